"""The history in words."""

from importlib import import_module

from codebench.domain.changes import Step
from codebench.domain.version import why
from codebench.i18n import tr, trn
from codebench.services.commands import LABELS
from codebench.services.project import Project
from codebench.storage import journal

# The modules that declare commands: whoever reads the history knows all their names.
_NAMES = """asked attributes checks codebook coding editing folding found framework hiding joining memos outgoing
participants persons plans printing replacing review review_import saved search sending sources surveys versions"""
DECLARING = tuple(import_module(f"codebench.services.{name}") for name in _NAMES.split())


def describe(step: Step) -> str:
    """Return what a step did, in the current language; only its name, where the file does not tell what it needs."""
    try:
        return _described(step)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return step.command


def _described(step: Step) -> str:
    if step.command in ("undo", "redo"):
        inner = _label(str(step.details["command"]), dict(step.details["details"]))
        return tr("Undone: {step}", step=inner) if step.command == "undo" else tr("Redone: {step}", step=inner)
    return _label(step.command, dict(step.details))


def explain(step: Step) -> str:
    """Return what a step did, and why where its coder said so."""
    return ". ".join(filter(None, (describe(step), why(step.details.get("reason", "")))))


def entries(project: Project, *, source_id: str = "", code_id: str = "") -> list[Step]:
    """Return the steps, newest first; only those that touched a source or a code where one is given."""
    ids = [each for each in (source_id, code_id) if each]
    if not ids:
        return project.history()[::-1]
    with project.database.read() as connection:
        return journal.touching(connection, *ids)[::-1]


def undo_to(project: Project, number: int) -> list[Step]:
    """Take back every step after this one, the newest first; redo brings them back one by one."""
    taken = []
    while (step := project.undoable()) is not None and step.number > number:
        taken.append(project.undo())
    return taken


def _label(name: str, details: dict[str, object]) -> str:
    label = LABELS.get(name)
    if label is None:
        return name
    if "|" not in label:
        return tr(label, **details)
    # A step of before the label had two forms did one thing.
    return trn(label, int(str(details.pop("n", 1))), **details)
