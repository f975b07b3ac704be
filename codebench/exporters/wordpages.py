"""On which page each heading will come, reckoned: so that a contents list has numbers before Word first counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codebench.domain.report import (
    CodebookPart,
    Contents,
    FigurePart,
    Heading,
    Look,
    MatrixPart,
    PageBreak,
    Paragraph,
    Part,
    QuotePart,
    TablePart,
    pieces,
)
from codebench.domain.table import Table
from codebench.exporters.flat import locator
from codebench.exporters.shown import footnotes, has_bases, unit_line
from codebench.exporters.wordbook import SHARES
from codebench.exporters.wordmatrix import MOST_UNITS, THEME
from codebench.exporters.wordstyles import Room
from codebench.exporters.wordtable import turned_height, widths

# How wide a letter is to the size of its font, in most fonts for running text.
_WIDTHS = {
    0.25: "ijlI .,’:;·'",
    0.32: "fJrt()[]-",
    0.4: "cszL“”",
    0.45: "gkvxyFSZ",
    0.55: "bdhnopquBCRV",
    0.62: "ADHGNOQU",
    0.75: "w…%mMW",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
PARAGRAPHS = {
    Look.TEXT: "Normal",
    Look.DEFINITION: "CodeDefinition",
    Look.FIGURES: "CodeSummary",
    Look.REMARK: "TableNote",
}
_CELL_MARGINS = 7.0
_ROW = 5.1
_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room for text on a page, in points."""

    width: float
    height: float


class Pages:
    """Put parts on pages one after another, by the room that each style takes."""

    def __init__(self, first: int, rooms: Mapping[str, Room]) -> None:
        self.page, self._y, self._after, self._rooms = first, 0.0, 0.0, rooms
        self._sheet = Sheet(450, 700)
        self.of_headings: list[int] = []

    def put(self, parts: Iterable[Part], sheet: Sheet, new_page: bool) -> None:
        """Put a stretch of parts on sheets of one orientation."""
        self._sheet = sheet
        if new_page:
            self._turn()
        line = list(parts)
        for at, part in enumerate(line):
            self._part(part, line[at + 1] if at + 1 < len(line) else None)

    def title(self, text: str) -> None:
        """Put the title and the date."""
        self._flow("Title", text)
        self._flow("Subtitle", "21 november")

    def _part(self, part: Part, following: Part | None) -> None:
        match part:
            case Heading():
                style = f"Heading{min(part.level, 6)}"
                self._block(self._height(style, part.text), self._kept_with(following), style)
                self.of_headings.append(self.page)
            case Paragraph():
                self._flow(PARAGRAPHS[part.look], "Tabel 10".join(pieces(part.text)[::2]))
            case QuotePart():
                self._flow("Quote", f"“{part.quote.text}” {locator(part.quote)}")
            case TablePart():
                self._table(part.table)
            case MatrixPart():
                self._matrix(part.table)
            case FigurePart():
                self._block(10 + _tallness(part.image) * self._sheet.width, self._height("Caption", part.caption))
                self._flow("Caption", part.caption)
            case CodebookPart():
                self._codebook(part)
            case PageBreak():
                self._turn()
            case Contents():
                return

    def _kept_with(self, following: Part | None) -> float:
        """Return the room of what must stay on the page of a heading: a next one, a line of figures, two of a quote."""
        said = self._rooms["Quote"].before + 2 * self._rooms["Quote"].line
        figures = self._rooms["CodeSummary"].line
        own = self._height(f"Heading{min(following.level, 6)}", following.text) if isinstance(following, Heading) else 0
        return own + figures + said

    def _turn(self) -> None:
        self.page, self._y, self._after = self.page + 1, 0.0, 0.0

    def _block(self, height: float, keep: float = 0.0, style: str = "TableText") -> None:
        """Put what a page may not part, with room for what must stay beside it."""
        height -= self._shared(style)
        if self._y and self._y + height + keep > self._sheet.height:
            self._turn()
            height -= self._rooms[style].before
        self._y += height
        self._after = self._rooms[style].after

    def _flow(self, style: str, text: str) -> None:
        """Put a paragraph, two lines at least on either page; the space before it ends with a page."""
        look = self._rooms[style]
        height = self._height(style, text) - self._shared(style)
        room = self._sheet.height - self._y
        if height - look.after <= room:
            self._y += height
        elif room < look.before + 2 * look.line or height - look.before < 3.5 * look.line:
            self._turn()
            self._y = height - look.before
        else:
            self._turn()
            self._y = max(height - room, 2 * look.line)
        self._after = look.after

    def _shared(self, style: str) -> float:
        """Return how much of the space after the last paragraph is the space before this one."""
        return min(self._after, self._rooms[style].before)

    def _height(self, style: str, text: str, width: float = 0.0) -> float:
        look = self._rooms[style]
        across = (width or self._sheet.width - look.left) / look.letter
        return sum(lines(each, across) for each in text.split("\n")) * look.line + look.before + look.after

    def _table(self, table: Table) -> None:
        columns = widths(table, round(self._sheet.width * 20))
        head = turned_height(table, columns) / 20 or self._row([c.heading for c in table.columns], columns[1:])
        rows = [self._row([row.path[-1]], [columns[0] - 220 * row.depth]) for row in table.rows]
        notes = [unit_line(table), *footnotes(table)]
        head += self._row(["n"], [900]) if has_bases(table) else 0.0
        self._rows(self._height("Caption", table.title), head, rows, notes)

    def _rows(self, caption: float, head: float, rows: list[float], notes: list[str], parted: bool = False) -> None:
        """Put a table's rows, its heading again on every page; rows that may be parted fill the page first."""
        whole = len(rows) + 2 <= _TOGETHER and caption + head + sum(rows) + 60 < self._sheet.height
        together = sum(rows) if whole else min(sum(rows[:1]), 40)
        self._block(caption + head, together + 15)
        for row in rows:
            before, room = self.page, self._sheet.height - self._y
            self._block(row)
            if self.page != before:
                self._y = head + (row - room if parted else row)
        for note in filter(None, notes):
            self._flow("TableNote", note)

    def _row(self, texts: list[str], across: list[int]) -> float:
        heights = (
            self._height("TableText", text, width / 20 - _CELL_MARGINS)
            for text, width in zip(texts, across, strict=True)
        )
        return max(heights, default=12.0) + _ROW

    def _matrix(self, table: Table) -> None:
        for first in range(0, max(len(table.columns), 1), MOST_UNITS):
            shown = table.columns[first : first + MOST_UNITS]
            each = (round(self._sheet.width * 20) - THEME) // max(min(len(table.columns), MOST_UNITS), 1)
            across = [THEME, *[each] * len(shown)]
            texts = [
                [row.path[-1], *(f"{cell.text}\n0" for cell in row.cells[first : first + MOST_UNITS])]
                for row in table.rows
            ]
            self._rows(20, 18, [self._row(line, across) for line in texts], footnotes(table), parted=True)

    def _codebook(self, part: CodebookPart) -> None:
        across = [round(self._sheet.width * 20 * share) for share in SHARES]
        texts = [(e.path[-1], e.definition, e.when, e.when_not, e.example) for e in part.entries]
        self._rows(0, 18, [self._row(list(line), across) for line in texts], [])


def _tallness(image: bytes) -> float:
    """Return the height of a PNG to its width."""
    wide, high = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
    return high / max(wide, 1)


def lines(text: str, across: float) -> int:
    """Return how many lines a text takes that are so many times as wide as the size of its font."""
    count, at = 1, 0.0
    for word in text.split():
        wide = sum(_WIDTH.get(letter, 0.5) for letter in word)
        if at and at + wide > across:
            count, at = count + 1, 0.0
        at += wide + 0.23
    return count
