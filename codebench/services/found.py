"""Coding what a search found: which places wait for a decision, and putting a code on those that were accepted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.ids import new_id
from codebench.domain.search import Hit, Query
from codebench.domain.source import Source
from codebench.domain.text import Span
from codebench.services.codebook import add_code
from codebench.services.coding import ensure_coder, trimmed
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.search import NOBODY, Found, hits
from codebench.storage.work import Work


@dataclass(frozen=True, slots=True)
class Accepted:
    """A stretch that gets the code, and the words that stood there when it was accepted."""

    source_id: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The places to decide on, apart those of interviewers and others, and how many have the code already."""

    hits: tuple[Hit, ...]
    others: tuple[Hit, ...]
    coded: int


def waiting(project: Project, query: Query, found: Found, code_id: str) -> Waiting:
    """Return the places that do not have the code, in the order in which their owners are listed."""
    order = {owner.id: at for at, owner in enumerate(found.owners)}
    people = {owner.id for owner in found.owners if owner.id != NOBODY}
    places = sorted(
        hits(project, query, sought=found.sought), key=lambda hit: order.get(hit.owner_id or NOBODY, len(order))
    )
    coded: dict[str, list[Span]] = defaultdict(list)
    for coding in project.values(Coding, code_id=code_id):
        coded[coding.source_id].append(coding.span)
    free = [hit for hit in places if not any(c.start <= hit.start and hit.end <= c.end for c in coded[hit.source_id])]
    own = tuple(hit for hit in free if hit.owner_id in people)
    others = tuple(hit for hit in free if hit.owner_id not in people)
    return Waiting(own, others, len(places) - len(free))


@command("“{code}” on {n} place found by “{words}”|“{code}” on {n} places found by “{words}”")
def code_found(
    work: Work, *, code_id: str, places: Sequence[Accepted], words: str, offered: int, engine: str = ""
) -> None:
    """Put a code on the places that were accepted of so many that a search offered; changed words are left alone."""
    coder_id = ensure_coder(work, work.coder)
    texts = {source.id: source.text for source in work.find(Source, id={place.source_id for place in places})}
    there = {coding.place for coding in work.find(Coding, code_id=code_id)}
    new: dict[tuple[str, int, int, str, str], Coding] = {}
    for each in places:
        if texts.get(each.source_id, "")[each.start : each.end] == each.words:
            span = trimmed(texts[each.source_id], Span(each.start, each.end))
            coding = Coding(new_id(), each.source_id, span.start, span.end, code_id, coder_id)
            new.setdefault(coding.place, coding)
    made = [coding for place, coding in new.items() if place not in there]
    work.add(*made)
    work.describe(code=work.get(Code, code_id).name, words=words, n=len(made), offered=offered, engine=engine)


@command("“{code}” added, on {n} place found by “{words}”|“{code}” added, on {n} places found by “{words}”")
def code_found_new(
    work: Work,
    *,
    name: str,
    parent_id: str | None,
    code_id: str,
    places: Sequence[Accepted],
    words: str,
    offered: int,
    engine: str = "",
) -> None:
    """Add a code as the last below its parent and put it on the places that were accepted, in one step."""
    add_code(work, name=name, parent_id=parent_id, code_id=code_id)
    code_found(work, code_id=code_id, places=places, words=words, offered=offered, engine=engine)
