"""Small studies for tests, said in a few words."""

import hashlib
from collections.abc import Sequence

from codebench.domain.bundle import Bundle, Passage
from codebench.domain.participant import PeopleSpec, PersonSpec
from codebench.domain.search import words_of
from codebench.domain.source import Original, Role, Source, Turn
from codebench.services.codebook import add_code
from codebench.services.coding import apply_codes
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.sources import Reading, add_sources


def reading(title: str, *turns: tuple[str | None, str]) -> Reading:
    """An interview as read: (label, words) a turn."""
    bundle = Bundle(tuple(Passage(words, label) for label, words in turns), "txt", "labels")
    data = title.encode()
    return Reading(Original(hashlib.sha256(data).hexdigest(), f"{title}.txt"), data, bundle)


def person(name: str, *groups: str, speakers: Sequence[str] = (), **attributes: str) -> PersonSpec:
    """A participant in groups given as `kind / programme`."""
    paths = tuple(tuple(group.split(" / ")) for group in groups)
    return PersonSpec(name, Role.PARTICIPANT, tuple(speakers), paths, "", tuple(attributes.items()))


def people(*persons: PersonSpec, levels: Sequence[str] = ("kind", "programme")) -> PeopleSpec:
    names = dict.fromkeys(name for each in persons for name, _ in each.attributes)
    return PeopleSpec(persons, tuple(names), tuple(levels))


def add_interviews(project: Project, *readings: Reading, who: PeopleSpec | None = None) -> None:
    project.do(add_sources, readings=readings, people=who, kind=None, told=[])


def add_tree(project: Project, *paths: str) -> None:
    """Codes by path, parents before children."""
    for path in paths:
        *above, name = path.split(" / ")
        parent = codebook(project).find(" / ".join(above)).id if above else None
        project.do(add_code, name=name, parent_id=parent)


def put(project: Project, code: str, title: str, words: str, until: str = "") -> None:
    """Put a code on the first place these words occur in a source, or from there to the end of other words."""
    source = next(each for each in project.values(Source) if each.title == title)
    start = source.text.index(words)
    end = source.text.index(until, start) + len(until) if until else start + len(words)
    code_id = codebook(project).find(code).id
    project.do(apply_codes, source_id=source.id, start=start, end=end, code_ids=[code_id])


def indexed_words(project: Project) -> dict[tuple[str, int, str | None], list[str]]:
    """The words of every turn as the index has them, by source, start and speaker."""
    query = (
        "SELECT source_id, start, speaker_id, term FROM search_places JOIN search_turn t ON t.id = doc "
        "JOIN search_part p ON p.id = t.id >> 20 ORDER BY doc, search_places.offset"
    )
    found: dict[tuple[str, int, str | None], list[str]] = {}
    with project.database.read() as connection:
        for source_id, start, speaker_id, term in connection.exec_driver_sql(query):
            found.setdefault((source_id, start, speaker_id), []).append(term)
    return found


def said_words(project: Project) -> dict[tuple[str, int, str | None], list[str]]:
    """The words of every turn as they stand in the texts, by source, start and speaker."""
    texts = {source.id: source.text for source in project.values(Source)}
    turns = project.values(Turn)
    found = {(t.source_id, t.start, t.speaker_id): words_of(texts[t.source_id][t.start : t.end]) for t in turns}
    return {place: words for place, words in found.items() if words}
