"""Participants, the nested groups they belong to, and what is known of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.coarse import Coarse, coarsened
from codebench.domain.source import Role
from codebench.domain.text import fold, natural_key
from codebench.errors import CodebenchError
from codebench.i18n import tr


@dataclass(frozen=True, slots=True)
class Participant:
    """A person whose words are data; `consent` is to being named."""

    id: str
    name: str
    pseudonym: str = ""
    consent: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What participants belong to; a group may lie inside another."""

    id: str
    name: str
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class GroupLevel:
    """The name of a depth of the group tree, 1 the outermost."""

    id: str
    depth: int
    name: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A participant's place in a group; one may have several."""

    id: str
    participant_id: str
    group_id: str


class Subject(StrEnum):
    """What an attribute describes."""

    PARTICIPANT = "participant"
    GROUP = "group"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A variable of a participant, group or source; `coarse` is how its values leave the participants page."""

    id: str
    name: str
    subject: Subject
    position: int = 0
    coarse: Coarse = Coarse.EXACT


@dataclass(frozen=True, slots=True)
class AttributeValue:
    """The value of an attribute for one owner; no row means no data."""

    id: str
    attribute_id: str
    owner_id: str
    value: str


def told_values(attributes: Iterable[Attribute], values: Iterable[AttributeValue]) -> dict[tuple[str, str], str]:
    """Return every value by attribute and owner, as coarse as may be told."""
    coarse = {attribute.id: attribute.coarse for attribute in attributes}
    return {(v.attribute_id, v.owner_id): coarsened(v.value, coarse[v.attribute_id]) for v in values}


@dataclass(frozen=True, slots=True)
class PersonSpec:
    """A row of a participants file; `speakers` are labels or file names, `groups` paths; no word on consent is None."""

    name: str
    role: Role
    speakers: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    pseudonym: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    consent: bool | None = None


@dataclass(frozen=True, slots=True)
class PeopleSpec:
    """A participants file: its people, its attribute columns in order, and the names of its group levels."""

    people: tuple[PersonSpec, ...]
    attributes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


class GroupTree:
    """The groups as a tree: paths, depths, what lies inside what."""

    def __init__(self, groups: Iterable[Group], levels: Iterable[GroupLevel] = ()) -> None:
        self._by_id = {group.id: group for group in groups}
        self.level_names = {level.depth: level.name for level in levels}
        self._lineage = {group_id: self._climb(group_id) for group_id in self._by_id}

    def _climb(self, group_id: str) -> tuple[str, ...]:
        line: list[str] = []
        at: str | None = group_id
        while at is not None and at in self._by_id and at not in line:
            line.append(at)
            at = self._by_id[at].parent_id
        return tuple(reversed(line))

    def __getitem__(self, group_id: str) -> Group:
        return self._by_id[group_id]

    def __contains__(self, group_id: str) -> bool:
        return group_id in self._by_id

    def __iter__(self) -> Iterator[Group]:
        return iter(self._by_id.values())

    def lineage(self, group_id: str) -> tuple[str, ...]:
        """Return the ids from the outermost group down to this one."""
        return self._lineage[group_id]

    def at_level(self, group_id: str, depth: int) -> str | None:
        """Return the group at that depth on the way to this one; None where the way is shorter."""
        line = self._lineage[group_id]
        return line[depth - 1] if depth <= len(line) else None

    def names(self, group_id: str) -> tuple[str, ...]:
        """Return the names from the outermost group down to this one."""
        return tuple(self._by_id[each].name for each in self._lineage[group_id])

    def path(self, group_id: str) -> str:
        """Return `kind / programme`."""
        return " / ".join(self.names(group_id))

    def paths(self) -> list[str]:
        """Return the paths of all groups."""
        return [self.path(group_id) for group_id in self._by_id]

    def at_depth(self, depth: int) -> list[str]:
        """Return the groups at a level, by name."""
        found = [group_id for group_id, line in self._lineage.items() if len(line) == depth]
        return sorted(found, key=lambda each: natural_key(self._by_id[each].name))

    @property
    def depth(self) -> int:
        """Return the number of levels."""
        return max(map(len, self._lineage.values()), default=0)

    def level(self, wanted: str) -> int | None:
        """Return the depth for a number or a level's name; None where there is no such level."""
        if wanted.isdecimal() and 1 <= int(wanted) <= self.depth:
            return int(wanted)
        named = (depth for depth, name in self.level_names.items() if fold(name) == fold(wanted))
        return next(named, None)

    def level_name(self, depth: int) -> str:
        """Return the level's own name, or `level 2`."""
        return self.level_names.get(depth) or tr("level {depth}", depth=depth)

    def find(self, wanted: str) -> str:
        """Return the id of the group with that path or unique name; raise where there is none or several."""
        found = [g for g in self._by_id if fold(self.path(g)) == fold(wanted)]
        found = found or [g.id for g in self._by_id.values() if fold(g.name) == fold(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            paths = ", ".join(sorted(map(self.path, found)))
            raise CodebenchError(tr("“{name}” is the name of several groups: {paths}.", name=wanted, paths=paths))
        known = ", ".join(sorted((g.name for g in self._by_id.values()), key=natural_key)[:12])
        raise CodebenchError(tr("There is no group “{name}”. Groups are: {known}.", name=wanted, known=known))

    def inside(self, group_id: str) -> frozenset[str]:
        """Return the group and all groups within it."""
        return frozenset(each for each, line in self._lineage.items() if group_id in line)
