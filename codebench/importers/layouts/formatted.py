"""Speakers' names set apart by bold type or colour instead of a colon."""

from collections import Counter
from collections.abc import Sequence

from codebench.importers.layouts.matter import is_aside
from codebench.importers.layouts.names import Known, is_role, key, may_be_name
from codebench.importers.layouts.stamps import take
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.lines import Line

_SHORT = 40


def recognise(lines: Sequence[Line], known: Known) -> Reading | None:
    """Read names that formatting sets apart and that come back."""
    names = {at: name for at, line in enumerate(lines) if (name := _name(line))}
    counts = Counter(key(name) for name in names.values())
    sure = {at: name for at, name in names.items() if known.may_speak(name) or counts[key(name)] >= 2}
    distinct = {key(name) for name in sure.values()}
    alone = [at for at in sure if lines[at].lead == len(lines[at].text)]
    followed = [at for at in alone if at + 1 < len(lines) and at + 1 not in sure]
    likely = len(sure) >= 3 and len(distinct) <= len(sure) / 2 + 1 and len(followed) >= 0.8 * len(alone)
    if not sure or not (likely or known.asked):
        return None
    return Reading("formatted", len(sure) * 0.9, lambda: _gather(lines, sure).passages())


def _gather(lines: Sequence[Line], sure: dict[int, str]) -> Gatherer:
    gathered = Gatherer()
    spelling: dict[str, str] = {}
    for at, line in enumerate(lines):
        if at in sure:
            time, words = take(line.text[line.lead :].lstrip(" \t:-–"), bracketed=True)
            gathered.turn(spelling.setdefault(key(sure[at]), " ".join(sure[at].split())), time, words.strip())
        elif is_aside(line.text) or line.heading:
            gathered.note(line.text)
        else:
            gathered.text(line.text)
    return gathered


def _name(line: Line) -> str:
    """Return the words set apart where they can be a name."""
    name = line.text[: line.lead].strip(" \t:-–")
    fits = 0 < len(name) <= _SHORT and len(name.split()) <= 5 and not line.heading
    return name if fits and (is_role(name) or (may_be_name(name) and name[0].isupper())) else ""
