"""Everything that counting needs, as one frozen picture of a project."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from codebench.domain.codebook import Codebook
from codebench.domain.participant import Attribute, GroupTree, Participant
from codebench.domain.source import Kind


class Mention(NamedTuple):
    """A coder's code on a stretch that touches the owner's own speech; the owner may be a document's group."""

    code_id: str
    source_id: str
    start: int
    end: int
    owner_id: str
    coder_id: str = ""


class Uncounted(NamedTuple):
    """A code on a stretch that touches no owner's speech: an interviewer's only, or nobody's."""

    code_id: str
    source_id: str
    start: int
    end: int
    interviewer: bool


class Heard(NamedTuple):
    """A source as counting knows it."""

    title: str
    kind: Kind


class Speech(NamedTuple):
    """A turn that is an owner's own speech."""

    source_id: str
    start: int
    end: int
    owner_id: str


@dataclass(frozen=True, slots=True)
class Study:
    """The codebook, the people, who spoke where, and every mention.

    `not_asked` are the (source, code) pairs that were not asked, `unasked` the mentions that do not count for that.
    """

    codebook: Codebook
    participants: Mapping[str, Participant]
    groups: GroupTree
    memberships: Mapping[str, tuple[str, ...]]
    attributes: tuple[Attribute, ...]
    values: Mapping[tuple[str, str], str]
    spoken: frozenset[tuple[str, str]]
    mentions: tuple[Mention, ...]
    uncounted: tuple[Uncounted, ...] = ()
    sources: Mapping[str, Heard] = field(default_factory=dict)
    coders: Mapping[str, str] = field(default_factory=dict)
    not_asked: frozenset[tuple[str, str]] = frozenset()
    unasked: tuple[Mention, ...] = ()

    def groups_of(self, owner_id: str) -> tuple[str, ...]:
        """Return the groups a participant belongs to; a document's group stands for itself."""
        if owner_id in self.participants:
            return self.memberships.get(owner_id, ())
        return (owner_id,)


def silent(book: Codebook, not_asked: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return per code the sources in which it, or a code above it, was not asked."""
    found: dict[str, set[str]] = defaultdict(set)
    for source_id, code_id in not_asked:
        for each in book.subtree(code_id) if code_id in book else ():
            found[each].add(source_id)
    return {code_id: frozenset(sources) for code_id, sources in found.items()}


def parted(
    mentions: tuple[Mention, ...], book: Codebook, not_asked: Iterable[tuple[str, str]]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the mentions that count, and those of a code that was not asked in their source."""
    where = silent(book, not_asked)
    if not where:
        return mentions, ()
    passed = tuple(each for each in mentions if each.source_id in where.get(each.code_id, ()))
    gone = set(passed)
    return tuple(each for each in mentions if each not in gone), passed
