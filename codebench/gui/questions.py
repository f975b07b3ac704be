"""The question of the counting page as chips: pure functions from what there is to what can be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from codebench.domain.codebook import Codebook
from codebench.domain.participant import Attribute, GroupTree, Subject
from codebench.domain.question import Question, Unit
from codebench.domain.text import natural_key
from codebench.i18n import tr, trn

THRESHOLDS = (2, 3, 4, 5, 10)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a chip and the question it leads to."""

    text: str
    question: Question
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the question: its name, the word before it, what is chosen now, and the choices."""

    name: str
    before: str
    text: str
    options: tuple[Option, ...]


def first_question(groups: GroupTree) -> Question:
    """Return what is asked when the page first opens: participants, by their outermost groups."""
    return Question(by="1" if groups.depth else "")


def chips(
    asked: Question, groups: GroupTree, paths: Sequence[str], attributes: Sequence[Attribute], book: Codebook
) -> tuple[Chip, ...]:
    """Return the question as chips; `paths` are those of all groups."""
    return (
        _unit(asked, groups),
        _by(asked, groups, attributes),
        _under(asked, book),
        _without(asked, paths),
        _at_least(asked),
    )


def _chip(name: str, before: str, options: Sequence[Option]) -> Chip:
    chosen = ", ".join(option.text for option in options if option.chosen)
    return Chip(name, before, chosen, tuple(options))


def _unit(asked: Question, groups: GroupTree) -> Chip:
    units: list[tuple[str, Unit, int | None]] = [(tr("participants"), Unit.PARTICIPANTS, None)]
    units += [(groups.level_name(depth), Unit.GROUPS, depth) for depth in range(1, groups.depth + 1)]
    units += [(tr("sources"), Unit.SOURCES, None), (tr("coded segments"), Unit.SEGMENTS, None)]
    options = [
        Option(text, replace(asked, unit=unit, unit_level=level), (asked.unit, asked.unit_level) == (unit, level))
        for text, unit, level in units
    ]
    return _chip(tr("What is counted"), tr("Count"), options)


def _by(asked: Question, groups: GroupTree, attributes: Sequence[Attribute]) -> Chip:
    columns = [(tr("total only"), "")]
    columns += [(groups.level_name(depth), str(depth)) for depth in range(1, groups.depth + 1)]
    columns += [(a.name, a.name) for a in attributes if a.subject is Subject.PARTICIPANT]
    options = [Option(text, replace(asked, by=by), asked.by == by) for text, by in columns]
    return _chip(tr("Columns"), tr("by"), options)


def _under(asked: Question, book: Codebook) -> Chip:
    parents = [("", tr("all codes"))]
    parents += [(code.id, book.path(code.id)) for code in book.walk() if book.children(code.id)]
    options = [Option(text, replace(asked, under=code_id), asked.under == code_id) for code_id, text in parents]
    return _chip(tr("Which codes"), "", options)


def _without(asked: Question, paths: Sequence[str]) -> Chip:
    options = []
    for path in sorted(paths, key=natural_key):
        left_out = path in asked.without
        rest = tuple(p for p in asked.without if p != path) if left_out else (*asked.without, path)
        options.append(Option(path, replace(asked, without=rest), left_out))
    names = ", ".join(path.split(" / ")[-1] for path in asked.without)
    text = tr("without {names}", names=names) if names else tr("without …")
    return Chip(tr("Groups left out"), "", text, tuple(options))


def _at_least(asked: Question) -> Chip:
    options = [Option(tr("any number"), replace(asked, at_least=0), asked.at_least == 0)]
    options += [
        Option(trn("at least {n}|at least {n}", n), replace(asked, at_least=n), asked.at_least == n) for n in THRESHOLDS
    ]
    return _chip(tr("Smallest number shown"), "", options)
