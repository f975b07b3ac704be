"""How the quotes of one export are made: the words, who said them, and where."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from codebench.domain.attribution import Naming
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding
from codebench.domain.participant import Attribute, Subject
from codebench.domain.quote import Attribution, Quote, QuoteSection, Said
from codebench.domain.source import Role, Source, Speaker, Turn, TurnKind, clock
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


def spoken(text: str, turns: Iterable[Turn], start: int, end: int) -> list[tuple[Turn, str]]:
    """Return the words of a stretch by turn; front and back matter inside it was not said, and may name anyone."""
    said = (turn for turn in turns if turn.kind is TurnKind.SPEECH and turn.start < end and turn.end > start)
    pieces = ((turn, text[max(start, turn.start) : min(end, turn.end)].strip()) for turn in said)
    return [(turn, words) for turn, words in pieces if words]


class QuoteMaker:
    """Makes the quotes of one export; without `locator` they do not say where they stand."""

    def __init__(self, project: Project, attribution: Attribution, locator: bool = True) -> None:
        self.picture, self.texts, self.locator = study(project), Texts.of(project), locator
        titles = {source.id: source.title for source in self.texts.sources.values()}
        self.naming = naming = Naming.of(self.picture, attribution, titles)
        self.owners: dict[tuple[str, Segment], dict[str, None]] = defaultdict(dict)
        self.of_code: dict[str, list[Segment]] = defaultdict(list)
        for mention in self.picture.mentions:
            segment = (mention.source_id, mention.start, mention.end)
            if not self.owners[mention.code_id, segment]:
                self.of_code[mention.code_id].append(segment)
            self.owners[mention.code_id, segment][mention.owner_id] = None
        coders = {coder.id: coder.initials or coder.name for coder in project.values(Coder)}
        self._coders: dict[tuple[str, Segment], set[str]] = defaultdict(set)
        for coding in project.values(Coding):
            place = (coding.source_id, coding.start, coding.end)
            self._coders[coding.code_id, place].add(coders[coding.coder_id])
        of_people = [each for each in self.picture.attributes if each.subject is Subject.PARTICIPANT]
        self._attributes = [each for each in of_people if naming.shows(each)]
        self.columns = tuple(attribute.name for attribute in self._attributes)

    def quotes(self, code: Code) -> tuple[Quote, ...]:
        """Return all quotes of a code itself, by source and place."""
        return tuple(self.quote(code, segment) for segment in sorted(self.of_code.get(code.id, ()), key=self.order))

    def is_said(self, code: Code, segment: Segment) -> bool:
        """Tell whether a code's segment touches the words of someone who takes part."""
        return (code.id, segment) in self.owners

    def section(self, code: Code, quotes: tuple[Quote, ...], all_of_them: bool = True) -> QuoteSection:
        """Return a code's section: these quotes, and a summary that counts the codes below too."""
        below = self.picture.codebook.subtree(code.id)
        people = {
            owner
            for each in below
            for segment in self.of_code.get(each, ())
            for owner in self.owners[each, segment]
            if owner in self.picture.participants
        }
        total = len({segment for each in below for segment in self.of_code.get(each, ())})
        counts = [trn("{n} participant|{n} participants", len(people))]
        counts += [trn("{n} quote|{n} quotes", total)] if all_of_them else []
        return QuoteSection(self.picture.codebook.names(code.id), code.definition, " · ".join(counts), quotes)

    def order(self, segment: Segment) -> tuple[object, ...]:
        """Return what sorts segments by source and place."""
        return (natural_key(self.texts.sources[segment[0]].title), *segment)

    def quote(self, code: Code, segment: Segment) -> Quote:
        """Return the quote of a code on a segment."""
        source_id = segment[0]
        owners = tuple(self.owners.get((code.id, segment), ()))
        turns = self.texts.touched(segment)
        first = turns[0]
        naming = self.naming
        hidden = naming.attribution is Attribution.NONE or not self.locator
        groups = dict.fromkeys(g for owner in owners for g in self._groups(owner))
        return Quote(
            self.picture.codebook.names(code.id),
            tuple(self._said(segment, turns)),
            "; ".join(dict.fromkeys(filter(None, map(naming.owner, owners)))),
            "" if hidden else naming.source(source_id),
            None if hidden else first.position + 1,
            "" if hidden else clock(first.time),
            ", ".join(sorted(self._coders.get((code.id, segment), ()))),
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
        pieces = spoken(self.texts.sources[segment[0]].text, turns, *segment[1:])
        if len({turn.speaker_id for turn in turns if turn.kind is TurnKind.SPEECH}) < 2:
            yield Said("", "\n".join(words for _, words in pieces))
            return
        for turn, words in pieces:
            yield Said(self._speaker(turn), words)

    def _speaker(self, turn: Turn) -> str:
        speaker = self.texts.speakers.get(turn.speaker_id or "")
        if speaker is None:
            return tr("Speaker unknown")
        if speaker.role is Role.INTERVIEWER or speaker.participant_id is None:
            return tr("Interviewer")
        return self.naming.owner(speaker.participant_id) or tr("Participant")
