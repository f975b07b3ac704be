"""What a researcher finds when the exported workbook opens in Excel."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from export_samples import codebook, quote, quotes, table, without_bases

from codebench.domain.quote import QuoteSection
from codebench.exporters import write_codebook, write_quotes, write_table


def sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def rows(path: Path) -> list[list[Any]]:
    return [list(row) for row in sheet(path).iter_rows(values_only=True)]


def test_counts_are_numbers_with_their_percentages_at_the_right(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(table(), path)
    found = rows(path)
    headings = ["totaal", "pabo", "tweedegraads lerarenopleiding", "BKO/SKO"]
    assert found[0][0] == "Beelden en belemmeringen"
    assert found[1][0] == "Unit: participants"
    assert found[2][1] == "Number"
    assert found[2][5] == "Percentage of n"
    assert found[3] == ["Code", *headings, *headings, "Path"]
    assert found[4] == ["n", 30, 14, 10, 0, 30, 14, 10, 0, None]
    path_of_code = "beelden / studenten naar het buitenland"
    assert found[6] == [
        "studenten naar het buitenland", 25, 12, 8, None, 25 / 30, 12 / 14, 0.8, None, path_of_code,
    ]  # fmt: skip
    notes = [row[0] for row in found[12:]]
    assert notes == [table().rule, *table().notes, "Empty = no data: nobody to count here"]


def test_codes_are_indented_and_headings_stay_in_sight(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(table(), path)
    shown = sheet(path)
    assert [shown.cell(row, 1).alignment.indent for row in range(6, 12)] == [0, 1, 1, 0, 1, 2]
    assert shown.freeze_panes == "B6"
    assert shown["F6"].number_format == "0%"


def test_a_table_without_bases_has_no_block_of_percentages(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(without_bases(table()), path)
    found = rows(path)
    assert len(found[3]) == 6
    assert found[4][0] == "beelden"


def test_quotes_can_be_sorted_and_filtered(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    write_quotes(quotes(), path)
    found = rows(path)
    assert found[0] == [
        "Code, level 1", "Code, level 2", "Code, level 3", "Quote", "Attribution", "Groups", "jaren ervaring",
        "Source", "Turn", "Time", "Coders",
    ]  # fmt: skip
    assert found[1] == [
        "beelden", None, None, "Dan denkt iedereen aan iets anders.", "docent, pabo", "pabo / Zwolle; ALO", "14",
        "P02", 12, "12:11", "Noor",
    ]  # fmt: skip
    assert len(found) == 4
    shown = sheet(path)
    assert shown.freeze_panes == "A2"
    assert shown.auto_filter.ref == "A1:K4"
    assert shown["D2"].alignment.wrap_text


def test_a_codebook_keeps_every_word(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    write_codebook("Codeboek", codebook(), path)
    found = rows(path)
    assert found[0] == ["code", "definition", "when", "when_not", "example", "colour", "retired"]
    assert found[2][:5] == ["beelden / =SOM(1+1)", "- een streepje vooraf", "+1", "@iemand", "'=al met apostrof"]
    assert found[4] == ["beelden / no / vervallen", None, None, None, None, None, "true"]


def test_no_company_or_author_in_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    write_quotes(quotes(), path)
    properties = openpyxl.load_workbook(path).properties
    assert not properties.creator
    assert not properties.lastModifiedBy


@pytest.mark.parametrize("said", ["x\x00y\x0bz", "#N/A", "🙂 é", "1e5", "2026-11-21"])
def test_words_stay_words(said: str, tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    write_quotes(replace(quotes(), sections=(QuoteSection(("a",), "", "", (quote(("a",), said),)),)), path)
    cell = sheet(path)["B2"]
    assert cell.data_type == "s"
    assert cell.value == said.replace("\x00", "").replace("\x0b", "")


def test_a_quote_too_long_for_excel_says_that_it_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    write_quotes(replace(quotes(), sections=(QuoteSection(("a",), "", "", (quote(("a",), "ja " * 20_000),)),)), path)
    value = sheet(path)["B2"].value
    assert len(value) <= 32_767
    assert value.endswith("[…]")
