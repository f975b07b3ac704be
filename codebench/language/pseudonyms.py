"""What may stand in the place of a name: neutral words that say what it was, never who."""

import re
from collections.abc import Callable, Collection, Mapping

from codebench.domain.candidates import Candidate
from codebench.domain.hiding import NameKind
from codebench.i18n import tr
from codebench.language.contacts import is_mail, is_phone
from codebench.language.wordlists import heads, listed

_WORD = re.compile(r"\w+")


def pseudonym(candidate: Candidate, taken: Collection[str], own: Mapping[str, str] | None = None) -> str:
    """Return what may stand instead: a participant's own pseudonym, else a category with the first free number."""
    for form in (candidate.name, *candidate.forms):
        if kept := (own or {}).get(form):
            return kept
    match candidate.kind:
        case NameKind.PERSON:
            return _numbered(lambda n: tr("[person {n}]", n=n), taken)
        case NameKind.PLACE:
            return _numbered(lambda n: tr("[place {n}]", n=n), taken)
        case NameKind.INSTITUTION:
            what = _general(candidate)
            return _numbered(lambda n: tr("[{what} {n}]", what=what, n=n), taken)
        case NameKind.CONTACT:
            return _contact(candidate.name)
        case _:
            return _numbered(lambda n: tr("[name {n}]", n=n), taken)


def _numbered(named: Callable[[int], str], taken: Collection[str]) -> str:
    return next(name for n in range(1, len(taken) + 2) if (name := named(n)) not in taken)


def _general(candidate: Candidate) -> str:
    """Return what kind of institution its name says that it is, in the words of the name."""
    for form in (candidate.name, *candidate.forms):
        for word in _WORD.findall(form.casefold()):
            if word in heads():
                return heads()[word]
            if ending := next((end for end in listed("tails", 1) & heads().keys() if word.endswith(end)), ""):
                return heads()[ending]
    return tr("institution")


def _contact(name: str) -> str:
    if is_mail(name):
        return tr("[e-mail address]")
    return tr("[phone number]") if is_phone(name) else tr("[address]")
