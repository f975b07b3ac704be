"""Contrast between colours as WCAG 2 counts it, and tints that keep text readable: pure, colours as #RRGGBB."""

from functools import cache


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@cache
def luminance(colour: str) -> float:
    """Return the relative luminance, 0 black to 1 white."""
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def blend(colour: str, paper: str, share: float) -> str:
    """Return `share` of the colour over the paper."""
    mixed = (round(c * share + p * (1 - share)) for c, p in zip(_channels(colour), _channels(paper), strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


@cache
def legible_tint(colour: str, paper: str, ink: str, share: float, least: float) -> str:
    """Return the colour over the paper, thinned until ink on it reaches the contrast asked for."""
    while share > 0.02 and contrast(blend(colour, paper, share), ink) < least:
        share -= 0.02
    return blend(colour, paper, share)


@cache
def visible_shade(colour: str, paper: str, ink: str, least: float) -> str:
    """Return the colour, moved towards the ink until it stands out from the paper."""
    share = 0.0
    while share < 0.9 and contrast(blend(ink, colour, share), paper) < least:
        share += 0.05
    return blend(ink, colour, share)


@cache
def colour_or(colour: str, fallback: str) -> str:
    """Return the colour where it is a #RRGGBB, else the fallback."""
    digits = colour[1:]
    valid = len(colour) == 7 and colour[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in digits)
    return colour if valid else fallback
