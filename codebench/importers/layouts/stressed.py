"""Questions in bold or italics: what is stressed is asked, the rest is answered."""

from collections.abc import Sequence
from itertools import pairwise

from codebench.i18n import tr
from codebench.importers.layouts.names import Known
from codebench.importers.layouts.paragraphs import is_title, paragraphs_of
from codebench.importers.layouts.turns import Gatherer, Reading
from codebench.importers.lines import Line

_FEWEST = 3


def recognise(lines: Sequence[Line], known: Known) -> Reading | None:
    """Offer to read paragraphs that are wholly bold or italic as the interviewer's."""
    found = paragraphs_of(lines)
    stressed = [each.stressed for each in found if each.said]
    changes = sum(one != two for one, two in pairwise(stressed))
    if changes < (1 if known.asked else _FEWEST) or sum(stressed) > 0.8 * len(stressed):
        return None
    gathered = Gatherer()
    labels = (tr("Participant"), tr("Interviewer"))
    speaker: str | None = None
    for each, following in zip(found, [*found[1:], None], strict=True):
        if not each.said or is_title(each, following):
            gathered.note(each.text)
        elif labels[each.stressed] == speaker:
            gathered.text(each.text)
        else:
            speaker = labels[each.stressed]
            gathered.turn(speaker, text=each.text)
    return Reading("stressed", 1.0, gathered.passages, trust=0.6)
