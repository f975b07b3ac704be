"""A question, and a cell of its table, as JSON that is kept or sent; what comes back is checked to the letter."""

import json
from dataclasses import asdict, fields
from enum import Enum
from typing import Any, NamedTuple, get_type_hints

from codebench.domain.question import Question
from codebench.domain.table import Parts
from codebench.errors import CodebenchError
from codebench.i18n import tr


class CellTarget(NamedTuple):
    """A cell: the question that makes its table, the row's key and the column's."""

    question: Question
    row: str
    column: str


def question_fields(question: Question) -> dict[str, Any]:
    """Return all fields as JSON knows them; codes stand in it by id."""
    known: dict[str, Any] = json.loads(json.dumps(asdict(question)))
    return known


def read_question(found: object) -> Question:
    """Return the question of these fields; a field that is not there has its default, anything strange is refused."""
    return Question(**_checked(Question, found))


def cell_target(cell: CellTarget) -> str:
    """Return a cell as JSON, the same text for the same cell."""
    document = {"question": question_fields(cell.question), "row": cell.row, "column": cell.column}
    return json.dumps(document, ensure_ascii=False, sort_keys=True)


def read_cell(target: str) -> CellTarget:
    """Return the cell of a target."""
    try:
        found = json.loads(target)
    except (ValueError, RecursionError):
        raise _strange() from None
    return cell_of(found)


def cell_of(found: object) -> CellTarget:
    """Return the cell of a document that was read."""
    if not isinstance(found, dict) or set(found) != {"question", "row", "column"}:
        raise _strange()
    row, column = found["row"], found["column"]
    if not isinstance(row, str) or not isinstance(column, str):
        raise _strange()
    return CellTarget(read_question(found["question"]), row, column)


def _checked(kind: type[Question] | type[Parts], found: object) -> dict[str, Any]:
    hints = get_type_hints(kind)
    if not isinstance(found, dict) or not set(found) <= {field.name for field in fields(kind)}:
        raise _strange()
    return {name: _value(hints[name], value) for name, value in found.items()}


def _value(wanted: Any, value: object) -> object:
    if wanted is Parts:
        return Parts(**_checked(Parts, value))
    if isinstance(wanted, type) and issubclass(wanted, Enum) and isinstance(value, str):
        if value in {each.value for each in wanted}:
            return wanted(value)
    elif wanted == tuple[str, ...] and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    elif (wanted in (str, bool, int) and type(value) is wanted) or (
        wanted == int | None and type(value) in (int, type(None))
    ):
        return value
    raise _strange()


def _strange() -> CodebenchError:
    return CodebenchError(tr("This is no question that Codebench knows."))
