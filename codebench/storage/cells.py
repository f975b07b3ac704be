"""What stands on a page of a SQLite file: its cells and their values; what makes no sense is `Unreadable`."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from codebench.storage.pages import Pages

Values = tuple[object, ...]
TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FILE_HEADER = 100


class Unreadable(Exception):  # noqa: N818
    """A page or cell makes no sense."""


class Cell(NamedTuple):
    """A row of a table, or an entry of an index, which has no number of its own."""

    number: int
    values: Values


class Page:
    """A page of a tree, looked at where it matters."""

    def __init__(self, pages: Pages, number: int) -> None:
        data = pages[number]
        start = _FILE_HEADER if number == 1 else 0
        if data is None or data[start] not in (TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER):
            raise Unreadable
        self._pages, self._data = pages, data
        self.kind = data[start]
        self.is_leaf = self.kind in (TABLE_LEAF, INDEX_LEAF)
        count = int.from_bytes(data[start + 3 : start + 5], "big")
        first = start + (8 if self.is_leaf else 12)
        if first + 2 * count > pages.usable:
            raise Unreadable
        self._places = struct.unpack_from(f">{count}H", data, first)
        self._last_child = int.from_bytes(data[start + 8 : start + 12], "big")

    def children(self) -> list[int]:
        """Return the pages below this one."""
        if self.is_leaf:
            return []
        return [int.from_bytes(self._data[at : at + 4], "big") for at in self._places] + [self._last_child]

    def cells(self) -> Iterator[Cell | None]:
        """Yield the cells with values; None for each that can't be read."""
        if self.kind == TABLE_INNER:
            return
        for at in self._places:
            try:
                yield self._cell(at + (0 if self.is_leaf else 4))
            except (Unreadable, IndexError, struct.error, UnicodeDecodeError):
                yield None

    def _cell(self, at: int) -> Cell:
        length, at = varint(self._data, at)
        number = 0
        if self.kind == TABLE_LEAF:
            number, at = varint(self._data, at)
        return Cell(_signed(number), values_of(self._payload(length, at)))

    def _payload(self, length: int, at: int) -> bytes:
        usable = self._pages.usable
        most = usable - 35 if self.kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length > self._pages.count * usable:
            raise Unreadable
        if length <= most:
            return self._whole(self._data[at : at + length], length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        parts, left = [self._data[at : at + here]], length - here
        number = int.from_bytes(self._data[at + here : at + here + 4], "big")
        while left > 0:
            page = self._pages[number]
            if page is None:
                raise Unreadable
            parts.append(page[4 : 4 + min(left, usable - 4)])
            left -= usable - 4
            number = int.from_bytes(page[:4], "big")
        if number != 0:
            raise Unreadable
        return self._whole(b"".join(parts), length)

    def _whole(self, payload: bytes, length: int) -> bytes:
        if len(payload) != length:
            raise Unreadable
        return payload


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return SQLite's number at a place, and the place behind it."""
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise Unreadable


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def values_of(payload: bytes) -> Values:
    """Return the values of a record; raise where they don't fill it exactly."""
    end, at = varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = varint(payload, at)
        kinds.append(kind)
    found: list[object] = []
    for kind in kinds:
        length = _length(kind)
        if at + length > len(payload):
            raise Unreadable
        found.append(_value(kind, payload[at : at + length]))
        at += length
    if at != len(payload):
        raise Unreadable
    return tuple(found)


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return _INTEGERS.get(kind, 8 if kind == 7 else 0)


def _value(kind: int, data: bytes) -> object:
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind == 7:
        return struct.unpack(">d", data)[0]
    if kind in (8, 9):
        return kind - 8
    if kind >= 12:
        if kind % 2 and b"\0" in data:
            raise Unreadable  # A page that was wiped out.
        return data.decode() if kind % 2 else bytes(data)
    if kind:
        raise Unreadable
    return None
