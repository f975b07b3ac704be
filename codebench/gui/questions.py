"""The question of the counting page as chips: pure functions from what there is to what can be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codebench.domain.codebook import Codebook
from codebench.domain.few import FEWER_THAN
from codebench.domain.participant import GroupTree, Subject
from codebench.domain.question import CODER, Analysis, Near, Order, Question, Unit
from codebench.domain.source import kind_name
from codebench.domain.table import Parts, Percentages
from codebench.domain.text import natural_key
from codebench.i18n import tr, trn
from codebench.services.asking import Askable

THRESHOLDS = (2, 3, 4, 5, 10)
BY_COLUMNS = (Analysis.FREQUENCY, Analysis.CROSSTAB, Analysis.COMPARISON)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a chip and the question it leads to; options of one section stand together."""

    text: str
    question: Any
    chosen: bool
    section: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the question: its name, the word before it, what is chosen now, and the choices."""

    name: str
    before: str
    text: str
    options: tuple[Option, ...]


def first_question(groups: GroupTree) -> Question:
    """Return what is asked when the page first opens: participants, by their outermost groups."""
    return Question(by="1" if groups.depth else "", parts=Parts(Percentages.TOTAL))


def analysis_name(analysis: Analysis) -> str:
    """Return what an analysis is called, as the heading of its page."""
    return {
        Analysis.FREQUENCY: tr("Who mentions what"),
        Analysis.CROSSTAB: tr("Crosstab"),
        Analysis.COMPARISON: tr("Two groups compared"),
        Analysis.COOCCURRENCE: tr("What goes together"),
        Analysis.MATRIX: tr("Framework matrix"),
        Analysis.SATURATION: tr("Saturation"),
        Analysis.COVERAGE: tr("Coverage"),
    }[analysis]


def analysis_chip(asked: Question, known: Askable) -> Chip:
    """Return the choice between analyses; one that needs columns gets the first there are."""
    options = [
        Option(analysis_name(each), turned_to(each, asked, known), each is asked.analysis)
        for each in Analysis
        if each not in (Analysis.CROSSTAB, Analysis.COMPARISON) or _columns(known)
    ]
    return _chip(tr("Analysis"), "", options)


def turned_to(analysis: Analysis, asked: Question, known: Askable) -> Question:
    """Return the question asked in another analysis, with columns where that analysis can't do without."""
    by = asked.by
    if analysis in (Analysis.CROSSTAB, Analysis.COMPARISON) and (not by or by == CODER):
        by = next((by for _, by in _columns(known)), "")
    turned = replace(asked, analysis=analysis, by=by, compared=())
    if analysis is Analysis.MATRIX and known.groups.depth:
        return replace(turned, unit=Unit.GROUPS, unit_level=1)
    if analysis is Analysis.COMPARISON:
        return replace(turned, compared=tuple(key for key, _ in _sides(turned, known)[:2]))
    return turned


def chips(asked: Question, known: Askable) -> tuple[Chip, ...]:
    """Return the question as chips, those that matter to its analysis."""
    analysis = asked.analysis
    made: list[Chip] = []
    if analysis not in (Analysis.SATURATION, Analysis.COVERAGE):
        made.append(_unit(asked, known))
    if analysis in BY_COLUMNS:
        made.append(_by(asked, known))
    if analysis is Analysis.COMPARISON:
        made += _compared(asked, known)
    if analysis is Analysis.COOCCURRENCE:
        made.append(_near(asked))
    if analysis is Analysis.SATURATION:
        made.append(_sequence(asked, known))
    if analysis is not Analysis.COVERAGE:
        made.append(_under(asked, known.book))
    return (*made, _without(asked, known), _more(asked, known))


def _chip(name: str, before: str, options: Sequence[Option]) -> Chip:
    chosen = ", ".join(option.text for option in options if option.chosen)
    return Chip(name, before, chosen or tr("choose …"), tuple(options))


def _unit(asked: Question, known: Askable) -> Chip:
    groups, matrix = known.groups, asked.analysis is Analysis.MATRIX
    units: list[tuple[str, Unit, int | None]] = [(tr("participants"), Unit.PARTICIPANTS, None)]
    units += [(groups.level_name(depth), Unit.GROUPS, depth) for depth in range(1, groups.depth + 1)]
    if not matrix:
        units += [(tr("sources"), Unit.SOURCES, None), (tr("coded segments"), Unit.SEGMENTS, None)]
    options = [
        Option(text, replace(asked, unit=unit, unit_level=level), (asked.unit, asked.unit_level) == (unit, level))
        for text, unit, level in units
    ]
    return (
        _chip(tr("Columns"), tr("Themes by"), options) if matrix else _chip(tr("What is counted"), tr("Count"), options)
    )


def _columns(known: Askable) -> list[tuple[str, str]]:
    groups = known.groups
    columns = [(groups.level_name(depth), str(depth)) for depth in range(1, groups.depth + 1)]
    return columns + [(each.name, each.name) for each in known.attributes if each.subject is Subject.PARTICIPANT]


def _by(asked: Question, known: Askable) -> Chip:
    columns = [] if asked.analysis is not Analysis.FREQUENCY else [(tr("total only"), "")]
    columns += _columns(known)
    if known.coders > 1 and asked.analysis is not Analysis.COMPARISON:
        columns.append((tr("coder"), CODER))
    options = []
    for text, by in columns:
        other = replace(asked, by=by)
        if asked.analysis is Analysis.COMPARISON:
            other = replace(other, compared=tuple(key for key, _ in _sides(other, known)[:2]))
        options.append(Option(text, other, asked.by == by))
    return _chip(tr("Columns"), tr("by"), options)


def _sides(asked: Question, known: Askable) -> list[tuple[str, str]]:
    """Return the columns that can be compared, as (key, name), the largest group first."""
    depth = known.groups.level(asked.by) if asked.by else None
    if depth:
        by_size = sorted(known.groups.at_depth(depth), key=lambda each: -known.sizes.get(each, 0))
        return [(group_id, known.groups[group_id].name) for group_id in by_size]
    return [(f"={value}", value) for value in known.values.get(asked.by, ())]


def _compared(asked: Question, known: Askable) -> Iterable[Chip]:
    sides = _sides(asked, known)
    for at, (name, before) in enumerate(((tr("First group"), ""), (tr("Second group"), tr("and")))):
        other = asked.compared[1 - at : 2 - at]
        options = []
        for key, text in sides:
            pair = (key, *other) if at == 0 else (*other, key)
            if key not in other:
                options.append(Option(text, replace(asked, compared=pair), asked.compared[at : at + 1] == (key,)))
        yield _chip(name, before, options)


def _near(asked: Question) -> Chip:
    named = (
        (tr("with the same participant"), Near.PARTICIPANT),
        (tr("in the same turn"), Near.TURN),
        (tr("on the same words"), Near.WORDS),
    )
    options = [Option(text, replace(asked, near=near), asked.near is near) for text, near in named]
    return _chip(tr("Together at"), tr("together"), options)


def _sequence(asked: Question, known: Askable) -> Chip:
    orders = [(tr("title"), "title"), (tr("import"), "imported")]
    orders += [(each.name, each.name) for each in known.attributes]
    options = [Option(text, replace(asked, sequence=by), asked.sequence == by) for text, by in orders]
    return _chip(tr("Order of the sources"), tr("in order of"), options)


def _under(asked: Question, book: Codebook) -> Chip:
    parents = [("", tr("all codes"))]
    parents += [(code.id, book.path(code.id)) for code in book.walk() if book.children(code.id)]
    options = [Option(text, replace(asked, under=code_id), asked.under == code_id) for code_id, text in parents]
    return _chip(tr("Which codes"), "", options)


def _without(asked: Question, known: Askable) -> Chip:
    groups, people, out = tr("Groups"), tr("Participants"), asked.without_people
    offered = [
        Option(path, replace(asked, without=_turned(asked.without, path)), path in asked.without, groups)
        for path in sorted(known.groups.paths(), key=natural_key)
    ]
    offered += [
        Option(name, replace(asked, without_people=_turned(out, name)), name in out, people) for name in known.people
    ]
    names = ", ".join((*(path.split(" / ")[-1] for path in asked.without), *asked.without_people))
    text = tr("without {names}", names=names) if names else tr("without …")
    return Chip(tr("Left out"), "", text, tuple(offered))


def _turned(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return the names without this one, or with it where it was not there."""
    return tuple(each for each in names if each != name) if name in names else (*names, name)


def _more(asked: Question, known: Askable) -> Chip:
    options = [*_kinds(asked, known)]
    of_people = asked.analysis not in (Analysis.SATURATION, Analysis.COVERAGE)
    if of_people:
        options = [*_order(asked), *_at_least(asked), *_at_least_groups(asked, known), *options]
    if asked.analysis is Analysis.MATRIX or (of_people and asked.unit is Unit.PARTICIPANTS):
        options = [_few(asked), *options]
    if asked.analysis in BY_COLUMNS:
        options = [*_parts(asked), *options]
    return Chip(tr("More choices"), "", tr("more …"), tuple(options))


def _parts(asked: Question) -> Iterable[Option]:
    named = (
        (tr("no percentages"), Percentages.NONE),
        (tr("percentage of the total"), Percentages.TOTAL),
        (tr("percentages in every column"), Percentages.ALL),
    )
    section = tr("Beside each number")
    for text, shows in named:
        parts = replace(asked.parts, percentages=shows)
        yield Option(text, replace(asked, parts=parts), asked.parts.percentages is shows, section)
    parts = replace(asked.parts, segments=not asked.parts.segments)
    yield Option(tr("coded segments"), replace(asked, parts=parts), asked.parts.segments, section)


def _few(asked: Question) -> Option:
    parts = replace(asked.parts, few=0 if asked.parts.few else FEWER_THAN)
    text = tr("a mark where it is fewer than {n} participants", n=asked.parts.few or FEWER_THAN)
    return Option(text, replace(asked, parts=parts), bool(asked.parts.few), tr("Beside each number"))


def _order(asked: Question) -> Iterable[Option]:
    for text, order in ((tr("as in the codebook"), Order.BOOK), (tr("most mentioned first"), Order.MOST)):
        yield Option(text, replace(asked, order=order), asked.order is order, tr("Order"))


def _at_least(asked: Question) -> Iterable[Option]:
    section = tr("Codes mentioned by")
    yield Option(tr("any number"), replace(asked, at_least=0), asked.at_least == 0, section)
    for n in THRESHOLDS:
        yield Option(trn("at least {n}|at least {n}", n), replace(asked, at_least=n), asked.at_least == n, section)


def _at_least_groups(asked: Question, known: Askable) -> Iterable[Option]:
    for depth in range(1, known.groups.depth + 1):
        section = tr("Codes mentioned in groups: {level}", level=known.groups.level_name(depth))
        here = asked.at_least_groups if asked.groups_level == depth else 0
        yield Option(tr("any number"), replace(asked, at_least_groups=0), here == 0, section)
        for n in THRESHOLDS[:3]:
            question = replace(asked, at_least_groups=n, groups_level=depth)
            yield Option(trn("at least {n}|at least {n}", n), question, here == n, section)


def _kinds(asked: Question, known: Askable) -> Iterable[Option]:
    if len(known.kinds) < 2:
        return
    for kind in known.kinds:
        kinds = _turned(asked.kinds, kind.value)
        yield Option(kind_name(kind), replace(asked, kinds=kinds), kind in asked.kinds, tr("Only in"))
