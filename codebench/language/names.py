"""The names in a project's texts by which somebody could be known, each with how sure it is and where it stands."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from codebench.domain.candidates import Candidate, Entities, Known, Occurrence, Text, Why
from codebench.domain.hiding import HiddenName, Hider, NameKind
from codebench.domain.people import is_generic, means_interviewer
from codebench.language.contacts import contacts
from codebench.language.judging import is_meant, judged
from codebench.language.lowercase import in_context, only_there, small_words, uncapitalised
from codebench.language.met import Finding
from codebench.language.naming import Gathering, Named, any_case
from codebench.language.ordinary import unless_free
from codebench.language.runs import runs
from codebench.language.segments import segments

Progress = Callable[[int, int, str], None]
# So many places are enough to judge one name by; it is looked for everywhere all the same.
_ENOUGH = 20
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
    gathering, vocabulary = Gathering(), Counter[str]()
    told = Counter[str]()
    loose: list[tuple[Finding, Occurrence]] = []
    for each in _known(texts, known):
        gathering.add(each)
    for at, text in enumerate(texts):
        progress(at, 2 * len(texts), "")
        words = small_words(text.text)
        vocabulary.update(words)
        capitals = list(_capitalised(text.text, told))
        for found in (*unless_free(capitals, words.total()), *_in_text(text.text, words, entities)):
            gathering.add(found)
        for found, end in (*in_context(text.text, words), *only_there(text.text)):
            loose.append((found, Occurrence(text.source_id, found.start, end)))
    sought = Sought(gathering.settle(vocabulary))
    for at, text in enumerate(texts):
        progress(len(texts) + at, 2 * len(texts), "")
        sought.look_in(text)
    for found, where in loose:
        sought.put(found, where)
    return sorted((*sought.candidates(), *_reached(texts)), key=lambda each: (-each.sure, each.name.casefold()))


def _known(texts: Sequence[Text], known: Known) -> Iterator[Finding]:
    labels = dict.fromkeys(label for text in texts for label in text.labels)
    names = [label for label in labels if not is_generic(label) and not means_interviewer(label)]
    for name in (*known.people, *names):
        yield Finding(name, NameKind.PERSON, Why.OWN, 1.0, 0)
    for name in known.institutions:
        yield Finding(name, NameKind.INSTITUTION, Why.OWN, 1.0, 0)
    for name in known.own:
        yield Finding(name, NameKind.OTHER, Why.OWN, 1.0, 0)


def _capitalised(text: str, told: Counter[str]) -> Iterator[Finding]:
    for run in runs(text):
        spelled = text[run[0].start : run[-1].end]
        if told[spelled] >= _ENOUGH:
            continue
        for segment in segments(text, run):
            if found := judged(text, segment):
                told[spelled] += 1
                yield found


def _in_text(text: str, words: Iterable[str], entities: Entities | None) -> Iterator[Finding]:
    yield from uncapitalised(text, words)
    for each in entities(text) if entities else ():
        if kind := _MODEL_KINDS.get(each.label):
            yield Finding(text[each.start : each.end], kind, Why.MODEL, 0.3, each.start)


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

    def look_in(self, text: Text) -> None:
        """Remember every place of a text where a name stands and is meant."""
        for seen in self._hider.sightings(text.text):
            end = seen.end - len(seen.ending)
            if is_meant(text.text, seen.start, end, seen.ending):
                where = Occurrence(text.source_id, seen.start, seen.end)
                self._places[self._owner[seen.name.name]][where] = text.text[seen.start : end]

    def put(self, finding: Finding, where: Occurrence) -> None:
        """Remember a place where only what stands before a word makes it a name."""
        key = finding.name.casefold()
        if key not in self._by_key:
            self._by_key[key] = len(self._named)
            self._named.append(Named(finding.name, finding.sure, finding.why, 1, {finding.kind: finding.sure}))
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
