"""How the quotes of one export are made: the words, who said them, and where."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from codebench.domain.attribution import Naming
from codebench.domain.codebook import Code, Codebook
from codebench.domain.coding import Coder
from codebench.domain.participant import Attribute, Subject
from codebench.domain.quote import Attribution, Quote, QuoteSection, Said
from codebench.domain.source import Role, Source, Speaker, Turn, TurnKind, clock
from codebench.domain.text import natural_key
from codebench.i18n import tr, trn
from codebench.services.project import Project
from codebench.services.reading import study
from codebench.storage import outline
from codebench.storage.outline import TurnLine

Segment = tuple[str, int, int]
T = TypeVar("T", Turn, TurnLine)


@dataclass(frozen=True, slots=True)
class Texts:
    """The sources, their turns in order, and who speaks in them."""

    sources: dict[str, Source]
    turns: dict[str, list[TurnLine]]
    speakers: dict[str, Speaker]

    @classmethod
    def of(cls, project: Project) -> "Texts":
        """Read everything once; a quote is then a slice."""
        with project.database.read() as connection:
            turns = outline.turn_lines(connection)
        sources = {source.id: source for source in project.values(Source)}
        return cls(sources, turns, {speaker.id: speaker for speaker in project.values(Speaker)})

    def touched(self, segment: Segment) -> list[TurnLine]:
        """Return the turns that a segment touches, in order."""
        source_id, start, end = segment
        line = self.turns[source_id]
        first = max(bisect_right(line, start, key=_start) - 1, 0)
        return [turn for turn in line[first : bisect_left(line, end, key=_start)] if turn.end > start]


_start = attrgetter("start")


def spoken(text: str, turns: Iterable[T], start: int, end: int) -> list[tuple[T, str]]:
    """Return the words of a stretch by turn; front and back matter inside it was not said, and may name anyone."""
    said = (turn for turn in turns if turn.kind is TurnKind.SPEECH and turn.start < end and turn.end > start)
    pieces = ((turn, text[max(start, turn.start) : min(end, turn.end)].strip()) for turn in said)
    return [(turn, words) for turn, words in pieces if words]


class QuoteMaker:
    """Makes the quotes of one export, of all codes or of those `wanted`; without `locator` they don't say where."""

    def __init__(
        self,
        project: Project,
        attribution: Attribution,
        locator: bool = True,
        wanted: Callable[[Codebook], Collection[str]] | None = None,
    ) -> None:
        self.picture, self.texts, self.locator = study(project), Texts.of(project), locator
        titles = {source.id: source.title for source in self.texts.sources.values()}
        self.naming = naming = Naming.of(self.picture, attribution, titles)
        self.owners: dict[tuple[str, Segment], dict[str, None]] = defaultdict(dict)
        self.of_code: dict[str, list[Segment]] = defaultdict(list)
        self._coders: dict[tuple[str, Segment], set[str]] = defaultdict(set)
        coders = {coder.id: coder.initials or coder.name for coder in project.values(Coder)}
        codes = wanted(self.picture.codebook) if wanted else None
        for mention in self.picture.mentions:
            if codes is not None and mention.code_id not in codes:
                continue
            key = mention.code_id, mention[1:4]
            if not self.owners[key]:
                self.of_code[mention.code_id].append(mention[1:4])
            self.owners[key][mention.owner_id] = None
            self._coders[key].add(coders[mention.coder_id])
        in_order = sorted(titles, key=lambda source_id: natural_key(titles[source_id]))
        self._rank = {source_id: number for number, source_id in enumerate(in_order)}
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
        return (self._rank[segment[0]], *segment)

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

    def _said(self, segment: Segment, turns: list[TurnLine]) -> Iterable[Said]:
        pieces = spoken(self.texts.sources[segment[0]].text, turns, *segment[1:])
        if len({turn.speaker_id for turn in turns if turn.kind is TurnKind.SPEECH}) < 2:
            yield Said("", "\n".join(words for _, words in pieces))
            return
        for turn, words in pieces:
            yield Said(self._speaker(turn), words)

    def _speaker(self, turn: TurnLine) -> str:
        speaker = self.texts.speakers.get(turn.speaker_id or "")
        if speaker is None:
            return tr("Speaker unknown")
        if speaker.role is Role.INTERVIEWER or speaker.participant_id is None:
            return tr("Interviewer")
        return self.naming.owner(speaker.participant_id) or tr("Participant")
