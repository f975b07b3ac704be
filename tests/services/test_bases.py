"""Who the n of a column are, and what was said before a passage."""

import pytest

from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.source import Source
from codebench.services.bases import InBase, base, said_before
from codebench.services.project import Project
from codebench.services.reading import groups
from codebench.services.reports import table
from tests.makers import add_interviews, add_tree, people, person, reading


@pytest.fixture
def study(project: Project) -> Project:
    who = people(
        person("Anna", "pabo / A", functie="docent"), person("Bram", "pabo / B", "alo / C"), person("Cor", "alo / C")
    )
    talk = reading("one", ("Interviewer", "Wat valt op?"), ("Anna", "Geld."), ("Bram", "Tijd."), ("Cor", "Niets."))
    add_interviews(project, talk, who=who)
    add_tree(project, "money")
    return project


def key(project: Project, name: str) -> str:
    return groups(project).find(name)


def test_the_n_of_a_column_are_listed_with_their_groups_and_who_counts_in_another_too(study: Project) -> None:
    asked = Question(by="1")
    assert base(study, asked, key(study, "pabo")) == [
        InBase("Anna", "docent · pabo / A", ()),
        InBase("Bram", "alo / C · pabo / B", ("alo",)),
    ]
    assert [(each.name, each.also) for each in base(study, asked)] == [
        ("Anna", ()), ("Bram", ("alo", "pabo")), ("Cor", ())
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("analysis", "unit"),
    [
        *((each, unit) for each in (Analysis.FREQUENCY, Analysis.CROSSTAB) for unit in list(Unit)[:3]),
        (Analysis.MATRIX, Unit.PARTICIPANTS),
        (Analysis.MATRIX, Unit.GROUPS),
    ],
)
def test_as_many_are_listed_as_the_column_says(study: Project, analysis: Analysis, unit: Unit) -> None:
    asked = Question(unit, 1 if unit is Unit.GROUPS else None, by="1", analysis=analysis)
    for column in table(study, asked).columns:
        if column.base is not None:
            assert len(base(study, asked, column.key)) == column.base


def test_what_counts_no_people_lists_none(study: Project) -> None:
    assert base(study, Question(Unit.SEGMENTS)) == []
    assert base(study, Question(analysis=Analysis.SATURATION), "new") == []


def test_before_a_passage_comes_the_turn_before_it(study: Project) -> None:
    (source,) = study.values(Source)
    assert said_before(study, source.id, source.text.index("Geld")) == ("Interviewer", "Wat valt op?")
    assert said_before(study, source.id, source.text.index("Tijd")) == ("Anna", "Geld.")
    assert said_before(study, source.id, 0) == ("", "")
