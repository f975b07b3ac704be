"""What moved in a saved report, as lines to read: pure functions over what the services found."""

from codebench.domain.changes import Step
from codebench.domain.table import NOT_ASKED, Cell
from codebench.i18n import tr
from codebench.services.history import describe
from codebench.services.moved import Moved, Rerun, Told

Line = tuple[str, str, str, str, str]


def lines(found: Rerun) -> list[Line]:
    """Return per line: what it is about, the column, from what to what, who came and went, and the steps."""
    bases = [(tr("Base"), " / ".join(told.path), told.what, "", _steps(told.steps)) for told in found.bases]
    came = [_told(told) for told in (*found.gone, *found.new)]
    return [*bases, *came, *map(_moved, found.moved)]


def _told(told: Told) -> Line:
    return " / ".join(told.path), "", told.what, "", _steps(told.steps)


def _moved(moved: Moved) -> Line:
    who = [f"+ {', '.join(moved.joined)}"] if moved.joined else []
    who += [f"− {', '.join(moved.left)}"] if moved.left else []
    return " / ".join(moved.path), moved.column, _change(moved.before, moved.after), " ".join(who), _steps(moved.steps)


def _change(before: Cell, after: Cell) -> str:
    """Return both numbers, with their bases where nothing else is another; words only say that they are others."""
    if before.text != after.text and before.count == after.count:
        return tr("another summary")
    same = before.count == after.count and before.base is not None and after.base is not None
    pair = (tr("{n} of {base}", n=_n(each), base=each.base) if same else _n(each) for each in (before, after))
    return " → ".join(pair)


def _n(cell: Cell) -> str:
    return NOT_ASKED if cell.count is None else str(cell.count)


def _steps(steps: tuple[Step, ...]) -> str:
    return "; ".join(map(describe, steps))
