"""One workbook of all findings, as a researcher opens it."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from export_samples import quote, quotes, table

from codebench.domain.quote import QuoteSection
from codebench.domain.table import Cell, Column, Parts, Row, Shows, Table
from codebench.errors import CodebenchError
from codebench.exporters.workbook import write_workbook

DIFFERENT = Table(
    "pabo against the rest: [what] is *said* / how?",
    "participants",
    (
        Column("a", "pabo", 14),
        Column("d", "difference", None, Shows.POINTS),
        Column("w", "in words", None, Shows.WORDS),
    ),
    (
        Row("1", ("beelden",), (Cell(7, 9, 10), Cell(-12), Cell(None, text="=niet wat het lijkt"))),
        Row("2", ("beelden", "geld"), (Cell(None, asked=False), Cell(0), Cell(None, text="lang " * 80))),
    ),
    "De regel.",
    parts=Parts(segments=True),
)


@pytest.fixture
def book(tmp_path: Path) -> Any:
    write_workbook([table(), table(), DIFFERENT], quotes(), tmp_path / "all.xlsx")
    return openpyxl.load_workbook(tmp_path / "all.xlsx")


def test_a_sheet_per_table_under_a_name_of_its_own(book: Any) -> None:
    assert book.sheetnames == [
        "Contents", "1 Beelden en belemmeringen", "2 Beelden en belemmeringen", "3 pabo against the rest what i…", "Quotes",
    ]  # fmt: skip
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)


def test_a_long_title_gives_its_sheet_what_sets_it_apart(tmp_path: Path) -> None:
    titles = (
        "Participants who mention a code",
        "Participants who mention a code, under “images”, by kind of programme",
    )
    write_workbook([replace(table(), title=each) for each in titles], quotes(), tmp_path / "all.xlsx")
    assert openpyxl.load_workbook(tmp_path / "all.xlsx").sheetnames[1:3] == [
        "1 Participants who mention a c…", "2 under “images”, by kind of p…",
    ]  # fmt: skip


def test_the_contents_lead_to_every_sheet(book: Any) -> None:
    contents = book["Contents"]
    assert contents["A1"].value == "Citaten: internationalisering"
    links = [contents.cell(row, 2) for row in range(3, 7)]
    assert [link.value for link in links] == [table().title, table().title, DIFFERENT.title, "Quotes"]
    assert [link.hyperlink.location for link in links] == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    assert contents["C3"].value == "Unit: participants"


def test_numbers_are_numbers_and_percentages_are_of_their_own_base(book: Any) -> None:
    sheet = book.worksheets[3]
    assert [cell.value for cell in sheet[4]] == ["Code", "pabo", "difference", "in words", "pabo", "pabo", "Path"]
    assert [cell.value for cell in sheet[3]][1:6] == ["Number", None, None, "Percentage of n", "Coded segments"]
    assert [cell.value for cell in sheet[5]] == ["n", 14, None, None, 14, 14, None]
    assert [cell.value for cell in sheet[6]] == ["beelden", 7, -12, "=niet wat het lijkt", 0.7, 9, "beelden"]
    assert (sheet["E6"].number_format, sheet["C6"].number_format) == ("0%", '+0;"−"0;0')
    assert [cell.value for cell in sheet[7]][1:6] == ["–", 0, "lang " * 80, None, None]
    assert sheet["D6"].data_type == "s"
    assert sheet["D7"].alignment.wrap_text


def test_rule_n_and_headings_stay_with_the_numbers(book: Any) -> None:
    sheet = book.worksheets[1]
    assert sheet.freeze_panes == "B6"
    assert sheet["A2"].value == "Unit: participants"
    assert table().rule in [cell.value for cell in sheet["A"]]
    assert book.worksheets[3].freeze_panes == "B6"


def test_the_quotes_can_be_filtered(book: Any) -> None:
    sheet = book["Quotes"]
    assert sheet.auto_filter.ref == "A1:K4"
    assert sheet.freeze_panes == "A2"
    assert sheet["D2"].value == "Dan denkt iedereen aan iets anders."


def test_nobody_is_named_and_no_text_is_a_formula(tmp_path: Path) -> None:
    said = replace(quotes(), sections=(QuoteSection(("a",), "", "", (quote(("a",), '=HYPERLINK("http://x")'),)),))
    write_workbook([replace(table(), title="=1+1")], said, tmp_path / "all.xlsx")
    with zipfile.ZipFile(tmp_path / "all.xlsx") as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not [name for name, text in parts.items() if "<f>" in text or "TargetMode" in text]
    assert "<Company>" not in parts["docProps/app.xml"]
    properties = openpyxl.load_workbook(tmp_path / "all.xlsx").properties
    assert not (properties.creator or properties.lastModifiedBy)


def test_a_workbook_without_quotes_or_with_another_suffix(tmp_path: Path) -> None:
    write_workbook([table()], replace(quotes(), sections=()), tmp_path / "all.XLSX")
    assert openpyxl.load_workbook(tmp_path / "all.XLSX").sheetnames == ["Contents", "1 Beelden en belemmeringen"]
    with pytest.raises(CodebenchError, match=r"must end in one of \.xlsx"):
        write_workbook([table()], quotes(), tmp_path / "all.ods")
