"""An attribute that is told coarser is so in everything that leaves, and in every table."""

import csv
from pathlib import Path

import openpyxl
import pytest

from codebench.domain.changes import Step
from codebench.domain.coarse import Coarse
from codebench.domain.participant import Attribute
from codebench.domain.question import Analysis, Question
from codebench.domain.quote import Attribution
from codebench.domain.report import ReportPlan, Section
from codebench.errors import CodebenchError
from codebench.services.asking import askable
from codebench.services.attributes import set_attribute, set_coarse
from codebench.services.exporting import export_quotes, export_workbook
from codebench.services.history import describe
from codebench.services.peoplesheets import export_people
from codebench.services.project import Project
from codebench.services.reading import participants, study
from codebench.services.reports import table
from codebench.services.reviewing import review_page
from codebench.services.roster import roster
from codebench.services.saved import reports, run_again, save
from codebench.services.wordreport import build_report
from tests.makers import add_interviews, add_tree, people, person, put, reading

BY_AGE = Question(by="age")
EXACT = ("41 jaar", "43 jaar", "1979-05-06")


@pytest.fixture
def known(project: Project) -> Project:
    """Ada and Bo in their forties, Cas in his fifties; what Ada does is told as a year."""
    who = people(
        person("Ada", "pabo", age="41 jaar", function="1979-05-06"),
        person("Bo", "pabo", age="43 jaar"),
        person("Cas", "pabo", age="55 jaar"),
    )
    add_interviews(project, *(reading(f"gesprek {n}", (n, "Het geld.")) for n in ("Ada", "Bo", "Cas")), who=who)
    add_tree(project, "geld")
    for name in ("Ada", "Bo", "Cas"):
        put(project, "geld", f"gesprek {name}", "geld")
    return project


def coarsen(project: Project, name: str, coarse: Coarse) -> Step:
    [attribute] = project.values(Attribute, name=name)
    return project.do(set_coarse, attribute_id=attribute.id, coarse=coarse)


@pytest.fixture
def coarse(known: Project) -> Project:
    coarsen(known, "age", Coarse.STEPS_10)
    coarsen(known, "function", Coarse.YEAR)
    return known


def in_words(project: Project, name: str) -> None:
    """Fill in an age that is no number."""
    [age] = project.values(Attribute, name="age")
    whose = next(each.participant.id for each in roster(project).people if each.participant.name == name)
    project.do(set_attribute, attribute_id=age.id, participant_ids=[whose], value="drieënveertig")


def headings(project: Project, asked: Question = BY_AGE) -> list[tuple[str, int | None]]:
    return [(column.heading, column.base) for column in table(project, asked).columns]


def test_a_table_by_a_coarse_attribute_has_a_column_a_step(known: Project) -> None:
    assert headings(known) == [("Total", 3), ("41 jaar", 1), ("43 jaar", 1), ("55 jaar", 1)]
    coarsen(known, "age", Coarse.STEPS_10)
    assert headings(known) == [("Total", 3), ("40–49", 2), ("50–59", 1)]
    pair = Question(analysis=Analysis.COMPARISON, by="age", compared=("=40–49", "=50–59"))
    assert headings(known, pair)[:2] == [("40–49", 2), ("50–59", 1)]
    assert askable(known).values["age"] == ("40–49", "50–59")


def test_making_it_coarser_is_one_step_that_is_undone_and_the_exact_values_stay(known: Project) -> None:
    step = coarsen(known, "age", Coarse.STEPS_10)
    assert describe(step) == "How exactly “age” is told was changed"
    assert sorted(person.values[step.changes[0].value.id] for person in roster(known).people) == [
        "41 jaar",
        "43 jaar",
        "55 jaar",
    ]
    known.undo()
    assert headings(known)[1] == ("41 jaar", 1)
    known.redo()
    assert headings(known)[1] == ("40–49", 2)


def test_no_exact_value_leaves_in_any_export(coarse: Project, tmp_path: Path) -> None:
    for suffix in (".csv", ".html"):
        export_quotes(coarse, tmp_path / f"q{suffix}", attribution=Attribution.NAMED)
    export_people(coarse, tmp_path / "p.csv")
    export_workbook(coarse, tmp_path / "w.xlsx", (BY_AGE,))
    sheets = openpyxl.load_workbook(tmp_path / "w.xlsx").worksheets
    workbook = " ".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
    plan = ReportPlan(question=BY_AGE, sections=tuple(Section), attribution=Attribution.ROLE)
    texts = {
        "workbook": workbook,
        "report": repr(build_report(coarse, plan)),
        "review": repr(review_page(coarse, (BY_AGE,), Attribution.ROLE)),
        **{path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("[qp].*")},
    }
    for name, text in texts.items():
        assert not [value for value in EXACT if value in text], name
    assert "40–49" in texts["q.csv"] and "40–49" in texts["report"] and "1979" in texts["review"]


def test_elsewhere_on_the_screen_the_coarse_value_stands_too(coarse: Project) -> None:
    assert [dict(head.attributes).get("age") for head in participants(coarse)] == ["40–49", "40–49", "50–59"]
    assert set(study(coarse).values.values()) == {"40–49", "50–59", "1979"}


def test_the_spreadsheet_has_exact_values_only_where_that_is_asked(coarse: Project, tmp_path: Path) -> None:
    def ages(*, exact: bool) -> list[str]:
        export_people(coarse, tmp_path / "p.csv", exact=exact)
        with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
            return [row["age"] for row in csv.DictReader(file)]

    assert ages(exact=False) == ["40–49", "40–49", "50–59"]
    assert ages(exact=True) == ["41 jaar", "43 jaar", "55 jaar"]


def test_a_value_that_is_no_number_is_not_told(coarse: Project) -> None:
    in_words(coarse, "Bo")
    assert headings(coarse) == [("Total", 3), ("40–49", 1), ("50–59", 1), ("other value", 1)]


def test_a_saved_report_names_the_step_that_told_it_otherwise(known: Project) -> None:
    coarsen(known, "age", Coarse.YEAR)
    save(known, "by age", BY_AGE)
    step = coarsen(known, "age", Coarse.STEPS_100)
    in_words(known, "Bo")
    again = run_again(known, reports(known)[0].id)
    [told] = again.bases
    assert (told.path, told.what) == (("other value",), "n = 3 → 1")
    assert step.number in [each.number for each in told.steps]


def test_an_attribute_that_is_gone_cannot_be_made_coarser(known: Project) -> None:
    with pytest.raises(CodebenchError, match="no longer in the project"):
        known.do(set_coarse, attribute_id="none", coarse=Coarse.YEAR)
