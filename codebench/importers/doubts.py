"""Words before a colon that were read as speech but may be a speaker: told, never decided in silence."""

import re

from codebench.domain.bundle import Bundle
from codebench.domain.source import TurnKind
from codebench.i18n import tr
from codebench.importers.layouts.names import may_be_name

_OPENING = re.compile(r"^([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}):\s", re.MULTILINE)
_MOST = 5


def doubts(bundle: Bundle) -> tuple[str, ...]:
    """Return a sentence for each possible label within the speech of a source that has speakers."""
    if not bundle.labels:
        return ()
    speech = (each.text for each in bundle.passages if ":" in each.text and each.kind is TurnKind.SPEECH)
    found = dict.fromkeys(label for text in speech for label in _OPENING.findall(text))
    names = [label for label in found if label[0].isupper() and may_be_name(label) and label not in bundle.labels]
    return tuple(tr("“{label}:” was read as words, not as a speaker.", label=label) for label in names[:_MOST])
