"""A table in words: what it counts, by which rule, and what a reader must know."""

from collections.abc import Collection, Iterator, Sequence

from codebench.analysis.placing import Placing
from codebench.domain.question import Analysis, Near, Unit
from codebench.domain.source import Kind, kind_name
from codebench.domain.table import TOTAL
from codebench.i18n import tr, trn

# A sum of more parts than these is told in short.
MOST_PARTS = 4


def unit_name(placing: Placing) -> str:
    """Return what is counted, in words."""
    unit = placing.question.unit
    if unit is Unit.GROUPS:
        depth = placing.question.unit_level or 1
        return tr("Groups ({level}) that mention a code", level=placing.study.groups.level_name(depth))
    return {
        Unit.PARTICIPANTS: tr("Participants who mention a code"),
        Unit.SOURCES: tr("Sources that mention a code"),
        Unit.SEGMENTS: tr("Coded segments"),
    }[unit]


def title(placing: Placing) -> str:
    """Return the table's title: unit, columns, what is left out."""
    parts = [unit_name(placing)]
    if placing.question.under:
        parts.append(tr("under “{code}”", code=placing.study.codebook.path(placing.question.under)))
    if placing.heading.name:
        parts.append(tr("by {heading}", heading=placing.heading.name))
    if placing.question.kinds:
        parts.append(tr("in {kinds}", kinds=", ".join(kind_name(Kind(kind)) for kind in placing.question.kinds)))
    if left_out := (*placing.question.without, *placing.question.without_people):
        parts.append(tr("without {groups}", groups=", ".join(left_out)))
    return ", ".join(parts)


def how_it_adds_up(unit: Unit, parts: Sequence[int], own: int, several: int, total: int) -> str:
    """Return `9 + 8, 3 say both: 14`: the numbers below, the code's own, how many are in more than one, the result."""
    sums = [*map(str, parts), *([tr("{n} on the code itself", n=own)] if own else [])]
    if len(sums) > MOST_PARTS:
        sums = [tr("{sum} in {codes} codes", sum=sum(parts) + own, codes=len(sums))]
    both = len(sums) == 2
    if unit is Unit.PARTICIPANTS:
        overlap = tr("{n} say both", n=several) if both else tr("{n} say more than one", n=several)
    else:
        overlap = tr("{n} have both", n=several) if both else tr("{n} have more than one", n=several)
    return f"{' + '.join(sums)}, {overlap}: {total}"


def rule(unit: Unit) -> str:
    """Return the counting rule in one or two plain sentences."""
    once = {
        Unit.PARTICIPANTS: tr(
            "A participant counts once per code, however often they say it; "
            "a code with codes below it counts whoever mentions at least one of them."
        ),
        Unit.GROUPS: tr(
            "A group counts once per code, as soon as one of its participants mentions it; "
            "a code with codes below it counts every group that mentions at least one of them."
        ),
        Unit.SOURCES: tr(
            "A source counts once per code, however often it occurs in it; "
            "a code with codes below it counts every source with at least one of them."
        ),
        Unit.SEGMENTS: tr(
            "Every coded passage counts; a passage that several coders, or several codes below, mark alike counts once."
        ),
    }[unit]
    return f"{once} {tr('What an interviewer says does not count.')}"


def notes(placing: Placing, codes: frozenset[str]) -> Iterator[str]:
    """Yield what a reader of the table must know, most important first."""
    if placing.question.analysis is not Analysis.COMPARISON:
        yield from _several_columns(placing)
    yield from _left_out(placing)
    yield from _not_asked(placing, codes)
    yield from _not_counted(placing, codes)
    yield from _without_speech(placing)
    if placing.question.at_least:
        yield tr("Only codes with a total of at least {k} are shown.", k=placing.question.at_least)
    if k := placing.question.at_least_groups:
        level = placing.study.groups.level_name(placing.question.groups_level)
        yield tr("Only codes that are mentioned in at least {k} groups ({level}) are shown.", k=k, level=level)


def _several_columns(placing: Placing) -> Iterator[str]:
    if placing.heading.coder:
        yield tr("Under a coder, n is who speaks in the sources that this coder coded in.")
        return
    if placing.question.unit is not Unit.PARTICIPANTS or not placing.heading.name:
        return
    columns: dict[str, set[str]] = {}
    for owner, source in placing.study.spoken:
        for unit, column in placing.places(owner, source):
            if column != TOTAL:
                columns.setdefault(unit, set()).add(column)
    several = sum(len(found) > 1 for found in columns.values())
    if several:
        yield trn(
            "{n} participant is in more than one group ({heading}): they count in each of those columns and once in "
            "the total.|{n} participants are in more than one group ({heading}): they count in each of their columns "
            "and once in the total.",
            several,
            heading=placing.heading.name,
        )


def _left_out(placing: Placing) -> Iterator[str]:
    if not placing.question.without:
        return
    people = {owner for owner, _ in placing.study.spoken if owner in placing.study.participants}
    people -= placing.people_out
    gone = sum(placing.kept_groups(owner) is None for owner in people)
    names = ", ".join(placing.question.without)
    yield trn("Left out: {names} ({n} participant).|Left out: {names} ({n} participants).", gone, names=names)
    stay = sum(placing.kept_groups(owner) not in (None, placing.study.groups_of(owner)) for owner in people)
    if stay:
        yield trn(
            "{n} participant also belongs to another group and stays in the table.|"
            "{n} participants also belong to another group and stay in the table.",
            stay,
        )


def _not_asked(placing: Placing, codes: frozenset[str]) -> Iterator[str]:
    study = placing.study
    surveys = {source for source, heard in study.sources.items() if heard.kind is Kind.SURVEY}
    for code in study.codebook.walk():
        where = {source for source, code_id in study.not_asked if code_id == code.id and code.id in codes}
        path = study.codebook.path(code.id)
        if empty := len(where & surveys):
            yield trn(
                "“{code}” was not answered in {n} survey response: who speaks only there is not in its base.|"
                "“{code}” was not answered in {n} survey responses: who speaks only there is not in its base.",
                empty,
                code=path,
            )
        if n := len(where - surveys):
            yield trn(
                "“{code}” was not asked in {n} source: who speaks only there is not in its base.|"
                "“{code}” was not asked in {n} sources: who speaks only there is not in its base.",
                n,
                code=path,
            )
    yield from _passed_over({mention[:4] for mention in study.unasked if mention.code_id in codes}, surveys)


def _passed_over(passed: Collection[tuple[str, str, int, int]], surveys: Collection[str]) -> Iterator[str]:
    """Say how many codings do not count because of where they lie."""
    empty = sum(source in surveys for _, source, _, _ in passed)
    if empty:
        yield trn(
            "{n} coding lies in a survey response where the question of its code was not answered and is not counted.|"
            "{n} codings lie in survey responses where the question of their code was not answered and are not "
            "counted.",
            empty,
        )
    if n := len(passed) - empty:
        yield trn(
            "{n} coding lies in a source where its code was not asked and is not counted.|"
            "{n} codings lie in sources where their code was not asked and are not counted.",
            n,
        )


def _not_counted(placing: Placing, codes: frozenset[str]) -> Iterator[str]:
    uncounted = [each for each in placing.study.uncounted if each.code_id in codes]
    interviewer = sum(each.interviewer for each in uncounted)
    if interviewer:
        yield trn(
            "{n} coding lies on interviewer speech only and is not counted.|"
            "{n} codings lie on interviewer speech only and are not counted.",
            interviewer,
        )
    if nobody := len(uncounted) - interviewer:
        yield trn(
            "{n} coding lies on words of which the speaker is not known and is not counted.|"
            "{n} codings lie on words of which the speaker is not known and are not counted.",
            nobody,
        )


def _without_speech(placing: Placing) -> Iterator[str]:
    spoke = {owner for owner, _ in placing.study.spoken}
    if placing.question.unit is Unit.PARTICIPANTS:
        if silent := sum(each not in spoke for each in placing.study.participants):
            yield trn(
                "{n} participant has no source yet and is not in n.|"
                "{n} participants have no source yet and are not in n.",
                silent,
            )
        if documents := len({s for owner, s in placing.study.spoken if owner not in placing.study.participants}):
            yield trn(
                "{n} source belongs to a group and not to a participant; count groups or sources to see it.|"
                "{n} sources belong to a group and not to a participant; count groups or sources to see them.",
                documents,
            )


def meeting_title(placing: Placing) -> str:
    """Return the title of a table of codes that occur together."""
    how = {
        Near.WORDS: tr("Codes that occur together on the same words"),
        Near.TURN: tr("Codes that occur together in one turn"),
        Near.PARTICIPANT: tr("Codes that occur together with one participant"),
    }[placing.question.near]
    return f"{how}: {title(placing)}"


def meeting_rule(unit: Unit, near: Near) -> str:
    """Return when two codes occur together, and what counts once."""
    where = {
        Near.WORDS: tr(
            "Two codes occur together where a passage of each shares at least one character of the same participant's "
            "own words."
        ),
        Near.TURN: tr(
            "Two codes occur together where a passage of each lies in, or touches, one turn of a participant."
        ),
        Near.PARTICIPANT: tr("Two codes occur together where one participant mentions both."),
    }[near]
    once = {
        Unit.PARTICIPANTS: tr("A participant counts once per pair of codes."),
        Unit.GROUPS: tr("A group counts once per pair of codes, as soon as they occur together in it."),
        Unit.SOURCES: tr("A source counts once per pair of codes, as soon as they occur together in it."),
        Unit.SEGMENTS: tr("Every coded passage of either code that lies so counts, and counts once."),
    }[unit]
    below = tr("A code with codes below it takes them along.")
    return " ".join((where, once, below, tr("What an interviewer says does not count.")))
