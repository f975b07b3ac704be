"""The heat map: rows by columns, darker where more say it, the number in every cell."""

from codebench.domain.table import Cell, Column, Table, shown_base
from codebench.exporters.figurebars import Names
from codebench.exporters.figurerows import Measure
from codebench.exporters.figuresheet import MARGIN, Sheet, leading, width_of, wrapped
from codebench.i18n import tr

_SIZE, _SMALL, _HEAD = 8.0, 6.5, 7.5
_NARROWEST, _WIDEST = 34.0, 84.0
_FEW, _UPRIGHT = 8, 130.0
# The darkest cell stays light enough, or dark enough, for its number.
_DEEPEST = 0.92


class HeatMap:
    """A heat map as it will be drawn: how wide its cells are, and whether its headings stand upright."""

    def __init__(self, table: Table, sheet_width: float) -> None:
        self.table, self.measure = table, Measure(table)
        self.names = Names(table, sheet_width * 0.38)
        count = len(table.columns)
        words = [word for column in table.columns for word in column.heading.split()]
        longest = max((width_of(word, _HEAD) for word in words), default=0.0) + 6
        fair = min((sheet_width - 2 * MARGIN - self.names.width - 8) / count, _WIDEST)
        self.upright = longest > fair and (count > _FEW or longest > _WIDEST)
        self.cell = max(fair, _NARROWEST) if self.upright else max(fair, _NARROWEST, longest)
        pairs = [self.measure.words(cell, at) for row in table.rows for at, cell in enumerate(row.cells)]
        self.beside = all(width_of(a, _SIZE) + width_of(b, _SMALL) + 9 <= self.cell for a, b in pairs)
        self.stacked = not self.beside and all(width_of(b, _SMALL) + 4 <= self.cell for _, b in pairs)
        self.left = MARGIN + self.names.width + 8
        self.width = max(sheet_width, self.left + self.cell * count + MARGIN)

    def draw(self, sheet: Sheet) -> None:
        """Draw headings, names and cells."""
        self._headings(sheet)
        right = self.left + self.cell * len(self.table.columns)
        for row in self.table.rows:
            height = max(self.names.height(row) + 4, 24 if self.stacked else 16)
            self.names.draw(sheet, row, sheet.down, height)
            for at, cell in enumerate(row.cells):
                self._cell(sheet, self.left + at * self.cell, sheet.down, height, cell, at)
            sheet.down += height
            sheet.line([self.left, right], [sheet.down, sheet.down], sheet.look.line, 0.4)
        sheet.down += 6

    def _headings(self, sheet: Sheet) -> None:
        room = _UPRIGHT if self.upright else self.cell - 4
        lines = [self._heading(column, room) for column in self.table.columns]
        if self.upright:
            sheet.down += max(width_of(line, _HEAD) for each in lines for line in each) + 4
        else:
            sheet.down += max(map(len, lines)) * leading(_HEAD) + 4
        for at, each in enumerate(lines):
            middle = self.left + (at + 0.5) * self.cell
            for place, line in enumerate(each):
                back = (place - (len(each) - 1) / 2) * leading(_HEAD)
                up = (len(each) - 1 - place) * leading(_HEAD)
                if self.upright:
                    sheet.upright(middle + back, sheet.down - 4, line, _HEAD)
                else:
                    sheet.text(middle, sheet.down - 5 - up, line, _HEAD, side="center")

    def _heading(self, column: Column, room: float) -> list[str]:
        base = [] if column.base is None else [tr("n = {n}", n=shown_base(column))]
        return [*wrapped(column.heading, _HEAD, room), *base]

    def _cell(self, sheet: Sheet, x: float, y: float, height: float, cell: Cell, at: int) -> None:
        depth = self.measure.of(cell) * _DEEPEST
        fill = blend(sheet.look.paper, sheet.look.accent, depth)
        if depth:
            sheet.block(x + 0.5, y + 0.5, self.cell - 1, height - 1, fill)
        ink = max((sheet.look.ink, sheet.look.paper, "#000000", "#FFFFFF"), key=lambda colour: contrast(colour, fill))
        number, share = self.measure.words(cell, at)
        quiet = sheet.look.muted if number in ("0", "–") else ink
        middle = y + height / 2 + _SIZE * 0.36
        if self.beside:
            wide = width_of(number, _SIZE) + (width_of(share, _SMALL) + 3 if share else 0)
            start = x + (self.cell - wide) / 2
            sheet.text(start, middle, number, _SIZE, colour=quiet)
            sheet.text(start + width_of(number, _SIZE) + 3, middle, share, _SMALL, colour=quiet)
            return
        sheet.text(
            x + self.cell / 2, middle - (4 if self.stacked and share else 0), number, _SIZE, colour=quiet, side="center"
        )
        if self.stacked:
            sheet.text(x + self.cell / 2, middle + 5, share, _SMALL, colour=quiet, side="center")


def blend(paper: str, ink: str, part: float) -> str:
    """Return the colour at a part of the way from one to the other."""
    pairs = zip(_channels(paper), _channels(ink), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG defines it, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
