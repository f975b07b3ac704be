"""QualCoder's `[id1] text`: a speaker's label in brackets at the start of a line."""

import re
from collections import Counter
from collections.abc import Sequence

from codebench.importers.layouts.matter import is_aside, page_numbers
from codebench.importers.layouts.names import Known, key, may_be_name
from codebench.importers.layouts.stamps import take
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.lines import Line

_BRACKETED = re.compile(r"(?:\[([^\[\]\n]{1,60})\]|\{([^{}\n]{1,60})\}|<([^<>\n]{1,60})>)[ \t]*:?[ \t]*")
_ID = re.compile(r"id[ _-]?\d+$", re.I)


def recognise(lines: Sequence[Line], known: Known) -> Reading | None:
    """Read labels in brackets; what occurs once or little, like `[lacht]`, is speech."""
    found = {at: match for at, line in enumerate(lines) if (match := _BRACKETED.match(line.text))}
    labels = {at: (match[1] or match[2] or match[3]).strip() for at, match in found.items()}
    counts = Counter(key(label) for label in labels.values())
    believed = {
        at: label
        for at, label in labels.items()
        if _ID.match(label)
        or known.may_speak(label)
        or (counts[key(label)] >= 2 and may_be_name(label) and label[0].isupper())
    }
    likely = len(believed) >= 2 and len(believed) >= 0.3 * len({line.block for line in lines})
    if not believed or not (likely or known.asked):
        return None
    starts = {at: (label, found[at].end()) for at, label in believed.items()}
    return Reading("ids", len(believed) * 1.05, lambda: _gather(lines, starts).passages())


def _gather(lines: Sequence[Line], starts: dict[int, tuple[str, int]]) -> Gatherer:
    gathered, pages = Gatherer(), page_numbers(lines)
    spelling: dict[str, str] = {}
    for at, line in enumerate(lines):
        if at in starts:
            label, end = starts[at]
            time, words = take(line.text[end:], bracketed=True)
            gathered.turn(spelling.setdefault(key(label), label), time, words.strip())
        elif at in pages or line.heading or is_aside(line.text):
            gathered.note(line.text)
        else:
            gathered.text(line.text)
    return gathered
