"""The names in a project: found, shown in their places, and decided on once for the whole project."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from codebench.domain.candidates import SURE_ENOUGH, Candidate, Entities, Entity, Known, Occurrence, Text, Why
from codebench.domain.codebook import Code
from codebench.domain.diminutives import diminutives
from codebench.domain.findings import Summary
from codebench.domain.hiding import HiddenName, Hider, NameKind
from codebench.domain.memo import Memo
from codebench.domain.participant import Participant
from codebench.domain.people import is_generic
from codebench.domain.search import Hit
from codebench.domain.source import Source, Speaker
from codebench.domain.text import Span, fold, natural_key, unaccented
from codebench.i18n import tr
from codebench.services import keys
from codebench.services.hiding import WRITTEN
from codebench.services.institutions import institutions
from codebench.services.project import Project
from codebench.services.search import InContext, in_context

Progress = Callable[[int, int, str], None]
# From here on hardly a candidate is none.
SURE = 0.9
# P05, and what has a name already that says no more than which of them it is: pabo A.
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[a-z]{1,3}[ _.-]?\d{1,3}|.+ \d{1,3}", re.IGNORECASE)
_LETTER = re.compile(r".+ [A-Z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name with where it stands, what was decided on it, and what may stand instead."""

    candidate: Candidate
    suggestion: str = ""
    decision: HiddenName | None = None
    is_country: bool = False

    @property
    def name(self) -> str:
        """Return how the name is best written."""
        return self.candidate.name

    @property
    def is_sure(self) -> bool:
        """Tell whether it is a name rather than a doubtful one."""
        return self.candidate.sure >= SURE_ENOUGH

    @property
    def places(self) -> int:
        """Return how often it stands in the texts."""
        return len(self.candidate.occurrences)

    @property
    def sources(self) -> int:
        """Return in how many sources it stands."""
        return len({each.source_id for each in self.candidate.occurrences})


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a project's texts, before anything is decided."""

    texts: dict[str, Text]
    candidates: tuple[Candidate, ...]
    suggestions: tuple[str, ...]
    own: dict[str, str]
    seen: dict[HiddenName, tuple[Occurrence, ...]] = field(default_factory=dict)


def find(project: Project, progress: Progress = lambda *_: None) -> Found:
    """Look for names in all texts; takes seconds, so ask in a worker."""
    from codebench.language.names import find_names

    texts, known = _texts(project), _known(project)
    candidates = find_names(texts, known, _entities(), progress)
    own = _pseudonyms(project)
    # What stands instead of a name, and each word of it, is no name.
    masks = [*own.values(), *(name.instead for name in keys.decided(project))]
    shown = {fold(words) for mask in masks for words in (mask, mask.strip("[]"), *_WORD.findall(mask))}
    told = [each for each in candidates if not (_is_mask(each.name, each.kind) or fold(each.name) in shown)]
    called = _with_unsaid(project, _said_fondly(told), known)
    whole = sorted(called, key=lambda each: (each.sure < SURE, -len(each.occurrences)))
    suggested = _suggestions(whole, own, {name.instead for name in keys.decided(project)})
    found = Found({each.source_id: each for each in texts}, tuple(whole), tuple(suggested), own)
    found.seen.update(_sightings(found, keys.decided(project)))
    return found


def _is_mask(name: str, kind: NameKind = NameKind.PERSON) -> bool:
    """Tell whether a name says no more than which of them it is: P05, pabo A; of a person, Anneke B does."""
    from codebench.language.wordlists import is_word, listed

    if not _LETTER.fullmatch(name):
        return bool(_NUMBER.fullmatch(name))
    first = name.partition(" ")[0].casefold()
    return kind is not NameKind.PERSON or (is_word(first) and first not in listed("first_names"))


def found_in_writing(project: Project) -> list[str]:
    """Return what are names for sure in memos, the codebook and the matrix, and were not decided on."""
    from codebench.language.names import find_names

    kinds: tuple[type[Memo | Code | Summary], ...] = (Memo, Code, Summary)
    fields = [getattr(value, name) for kind in kinds for value in project.values(kind) for name in WRITTEN[kind]]
    texts = [Text(str(number), text, ()) for number, text in enumerate(fields) if text]
    decided = [
        each for name in keys.decided(project) for each in (*name.spellings, name.instead, name.instead.strip("[]"))
    ]
    found = find_names(texts, Known((), (), ()))
    return [
        each.name for each in found if each.sure >= SURE and not _folded(each.name, *each.forms) & _folded(*decided)
    ]


def _texts(project: Project) -> list[Text]:
    labels: dict[str, list[str]] = defaultdict(list)
    for speaker in project.values(Speaker):
        labels[speaker.source_id].append(speaker.label)
    sources = sorted(project.values(Source), key=lambda source: natural_key(source.title))
    return [Text(source.id, source.text, tuple(labels[source.id])) for source in sources]


def _known(project: Project) -> Known:
    people = [person.name for person in project.values(Participant) if person.name != person.pseudonym]
    return Known(
        tuple(filter(_tells, people)),
        tuple(filter(_tells, institutions(project))),
        tuple(name.name for name in keys.decided(project)),
    )


def _tells(name: str) -> bool:
    """Tell whether a name says who somebody is, and is no letter, number or part in a conversation."""
    return len(name.strip()) > 1 and not is_generic(name) and not _is_mask(name.strip())


def _entities() -> Entities | None:
    from codebench.language.engine import ModelEngine, load_engine

    engine = load_engine()
    if not isinstance(engine, ModelEngine):
        return None
    return lambda text: [Entity(each.span.start, each.span.end, each.label) for each in engine.entities(text)]


def _pseudonyms(project: Project) -> dict[str, str]:
    """Return by name and label what participants are called in reports, or else by a number."""
    people = sorted(project.values(Participant), key=lambda person: natural_key(person.name))
    taken = {fold(words) for person in people for words in (person.name, person.pseudonym)}
    free = (number for n in count(1) if fold(number := f"P{n}") not in taken)
    # A name such as P20 may stay, and stands instead of the labels under which that person speaks.
    shown = {p.id: p.pseudonym or (next(free) if _tells(p.name) else p.name) for p in people}
    voices = {each.label: shown.get(each.participant_id or "", "") for each in project.values(Speaker)}
    named = voices | {person.name: shown[person.id] for person in people}
    return {name: words for name, words in named.items() if words not in ("", name)}


def _said_fondly(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put Fennaatje under Fenna, unless it is a name of its own as Jantje is."""
    from codebench.language.wordlists import listed

    people = [each for each in candidates if each.kind is NameKind.PERSON]
    forms = [(each, unaccented(form)) for each in people for form in each.forms]
    owners = {made.casefold(): each for each, form in forms for made in diminutives(form)}
    joined = {id(each): each for each in candidates}
    for each in candidates:
        small = unaccented(each.name).casefold()
        kept = joined.get(id(owners.get(small)))
        if kept and kept.name != each.name and small not in listed("first_names") and each.why is not Why.OWN:
            places = tuple(sorted((*kept.occurrences, *each.occurrences)))
            joined[id(owners[small])] = replace(kept, forms=(*kept.forms, *each.forms), occurrences=places)
            del joined[id(each)]
    return list(joined.values())


def _with_unsaid(project: Project, candidates: Iterable[Candidate], known: Known) -> Iterator[Candidate]:
    """Yield the candidates, and who stands in no text but among the participants, labels or groups."""
    called = _called(project)
    for each in candidates:
        met = _folded(each.name, *each.forms)
        same = [name for name, spelled in called.items() if met & _folded(*spelled)]
        forms = [*each.forms, *(form for name in same for form in called.pop(name))]
        yield replace(each, forms=tuple({fold(form): form for form in reversed(forms)}.values())[::-1])
    for name, spelled in called.items():
        yield _own(name, NameKind.PERSON, spelled)
    said = _folded(*(form for each in candidates for form in (each.name, *each.forms)))
    for name in known.institutions:
        if fold(name) not in said:
            yield _own(name, NameKind.INSTITUTION, [name])


def _called(project: Project) -> dict[str, list[str]]:
    """Return by participant's name what says who they are: the name itself and their labels."""
    called = {person.id: [person.name] for person in project.values(Participant) if person.name != person.pseudonym}
    for speaker in project.values(Speaker):
        called.get(speaker.participant_id or "", []).append(speaker.label)
    telling = ([name for name in names if _tells(name)] for names in called.values())
    return {names[0]: names for names in telling if names}


def _own(name: str, kind: NameKind, forms: Iterable[str]) -> Candidate:
    from codebench.language.naming import any_case

    spelled = tuple(dict.fromkeys(forms))
    return Candidate(name, kind, spelled, all(map(any_case, spelled)), 1.0, Why.OWN, ())


def _suggestions(candidates: Iterable[Candidate], own: dict[str, str], taken: set[str]) -> Iterator[str]:
    from codebench.language.pseudonyms import pseudonym

    for each in candidates:
        made = pseudonym(each, taken, own)
        taken.add(made)
        yield made


def _folded(*names: str) -> set[str]:
    return set(map(fold, names))


def _sightings(found: Found, names: Sequence[HiddenName]) -> dict[HiddenName, tuple[Occurrence, ...]]:
    """Return where these names stand, and are meant."""
    seen: dict[HiddenName, list[Occurrence]] = {name: [] for name in names}
    folded = [spelling.casefold().split()[0] for name in names for spelling in name.spellings if spelling.strip()]
    hider = keys.hider_of(names)
    for text in found.texts.values():
        small = text.text.casefold()
        if any(word in small for word in folded):
            for each in hider.sightings(text.text):
                seen[each.name].append(Occurrence(text.source_id, each.start, each.end))
    return {name: tuple(places) for name, places in seen.items()}


def entries(project: Project, found: Found) -> list[Entry]:
    """Return what is still to be decided, the sure and frequent first, and then what was decided."""
    from codebench.language.pseudonyms import pseudonym
    from codebench.language.wordlists import listed

    names = keys.decided(project)
    found.seen.update(_sightings(found, [name for name in names if name not in found.seen]))
    done = _folded(*(spelling for name in names for spelling in name.spellings))
    taken = {name.instead for name in names if name.instead}
    passed = done | _folded(*taken)
    made: list[Entry] = []
    for each, suggestion in zip(found.candidates, found.suggestions, strict=True):
        if fold(each.name) not in passed:
            free = suggestion if suggestion not in taken else pseudonym(each, taken | {*found.suggestions}, found.own)
            country = each.sure < SURE_ENOUGH and each.name.casefold() in listed("countries")
            made.append(Entry(each, free, is_country=country))
    return made + [_decided(name, found) for name in names]


def _decided(name: HiddenName, found: Found) -> Entry:
    known = Candidate(name.name, name.kind, name.spellings, name.any_case, 1.0, Why.OWN, found.seen[name])
    return Entry(known, name.instead, name)


def of_kind(found: Found, entry: Entry, kind: NameKind) -> Entry:
    """Return a name as one of another kind, with what may stand instead of that."""
    from codebench.language.pseudonyms import pseudonym

    if kind is entry.candidate.kind:
        return entry
    candidate = replace(entry.candidate, kind=kind)
    taken = {*found.suggestions, *(name.instead for name in found.seen)}
    return replace(entry, candidate=candidate, suggestion=pseudonym(candidate, taken))


def category(entry: Entry) -> str:
    """Return what it is that has this name, without a number."""
    from codebench.language.pseudonyms import pseudonym

    return re.sub(r" \d+\]$", "]", pseudonym(entry.candidate, ()))


def decision(
    entry: Entry, instead: str = "", forms: Iterable[str] | None = None, any_case: bool | None = None
) -> HiddenName:
    """Return a decision on a name: what stands instead, or with nothing instead that it may stay."""
    each = entry.candidate
    spelled = tuple(dict.fromkeys(each.forms if forms is None else forms))
    return HiddenName(each.name, each.kind, spelled, instead, each.any_case if any_case is None else any_case)


def joined(chosen: Sequence[Entry], instead: str = "") -> HiddenName:
    """Return several names as one: of the one that is met most, with all forms of the others."""
    first = max(chosen, key=lambda entry: (entry.candidate.why is Why.OWN, len(entry.name.split()), entry.places))
    forms = tuple(form for each in chosen for form in (each.name, *each.candidate.forms))
    return decision(first, instead or first.suggestion, forms, all(each.candidate.any_case for each in chosen))


def own_name(words: str, others: Iterable[Entry] = ()) -> Entry:
    """Return a name that the user gives, with what may stand instead."""
    from codebench.language.pseudonyms import pseudonym

    name = " ".join(words.split())
    candidate = _own(name, NameKind.PERSON, [name])
    return Entry(candidate, pseudonym(candidate, {each.suggestion for each in others}))


def also_named(project: Project, instead: Iterable[str]) -> str:
    """Return in a sentence that what is to stand for somebody is a name in the texts already; nothing if it is none."""
    known = {fold(name.instead) for name in keys.decided(project)}
    new = [each for each in instead if _tells(each) and not each.startswith("[") and fold(each) not in known]
    hider = Hider((HiddenName(each, NameKind.PERSON) for each in new), keys.is_name)
    for source in project.values(Source) if new else ():
        for met in hider.sightings(source.text):
            return tr(
                "“{name}” stands in “{title}” as a name too. If that is somebody else, choose other words, or the two"
                " can't be told apart.",
                name=met.name.name,
                title=source.title,
            )
    return ""


def contexts(project: Project, found: Found, entry: Entry) -> list[InContext]:
    """Return every place of a name with the words around it, in the order of the sources."""
    order = {source_id: at for at, source_id in enumerate(found.texts)}
    places = sorted(entry.candidate.occurrences, key=lambda each: (order[each.source_id], each.start))
    return in_context(project, (_hit(found.texts[each.source_id].text, each) for each in places))


def _hit(text: str, place: Occurrence) -> Hit:
    line = Span(text.rfind("\n", 0, place.start) + 1, (text + "\n").index("\n", place.end))
    return Hit(place.source_id, place.start, place.end, line, None, None)


def to_replace(made: Iterable[Entry]) -> int:
    """Return at how many places a name that was decided on still stands."""
    hidden = (each for each in made if each.decision is not None and each.decision.instead)
    return len({(place.source_id, place.start) for each in hidden for place in each.candidate.occurrences})
