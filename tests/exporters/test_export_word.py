"""What a researcher finds when the exported document opens in Word."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from export_samples import quote, quotes, table

from codebench.domain.quote import QuoteSection, QuoteSet
from codebench.domain.table import Cell, Column
from codebench.exporters import write_quotes, write_table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(tmp_path: Path, made: QuoteSet) -> Any:
    write_quotes(made, tmp_path / "q.docx")
    return docx.Document(str(tmp_path / "q.docx"))


def test_quotes_stand_under_the_heading_of_their_code_in_tree_order(tmp_path: Path) -> None:
    document = opened(tmp_path, quotes())
    assert [(p.style.name, p.text) for p in document.paragraphs] == [
        ("Title", "Citaten: internationalisering"),
        ("Introduction", "De citaten zijn letterlijk; [...] staat waar woorden zijn weggelaten."),
        ("Heading 1", "beelden"),
        ("Code definition", "Waar het over gaat als mensen op de opleiding het over internationalisering hebben."),
        ("Code summary", "2 participanten · 2 citaten"),
        ("Quote", "“Dan denkt iedereen aan iets anders.”"),
        ("Quote source", "(docent, pabo · P02 · turn 12 · 12:11)"),
        ("Quote", "Interviewer: “En het team?”\nDocent: “Nou ja, <b>wij</b> & zij […] 🙂”"),
        ("Quote source", "(P07 · P02 · turn 12)"),
        ("Heading 1", "belemmeringen"),
        ("Heading 2", "studenten"),
        ("Heading 3", "angst voor studievertraging"),
        ("Code definition", "Studenten zijn bang uit te lopen."),
        ("Code summary", "1 participant · 1 citaat"),
        ("Quote", "“Een halfjaar kwijt, dat is wat ze zeggen.”"),
    ]


def test_a_quote_is_never_parted_from_its_source_line(tmp_path: Path) -> None:
    document = opened(tmp_path, quotes())
    said = [p for p in document.paragraphs if p.style.name == "Quote"]
    assert [p.paragraph_format.keep_with_next for p in said] == [True, True, None]


def test_speakers_are_in_bold(tmp_path: Path) -> None:
    document = opened(tmp_path, quotes())
    bold = [run.text for p in document.paragraphs for run in p.runs if run.bold]
    assert bold == ["Interviewer: ", "\nDocent: "]


@pytest.mark.parametrize("suffix", ["table", "quotes"])
def test_nobody_is_named_in_the_properties(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    write_table(table(), path) if suffix == "table" else write_quotes(quotes(), path)
    properties = docx.Document(str(path)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    with zipfile.ZipFile(path) as package:
        everything = b"".join(package.read(name) for name in package.namelist() if name.startswith("docProps"))
        assert "docProps/thumbnail.jpeg" not in package.namelist()
    assert b"python-docx" not in everything
    assert b"<Company/>" in everything


def test_pages_are_numbered(tmp_path: Path) -> None:
    footer = opened(tmp_path, quotes()).sections[0].footer
    assert "PAGE" in next(footer._element.iter(f"{W}fldSimple")).get(f"{W}instr")


def test_every_style_that_is_used_exists(tmp_path: Path) -> None:
    for document in (opened(tmp_path, quotes()),):
        ids = {style.style_id for style in document.styles}
        used = {element.get(f"{W}val") for element in document.element.iter(f"{W}pStyle", f"{W}tblStyle")}
        assert used <= ids


def test_more_than_six_levels_share_the_deepest_heading(tmp_path: Path) -> None:
    deep = tuple("abcdefgh")
    made = replace(quotes(), sections=(QuoteSection(deep, "", "", (quote(deep),)),))
    assert opened(tmp_path, made).paragraphs[2].style.name == "Heading 6"


def test_characters_that_word_cannot_hold_are_left_out(tmp_path: Path) -> None:
    made = replace(
        quotes(), sections=(QuoteSection(("a\x00b",), "", "", (quote(("a\x00b",), "x\x0by\x1f\ufffez\ud800"),)),)
    )
    document = opened(tmp_path, made)
    assert document.paragraphs[2].text == "ab"
    assert document.paragraphs[3].text == "“xyz”"


def test_a_table_is_a_word_table_with_caption_and_repeated_heading(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "t.docx")
    document = docx.Document(str(tmp_path / "t.docx"))
    caption, *notes = document.paragraphs
    assert caption.style.name == "Caption"
    assert caption._element.xpath("string(.)") == "Table 1. Beelden en belemmeringen"
    grid = document.tables[0]
    assert grid.style.name == "Codebench table"
    assert [cell.text for cell in grid.rows[0].cells] == [
        "Code", "totaal", "pabo", "tweedegraads lerarenopleiding", "BKO/SKO",
    ]  # fmt: skip
    assert [cell.text for cell in grid.rows[1].cells] == ["n", "30", "14", "10", "0"]
    assert [row._tr.xpath("boolean(w:trPr/w:tblHeader)") for row in grid.rows[:3]] == [True, True, False]
    assert [cell.text.split() for cell in grid.rows[3].cells[1:]] == [["25", "83%"], ["12", "86%"], ["8", "80%"], []]
    assert notes[0].text == "Unit: participants"
    assert notes[1].text == table().rule
    assert notes[-1].text.startswith("Empty = no data")


def test_a_wide_table_lies_on_its_side(tmp_path: Path) -> None:
    made = table()
    wide = replace(
        made,
        columns=tuple(Column(str(at), f"Hogeschool {at}", 9) for at in range(17)),
        rows=tuple(replace(row, cells=tuple(Cell(at % 9) for at in range(17))) for row in made.rows),
    )
    write_table(wide, tmp_path / "t.docx")
    page = docx.Document(str(tmp_path / "t.docx")).sections[0]
    assert page.page_width > page.page_height
