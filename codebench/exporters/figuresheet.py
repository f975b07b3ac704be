"""A sheet in points, its origin at the top left, on which figures are drawn with matplotlib."""

import io
import re
from functools import lru_cache
from typing import Any

from codebench.domain.figure import Look
from codebench.exporters.safely import xml_text

FONT = "DejaVu Sans"
MARGIN = 8.0
TEXT_WIDTH = 454.0
_LEADING = 1.28
# Between what stays on one line.
NO_BREAK = "\u00a0"
_SPACE = re.compile(r"[^\S\u00a0]+")
# Letters stay letters in SVG and PDF, the same figure is the same file, and no letter is pushed to a whole pixel.
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "codebench",
    "pdf.fonttype": 42,
    "text.hinting": "none",
}
_NAMELESS: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


def leading(size: float) -> float:
    """Return how far lines of this size stand apart."""
    return size * _LEADING


class Sheet:
    """Texts that are measured, blocks and lines; `down` is how far the sheet is filled."""

    def __init__(self, look: Look, width: float = TEXT_WIDTH) -> None:
        from matplotlib.figure import Figure

        self.look = look
        self.width = width
        self.down = MARGIN
        self._figure = Figure(figsize=(1, 1), facecolor=look.paper)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()

    def text(
        self, x: float, y: float, words: str, size: float, *, colour: str = "", bold: bool = False, side: str = "left"
    ) -> None:
        """Put one line with its baseline at `y`."""
        weight = "bold" if bold else "normal"
        style: dict[str, Any] = {"size": size, "weight": weight, "ha": side, "color": colour or self.look.ink}
        self._axes.text(x, y, drawable(words), va="baseline", parse_math=False, family=FONT, **style)

    def upright(self, x: float, y: float, words: str, size: float, colour: str = "") -> None:
        """Put one line that reads upwards from `y`, its middle at `x`."""
        style: dict[str, Any] = {"size": size, "rotation": 90, "color": colour or self.look.ink}
        self._axes.text(x, y, drawable(words), va="bottom", ha="center", parse_math=False, family=FONT, **style)

    def paragraph(self, words: str, size: float, *, colour: str = "", bold: bool = False) -> None:
        """Put text over the whole width and go down past it."""
        for line in wrapped(words, size, self.width - 2 * MARGIN, bold):
            self.down += leading(size)
            self.text(MARGIN, self.down, line, size, colour=colour, bold=bold)
        self.down += size * 0.5

    def block(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        from matplotlib.patches import Rectangle

        self._axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, linewidth=0, zorder=2))

    def line(self, xs: list[float], ys: list[float], colour: str, width: float = 0.6, dots: float = 0) -> None:
        """Draw a line through points, with dots on them where they have a size."""
        style: dict[str, Any] = {"marker": "o", "markersize": dots} if dots else {}
        self._axes.plot(xs, ys, color=colour, linewidth=width, zorder=2, clip_on=False, **style)

    def saved(self, form: str, title: str, dpi: int) -> bytes:
        """Return the sheet as far as it is filled, as png, svg or pdf."""
        from matplotlib import rc_context

        height = self.down + MARGIN
        self._figure.set_size_inches(self.width / 72, height / 72)
        self._axes.set(xlim=(0, self.width), ylim=(height, 0))
        out = io.BytesIO()
        with rc_context(_SETTINGS):
            metadata = _NAMELESS[form] | {"Title": drawable(title)}
            self._figure.savefig(out, format=form, dpi=dpi, facecolor=self.look.paper, metadata=metadata)
        return out.getvalue()


@lru_cache(maxsize=2)
def _font(bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    font = FT2Font(findfont(FontProperties(family=FONT, weight="bold" if bold else "normal")))
    font.set_size(100, 72)
    return font


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    return frozenset(_font(False).get_charmap())


def drawable(words: str) -> str:
    """Return the words on one line, with a box for every character that the font has no picture of."""
    return "".join(c if ord(c) in _known() else "□" for c in _SPACE.sub(" ", xml_text(words)).strip())


@lru_cache(maxsize=4096)
def width_of(words: str, size: float, bold: bool = False) -> float:
    """Return how wide words are in points."""
    from matplotlib.ft2font import LoadFlags

    font = _font(bold)
    font.set_text(drawable(words), 0, flags=LoadFlags.NO_HINTING)
    width: float = font.get_width_height()[0] / 64
    return width * size / 100


def wrapped(words: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Return the words as lines that fit; a word that is too long by itself is broken."""
    lines = [""]
    for word in (piece for each in _SPACE.split(words.strip()) for piece in _pieces(each, size, room, bold)):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
