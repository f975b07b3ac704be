"""Random studies as plain numbers, written into a real project, and counted again by plain loops."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from codebench.domain.changes import Value
from codebench.domain.codebook import Code
from codebench.domain.coding import Coder, Coding
from codebench.domain.findings import NotAsked
from codebench.domain.participant import Attribute, AttributeValue, Group, Membership, Participant, Subject
from codebench.domain.question import Near, Question, Unit
from codebench.domain.said import Mention
from codebench.domain.source import Kind, Role, Source, Speaker, Turn, TurnKind
from codebench.domain.table import TOTAL
from codebench.storage.work import Work

TURN = 10


@dataclass(frozen=True)
class Made:
    """A random study: parents and groups by index, who speaks each turn (-1 interviewer, None nobody).

    A source with an owner is a document of that group (-1: of nobody); `silent` are (source, code) pairs.
    """

    parents: list[int | None]
    kinds: list[int]
    joined: list[set[int]]
    ages: list[str | None]
    turns: list[list[int | None]]
    owners: list[int | None]
    codings: list[tuple[int, int, int, int, int]]
    silent: set[tuple[int, int]]


@st.composite
def studies(draw: st.DrawFn) -> Made:
    codes = draw(st.integers(1, 6))
    parents = [draw(st.none() | st.integers(0, at - 1)) if at else None for at in range(codes)]
    kinds = draw(st.lists(st.integers(0, 1), min_size=1, max_size=4))
    people = draw(st.integers(1, 4))
    joined = [draw(st.sets(st.integers(0, len(kinds) - 1), max_size=2)) for _ in range(people)]
    ages = [draw(st.none() | st.sampled_from(["30", "40"])) for _ in range(people)]
    who = st.none() | st.integers(-1, people - 1)
    turns = draw(st.lists(st.lists(who, min_size=1, max_size=5), min_size=1, max_size=4))
    owners = [draw(st.none() | st.none() | st.integers(-1, len(kinds) - 1)) for _ in turns]
    codings = []
    for _ in range(draw(st.integers(0, 12))):
        source = draw(st.integers(0, len(turns) - 1))
        length = len(turns[source]) * (TURN + 1) - 1
        start = draw(st.integers(0, length - 1))
        end = draw(st.integers(start + 1, length))
        codings.append((source, start, end, draw(st.integers(0, codes - 1)), draw(st.integers(0, 1))))
    marks = st.tuples(st.integers(0, len(turns) - 1), st.integers(0, codes - 1))
    silent = draw(st.sets(marks, max_size=2))
    return Made(parents, kinds, joined, ages, turns, owners, sorted(set(codings)), silent)


@st.composite
def questions(draw: st.DrawFn, by: tuple[str, ...] = ("", "1", "2", "age", "coder")) -> Question:
    """Any unit, columns and scope, with people, groups or kinds of sources left out."""
    unit = draw(st.sampled_from(Unit))
    return Question(
        unit,
        draw(st.sampled_from([1, 2])) if unit is Unit.GROUPS else None,
        by=draw(st.sampled_from(by)),
        under=draw(st.sampled_from(["", "", "c0"])),
        without=draw(st.sampled_from([(), (), ("k1",), ("k0 / g0",)])),
        without_people=draw(st.sampled_from([(), (), ("p0",)])),
        kinds=draw(st.sampled_from([(), (), ("document",), ("interview",)])),
        near=draw(st.sampled_from(Near)),
    )


def write(work: Work, *, made: Made) -> None:
    """Put the study into the project, ids being readable."""
    above = [None if parent is None else f"c{parent}" for parent in made.parents]
    values: list[Value] = [Code(f"c{n}", f"c{n}", parent, n) for n, parent in enumerate(above)]
    values += [Group("k0", "k0"), Group("k1", "k1"), Attribute("age", "age", Subject.PARTICIPANT)]
    # The first group lies in k0, so that it can be named in a question to any study.
    values += [Group(f"g{n}", f"g{n}", f"k{kind_of(made, n)}") for n in range(len(made.kinds))]
    for n, groups in enumerate(made.joined):
        values.append(Participant(f"p{n}", f"p{n}"))
        values += [Membership(f"p{n}g{g}", f"p{n}", f"g{g}") for g in groups]
        if (age := made.ages[n]) is not None:
            values.append(AttributeValue(f"a{n}", "age", f"p{n}", age))
    values += [Coder("m0", "m0"), Coder("m1", "m1")]
    for s, line in enumerate(made.turns):
        values += source_values(made, s, line)
    for n, (source, start, end, code, coder) in enumerate(made.codings):
        values.append(Coding(f"x{n}", f"s{source}", start, end, f"c{code}", f"m{coder}"))
    values += [NotAsked(f"n{s}c{c}", f"s{s}", f"c{c}") for s, c in made.silent]
    work.add(*values)


def source_values(made: Made, s: int, line: list[int | None]) -> Iterator[Value]:
    text = "\n".join("x" * TURN for _ in line)
    owner = made.owners[s]
    group = None if owner is None or owner < 0 else f"g{owner}"
    kind = Kind.INTERVIEW if owner is None else Kind.DOCUMENT
    yield Source(f"s{s}", f"s{s}", kind, text, "txt", "labels", group_id=group)
    if owner is None:
        yield Speaker(f"s{s}i", f"s{s}", "I", Role.INTERVIEWER)
        for n in range(len(made.joined)):
            yield Speaker(f"s{s}p{n}", f"s{s}", f"P{n}", Role.PARTICIPANT, f"p{n}")
    for at, who in enumerate(line):
        speaker = None if who is None or owner is not None else f"s{s}i" if who < 0 else f"s{s}p{who}"
        start = at * (TURN + 1)
        yield Turn(f"s{s}t{at}", f"s{s}", at, start, start + TURN, TurnKind.SPEECH, speaker)


def kind_of(made: Made, group: int) -> int:
    return made.kinds[group] if group else 0


def below(made: Made, code: int) -> set[int]:
    found = {code}
    for n, parent in enumerate(made.parents):
        if parent in found:
            found.add(n)
    return found


def owner_of(made: Made, source: int, at: int) -> str | None:
    """Whose words a turn is: a participant's, a document's group's, or nobody's."""
    owner, who = made.owners[source], made.turns[source][at]
    if owner is not None:
        return f"g{owner}" if owner >= 0 else None
    return f"p{who}" if who is not None and who >= 0 else None


def spoken(made: Made) -> set[tuple[str, int]]:
    """Every owner and source in which they speak."""
    found = set()
    for source, line in enumerate(made.turns):
        for at in range(len(line)):
            if (owner := owner_of(made, source, at)) is not None:
                found.add((owner, source))
    return found


@dataclass(frozen=True)
class Said:
    """A coding on an owner's own words: which characters of them, in which turns."""

    code: int
    source: int
    start: int
    end: int
    coder: int
    owner: str
    chars: frozenset[int]
    turns: frozenset[int]

    @property
    def segment(self) -> tuple[str, int, int]:
        return (f"s{self.source}", self.start, self.end)

    @property
    def mention(self) -> Mention:
        return Mention(f"c{self.code}", f"s{self.source}", self.start, self.end, self.owner, f"m{self.coder}")


def said(made: Made) -> list[Said]:
    """Every coding with every owner whose words it touches, asked or not."""
    found = []
    for source, start, end, code, coder in made.codings:
        chars: dict[str, set[int]] = {}
        turns: dict[str, set[int]] = {}
        for at in range(len(made.turns[source])):
            owner = owner_of(made, source, at)
            for char in range(at * (TURN + 1), at * (TURN + 1) + TURN):
                if owner is not None and start <= char < end:
                    chars.setdefault(owner, set()).add(char)
                    turns.setdefault(owner, set()).add(at)
        for owner, mine in chars.items():
            whole = (frozenset(mine), frozenset(turns[owner]))
            found.append(Said(code, source, start, end, coder, owner, *whole))
    return found


def asked(made: Made, code: int, source: int) -> bool:
    return not any(s == source and code in below(made, c) for s, c in made.silent)


def groups_of(made: Made, owner: str) -> set[int]:
    return {int(owner[1:])} if owner[0] == "g" else made.joined[int(owner[1:])]


def stays(made: Made, question: Question, group: int) -> bool:
    """Tell whether a group is not left out, by its own path or with its kind."""
    kind = f"k{kind_of(made, group)}"
    return kind not in question.without and f"{kind} / g{group}" not in question.without


def places(made: Made, question: Question, owner: str, source: int) -> set[tuple[object, str]]:
    """The (unit, column) pairs of an owner in a source; the unit of passages is empty."""
    if owner in question.without_people:
        return set()
    if question.kinds and ("interview" if made.owners[source] is None else "document") not in question.kinds:
        return set()
    if question.unit is Unit.PARTICIPANTS and owner[0] == "g":
        return set()
    mine = groups_of(made, owner)
    kept = [group for group in mine if stays(made, question, group)]
    if mine and not kept:
        return set()
    found = set()
    for group in kept or [None]:
        at_level = {} if group is None else {1: f"k{kind_of(made, group)}", 2: f"g{group}"}
        unit: object = {
            Unit.PARTICIPANTS: owner,
            Unit.GROUPS: at_level.get(question.unit_level or 1),
            Unit.SOURCES: f"s{source}",
            Unit.SEGMENTS: "",
        }[question.unit]
        if unit is None:
            continue
        found.add((unit, TOTAL))
        if question.by in ("1", "2"):
            found.add((unit, at_level.get(int(question.by), "no-data")))
        elif question.by == "age":
            age = made.ages[int(owner[1:])] if owner[0] == "p" else None
            found.add((unit, f"={age}" if age else "no-data"))
        elif question.by == "coder":
            found |= {(unit, f"m{each.coder}") for each in said(made) if each.source == source}
    return found


def counted(made: Made, question: Question, each: Said) -> set[tuple[object, str]]:
    """The (unit, column) pairs in which one coding counts."""
    if not asked(made, each.code, each.source):
        return set()
    found = places(made, question, each.owner, each.source)
    if question.by == "coder":
        found = {(unit, column) for unit, column in found if column in (TOTAL, f"m{each.coder}")}
    return {(each.segment if question.unit is Unit.SEGMENTS else unit, column) for unit, column in found}


def recount(made: Made, question: Question, codes: set[int], column: str) -> set[object]:
    """The units that mention one of some codes in a column."""
    return {
        unit for each in said(made) if each.code in codes for unit, at in counted(made, question, each) if at == column
    }


def base(made: Made, question: Question, column: str, code: int | None = None) -> set[object]:
    """The units that could mention a code; passages are all those coded."""
    found = set()
    for owner, source in spoken(made):
        if code is None or asked(made, code, source):
            found |= {unit for unit, at in places(made, question, owner, source) if at == column}
    return found
