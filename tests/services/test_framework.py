"""The framework matrix: four schools by six themes, written, kept, counted, exported."""

import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from codebench.domain.findings import Summary
from codebench.domain.participant import Group, Participant
from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.source import Source
from codebench.domain.table import Table, shown
from codebench.errors import CodebenchError
from codebench.exporters import render_table, write_table
from codebench.services.asked import mark_not_asked
from codebench.services.codebook import merge_codes
from codebench.services.framework import summaries, write_summary
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.reports import cell_quotes, table
from tests.makers import add_interviews, add_tree, people, person, put, reading

SCHOOLS = ("Noord", "Oost", "Zuid", "West")
THEMES = ("begeleiden", "lesgeven", "toetsen", "onderzoek", "samenwerken", "taal")
BY_SCHOOL = Question(Unit.GROUPS, 1, analysis=Analysis.MATRIX)
BY_PERSON = Question(analysis=Analysis.MATRIX)


@pytest.fixture
def panels(project: Project) -> Project:
    """At every school two people; the first theme is named at all four, the next at three, the last two at none."""
    who = people(*(person(f"{school} {n}", school) for school in SCHOOLS for n in (1, 2)), levels=("school",))
    said = " ".join(f"Over {theme}." for theme in THEMES)
    panel = [reading(school, (f"{school} 1", said), (f"{school} 2", "Daar zeg ik niets over.")) for school in SCHOOLS]
    add_interviews(project, *panel, who=who)
    add_tree(project, *THEMES)
    for at, theme in enumerate(THEMES):
        for school in SCHOOLS[: max(4 - at, 0)]:
            put(project, theme, school, f"Over {theme}.")
    return project


def code(project: Project, name: str) -> str:
    return codebook(project).find(name).id


def group(project: Project, name: str) -> str:
    return project.values(Group, name=name)[0].id


def write(project: Project, theme: str, school: str, text: str) -> None:
    project.do(write_summary, code_id=code(project, theme), unit_id=group(project, school), text=text)


def words(made: Table, theme: str, heading: str) -> str:
    at = next(at for at, column in enumerate(made.columns) if column.heading == heading)
    return shown(next(row for row in made.rows if row.path == (theme,)).cells[at], made.columns[at])


def test_every_cell_written_is_there_after_opening_the_project_again(panels: Project) -> None:
    for theme in THEMES:
        for school in SCHOOLS:
            write(panels, theme, school, f"{school} over {theme}")
    panels.close()
    again = Project.open(panels.path)
    made = table(again, BY_SCHOOL)
    assert len(made.rows) == 6 and sorted(c.heading for c in made.columns) == sorted(SCHOOLS)
    assert all(words(made, theme, school) == f"{school} over {theme}" for theme in THEMES for school in SCHOOLS)
    assert {written.coder for written in summaries(again).values()} == {"Anna Vos"}
    again.close()


def test_beside_the_words_stands_how_many_of_the_group_mention_it(panels: Project) -> None:
    cell = table(panels, BY_SCHOOL).cell(code(panels, "begeleiden"), group(panels, "Noord"))
    assert (cell.count, cell.base, cell.segments) == (1, 2, 1)


def test_a_cell_opens_to_its_quotes(panels: Project) -> None:
    found = cell_quotes(panels, BY_SCHOOL, code(panels, "begeleiden"), group(panels, "Oost"))
    assert [(each.name, [p.text for p in each.passages]) for each in found] == [("Oost 1", ["Over begeleiden."])]


@pytest.mark.parametrize(("k", "kept"), [(1, 4), (2, 3), (4, 1)])
def test_at_least_two_of_four_groups_filters_the_themes(panels: Project, k: int, kept: int) -> None:
    made = table(panels, replace(BY_SCHOOL, at_least_groups=k))
    assert [row.path[0] for row in made.rows] == list(THEMES[:kept])
    assert any(f"at least {k} groups (school)" in note for note in made.notes)


def test_participants_are_columns_as_well(panels: Project) -> None:
    made = table(panels, BY_PERSON)
    assert [column.heading for column in made.columns][:3] == ["Noord 1", "Noord 2", "Oost 1"]
    row = next(row for row in made.rows if row.path == ("begeleiden",))
    assert [cell.count for cell in row.cells] == [1, 0] * 4
    noord = panels.values(Participant, name="Noord 1")[0].id
    found = cell_quotes(panels, BY_PERSON, code(panels, "begeleiden"), noord)
    assert [each.name for each in found] == ["Noord 1"]


def test_under_a_code_its_children_are_the_themes(panels: Project) -> None:
    add_tree(panels, "taal / Engels", "taal / Duits")
    made = table(panels, replace(BY_SCHOOL, under=code(panels, "taal")))
    assert [row.path for row in made.rows] == [("Engels",), ("Duits",)]


def test_an_empty_text_takes_the_summary_away_and_undo_brings_it_back(panels: Project) -> None:
    write(panels, "taal", "Oost", "Veel Duits.")
    write(panels, "taal", "Oost", "   ")
    assert not panels.values(Summary)
    panels.undo()
    assert words(table(panels, BY_SCHOOL), "taal", "Oost") == "Veel Duits."


def test_merged_themes_bring_their_summaries_together(panels: Project) -> None:
    write(panels, "lesgeven", "Oost", "Samen voor de klas.")
    write(panels, "toetsen", "Oost", "Toetsen maken zij zelf.")
    write(panels, "toetsen", "West", "Alleen in leerjaar 1.")
    panels.do(merge_codes, code_ids=[code(panels, "toetsen")], into_id=code(panels, "lesgeven"))
    made = table(panels, BY_SCHOOL)
    assert words(made, "lesgeven", "Oost") == "Samen voor de klas.\nToetsen maken zij zelf."
    assert words(made, "lesgeven", "West") == "Alleen in leerjaar 1."


def test_not_asked_is_a_dash_and_an_empty_cell_is_not(panels: Project) -> None:
    (source,) = [each for each in panels.values(Source) if each.title == "Zuid"]
    panels.do(mark_not_asked, code_id=code(panels, "taal"), source_ids=[source.id])
    made = table(panels, BY_SCHOOL)
    assert (words(made, "taal", "Zuid"), words(made, "taal", "Oost")) == ("–", "")


def test_sources_cannot_be_columns(panels: Project) -> None:
    with pytest.raises(CodebenchError, match="participants or groups"):
        table(panels, Question(Unit.SOURCES, analysis=Analysis.MATRIX))


def test_word_shows_the_matrix_on_its_side_with_its_heading_repeated(panels: Project, tmp_path: Path) -> None:
    write(panels, "begeleiden", "Noord", "Elke week een gesprek.\nDe mentor leidt het.")
    write_table(table(panels, BY_SCHOOL), tmp_path / "m.docx")
    document = docx.Document(str(tmp_path / "m.docx"))
    page = document.sections[0]
    assert page.page_width > page.page_height
    (grid,) = document.tables
    assert len(grid.rows) == 7 and len(grid.columns) == 5
    assert grid.rows[0]._tr.xpath("boolean(w:trPr/w:tblHeader)")
    at = [cell.text for cell in grid.rows[0].cells].index("Noord (n\u00a0=\u00a02)")
    assert [p.text for p in grid.rows[1].cells[at].paragraphs] == [
        "Elke week een gesprek.", "De mentor leidt het.", "1 of 2",
    ]  # fmt: skip


def test_more_than_six_units_go_on_in_a_next_table(panels: Project, tmp_path: Path) -> None:
    write_table(table(panels, BY_PERSON), tmp_path / "m.docx")
    grids = docx.Document(str(tmp_path / "m.docx")).tables
    assert [len(grid.columns) for grid in grids] == [7, 3]
    assert all(grid.rows[0].cells[0].text == "Theme" for grid in grids)


@pytest.mark.parametrize("form", ["text", "csv", "html", "json"])
def test_every_face_shows_the_words(panels: Project, form: str) -> None:
    write(panels, "begeleiden", "Noord", "Elke week.")
    assert "Elke week." in str(render_table(table(panels, BY_SCHOOL), form))


def test_excel_shows_the_words(panels: Project, tmp_path: Path) -> None:
    write(panels, "begeleiden", "Noord", "Elke week.")
    write_table(table(panels, BY_SCHOOL), tmp_path / "m.xlsx")
    with zipfile.ZipFile(tmp_path / "m.xlsx") as book:
        assert any(b"Elke week." in book.read(name) for name in book.namelist())
