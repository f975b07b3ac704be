"""Sources and participants as rows: pure functions from what was read to nodes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codebench.domain.participant import GroupTree
from codebench.gui.models.tree import Node
from codebench.i18n import tr
from codebench.services.reading import ParticipantHead, SourceHead


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows: words, quieter words behind them, a coverage bar (None: no bar); a heading opens nothing."""

    title: str
    detail: str = ""
    share: float | None = None
    heading: bool = False
    opens: str = ""


def source_nodes(sources: Sequence[SourceHead], people: Mapping[str, ParticipantHead], groups: GroupTree) -> list[Node]:
    """Return the sources under their outermost groups; one that belongs to two stands under both."""
    below: dict[str, list[Node]] = defaultdict(list)
    for head in sources:
        detail = ", ".join(dict.fromkeys(_programme(people[p]) for p in head.participant_ids if p in people))
        tip = percent(head.coverage)
        for group_id in head.group_ids or ("",):
            line = Line(head.title, detail, head.coverage, opens=head.id)
            below[group_id].append(Node(head.id, (head.title,), line, tip=tip))
    return _under_headings(below, groups)


def _programme(person: ParticipantHead) -> str:
    return ", ".join(path.split(" / ")[-1] for path in person.groups)


def percent(share: float | None) -> str:
    """Return how much is coded, in words; nothing where nobody speaks."""
    return "" if share is None else tr("{n} % of the participants' speech is coded", n=round(share * 100))


def _under_headings(below: Mapping[str, list[Node]], groups: GroupTree) -> list[Node]:
    if set(below) == {""}:
        return below[""]
    order = sorted((g for g in below if g), key=lambda g: (-len(below[g]), groups[g].name))
    headings = [(groups[group_id].name, group_id) for group_id in order]
    headings += [(tr("no group"), "")] if "" in below else []
    nodes = []
    for name, group_id in headings:
        line = Line(f"{name} · {len(below[group_id])}", heading=True)
        nodes.append(Node(f"group:{group_id}", (name,), line, tuple(below[group_id])))
    return nodes


def participant_nodes(people: Sequence[ParticipantHead]) -> list[Node]:
    """Return the participants, each with groups, attributes and sources to open below."""
    nodes = []
    for person in people:
        opens = person.source_ids[0] if person.source_ids else ""
        facts = [Node(f"{person.id}:{path}", (path,), Line(path, heading=False)) for path in person.groups]
        facts += [
            Node(f"{person.id}:{name}", (f"{name}: {value}",), Line(name, value)) for name, value in person.attributes
        ]
        line = Line(person.name, _programme(person), opens=opens)
        nodes.append(Node(person.id, (person.name,), line, tuple(facts), tip=person.pseudonym))
    return nodes
