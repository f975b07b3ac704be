"""Everything that counting needs, as one frozen picture of a project."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from codebench.domain.codebook import Codebook
from codebench.domain.participant import Attribute, GroupTree, Participant
from codebench.domain.said import Mention, Said, Uncounted
from codebench.domain.source import Kind


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
class CodeCount:
    """How many participants mention a code or one below it, how many coded segments do so, and both for it alone."""

    participants: int = 0
    codings: int = 0
    own_participants: int = 0
    own_codings: int = 0


@dataclass(frozen=True)
class Study:
    """The codebook, the people, and what was said and coded in each source.

    `not_asked` are the (source, code) pairs that were not asked.
    """

    codebook: Codebook
    participants: Mapping[str, Participant]
    groups: GroupTree
    memberships: Mapping[str, tuple[str, ...]]
    attributes: tuple[Attribute, ...]
    values: Mapping[tuple[str, str], str]
    said: Mapping[str, Said]
    sources: Mapping[str, Heard]
    coders: Mapping[str, str]
    not_asked: frozenset[tuple[str, str]]

    @cached_property
    def silent(self) -> Mapping[str, frozenset[str]]:
        """Return per code the sources in which it, or a code above it, was not asked."""
        return silent(self.codebook, self.not_asked)

    @cached_property
    def spoken(self) -> frozenset[tuple[str, str]]:
        """Return who (owner) has at least one character of speech in which source."""
        return frozenset((owner, source_id) for source_id, said in self.said.items() for owner in said.owners)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return every mention that counts."""
        every = chain.from_iterable(said.mentions for said in self.said.values())
        return (
            tuple(each for each in every if self.asked(each.code_id, each.source_id)) if self.silent else tuple(every)
        )

    @cached_property
    def unasked(self) -> tuple[Mention, ...]:
        """Return the mentions that don't count, being of a code that was not asked in their source."""
        every = chain.from_iterable(said.mentions for said in self.said.values() if self.silent)
        return tuple(each for each in every if not self.asked(each.code_id, each.source_id))

    @cached_property
    def uncounted(self) -> tuple[Uncounted, ...]:
        """Return what is coded and touches no owner's speech."""
        return tuple(chain.from_iterable(said.uncounted for said in self.said.values()))

    def asked(self, code_id: str, source_id: str) -> bool:
        """Tell whether a code's part of the guide was asked in a source."""
        return source_id not in self.silent.get(code_id, ())

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
