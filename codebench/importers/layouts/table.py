"""A table with a column of speakers: every row is a turn."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from codebench.domain.text import fold
from codebench.importers.layouts.names import Known, key, may_be_name
from codebench.importers.layouts.stamps import BRACKETED, CLOCK, seconds
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.layouts.words import HEADINGS
from codebench.importers.lines import Line

Row = dict[int, list[str]]
_STAMP = re.compile(rf"(?:{BRACKETED}|{CLOCK})(?:\s*[-–]+>?\s*(?:{BRACKETED}|{CLOCK}))?$")
_WIDEST = 5


def recognise(lines: Sequence[Line], known: Known) -> Reading | None:
    """Read tables that have a column of speakers and one of words."""
    tables: dict[int, dict[int, Row]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for line in lines:
        if line.cell:
            table, row, column = line.cell
            tables[table][row][column].append(line.text)
    columns = {number: found for number, rows in tables.items() if (found := _columns(list(rows.values()), known))}
    said = sum(len(line.text) for line in lines if line.cell and line.cell[0] in columns)
    if not columns or (said < 0.5 * sum(len(line.text) for line in lines) and not known.asked):
        return None
    turns = sum(len(tables[number]) for number in columns)
    return Reading("table", turns * 1.2, lambda: _gather(lines, tables, columns).passages())


def _gather(lines: Sequence[Line], tables: dict[int, dict[int, Row]], columns: dict[int, dict[str, int]]) -> Gatherer:
    gathered = Gatherer()
    spelling: dict[str, str] = {}
    done = set()
    for line in lines:
        if line.cell is None or line.cell[0] not in columns:
            gathered.note(line.text)
        elif line.cell[:2] not in done:
            done.add(line.cell[:2])
            rows, found = tables[line.cell[0]], columns[line.cell[0]]
            row = rows[line.cell[1]]
            if _is_heading(row, rows, found):
                gathered.note("\t".join(" ".join(row[column]) for column in sorted(row)))
            else:
                _add(gathered, row, found, spelling)
    return gathered


def _is_heading(row: Row, rows: dict[int, Row], columns: dict[str, int]) -> bool:
    """Tell whether a row says what the columns hold, such as `Spreker` and `Tekst`."""
    name, words = (fold(_cell(row, columns[each])) for each in ("speaker", "words"))
    stamp = _cell(row, columns.get("time", -1))
    if stamp and not _STAMP.match(stamp):
        return True
    first = row is next(iter(rows.values()))
    alone = first and all(fold(_cell(each, columns["speaker"])) != name for each in list(rows.values())[1:])
    return name in HEADINGS and (alone or words in HEADINGS)


def _cell(row: Row, column: int) -> str:
    return " ".join(row.get(column, ())).rstrip(" :")


def _columns(rows: Sequence[Row], known: Known) -> dict[str, int] | None:
    """Say which column holds the speakers, the words, the times and the row numbers."""
    numbers = sorted({column for row in rows for column in row})
    if len(rows) < 2 or not 2 <= len(numbers) <= _WIDEST:
        return None
    cells = {each: [" ".join(row[each]) for row in rows if row.get(each)] for each in numbers}
    found = {"words": max(numbers, key=lambda each: _wordiness(cells[each], known))}
    for column in numbers:
        if column == found["words"]:
            continue
        if _share(cells[column], lambda cell: bool(_STAMP.match(cell))) >= 0.6:
            found.setdefault("time", column)
        elif _share(cells[column], str.isdecimal) >= 0.8 and len(cells[column]) >= 0.8 * len(rows):
            found.setdefault("number", column)
        elif known.asked or _are_speakers(cells[column], known):
            found.setdefault("speaker", column)
    return found if "speaker" in found else None


def _wordiness(cells: Sequence[str], known: Known) -> tuple[bool, int]:
    """Rank a column as the one with the words: names that recur are speakers, however short the answers are."""
    recurring = _are_speakers(cells, known) and len(set(cells)) <= len(cells) / 2
    return (not recurring, sum(map(len, cells)))


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / max(1, len(cells))


def _are_speakers(cells: Sequence[str], known: Known) -> bool:
    names = [cell.rstrip(" :") for cell in cells]
    fitting = [name for name in names if name and (known.speaks(name) or may_be_name(name))]
    distinct = {key(name) for name in fitting}
    roles = sum(map(known.speaks, names))
    return len(fitting) >= 0.7 * len(cells) and (len(distinct) <= len(cells) / 2 or roles >= 0.5 * len(cells))


def _add(gathered: Gatherer, row: Row, columns: dict[str, int], spelling: dict[str, str]) -> None:
    """Add a row as a turn; what stands in other columns are notes."""
    name = _cell(row, columns["speaker"])
    stamp = _cell(row, columns.get("time", -1))
    label = spelling.setdefault(key(name), " ".join(name.split())) if name else None
    gathered.turn(label, seconds(stamp.split("-")[0]) if stamp else None)
    for text in row.get(columns["words"], []):
        gathered.text(text)
    for column in sorted(row):
        if column not in columns.values():
            for text in row[column]:
                gathered.note(text)
