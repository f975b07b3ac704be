"""Word's Transcribe: `00:00:02 Interviewer` alone on a line, the words below; often a time without a speaker."""

import re
from collections import Counter
from collections.abc import Sequence

from codebench.importers.layouts.labels import candidate
from codebench.importers.layouts.matter import is_furniture
from codebench.importers.layouts.names import LONGEST, Known, key, may_be_name
from codebench.importers.layouts.stamps import BRACKETED, CLOCK, rising, seconds
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.lines import Line

# A text of words after times that begins later than this is an agenda.
_EARLY = 600
_BRACKETS = "[(<#"
_STAMPED = re.compile(rf"({BRACKETED}|{CLOCK})(?:[ \t]+[-–|]?[ \t]*(\S.*))?$")


def recognise(lines: Sequence[Line], known: Known) -> Reading | None:
    """Read times that open turns, with or without a speaker beside them."""
    stamped = _stamped(lines)
    labelled = sum(1 for _, rest in stamped.values() if (c := candidate(rest)) and c.text)
    times = {at: seconds(stamp) for at, (stamp, _) in stamped.items()}
    likely = len(stamped) >= 2 and labelled <= 0.3 * len(stamped) and rising(list(times.values()))
    if not stamped or not (likely or known.asked):
        return None
    labels = _labels(lines, stamped, known)
    above = _names_above(lines, stamped, known)
    headers = sum(1 for at, (_, rest) in stamped.items() if at in labels or not rest)
    layout = "word-transcribe" if headers >= 0.5 * len(stamped) else "stamps"
    clear = min(times.values()) < _EARLY or all(map(_is_clear, stamped.values()))
    if layout == "stamps" and (len(stamped) < 0.5 * len(lines) or not clear) and not known.asked:
        return None
    score = headers * 1.1 + (len(stamped) - headers) * 0.5
    return Reading(layout, score, lambda: _gather(lines, stamped, labels, above).passages())


def _stamped(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Return the lines that begin with a time as most do: `12:30` is speech where times read `[00:12:30]`."""
    found = {at: (hit[1], hit[2] or "") for at, line in enumerate(lines) if (hit := _STAMPED.match(line.text))}
    held = sum(stamp[0] in _BRACKETS for stamp, _ in found.values()) * 2 > len(found)
    whole = sum(stamp.count(":") == 2 for stamp, _ in found.values()) * 2 > len(found)
    return {
        at: (stamp, rest)
        for at, (stamp, rest) in found.items()
        if (stamp[0] in _BRACKETS) == held and (stamp.count(":") == 2 or not whole)
    }


def _is_clear(header: tuple[str, str]) -> bool:
    return header[0].count(":") == 2 or header[0][0] in _BRACKETS


def _names_above(lines: Sequence[Line], stamped: dict[int, tuple[str, str]], known: Known) -> dict[int, str]:
    """Return the speakers where nearly every time stands alone below a name."""
    names = {at: lines[at - 1].text.rstrip(" :") for at in stamped if at > 0 and at - 1 not in stamped}
    counts = Counter(map(key, names.values()))
    fitting = {
        at: name for at, name in names.items() if known.may_speak(name) or (may_be_name(name) and counts[key(name)] > 1)
    }
    alone = not any(rest for _, rest in stamped.values())
    return fitting if alone and len(fitting) >= 0.8 * len(stamped) else {}


def _labels(lines: Sequence[Line], stamped: dict[int, tuple[str, str]], known: Known) -> dict[int, str]:
    """Return which lines name a speaker, spelled as first met."""
    counts = Counter(key(rest) for _, rest in stamped.values() if rest)
    followed = Counter(key(rest) for at, (_, rest) in stamped.items() if rest and at + 1 not in stamped)
    spelling: dict[str, str] = {}
    labels: dict[int, str] = {}
    for at, (_, rest) in stamped.items():
        name = rest.rstrip(" :")
        if not name or len(name) > LONGEST or not (known.speaks(name) or may_be_name(name)):
            continue
        below = at + 1 < len(lines) and at + 1 not in stamped
        if known.speaks(name) or (below and followed[key(rest)] >= 0.5 * counts[key(rest)]):
            labels[at] = spelling.setdefault(key(name), " ".join(name.split()))
    return labels


def _gather(
    lines: Sequence[Line], stamped: dict[int, tuple[str, str]], labels: dict[int, str], above: dict[int, str]
) -> Gatherer:
    gathered = Gatherer()
    spelling: dict[str, str] = {}
    started = False
    for at, line in enumerate(lines):
        if at in stamped:
            started = True
            stamp, rest = stamped[at]
            name = above.get(at)
            label = spelling.setdefault(key(name), name) if name else labels.get(at)
            gathered.turn(label, seconds(stamp), "" if at in labels else rest)
        elif at + 1 in above:
            continue
        elif not started or is_furniture(line.text):
            gathered.note(line.text)
        else:
            gathered.text(line.text)
    return gathered
