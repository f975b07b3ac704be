"""What is shown of a survey before it comes in, in words, and what is remembered of its headings: no Qt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from codebench.domain.survey import Meaning, Survey, choices
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn
from codebench.settings import load_settings, save_settings

EXAMPLES, LONGEST = 2, 120
HIDDEN = "• • •"
CLOSED = (Meaning.ATTRIBUTE, Meaning.GROUP)
KEPT = 500


def meaning_name(meaning: Meaning) -> str:
    """Return what a column means, in words."""
    return {
        Meaning.PERSON: tr("Participant"),
        Meaning.ATTRIBUTE: tr("Attribute"),
        Meaning.GROUP: tr("Group"),
        Meaning.TEXT: tr("Text to code"),
        Meaning.PERSONAL: tr("Personal, stays out"),
        Meaning.OUT: tr("Leave out"),
    }[meaning]


def counted(survey: Survey) -> str:
    """Return how many respondents there are, and how many columns become what."""
    n = {meaning: len(survey.places(meaning)) for meaning in Meaning}
    out = n[Meaning.PERSONAL] + n[Meaning.OUT]
    stay = trn("{n} column stays out|{n} columns stay out", out)
    if n[Meaning.PERSONAL]:
        stay += tr(", of which {n} personal", n=n[Meaning.PERSONAL])
    parts = (
        (n[Meaning.TEXT], trn("{n} question to code|{n} questions to code", n[Meaning.TEXT])),
        (n[Meaning.ATTRIBUTE], trn("{n} attribute|{n} attributes", n[Meaning.ATTRIBUTE])),
        (n[Meaning.GROUP], trn("{n} column of groups|{n} columns of groups", n[Meaning.GROUP])),
        (out, stay),
    )
    people = trn("{n} respondent|{n} respondents", len(survey.rows))
    return " · ".join((people, *(words for number, words in parts if number)))


def examples(survey: Survey, at: int) -> str:
    """Return two answers to a question, each on one line; none of what is personal."""
    found: list[str] = []
    for row in survey.rows:
        told = _told(survey, row, at) if row[at] else ""
        if told and told not in found:
            found.append(told)
        if len(found) == EXAMPLES:
            break
    return "\n".join(f"{each[:LONGEST]}…" if len(each) > LONGEST else each for each in found)


def _told(survey: Survey, row: Sequence[str], at: int) -> str:
    """Return an answer on one line, its choices apart; of what is personal only that it is there."""
    column = survey.columns[at]
    if column.personal or column.meaning is Meaning.PERSONAL:
        return HIDDEN
    return " ".join(("; ".join(choices(row[at])) if column.meaning in CLOSED else row[at]).split())


def problem(survey: Survey) -> str:
    """Return why a survey can't come in so, or nothing."""
    try:
        survey.check()
    except CodebenchError as error:
        return error.user_message
    return ""


def warnings(survey: Survey) -> list[str]:
    """Return what becomes of each column that looks personal and does come in."""
    told = {
        Meaning.PERSON: tr("it becomes everyone's name in the project and can be read wherever names are shown."),
        Meaning.ATTRIBUTE: tr("it is kept with each participant and can be read in tables and exports."),
        Meaning.GROUP: tr("its values become groups and can be read in tables and exports."),
        Meaning.TEXT: tr("it becomes part of the text and can be quoted."),
    }
    return [
        tr("“{name}” looks personal: {what}", name=column.name, what=told[column.meaning])
        for column in survey.columns
        if column.personal and column.meaning in told
    ]


@dataclass(frozen=True, slots=True)
class Respondent:
    """Someone's answers as they will read: name, groups and attributes, and the open questions they answered."""

    name: str
    facts: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]


def respondent(survey: Survey, at: int, name: str) -> Respondent:
    """Return how someone will read."""
    row = survey.rows[at]
    facts = sorted((*survey.places(Meaning.GROUP), *survey.places(Meaning.ATTRIBUTE)))
    return Respondent(
        name,
        tuple((survey.columns[at].label, _told(survey, row, at)) for at in facts if row[at]),
        tuple((survey.columns[at].question, row[at]) for at in survey.places(Meaning.TEXT) if row[at]),
    )


def fullest(survey: Survey) -> int:
    """Return which respondent answered most open questions, the first of those who did."""
    places = survey.places(Meaning.TEXT)
    return max(range(len(survey.rows)), key=lambda at: sum(bool(survey.rows[at][of]) for of in places), default=0)


def remember(names: Collection[str], survey: Survey) -> None:
    """Keep what these columns mean for the next survey with the same headings."""
    settings = load_settings()
    known = {name: said for name, said in settings.survey_columns.items() if name not in set(map(fold, names))}
    known |= {fold(column.name): column.meaning.value for column in survey.columns if column.name in names}
    save_settings(replace(settings, survey_columns=dict(list(known.items())[-KEPT:])))


def recalled(survey: Survey) -> Survey:
    """Return a survey with what its headings meant the last time."""
    return survey.recalled(load_settings().survey_columns)
