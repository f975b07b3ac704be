"""What is said of a backup: what is in it, and what was done since; pure."""

from codebench.domain.changes import Step
from codebench.i18n import tr, trn
from codebench.services.backups import Preview, in_words
from codebench.services.history import explain


def told(seen: Preview, now: Preview | None) -> str:
    """Return what is in a backup and how it differs from the project now, which may be beyond reading."""
    parts = [
        seen.name,
        " · ".join(in_words(seen.counts).values()),
        "",
        since(seen, now),
        "",
        tr("Last steps:"),
        *(f"  {_step(each)}" for each in seen.steps),
        "",
        tr("Sources:"),
        f"  {', '.join(seen.sources) or '–'}",
    ]
    return "\n".join(parts)


def since(seen: Preview, now: Preview | None) -> str:
    """Return in words what the project has more or less than the backup."""
    if now is None:
        return tr("The project itself can't be read now.")
    if now.number == seen.number and now.counts == seen.counts:
        return tr("Nothing was changed in the project since.")
    differences = {kind: now.counts[kind] - seen.counts[kind] for kind in now.counts}
    more = [words for kind, words in in_words(differences).items() if differences[kind] > 0]
    fewer = [words for kind, words in in_words(_positive(differences)).items() if differences[kind] < 0]
    parts = [trn("Since then {n} step|Since then {n} steps", max(now.number - seen.number, 0))]
    if more:
        parts.append(tr("now more: {what}", what=", ".join(more)))
    if fewer:
        parts.append(tr("now fewer: {what}", what=", ".join(fewer)))
    return "; ".join(parts) + "."


def _positive(differences: dict[str, int]) -> dict[str, int]:
    return {kind: abs(n) for kind, n in differences.items()}


def _step(step: Step) -> str:
    return f"{step.at.astimezone():%d-%m-%Y %H:%M}  {step.coder}: {explain(step)}"
