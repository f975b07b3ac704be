"""Names hidden in a whole project: in the texts, with all that is anchored in them, and wherever else one can read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from codebench.domain.changes import VALUES, Value
from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.codebook import Code
from codebench.domain.findings import ChosenQuote, SavedReport, Summary
from codebench.domain.hiding import HiddenName, Hider
from codebench.domain.memo import Memo
from codebench.domain.participant import Attribute, AttributeValue, Group, GroupLevel, Participant
from codebench.domain.review import Remark
from codebench.domain.search import SynonymSet
from codebench.domain.source import Original, Source, Speaker
from codebench.domain.text import fold
from codebench.domain.version import CodebookVersion
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.anchoring import follow
from codebench.services.commands import command
from codebench.services.editing import apply_edits
from codebench.services.keys import hider_of
from codebench.storage.work import Work

# Where a name may stand: what things are called, and what was written or said. Coders' own names stay.
CALLED: dict[type[Value], tuple[str, ...]] = {
    Original: ("file_name",),
    Participant: ("name", "pseudonym"),
    Group: ("name",),
    GroupLevel: ("name",),
    Attribute: ("name",),
    AttributeValue: ("value",),
    Source: ("title",),
    Speaker: ("label",),
    Code: ("name",),
    CodebookVersion: ("name",),
    SavedReport: ("name",),
}
WRITTEN: dict[type[Value], tuple[str, ...]] = {
    Code: ("definition", "when", "when_not", "example"),
    Memo: ("text",),
    CodebookVersion: ("reason", "codes"),
    Summary: ("text",),
    ChosenQuote: ("words",),
    SavedReport: ("question", "answer"),
    Remark: ("target", "text", "shown", "answer"),
    ToCheck: ("before",),
    LostCoding: ("before", "printed"),
    SynonymSet: ("words",),
}


def texts_of(value_type: type[Value]) -> tuple[str, ...]:
    """Return the fields of a value in which a name may stand, but for the text of a source."""
    return CALLED.get(value_type, ()) + WRITTEN.get(value_type, ())


@command("{n} name hidden in the whole project|{n} names hidden in the whole project")
def hide_names(work: Work, *, names: Sequence[HiddenName]) -> None:
    """Put what was decided in the place of every name; codings move along with the words they lie on."""
    hider = hider_of(names)
    _refuse_unwritable(names)
    for source in work.find(Source):
        apply_edits(work, source, hider.edits(source.text), (), follow)
    for value_type in VALUES:
        if texts_of(value_type):
            work.replace(*(_hidden(value, hider) for value in work.find(value_type)))
    _refuse_doubles(work.find(Participant))
    work.describe(n=sum(bool(name.instead) for name in names))


def _hidden(value: Any, hider: Hider) -> Any:
    return replace(value, **{name: hider.hide(getattr(value, name)) for name in texts_of(type(value))})


def _refuse_unwritable(names: Iterable[HiddenName]) -> None:
    """Refuse what would break a text that is kept as JSON."""
    for name in names:
        if any(sign in name.instead for sign in '"\\\n'):
            raise CodebenchError(tr("“{name}” can't stand instead of a name: no quotation marks.", name=name.instead))


def _refuse_doubles(people: Iterable[Participant]) -> None:
    seen: set[str] = set()
    for person in people:
        if fold(person.name) in seen:
            raise CodebenchError(
                tr("Two participants would be called “{name}”; give each a name of its own.", name=person.name)
            )
        seen.add(fold(person.name))
