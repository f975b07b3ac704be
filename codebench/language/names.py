"""The names in a project's texts by which somebody could be known, each with how sure it is and where it stands."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from codebench.domain.candidates import Candidate, Entities, Known, Occurrence, Text, Why
from codebench.domain.hiding import HiddenName, Hider, NameKind
from codebench.domain.people import is_generic, means_interviewer
from codebench.language import tagger
from codebench.language.contacts import contacts
from codebench.language.naming import Finding, Gathering, Named, any_case

Progress = Callable[[int, int, str], None]
# How sure it is what only a language model takes for a name.
_BY_MODEL = 0.04
_MODEL_KINDS = {
    "PERSON": NameKind.PERSON,
    "PER": NameKind.PERSON,
    "ORG": NameKind.INSTITUTION,
    "FAC": NameKind.INSTITUTION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
}


def find_names(
    texts: Sequence[Text], known: Known, entities: Entities | None = None, progress: Progress = lambda *_: None
) -> list[Candidate]:
    """Return what may be names in these texts, the surest first; a cancelling progress ends it by raising."""
    gathering = Gathering()
    for each in _known(texts, known):
        gathering.add(each)
    read: list[tuple[tagger.Reading, list[Finding]]] = []
    for at, text in enumerate(texts):
        progress(at, len(texts), "")
        reading = tagger.read(text.text)
        found = [*reading.findings, *_by_model(text.text, entities)]
        read.append((reading, found))
        for each in found:
            if not each.name.islower() or any_case(each.name):
                gathering.add(each)
    sought = Sought(gathering.settle())
    for text, (reading, found) in zip(texts, read, strict=True):
        sought.look_in(text, reading, found)
    return sorted((*sought.candidates(), *_reached(texts)), key=lambda each: (-each.sure, each.name.casefold()))


def _known(texts: Sequence[Text], known: Known) -> Iterator[Finding]:
    labels = dict.fromkeys(label for text in texts for label in text.labels)
    names = [label for label in labels if not is_generic(label) and not means_interviewer(label)]
    for name in (*known.people, *names):
        yield Finding(name, NameKind.PERSON, Why.OWN, 1.0)
    for name in known.institutions:
        yield Finding(name, NameKind.INSTITUTION, Why.OWN, 1.0)
    for name in known.own:
        yield Finding(name, NameKind.OTHER, Why.OWN, 1.0)


def _by_model(text: str, entities: Entities | None) -> Iterator[Finding]:
    for each in entities(text) if entities else ():
        if kind := _MODEL_KINDS.get(each.label):
            yield Finding(text[each.start : each.end], kind, Why.MODEL, _BY_MODEL, each.start, each.end)


def _reached(texts: Sequence[Text]) -> Iterator[Candidate]:
    """Yield what is no name but leads to somebody: mail, telephone, postcode."""
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for text in texts:
        for start, end in contacts(text.text):
            found[text.text[start:end]].append(Occurrence(text.source_id, start, end))
    for name, places in found.items():
        yield Candidate(name, NameKind.CONTACT, (name,), True, 0.95, Why.PATTERN, tuple(places))


class Sought:
    """The names that were settled on, looked for in every text as whole words."""

    def __init__(self, named: Sequence[Named]) -> None:
        self._named = list(named)
        self._owner = {form: at for at, each in enumerate(named) for form in each.forms}
        self._by_key = {form.casefold(): at for form, at in self._owner.items()}
        self._places: dict[int, dict[Occurrence, str]] = defaultdict(dict)
        self._hider = Hider(
            HiddenName(form, named[at].kind, any_case=any_case(form)) for form, at in self._owner.items()
        )

    def look_in(self, text: Text, reading: tagger.Reading, found: Iterable[Finding]) -> None:
        """Remember every place of a text where a name stands and is meant, and what is one only there."""
        starts, ends = [0], [0]
        for seen in self._hider.sightings(text.text):
            end = seen.end - len(seen.ending)
            form = text.text[seen.start : end]
            if tagger.is_meant(text.text, seen.start, end, reading):
                where = Occurrence(text.source_id, seen.start, seen.end)
                self._places[self._owner[seen.name.name]][where] = form
                starts.append(seen.start)
                ends.append(seen.end)
        for each in found:
            # None lies within another, so only the last that begins before can hold it.
            if each.end > ends[bisect_right(starts, each.start) - 1]:
                self._put(each, Occurrence(text.source_id, each.start, each.end))

    def _put(self, finding: Finding, where: Occurrence) -> None:
        """Remember a place where only what stands beside a word makes it a name."""
        key = finding.name.casefold()
        if key not in self._by_key:
            self._by_key[key] = len(self._named)
            self._named.append(Named(finding.name, finding.sure, finding.why, {finding.kind: finding.sure}))
        self._places[self._by_key[key]].setdefault(where, "")

    def candidates(self) -> Iterator[Candidate]:
        """Yield the names that stand somewhere."""
        for at, places in self._places.items():
            each = self._named[at]
            forms = tuple(dict.fromkeys(form for form in places.values() if form))
            anywhere = all(map(any_case, forms)) if forms else False
            yield Candidate(
                each.name, each.kind, forms or (each.name,), anywhere, each.sure, each.why, tuple(sorted(places))
            )
