"""A project's sources and codings as plain data, in the shape that the command line promises."""

from collections import defaultdict
from typing import Any

from codebench.domain.codebook import Codebook
from codebench.domain.coding import Coder, Coding
from codebench.domain.participant import Participant
from codebench.domain.search import Query
from codebench.domain.source import Source, Speaker, Turn, TurnKind
from codebench.domain.text import natural_key
from codebench.services.project import Project
from codebench.services.reading import Transcript, study, transcript
from codebench.services.reading import sources as source_heads
from codebench.services.search import hits as found_hits


def sources(project: Project) -> list[dict[str, Any]]:
    """Return every source with its turns; times in seconds or None."""
    found = [transcript(project, head.id) for head in source_heads(project)]
    return [
        {
            "title": each.source.title,
            "kind": each.source.kind.value,
            "chars": len(each.source.text),
            "turns": [_turn(each, turn) for turn in each.turns],
        }
        for each in found
    ]


def _turn(of: Transcript, turn: Turn) -> dict[str, Any]:
    speaker = of.speakers.get(turn.speaker_id or "")
    owner = speaker.participant_id if speaker else of.source.participant_id if not of.speakers else None
    person = of.participants.get(owner or "") if turn.kind is TurnKind.SPEECH else None
    return {
        "speaker": speaker.label if speaker else None,
        "role": speaker.role.value if speaker else ("note" if turn.kind is TurnKind.NOTE else None),
        "participant": person.name if person else None,
        "start": turn.start,
        "end": turn.end,
        "time": turn.time,
    }


def codings(project: Project) -> list[dict[str, Any]]:
    """Return every coding with its words and the participants whose speech it touches, in order."""
    picture = study(project)
    owners: dict[tuple[str, str, int, int], set[str]] = defaultdict(set)
    for mention in (*picture.mentions, *picture.unasked):
        if mention.owner_id in picture.participants:
            owners[mention[:4]].add(picture.participants[mention.owner_id].name)
    texts = {source.id: source for source in project.values(Source)}
    coders = {coder.id: coder.name for coder in project.values(Coder)}
    found = sorted(
        project.values(Coding),
        key=lambda c: (natural_key(texts[c.source_id].title), c.start, c.end, picture.codebook.path(c.code_id)),
    )
    return [
        {
            "source": texts[coding.source_id].title,
            "start": coding.start,
            "end": coding.end,
            "text": texts[coding.source_id].text[coding.start : coding.end],
            "code": picture.codebook.path(coding.code_id),
            "coder": coders[coding.coder_id],
            "participants": sorted(owners[coding.code_id, coding.source_id, coding.start, coding.end], key=natural_key),
        }
        for coding in found
    ]


def hits(project: Project, query: Query) -> list[dict[str, Any]]:
    """Return every place where words were found, with who says them."""
    found = found_hits(project, query)
    sources = {each.id: each for each in project.values(Source, id={hit.source_id for hit in found})}
    labels = {each.id: each.label for each in project.values(Speaker, source_id=set(sources))}
    people = {each.id: each.name for each in project.values(Participant)}
    return [
        {
            "source": sources[hit.source_id].title,
            "start": hit.start,
            "end": hit.end,
            "text": sources[hit.source_id].text[hit.start : hit.end],
            "speaker": labels.get(hit.speaker_id or ""),
            "participant": people.get(hit.owner_id or ""),
        }
        for hit in found
    ]


def codes(book: Codebook) -> list[dict[str, Any]]:
    """Return every code in tree order, as a path with its texts."""
    names = ("definition", "when", "when_not", "example", "colour", "retired")
    return [{"code": book.path(code.id), **{name: getattr(code, name) for name in names}} for code in book.walk()]
