"""Word's Transcribe: `00:00:02 Interviewer` alone on a line, the words below; often a time without a speaker."""

import re
from collections import Counter
from collections.abc import Sequence

from codebench.importers.layouts.labels import candidate
from codebench.importers.layouts.matter import is_furniture
from codebench.importers.layouts.names import LONGEST, is_role, key, may_be_name
from codebench.importers.layouts.stamps import BRACKETED, CLOCK, rising, seconds
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.lines import Line

_STAMPED = re.compile(rf"({BRACKETED}|{CLOCK})(?:[ \t]+[-–|]?[ \t]*(\S.*))?$")


def recognise(lines: Sequence[Line]) -> Reading | None:
    """Read times that open turns, with or without a speaker beside them."""
    stamped = {at: (found[1], found[2] or "") for at, line in enumerate(lines) if (found := _STAMPED.match(line.text))}
    labelled = sum(1 for _, rest in stamped.values() if (c := candidate(rest)) and c.text)
    if len(stamped) < 2 or labelled > 0.3 * len(stamped):
        return None
    times = {at: seconds(stamp) for at, (stamp, _) in stamped.items()}
    if not rising(list(times.values())):
        return None
    labels = _labels(lines, stamped)
    headers = sum(1 for at, (_, rest) in stamped.items() if at in labels or not rest)
    layout = "word-transcribe" if headers >= 0.5 * len(stamped) else "stamps"
    if layout == "stamps" and len(stamped) < 0.5 * len(lines):
        return None
    score = headers * 1.1 + (len(stamped) - headers) * 0.5
    return Reading(layout, score, lambda: _gather(lines, stamped, times, labels).passages())


def _labels(lines: Sequence[Line], stamped: dict[int, tuple[str, str]]) -> dict[int, str]:
    """Return which lines name a speaker, spelled as first met."""
    counts = Counter(key(rest) for _, rest in stamped.values() if rest)
    followed = Counter(key(rest) for at, (_, rest) in stamped.items() if rest and at + 1 not in stamped)
    spelling: dict[str, str] = {}
    labels: dict[int, str] = {}
    for at, (_, rest) in stamped.items():
        name = rest.rstrip(" :")
        if not name or len(name) > LONGEST or not (is_role(name) or may_be_name(name)):
            continue
        below = at + 1 < len(lines) and at + 1 not in stamped
        if is_role(name) or (below and followed[key(rest)] >= 0.5 * counts[key(rest)]):
            labels[at] = spelling.setdefault(key(name), " ".join(name.split()))
    return labels


def _gather(
    lines: Sequence[Line], stamped: dict[int, tuple[str, str]], times: dict[int, float], labels: dict[int, str]
) -> Gatherer:
    gathered = Gatherer()
    started = False
    for at, line in enumerate(lines):
        if at in stamped:
            started = True
            gathered.turn(labels.get(at), times[at], "" if at in labels else stamped[at][1])
        elif not started or is_furniture(line.text):
            gathered.note(line.text)
        else:
            gathered.text(line.text)
    return gathered
