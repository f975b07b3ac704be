"""The quotes of a project, made fit for one export."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from codebench.domain.attribution import Naming
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding
from codebench.domain.participant import Attribute, Subject
from codebench.domain.quote import Attribution, Quote, QuoteSection, QuoteSet, Said
from codebench.domain.source import Role, Source, Speaker, Turn, TurnKind, clock
from codebench.domain.study import Study
from codebench.domain.text import natural_key
from codebench.i18n import tr, trn
from codebench.services.project import Project
from codebench.services.reading import study

Segment = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Texts:
    """The sources, their turns in order, and who speaks in them."""

    sources: dict[str, Source]
    turns: dict[str, list[Turn]]
    speakers: dict[str, Speaker]

    @classmethod
    def of(cls, project: Project) -> "Texts":
        """Read everything once; a quote is then a slice."""
        turns: dict[str, list[Turn]] = defaultdict(list)
        for turn in sorted(project.values(Turn), key=lambda turn: turn.position):
            turns[turn.source_id].append(turn)
        sources = {source.id: source for source in project.values(Source)}
        return cls(sources, turns, {speaker.id: speaker for speaker in project.values(Speaker)})

    def touched(self, segment: Segment) -> list[Turn]:
        """Return the turns that a segment touches, in order."""
        source_id, start, end = segment
        line = self.turns[source_id]
        first = max(bisect_right(line, start, key=lambda turn: turn.start) - 1, 0)
        found = []
        for turn in line[first:]:
            if turn.start >= end:
                break
            if turn.end > start and turn.end > turn.start:
                found.append(turn)
        return found


def quote_set(project: Project, *, under: Sequence[str] = (), attribution: Attribution) -> QuoteSet:
    """Return the quotes of these codes and those below them (or of all), each passage once a code."""
    picture, texts = study(project), Texts.of(project)
    naming = Naming.of(picture, attribution, {source.id: source.title for source in texts.sources.values()})
    maker = _Maker(project, picture, texts, naming)
    book = picture.codebook
    roots: list[Code] = [book[code_id] for code_id in under] or list(book.children(None))
    wanted = dict.fromkeys(code for root in roots for code in (root, *book.walk(root.id)))
    sections = tuple(maker.section(code) for code in wanted)
    return QuoteSet(project.name, attribution, maker.columns, sections, tuple(_notes(attribution, picture)))


class _Maker:
    """Make the sections of one export."""

    def __init__(self, project: Project, picture: Study, texts: Texts, naming: Naming) -> None:
        self.picture, self.texts, self.naming = picture, texts, naming
        self._owners: dict[tuple[str, Segment], dict[str, None]] = defaultdict(dict)
        self._of_code: dict[str, list[Segment]] = defaultdict(list)
        for mention in picture.mentions:
            segment = (mention.source_id, mention.start, mention.end)
            if not self._owners[mention.code_id, segment]:
                self._of_code[mention.code_id].append(segment)
            self._owners[mention.code_id, segment][mention.owner_id] = None
        coders = {coder.id: coder.initials or coder.name for coder in project.values(Coder)}
        self._coders: dict[tuple[str, Segment], set[str]] = defaultdict(set)
        for coding in project.values(Coding):
            place = (coding.source_id, coding.start, coding.end)
            self._coders[coding.code_id, place].add(coders[coding.coder_id])
        of_people = [each for each in picture.attributes if each.subject is Subject.PARTICIPANT]
        self._attributes = [each for each in of_people if naming.shows(each)]
        self.columns = tuple(attribute.name for attribute in self._attributes)

    def section(self, code: Code) -> QuoteSection:
        """Return a code's section: its own quotes, and a summary that counts the codes below too."""
        segments = sorted(self._of_code.get(code.id, ()), key=self._order)
        quotes = tuple(self._quote(code, segment) for segment in segments)
        below = self.picture.codebook.subtree(code.id)
        people = {
            owner
            for each in below
            for segment in self._of_code.get(each, ())
            for owner in self._owners[each, segment]
            if owner in self.picture.participants
        }
        total = len({segment for each in below for segment in self._of_code.get(each, ())})
        counts = (trn("{n} participant|{n} participants", len(people)), trn("{n} quote|{n} quotes", total))
        return QuoteSection(self.picture.codebook.names(code.id), code.definition, " · ".join(counts), quotes)

    def _order(self, segment: Segment) -> tuple[object, ...]:
        return (natural_key(self.texts.sources[segment[0]].title), *segment)

    def _quote(self, code: Code, segment: Segment) -> Quote:
        source_id = segment[0]
        owners = tuple(self._owners[code.id, segment])
        turns = self.texts.touched(segment)
        first = turns[0]
        naming = self.naming
        hidden = naming.attribution is Attribution.NONE
        groups = dict.fromkeys(g for owner in owners for g in self._groups(owner))
        return Quote(
            self.picture.codebook.names(code.id),
            tuple(self._said(segment, turns)),
            "; ".join(dict.fromkeys(filter(None, map(naming.owner, owners)))),
            naming.source(source_id),
            None if hidden else first.position + 1,
            "" if hidden else clock(first.time),
            ", ".join(sorted(self._coders[code.id, segment])),
            "; ".join(groups),
            tuple(self._value(attribute, owners) for attribute in self._attributes),
        )

    def _groups(self, owner: str) -> Iterable[str]:
        if self.naming.attribution is Attribution.NONE:
            return ()
        tree = self.picture.groups
        if not self.naming.named(owner):
            return [tree[tree.lineage(group)[0]].name for group in self.picture.groups_of(owner)]
        return [tree.path(group) for group in self.picture.groups_of(owner)]

    def _value(self, attribute: Attribute, owners: Iterable[str]) -> str:
        told = (owner for owner in owners if self.naming.tells(attribute, owner))
        return "; ".join(filter(None, (self.picture.values.get((attribute.id, owner)) for owner in told)))

    def _said(self, segment: Segment, turns: list[Turn]) -> Iterable[Said]:
        source_id, start, end = segment
        text = self.texts.sources[source_id].text
        # Front and back matter inside a stretch was not said, and may name anyone.
        spoken = [turn for turn in turns if turn.kind is TurnKind.SPEECH]
        pieces = [(turn, text[max(start, turn.start) : min(end, turn.end)].strip()) for turn in spoken]
        if len({turn.speaker_id for turn in spoken}) < 2:
            yield Said("", "\n".join(words for _, words in pieces if words))
            return
        for turn, words in pieces:
            if words:
                yield Said(self._speaker(turn), words)

    def _speaker(self, turn: Turn) -> str:
        speaker = self.texts.speakers.get(turn.speaker_id or "")
        if speaker is None:
            return tr("Speaker unknown")
        if speaker.role is Role.INTERVIEWER or speaker.participant_id is None:
            return tr("Interviewer")
        return self.naming.owner(speaker.participant_id) or tr("Participant")


def _notes(attribution: Attribution, picture: Study) -> Iterable[str]:
    yield {
        Attribution.NAMED: tr("Participants who consented are named, others are shown by pseudonym."),
        Attribution.ROLE: tr("Participants are shown by role and group."),
        Attribution.PSEUDONYM: tr("Participants are shown by pseudonym."),
        Attribution.NONE: tr("Participants are not shown."),
    }[attribution]
    yield tr("Names within the words of a quote are not hidden; read before you share.")
    if uncounted := len(picture.uncounted):
        yield trn(
            "{n} coding lies on no participant's speech and is left out.|"
            "{n} codings lie on no participant's speech and are left out.",
            uncounted,
        )


def quoting(project: Project, picture: Study, naming: Naming) -> Callable[[Code, Segment], Quote]:
    """Return what makes the quote of a code at a segment."""
    maker = _Maker(project, picture, Texts.of(project), naming)
    return maker._quote
