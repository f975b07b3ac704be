"""How colours look to eyes that lack a kind of cone (Machado and others, 2009), and how far apart they then are."""

import math

Lab = tuple[float, float, float]
Matrix = tuple[tuple[float, float, float], ...]

SIGHTS: dict[str, Matrix] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041),
)  # fmt: skip
WHITE = (0.95047, 1.0, 1.08883)


def _times(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(colour: str, sight: str) -> Lab:
    """Return a #RRGGBB as seen, in CIELAB."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    seen = [min(1.0, max(0.0, channel)) for channel in _times(SIGHTS[sight], linear)]
    x, y, z = (_bend(v / w) for v, w in zip(_times(TO_XYZ, seen), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bend(share: float) -> float:
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def difference(one: Lab, other: Lab) -> float:
    """Return how far two colours are apart: CIEDE2000."""
    chroma = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    (c1, h1), (c2, h2) = (_polar(a * stretch, b) for _, a, b in (one, other))
    step, middle = (h2 - h1 + 180) % 360 - 180, (c1 + c2) / 2
    hue = h1 + step / 2
    light = (one[0] + other[0]) / 2 - 50
    terms = ((0.17, 1, -30), (-0.24, 2, 0), (-0.32, 3, 6), (0.2, 4, -63))
    weight = 1 - sum(share * math.cos(math.radians(times * hue + shift)) for share, times, shift in terms)
    lightness = (other[0] - one[0]) / (1 + 0.015 * light**2 / math.sqrt(20 + light**2))
    colourful = (c2 - c1) / (1 + 0.045 * middle)
    turned = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(step / 2)) / (1 + 0.015 * middle * weight)
    bend = 60 * math.exp(-((((hue % 360) - 275) / 25) ** 2))
    blue = -2 * math.sqrt(middle**7 / (middle**7 + 25**7)) * math.sin(math.radians(bend))
    return math.sqrt(lightness**2 + colourful**2 + turned**2 + blue * colourful * turned)


def _polar(a: float, b: float) -> tuple[float, float]:
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360
