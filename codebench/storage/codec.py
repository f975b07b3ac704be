"""Domain values to rows and back, and to the journal's compressed JSON and back."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from enum import Enum
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, TypeVar

from codebench.domain.changes import VALUES, Change, Value

V = TypeVar("V", bound=Value)
_AT_ONCE = 200
_BY_NAME: dict[str, type[Any]] = {value_type.__name__: value_type for value_type in VALUES}


# What each value's fields, and so its row's columns, are called.
FIELDS: dict[type[Any], tuple[str, ...]] = {kind: tuple(f.name for f in fields(kind)) for kind in VALUES}
_GETTERS = {kind: attrgetter(*names) for kind, names in FIELDS.items()}


def _cast(kind: type[Any]) -> Callable[[Any], Any]:
    """Return what makes a column's value a field's; an enumeration is looked up, for calling it takes much longer."""
    if not issubclass(kind, Enum):
        return kind
    known = {member.value: member for member in kind}
    return lambda value: known[value] if value in known else kind(value)


# What a file keeps otherwise than the domain does: by value, the place of the field and what makes it right.
_CASTS: dict[type[Any], dict[int, Callable[[Any], Any]]] = {
    kind: {
        at: _cast(field.type)
        for at, field in enumerate(fields(kind))
        if isinstance(field.type, type) and issubclass(field.type, Enum | bool)
    }
    for kind in VALUES
}


def to_values(value: Value) -> tuple[Any, ...]:
    """Return the field values in order."""
    found: tuple[Any, ...] = _GETTERS[type(value)](value)
    return found


def to_row(value: Value) -> dict[str, Any]:
    """Return the columns of a value."""
    return {name: getattr(value, name) for name in FIELDS[type(value)]}


def from_values(value_type: type[V], columns: Sequence[Any]) -> V:
    """Make the value from its columns in field order."""
    if casts := _CASTS[value_type]:
        columns = list(columns)
        for at, cast in casts.items():
            columns[at] = cast(columns[at])
    return value_type(*columns)


def _plain(value: Value | None) -> tuple[Any, ...] | None:
    return None if value is None else to_values(value)


def _value(value_type: type[Any], names: Sequence[str], columns: Sequence[Any] | None) -> Value | None:
    if columns is None:
        return None
    known = dict(zip(names, columns, strict=True))
    casts = {FIELDS[value_type][at]: cast for at, cast in _CASTS[value_type].items()}
    now = {n: casts[n](v) if n in casts else v for n, v in known.items() if n in FIELDS[value_type]}
    found: Value = value_type(**now)
    return found


def pack(changes: Iterable[Change]) -> bytes:
    """Return the changes as compressed JSON: runs of one type, its field names once, rows before and after."""
    # Bit by bit, for a whole import in one go would hold up every other thread.
    pressed = zlib.compressobj(1)
    packed = [pressed.compress(piece.encode()) for piece in _pieces(changes)]
    return b"".join([*packed, pressed.flush()])


def _pieces(changes: Iterable[Change]) -> Iterator[str]:
    opening = "["
    for kind, run in groupby(changes, key=lambda change: type(change.value)):
        yield f"{opening}[{_json(kind.__name__)},{_json(FIELDS[kind])},["
        opening, comma, rows = ",", "", iter(run)
        while some := [[_plain(c.before), _plain(c.after)] for c in islice(rows, _AT_ONCE)]:
            yield comma + _json(some)[1:-1]
            comma = ","
        yield "]]"
    yield "[]" if opening == "[" else "]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: bytes) -> tuple[Change, ...]:
    """Return the changes; fields that a later version added get their defaults."""
    return tuple(
        Change(_value(_BY_NAME[kind], names, before), _value(_BY_NAME[kind], names, after))
        for kind, names, run in json.loads(zlib.decompress(packed))
        for before, after in run
    )
