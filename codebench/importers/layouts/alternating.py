"""Odd and even: paragraphs of two speakers whom nothing names, who take turns."""

from collections.abc import Sequence

from codebench.i18n import tr
from codebench.importers.layouts.names import Known
from codebench.importers.layouts.paragraphs import is_title, paragraphs_of
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.lines import Line

_FEWEST = 4


def recognise(lines: Sequence[Line], known: Known) -> Reading | None:
    """Offer to read every other paragraph as the other speaker's."""
    found = paragraphs_of(lines)
    said = sum(each.said for each in found)
    if said < (2 if known.asked else _FEWEST):
        return None
    gathered = Gatherer()
    labels = (tr("Speaker 1"), tr("Speaker 2"))
    turn = 0
    for each, following in zip(found, [*found[1:], None], strict=True):
        if not each.said or is_title(each, following):
            gathered.note(each.text)
        else:
            gathered.turn(labels[turn % 2], text=each.text)
            turn += 1
    return Reading("alternating", 0.0, gathered.passages, trust=0.5)
