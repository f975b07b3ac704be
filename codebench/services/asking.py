"""What a project offers to ask about, for whoever words a question."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from codebench.domain.codebook import Codebook
from codebench.domain.coding import Coder
from codebench.domain.participant import Attribute, AttributeValue, GroupTree, Membership, Participant, told_values
from codebench.domain.source import Kind
from codebench.domain.text import natural_key
from codebench.services.project import Project
from codebench.services.reading import attributes, codebook, groups


@dataclass(frozen=True, slots=True)
class Askable:
    """What a project offers to ask about; `values` are an attribute's, by its name, `sizes` participants by group."""

    groups: GroupTree
    book: Codebook
    attributes: Sequence[Attribute] = ()
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    people: Sequence[str] = ()
    kinds: Sequence[Kind] = ()
    coders: int = 1
    sizes: Mapping[str, int] = field(default_factory=dict)


def askable(project: Project) -> Askable:
    """Return what a project offers to ask about."""
    known = attributes(project)
    values: dict[str, set[str]] = defaultdict(set)
    names = {attribute.id: attribute.name for attribute in known}
    for (attribute_id, _), value in told_values(known, project.ledger.values(AttributeValue)).items():
        values[names[attribute_id]].add(value)
    kinds = {head.kind for head in project.ledger.heads()}
    return Askable(
        groups(project),
        codebook(project),
        tuple(known),
        {name: tuple(sorted(found, key=natural_key)) for name, found in values.items()},
        tuple(sorted((person.name for person in project.ledger.values(Participant)), key=natural_key)),
        tuple(kind for kind in Kind if kind in kinds),
        len(project.ledger.values(Coder)),
        _sizes(project, groups(project)),
    )


def _sizes(project: Project, tree: GroupTree) -> dict[str, int]:
    """Return how many participants each group has, those of the groups inside it included."""
    inside: dict[str, set[str]] = defaultdict(set)
    for each in project.ledger.values(Membership):
        for group_id in tree.lineage(each.group_id):
            inside[group_id].add(each.participant_id)
    return {group_id: len(people) for group_id, people in inside.items()}
