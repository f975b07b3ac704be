"""Names hidden in a whole project: in the texts, with all that is anchored in them, and wherever else one can read."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from codebench.domain.changes import VALUES, Value
from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.codebook import Code
from codebench.domain.findings import ChosenQuote, SavedReport, Summary
from codebench.domain.hiding import HiddenName, Hider, NameKind, Sighting, mapped
from codebench.domain.memo import Memo
from codebench.domain.participant import Attribute, AttributeValue, Group, GroupLevel, Participant
from codebench.domain.review import Remark
from codebench.domain.search import SynonymSet
from codebench.domain.source import Original, Source, Speaker
from codebench.domain.text import fold, normalise, unique_name
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
    SavedReport: ("name", "version"),
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
# What of these is JSON, in which words may be written otherwise than they are read.
PACKED = {CodebookVersion: ("codes",), SavedReport: ("question", "answer"), Remark: ("target",)}
# What is looked up by its name, and among which others it has to be the only one that is called so.
APART: dict[type[Value], tuple[str, ...]] = {
    Source: ("title",),
    Code: ("name", "parent_id"),
    Group: ("name", "parent_id"),
    Attribute: ("name", "subject"),
    CodebookVersion: ("name",),
    SavedReport: ("name",),
}


def texts_of(value_type: type[Value]) -> tuple[str, ...]:
    """Return the fields of a value in which a name may stand, but for the text of a source."""
    return CALLED.get(value_type, ()) + WRITTEN.get(value_type, ())


@command("{n} name hidden in the whole project|{n} names hidden in the whole project")
def hide_names(work: Work, *, names: Sequence[HiddenName]) -> None:
    """Put what was decided in the place of every name; codings move along with the words they lie on."""
    hider = hider_of(names)
    _refuse_names_instead(names)
    for source in work.find(Source):
        apply_edits(work, source, hider.edits(source.text), (), follow)
    for value_type in VALUES:
        if texts_of(value_type):
            before = work.find(value_type)
            work.replace(*_told_apart(before, [_hidden(value, hider) for value in before]))
    _name_in_versions(work)
    _refuse_doubles(work.find(Participant))
    work.describe(n=sum(bool(name.instead) for name in names))


def _hidden(value: Any, hider: Hider) -> Any:
    return replace(value, **{name: _hidden_in(value, name, hider) for name in texts_of(type(value))})


def _told_apart(before: Sequence[Any], after: Sequence[Any]) -> Sequence[Any]:
    """Give a number to what would now be called the same as another: Gesprek [docent], Gesprek [docent] (2)."""
    if not after or type(after[0]) not in APART:
        return after
    name, *among = APART[type(after[0])]
    taken: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    made: dict[str, Any] = {}
    # What keeps its name comes first.
    for old, new in sorted(
        zip(before, after, strict=True), key=lambda pair: getattr(pair[0], name) != getattr(pair[1], name)
    ):
        others = taken[tuple(getattr(new, each) for each in among)]
        called = unique_name(getattr(new, name), others)
        others.add(called)
        made[new.id] = replace(new, **{name: called}) if getattr(old, name) != getattr(new, name) else new
    return [made[each.id] for each in after]


def _name_in_versions(work: Work) -> None:
    """Give a code in a version of the codebook the number that tells it from others now."""
    now = {code.id: code.name for code in work.find(Code)}
    for version in work.find(CodebookVersion):
        codes = json.loads(version.codes)
        for code in codes:
            called = now.get(code["id"], "")
            if re.fullmatch(re.escape(code["name"]) + r" \(\d+\)", called):
                code["name"] = called
                work.replace(replace(version, codes=json.dumps(codes, ensure_ascii=False)))


def _hidden_in(value: Any, name: str, hider: Hider) -> str:
    text: str = getattr(value, name)
    if (packed := _unpacked(value, name)) is None:
        return hider.hide(text)
    clean = mapped(packed, hider.hide)
    return text if clean == packed else json.dumps(clean, ensure_ascii=False)


def _unpacked(value: Any, name: str) -> Any:
    """Return what a text holds as JSON; None where it is no JSON."""
    try:
        return json.loads(getattr(value, name)) if name in PACKED.get(type(value), ()) else None
    except ValueError:
        return None


def still_there(value: Any, hider: Hider) -> Sighting | None:
    """Return the first name in a value that has something else to stand in its place."""
    met: list[Sighting] = []

    def look(text: str) -> str:
        met.extend(each for each in hider.sightings(normalise(text)) if each.name.instead)
        return text

    for name in (*texts_of(type(value)), *(("text",) if isinstance(value, Source) else ())):
        packed = _unpacked(value, name)
        mapped(getattr(value, name) if packed is None else packed, look)
    return met[0] if met else None


def _refuse_names_instead(names: Sequence[HiddenName]) -> None:
    """Refuse to let a name stand for another: *[school in Zwolle]* while Zwolle is hidden; *[roc 1]* for ROC may."""
    hidden = [form for name in names if name.instead for form in name.spellings if not form.islower()]
    looking = Hider(HiddenName(form, NameKind.OTHER) for form in hidden)
    for name in names:
        for met in looking.sightings(name.instead):
            raise CodebenchError(
                tr(
                    "“{instead}” can't stand instead of “{name}”, because “{hidden}” is hidden itself.",
                    instead=name.instead,
                    name=name.name,
                    hidden=met.name.name,
                )
            )


def _refuse_doubles(people: Iterable[Participant]) -> None:
    seen: set[str] = set()
    for person in people:
        if fold(person.name) in seen:
            raise CodebenchError(
                tr("Two participants would be called “{name}”; give each a name of its own.", name=person.name)
            )
        seen.add(fold(person.name))
