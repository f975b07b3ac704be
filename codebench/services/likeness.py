"""What resembles what in a project: quotes that say the same again, and codes for a passage."""

from collections import Counter
from dataclasses import dataclass

from codebench.domain.quote import Attribution
from codebench.language import similarity
from codebench.language.similarity import Repeat
from codebench.language.suggest import LEAST, Example, Suggester
from codebench.services.project import Project
from codebench.services.quotemaker import QuoteMaker, Segment, spoken

ENOUGH = 20_000


@dataclass(frozen=True, slots=True)
class Repeated:
    """Someone's quotes of one code in reading order, and which of them say an earlier one again."""

    segments: tuple[Segment, ...]
    texts: tuple[str, ...]
    repeats: tuple[Repeat, ...]


def repeats(project: Project, *, code_id: str, participant_id: str) -> Repeated:
    """Return a participant's quotes of a code, each with the earlier one it is most like; changes no count."""
    maker = QuoteMaker(project, Attribution.PSEUDONYM)
    ordered = sorted(maker.of_code.get(code_id, ()), key=maker.order)
    own = [segment for segment in ordered if participant_id in maker.owners[code_id, segment]]
    texts = [_said(maker, segment, participant_id) for segment in own]
    everyone = ((segment, owner) for segment in ordered for owner in maker.owners[code_id, segment])
    others = [_said(maker, segment, owner) for segment, owner in everyone if owner != participant_id]
    return Repeated(tuple(own), tuple(texts), similarity.repeats(texts, others))


def suggester(project: Project) -> Suggester:
    """Return what suggests codes, learnt from what participants said and somebody coded.

    Of more passages than it takes to learn well, it learns from every second, or third, or n-th.
    """
    maker = QuoteMaker(project, Attribution.PSEUDONYM)
    # A stretch in which two participants speak is two passages, and still one coding.
    often = Counter(code_id for (code_id, _), owners in maker.owners.items() if owners)
    codes: dict[tuple[Segment, str], set[str]] = {}
    for (code_id, segment), owners in maker.owners.items():
        for owner in owners if often[code_id] >= LEAST else ():
            codes.setdefault((segment, owner), set()).add(code_id)
    passages = sorted(codes.items(), key=lambda item: (maker.order(item[0][0]), item[0][1]))
    return Suggester(
        Example(_said(maker, segment, owner), frozenset(found), owner)
        for (segment, owner), found in passages[:: 1 + len(passages) // ENOUGH]
    )


def _said(maker: QuoteMaker, segment: Segment, owner: str) -> str:
    """Return what one participant says in a stretch; a source without speakers is its owner's as a whole."""
    pieces = spoken(maker.texts.sources[segment[0]].text, maker.texts.touched(segment), *segment[1:])
    speakers = ((maker.texts.speakers.get(turn.speaker_id or ""), words) for turn, words in pieces)
    return "\n".join(words for speaker, words in speakers if speaker is None or speaker.participant_id == owner)
