"""Bars and grouped bars: names at the left, numbers at the ends."""

from collections.abc import Sequence

from codebench.domain.codebook import PALETTE
from codebench.domain.table import Row, Table
from codebench.exporters.figurerows import Measure
from codebench.exporters.figuresheet import MARGIN, Sheet, leading, width_of, wrapped

NAME_SIZE = 8.5
INDENT = 10.0
_GAP = 8.0
# Neighbours differ in lightness too, for grey print.
_ORDER = (0, 4, 2, 3, 5, 1)


def draw_bars(sheet: Sheet, table: Table) -> None:
    """Draw a bar, or one per column, for each row."""
    several = len(table.columns) > 1
    colours = [PALETTE[at] for at in _ORDER] if several else [sheet.look.accent]
    size, thick = (7.0, 7.5) if several else (8.5, 10.0)
    if several:
        _legend(sheet, [column.heading for column in table.columns], colours)
    measure, names = Measure(table), Names(table, (sheet.width - 2 * MARGIN) * 0.42)
    ends = [
        sum(width_of(words, size) for words in measure.words(c, at)) for r in table.rows for at, c in enumerate(r.cells)
    ]
    left = MARGIN + names.width + _GAP
    room = sheet.width - MARGIN - left - max(ends, default=0) - 10
    top = sheet.down
    for row in table.rows:
        bars = len(table.columns) * (thick + 1)
        height = max(bars, names.height(row))
        y = sheet.down + (height - bars) / 2
        names.draw(sheet, row, sheet.down, height)
        for at, cell in enumerate(row.cells):
            length = measure.of(cell) * room
            sheet.block(left, y, length, thick, colours[at])
            _number(sheet, left + length + 4, y + thick / 2 + size * 0.36, measure.words(cell, at), size)
            y += thick + 1
        sheet.down += height + (7 if several else 4)
    sheet.line([left, left], [top - 2, sheet.down], sheet.look.muted)
    sheet.down += 4


def _number(sheet: Sheet, x: float, y: float, words: tuple[str, str], size: float) -> None:
    number, beside = words
    sheet.text(x, y, number, size, colour=sheet.look.muted if number in ("0", "–") else "")
    sheet.text(x + width_of(number, size) + 4, y, beside, size, colour=sheet.look.muted)


def _legend(sheet: Sheet, headings: Sequence[str], colours: Sequence[str]) -> None:
    x, y = MARGIN, sheet.down + 4
    room = sheet.width - 2 * MARGIN
    for heading, colour in zip(headings, colours, strict=False):
        lines = wrapped(heading, 8, room - 12)
        wide = 12 + max(width_of(line, 8) for line in lines)
        if x > MARGIN and x + wide > sheet.width - MARGIN:
            x, y = MARGIN, y + leading(8) + 2
        sheet.block(x, y, 8, 8, colour)
        for line in lines:
            sheet.text(x + 12, y + 7, line, 8)
            y += leading(8) if line is not lines[-1] else 0
        x += wide + 14
    sheet.down = y + 18


class Names:
    """The names of the rows at the left: indented as in the tree, long ones on several lines."""

    def __init__(self, table: Table, most: float, size: float = NAME_SIZE) -> None:
        self.size = size
        self._least = min((row.depth for row in table.rows), default=0)
        self._tree = len({row.depth for row in table.rows}) > 1
        self._lines = {row.key: self._wrap(row, most) for row in table.rows}
        self.width = max(
            (
                self._indent(row) + width_of(line, size, self._bold(row))
                for row in table.rows
                for line in self._lines[row.key]
            ),
            default=0.0,
        )

    def _wrap(self, row: Row, most: float) -> list[str]:
        return wrapped(row.path[-1], self.size, max(most - self._indent(row), 60), self._bold(row))

    def _indent(self, row: Row) -> float:
        return min(row.depth - self._least, 6) * INDENT

    def _bold(self, row: Row) -> bool:
        return self._tree and row.depth == self._least

    def height(self, row: Row) -> float:
        """Return how high a row's name is."""
        return leading(self.size) * len(self._lines[row.key])

    def draw(self, sheet: Sheet, row: Row, y: float, height: float) -> None:
        """Put a row's name in the middle of its height."""
        y += (height - self.height(row)) / 2 + self.size * 0.98
        for line in self._lines[row.key]:
            sheet.text(MARGIN + self._indent(row), y, line, self.size, bold=self._bold(row))
            y += leading(self.size)
