"""Words of a participant can't come alive as a formula in a spreadsheet."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from export_samples import quote, quotes, table
from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.quote import QuoteSection
from codebench.domain.table import Cell, Row
from codebench.exporters import render_table, write_quotes, write_table
from codebench.exporters.safely import cell_text

ALIVE = [
    "=1+1",
    "+31 6",
    "- nou ja",
    "@SUM(A1)",
    " =1",
    "\t=1",
    "\r=1",
    "\n=1",
    "\tx",
    "＝1+1",
    '=HYPERLINK("http://x")',
]


def read_back(cell: str) -> str:
    """What the importer must do."""
    risky = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r])")
    return cell[1:] if cell.startswith("'") and risky.match(cell[1:]) else cell


@pytest.mark.parametrize("said", ALIVE)
def test_in_csv_an_apostrophe_stands_before_it(said: str, tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    write_quotes(replace(quotes(), sections=(QuoteSection(("a",), "", "", (quote((said,), said),)),)), path)
    row = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))[1]
    assert row[0].startswith("'")
    assert row[1].startswith("'")
    assert read_back(row[1]) == said.replace("\r", "\n")


@pytest.mark.parametrize("said", ALIVE)
def test_in_excel_it_is_a_text_cell(said: str, tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    write_quotes(replace(quotes(), sections=(QuoteSection((said,), "", "", (quote((said,), said),)),)), path)
    cell = openpyxl.load_workbook(path).worksheets[0]["B2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.replace("\r", "\n") == said.replace("\r", "\n")


def test_code_names_and_column_headings_are_texts_too(tmp_path: Path) -> None:
    made = table()
    columns = (made.columns[0], replace(made.columns[1], heading="@groep"))
    live = replace(made, columns=columns, rows=(Row("x", ("=cmd|'/c calc'!A1",), (Cell(1), Cell(0))),))
    lines = render_table(live, "csv")
    assert isinstance(lines, str)
    assert lines.splitlines()[0] == "code,total,'@groep"
    assert lines.splitlines()[2].startswith("'=cmd")
    write_table(live, tmp_path / "t.xlsx")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0].iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


@given(st.text(st.sampled_from("'=+-@ \t\nabc＝"), max_size=8))
def test_every_text_comes_back_from_csv_as_it_was(text: str) -> None:
    assert read_back(cell_text(text)) == text
