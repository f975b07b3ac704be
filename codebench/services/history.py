"""The history in words."""

from codebench.domain.changes import Step
from codebench.i18n import tr, trn
from codebench.services import codebook, coding, memos, participants, sources  # noqa: F401  (they declare the commands)
from codebench.services.commands import LABELS


def describe(step: Step) -> str:
    """Return what a step did, in the current language."""
    if step.command in ("undo", "redo"):
        inner = _label(str(step.details["command"]), dict(step.details["details"]))
        return tr("Undone: {step}", step=inner) if step.command == "undo" else tr("Redone: {step}", step=inner)
    return _label(step.command, dict(step.details))


def _label(name: str, details: dict[str, object]) -> str:
    label = LABELS.get(name)
    if label is None:
        return name
    n = details.pop("n", None)
    return trn(label, int(str(n)), **details) if n is not None and "|" in label else tr(label, **details)
