"""A table with numbers of few participants: every face marks them and says what the mark means."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from export_samples import table

from codebench.domain.few import few_note, mark_few
from codebench.domain.figure import FigureKind
from codebench.domain.table import Column, Shows, Table
from codebench.exporters import render_table, write_table
from codebench.exporters.figure import caption, render_figure
from codebench.exporters.wordmatrix import matrix_body

NOTE = few_note(3)


@pytest.fixture
def marked() -> Table:
    """The sample, in which one participant of thirty and one of a group fear delay, and a group of two."""
    made = table()
    columns = (*made.columns[:2], replace(made.columns[2], base=2), *made.columns[3:])
    return mark_few(replace(made, columns=columns), 3)


@pytest.mark.parametrize("face", ["text", "html"])
def test_the_mark_stands_before_the_number_and_its_meaning_below(marked: Table, face: str) -> None:
    shown = render_table(marked, face)
    assert isinstance(shown, str)
    row = next(line for line in shown.splitlines() if "studievertraging" in line)
    assert re.findall(r"\*\d", row) == ["*1", "*1"]
    assert "*2" in shown and "*0" not in shown and "*13" not in shown
    assert NOTE in " ".join(shown.split())


def test_word_marks_numbers_and_n(marked: Table, tmp_path: Path) -> None:
    write_table(marked, tmp_path / "t.docx")
    with zipfile.ZipFile(tmp_path / "t.docx") as parts:
        text = re.sub(r"<[^>]+>", "|", parts.read("word/document.xml").decode())
    assert text.count("|*1") == 2 and text.count("|*2|") == 1
    assert NOTE in text


def test_in_csv_numbers_stay_numbers_and_a_last_column_names_where_they_are_few(marked: Table) -> None:
    shown = render_table(marked, "csv")
    assert isinstance(shown, str)
    header, bases, *rows = csv.reader(io.StringIO(shown))
    assert header[-1] == "fewer than 3"
    assert bases[1:] == ["30", "14", "2", "0", "tweedegraads lerarenopleiding"]
    assert rows[-1][1:] == ["1", "1", "0", "", "total; pabo"]
    assert rows[0][-1] == ""


def test_in_csv_the_column_stands_there_only_when_it_was_asked() -> None:
    assert "fewer" not in str(render_table(table(), "csv"))
    none_few = mark_few(replace(table(), rows=table().rows[:1]), 3)
    assert str(render_table(none_few, "csv")).splitlines()[0].endswith(",fewer than 3")
    assert NOTE not in none_few.notes


def test_in_excel_numbers_stay_numbers_that_look_marked(marked: Table, tmp_path: Path) -> None:
    write_table(marked, tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    looks = {cell.coordinate: (cell.value, cell.number_format) for row in sheet.iter_rows() for cell in row}
    assert looks["D5"] == (2, '"*"0')
    assert looks["B11"] == looks["C11"] == (1, '"*"0')
    assert looks["D11"] == (0, "General") and looks["B6"] == (28, "General")
    assert NOTE in [cell.value for cell in sheet["A"]]


def test_json_tells_it_of_every_number(marked: Table) -> None:
    found = json.loads(render_table(marked, "json"))
    assert found["fewer_than"] == 3
    assert [column["few"] for column in found["columns"]] == [False, False, True, False]
    assert [cell["few"] for cell in found["rows"][-1]["cells"]] == [True, True, False, False]
    assert found["rows"][-1]["cells"][0]["count"] == 1


def test_a_matrix_marks_what_is_said_by_few(tmp_path: Path) -> None:
    made = table()
    words = tuple(replace(column, shows=Shows.WORDS) for column in made.columns[1:3])
    rows = tuple(
        replace(row, cells=tuple(replace(cell, text="Bang.") for cell in row.cells[1:3])) for row in made.rows[-1:]
    )
    matrix = mark_few(replace(made, columns=words, rows=rows), 3)
    text = re.sub(r"<[^>]+>", "|", matrix_body(matrix))
    assert "*1 of 14" in text and "|0 of 10" in text and NOTE in text
    write_table(matrix, tmp_path / "m.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx").worksheets[0]
    assert [cell.value for row in sheet.iter_rows() for cell in row if "Bang." in str(cell.value)] == [
        "* Bang.", "Bang.",
    ]  # fmt: skip


def test_a_figure_marks_its_numbers_and_says_why(marked: Table) -> None:
    heat = render_figure(marked, FigureKind.HEAT, "svg").decode()
    assert "*1" in heat and "n = *2" in heat
    assert any(NOTE in line for line in caption(marked, FigureKind.HEAT))


def test_a_difference_is_never_marked() -> None:
    made = table()
    points = Column("points:g1", "pabo − total", None, Shows.POINTS)
    rows = tuple(replace(row, cells=(replace(row.cells[0], count=1),)) for row in made.rows[:1])
    assert "*" not in str(render_table(mark_few(replace(made, columns=(points,), rows=rows), 3), "text"))
