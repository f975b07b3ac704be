"""The names of a project as rows under headings."""

from collections.abc import Sequence

from codebench.domain.candidates import Why, why_name
from codebench.domain.hiding import NameKind, kind_name
from codebench.gui.models.tree import Node
from codebench.i18n import tr, trn
from codebench.services.names import SURE, Entry

LISTED = 80
# From here on more are names than not.
LIKELY = 0.5
DOUBTFUL, COUNTRIES, DECIDED = "?doubtful", "?countries", "?decided"


def sections(entries: Sequence[Entry]) -> list[Node]:
    """Return the names to decide by kind, then the doubtful ones and the countries, then those decided."""
    rows: dict[str, list[Entry]] = {key: [] for key in _titles()}
    for entry in entries:
        rows[_section(entry)].append(entry)
    return [_node(key, title, rows[key]) for key, title in _titles().items() if rows[key]]


def _titles() -> dict[str, str]:
    return {
        NameKind.PERSON: tr("Persons"),
        NameKind.INSTITUTION: tr("Institutions"),
        NameKind.PLACE: tr("Places"),
        NameKind.CONTACT: tr("E-mail, phone and addresses"),
        NameKind.OTHER: tr("Other names"),
        DOUBTFUL: tr("Doubtful"),
        COUNTRIES: tr("Countries"),
        DECIDED: tr("Decided"),
    }


def _section(entry: Entry) -> str:
    if entry.decision is not None:
        return DECIDED
    if entry.is_country:
        return COUNTRIES
    return entry.candidate.kind if entry.is_sure else DOUBTFUL


def _node(key: str, title: str, entries: Sequence[Entry]) -> Node:
    rows = tuple(Node(entry.name, (entry.name,), entry) for entry in entries)
    return Node(key, (title, str(len(rows))), None, rows)


def summary(entries: Sequence[Entry]) -> str:
    """Say how far one is with deciding."""
    left = sum(entry.decision is None and entry.is_sure for entry in entries)
    if not entries:
        return tr("No names were found.")
    if not left and not doubts(entries):
        return tr("Everything was decided on.")
    return trn("{n} name to decide on|{n} names to decide on", left)


def doubts(entries: Sequence[Entry]) -> str:
    """Say how many doubtful ones are left; nothing where there are none."""
    n = sum(_section(entry) == DOUBTFUL for entry in entries)
    return trn("{n} doubtful one|{n} doubtful ones", n) if n else ""


def sureness(entry: Entry) -> str:
    """Say in a word how sure it is that this is a name."""
    if entry.candidate.sure >= SURE:
        return tr("surely a name")
    if entry.is_country:
        return tr("a country betrays hardly anybody")
    if entry.candidate.sure >= LIKELY:
        return tr("likely a name")
    return tr("perhaps a name") if entry.is_sure else tr("doubtful")


def beside(entry: Entry) -> str:
    """Say in the list what the name alone doesn't: what was decided, or what makes it less than usual."""
    if entry.decision is not None:
        return f"→ {entry.decision.instead}" if entry.decision.instead else tr("may stay")
    if entry.is_country:
        return ""
    if not entry.is_sure:
        return kind_name(entry.candidate.kind)
    if entry.candidate.sure < SURE:
        return sureness(entry)
    # How it is used tells nearly all of them, and would only be noise.
    return "" if entry.candidate.why is Why.SPEECH else why_name(entry.candidate.why)


def others(entry: Entry) -> list[str]:
    """Return the other forms of a name."""
    return [form for form in entry.candidate.forms if form != entry.name]


def listed(chosen: Sequence[Entry]) -> str:
    """Return the names in a row, the first of many."""
    return ", ".join(entry.name for entry in chosen[:LISTED]) + (" …" if len(chosen) > LISTED else "")


def about(entry: Entry) -> str:
    """Say what a name is, where it stands, and how sure that is or what stands instead."""
    n = trn("{n} place|{n} places", entry.places)
    where = tr("{places} in {sources}", places=n, sources=trn("{n} source|{n} sources", entry.sources))
    if not entry.places and entry.decision is not None:
        where = tr("no longer in any text")
    elif not entry.places:
        where = tr("in no text; among the participants, labels or groups")
    if entry.decision is None:
        kind = tr("country") if entry.is_country else kind_name(entry.candidate.kind)
        return " · ".join((kind, where, sureness(entry), why_name(entry.candidate.why)))
    said = (
        tr("“{instead}” stands instead", instead=entry.decision.instead) if entry.decision.instead else tr("may stay")
    )
    return " · ".join((kind_name(entry.candidate.kind), where, said))
