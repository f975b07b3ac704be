"""What is copied out of the window leaves the house as an export does: hidden where the key says so, or told of."""

from codebench.domain.quote import Attribution
from codebench.i18n import tr
from codebench.services.keys import masking
from codebench.services.leaks import Lookout, watched
from codebench.services.project import Project

_TOLD = 3


def to_copy(project: Project, text: str) -> str:
    """Return a text as it may be copied: without the names that the open key hides on export."""
    return masking(project)(text)


def copied_names(project: Project, text: str) -> str:
    """Return in a sentence which names a copied text holds; nothing where it holds none."""
    met = Lookout(watched(project, Attribution.PSEUDONYM)).met(text)
    names = list(dict.fromkeys(each.name for each, _ in met))
    told = ", ".join(names[:_TOLD]) + (" …" if len(names) > _TOLD else "")
    return tr("What was copied holds names: {names}", names=told) if names else ""
