"""What suggestions say of themselves, and where in an answer to begin reading: pure, no Qt."""

from collections.abc import Iterable, Sequence

from codebench.i18n import tr, trn
from codebench.services.suggesting import LEAST_CODINGS, Learnt

BEFORE, LONG = 50, 220


def own_words(text: str, owned: Iterable[tuple[int, int, str]], start: int, end: int) -> str:
    """Return what participants say in a stretch, without the interviewer."""
    pieces = (text[max(start, first) : min(end, last)] for first, last, _ in owned if first < end and last > start)
    return "\n".join(pieces)


def proof(learnt: Learnt) -> str:
    """Return above suggestions, in a line, how often they were right."""
    right, majority = (_percent(n, learnt.trial.passages) for n in (learnt.trial.right, learnt.trial.right_by_majority))
    return tr("Looks like · right {right} %, always the commonest code {majority} %", right=right, majority=majority)


def told(learnt: Learnt, code_id: str, many: int) -> str:
    """Return how many answers look like a code, and how far that can be trusted; or why it can't be told."""
    trial = learnt.trial
    if not learnt.knows(code_id):
        return tr("This needs a code with at least {n} codings of what participants say.", n=LEAST_CODINGS)
    figures = {"right": trial.right, "passages": trial.passages, "majority": trial.right_by_majority}
    if not trial.is_useful:
        return tr(
            "In this project it can't be told: what others said gives the right code for {right} of {passages} "
            "passages, always the commonest code for {majority}.",
            **figures,
        )
    found = trn("{n} answer looks like this code.|{n} answers look like this code.", many)
    return found + " " + tr(
        "How far to trust it: what others said gives the right code for {right} of {passages} passages, "
        "always the commonest code for {majority}.",
        **figures,
    )  # fmt: skip


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def extract(text: str, words: Sequence[str]) -> str:
    """Return an answer on one line, from a little before the first of the words on."""
    line = " ".join(text.split())
    at = min((place for word in words if (place := line.casefold().find(word.casefold())) >= 0), default=0)
    start = line.rfind(" ", 0, max(0, at - BEFORE) + 1) + 1
    end = start + LONG
    short = line[start:end].rpartition(" ")[0] + " …" if len(line) > end else line[start:]
    return f"… {short}" if start else short
