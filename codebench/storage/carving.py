"""Tables carved out of a damaged file: by their trees where those hold, from stray pages and from indexes otherwise."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from sqlalchemy import String, Table, UniqueConstraint

from codebench.storage.cells import TABLE_LEAF, Cell, Page, Unreadable, Values
from codebench.storage.pages import Pages
from codebench.storage.rows import Base

Row = dict[str, object]
KINDS: dict[type, tuple[type, ...]] = {str: (str,), int: (int,), bool: (int,), float: (float, int), bytes: (bytes,)}
_AT_ONCE = 2000
_COLUMNS = re.compile(r"\((.*)\)", re.DOTALL)
_NOT_COLUMNS = ("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK")
# Made from the others again.
DERIVED = ("search_part", "search_turn", "search_accent")
VERSION = "alembic_version"


def kept_tables() -> dict[str, Table]:
    """Return the tables whose rows are carved out."""
    return {name: table for name, table in Base.metadata.tables.items() if name not in DERIVED}


@dataclass
class Carved:
    """What was found of one table: numbers of rows, what its indexes know of others, and whether any page was bad."""

    numbers: set[int] = field(default_factory=set)
    indexed: dict[int, Row] = field(default_factory=dict)
    damaged: bool = False


class Carver:
    """Reads the tables of a damaged file, one after another."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._seen: set[int] = set()
        self._misplaced: list[Cell] = []
        self._roots: dict[str, tuple[int, list[str]]] = {}
        self._indexes: list[tuple[str, int, list[str]]] = []
        self.schema_damaged = self._read_schema()

    def _read_schema(self) -> bool:
        damaged = False
        for cell in self._tree(1):
            if cell is None or len(cell.values) != 5:
                damaged = True
                continue
            kind, name, table, root, sql = cell.values
            if isinstance(root, int) and isinstance(name, str) and isinstance(table, str):
                self._note(str(kind), name, table, root, sql if isinstance(sql, str) else "")
        return damaged or VERSION not in self._roots

    def _note(self, kind: str, name: str, table: str, root: int, sql: str) -> None:
        if kind == "table" and root:
            self._roots[name] = root, columns_of(sql)
        elif kind == "index" and table in Base.metadata.tables:
            self._indexes.append((table, root, columns_of(sql) or _automatic(table, name)))

    def version(self) -> str:
        """Return the schema's version; nothing where it can't be read."""
        root, _ = self._roots.get(VERSION, (0, []))
        found = [cell.values[0] for cell in self._tree(root) if cell is not None and cell.values]
        return found[0] if found and isinstance(found[0], str) else ""

    def _tree(self, root: int) -> Iterator[Cell | None]:
        """Yield the cells of a tree; None for each page or cell that can't be read, or is part of another tree."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            try:
                page = Page(self._pages, number)
            except Unreadable:
                yield None
                continue
            if number in self._seen:
                yield None
                continue
            self._seen.add(number)
            waiting += reversed(page.children())
            yield from page.cells()

    def sample(self) -> Iterator[Cell | None]:
        """Yield rows of pages wherever they lie, whose table is known by their looks."""
        for number in range(2, self._pages.count + 1):
            try:
                page = Page(self._pages, number)
            except Unreadable:
                continue
            if page.kind == TABLE_LEAF:
                yield from (cell for cell in page.cells() if cell is not None and homes_of(cell.values))

    def trees(self, take: Callable[[str, list[Row]], object]) -> Iterator[tuple[str, Carved]]:
        """Yield each table with what its own tree and its indexes hold; its rows are handed over some at a time."""
        for name, table in kept_tables().items():
            root, columns = self._roots.get(name, (0, []))
            carved = Carved(damaged=self.schema_damaged or not root)
            columns = columns or [column.name for column in table.columns]
            cells = self._sound(table, root, carved) if root else iter(())
            while some := list(islice(cells, _AT_ONCE)):
                take(name, [_row(table, columns, cell) for cell in some])
            if carved.damaged:
                self._read_indexes(name, carved)
            yield name, carved

    def _sound(self, table: Table, root: int, carved: Carved) -> Iterator[Cell]:
        for cell in self._tree(root):
            if cell is None or cell.number in carved.numbers:
                carved.damaged = True
            elif not _fits(table, cell.values):
                carved.damaged = True
                self._misplaced.append(cell)
            else:
                carved.numbers.add(cell.number)
                yield cell

    def _read_indexes(self, name: str, carved: Carved) -> None:
        """Take in what the indexes know of rows that the tree has lost."""
        for table, root, columns in self._indexes:
            for cell in self._tree(root) if table == name else ():
                number = cell.values[-1] if cell is not None and cell.values else None
                if cell is not None and isinstance(number, int) and number not in carved.numbers:
                    carved.indexed.setdefault(number, {}).update(zip(columns, cell.values[:-1], strict=False))

    def strays(self) -> Iterator[Cell]:
        """Yield the rows of pages that no tree led to and that are not free; call it when all trees are read."""
        yield from self._misplaced
        for name, (root, _) in self._roots.items():
            if name not in kept_tables():
                for _ in self._tree(root):
                    pass
        free = self._free()
        for number in range(2, self._pages.count + 1):
            if number in self._seen or number in free:
                continue
            try:
                page = Page(self._pages, number)
            except Unreadable:
                continue
            if page.kind == TABLE_LEAF:
                yield from (cell for cell in page.cells() if cell is not None)

    def _free(self) -> set[int]:
        """Return the pages that hold nothing any more."""
        found: set[int] = set()
        first = self._pages[1]
        trunk = int.from_bytes(first[32:36], "big") if first else 0
        while trunk not in found and (page := self._pages[trunk]) is not None:
            found.add(trunk)
            count = min(int.from_bytes(page[4:8], "big"), self._pages.usable // 4 - 2)
            found.update(int.from_bytes(page[at : at + 4], "big") for at in range(8, 8 + 4 * count, 4))
            trunk = int.from_bytes(page[:4], "big")
        return found


def homes_of(values: Values) -> list[str]:
    """Return the tables whose row this may be, by the number, kinds and lengths of its values."""
    homes = [name for name, table in kept_tables().items() if _fits(table, values)]
    # Rows of an older schema may be a column short.
    return [name for name in homes if len(kept_tables()[name].columns) == len(values)] or homes


def stray_row(name: str, cell: Cell) -> Row:
    """Return a stray row as one of this table."""
    table = kept_tables()[name]
    return _row(table, [column.name for column in table.columns], cell)


def _fits(table: Table, values: Values) -> bool:
    takes = _takes(table)
    if not len(takes) - 1 <= len(values) <= len(takes):
        return False
    for (kinds, length), value in zip(takes, values, strict=False):
        # What a memo on the whole project is about is an empty text.
        told = length is not None and value not in (None, "")
        if not isinstance(value, kinds) or (told and len(str(value)) != length):
            return False
    return True


@cache
def _takes(table: Table) -> tuple[tuple[tuple[type, ...], int | None], ...]:
    """Return by column which kinds of values it takes, and of which length where that is told."""
    found = []
    for column in table.columns:
        kind = column.type.python_type
        # A row's own number is not kept among its values.
        free = column.nullable or (column.primary_key and kind is int)
        kinds = (*KINDS[kind], type(None)) if free else KINDS[kind]
        found.append((kinds, column.type.length if isinstance(column.type, String) else None))
    return tuple(found)


def _row(table: Table, columns: list[str], cell: Cell) -> Row:
    row: Row = dict(zip(columns, cell.values, strict=False))
    for column in table.primary_key.columns:
        if column.type.python_type is int:
            row[column.name] = cell.number
    return row


def columns_of(sql: str) -> list[str]:
    """Return the columns that a statement names in making a table or an index."""
    inside = _COLUMNS.search(sql)
    parts = re.sub(r"\([^()]*\)", "", inside[1]).split(",") if inside else []
    words = [part.split() for part in parts]
    return [each[0].strip('"`[]') for each in words if each and each[0].upper() not in _NOT_COLUMNS]


def _automatic(table_name: str, index: str) -> list[str]:
    """Return the columns of an index that SQLite made by itself: of the key first, then of each rule of uniqueness."""
    table = Base.metadata.tables[table_name]
    unique = [rule for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    sets = [[column.name for column in rule.columns] for rule in (table.primary_key, *unique)]
    at = int(index.rsplit("_", 1)[-1]) - 1 if index.rsplit("_", 1)[-1].isdecimal() else 0
    return sets[at] if at < len(sets) else []
