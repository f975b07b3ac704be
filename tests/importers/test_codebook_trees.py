"""Codebooks as they are met: in Word tables, by columns of levels, and as REFI-QDA."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from codebench.__main__ import main
from codebench.errors import CodebenchError
from codebench.importers import read_codebook

from .makers import docx, para, table

QDC = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:{spelling}" origin="Een programma"><Codes>
<Code guid="5a7e4c2e-0000-4000-8000-000000000001" name="Belemmeringen" isCodable="false" color="#0072b2">
<Description>Wat tegenhoudt.
Ook indirect.</Description>
<Code guid="5a7e4c2e-0000-4000-8000-000000000002" name="Geld" isCodable="true" color="#abc"/>
<Code guid="5a7e4c2e-0000-4000-8000-000000000003" name="Geld" isCodable="true"/>
<Code guid="5a7e4c2e-0000-4000-8000-000000000004" name="Tijd / rooster" isCodable="true"><Code
 guid="5a7e4c2e-0000-4000-8000-000000000005" name="Stage" isCodable="true"/></Code>
</Code></Codes></CodeBook>"""


def paths(data, name="x.csv"):
    return [" / ".join(code.path) for code in read_codebook(data, name)[1]]


@pytest.mark.parametrize("spelling", ["1.0", "1:0"])
def test_a_qdc_gives_its_tree_with_descriptions_and_colours(spelling):
    _, codes = read_codebook(b"\xef\xbb\xbf" + QDC.format(spelling=spelling).encode(), "boek.qdc")
    assert [" / ".join(code.path) for code in codes] == [
        "Belemmeringen", "Belemmeringen / Geld", "Belemmeringen / Geld (2)", "Belemmeringen / Tijd - rooster",
        "Belemmeringen / Tijd - rooster / Stage",
    ]  # fmt: skip
    assert codes[0].definition == "Wat tegenhoudt.\nOok indirect."
    assert [code.colour for code in codes[:2]] == ["#0072B2", "#AABBCC"]


def test_a_qdc_of_seven_levels_with_sets_and_braces_comes_in_whole():
    guid = "{{5a7e4c2e-0000-4000-8000-00000000000{}}}"
    opening = "".join(f'<Code guid="{guid.format(at)}" name="Niveau {at}" isCodable="true">' for at in range(7))
    member = f'<Set guid="{guid.format(8)}" name="Deel"><MemberCode guid="{guid.format(0)}"/></Set>'
    data = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{opening}{"</Code>" * 7}</Codes><Sets>{member}</Sets></CodeBook>'
    assert paths(data.encode(), "x.qdc")[-1] == " / ".join(f"Niveau {at}" for at in range(7))
    assert len(paths(data.encode(), "x.qdc")) == 7


def test_codes_indented_within_one_column_are_a_tree():
    rows = [
        "Code;Definitie",
        "Geld;a",
        "    Kosten;b",
        "        Kamer;c",
        "    Beurs;d",
        " Tijd;e",
        "\u00a0\u00a0Rooster;f",
    ]
    _, codes = read_codebook("\n".join(rows).encode(), "x.csv")
    assert [" / ".join(code.path) for code in codes] == [
        "Geld", "Geld / Kosten", "Geld / Kosten / Kamer", "Geld / Beurs", "Tijd", "Tijd / Rooster"
    ]  # fmt: skip
    assert "".join(code.definition for code in codes) == "abcdef"


def test_an_indented_list_without_a_heading_goes_seven_deep():
    lines = ["  " * depth + f"stap {depth}" for depth in range(7)] + ["Ander"]
    assert paths("\n".join(lines).encode())[-2:] == [" / ".join(f"stap {depth}" for depth in range(7)), "Ander"]


def test_the_indenting_that_excel_draws_is_a_tree():
    book, buffer = Workbook(), io.BytesIO()
    for at, (name, indent) in enumerate((("Code", 0), ("Geld", 0), ("Kosten", 1), ("Kamer", 2), ("Tijd", 0)), 1):
        book.active.cell(at, 1, name).alignment = Alignment(indent=indent)
        book.active.cell(at, 2, "Definitie" if at == 1 else f"d{at}")
    book.save(buffer)
    assert paths(buffer.getvalue(), "x.xlsx") == ["Geld", "Geld / Kosten", "Geld / Kosten / Kamer", "Tijd"]


def test_paths_stay_paths_whatever_stands_before_them():
    assert paths(b"code,definition\nGeld,\n  Geld / Kosten,\n  Tijd,\n") == ["Geld", "Geld / Kosten", "Tijd"]


def test_a_word_table_gives_codes_with_the_parent_named_once():
    rows = [
        ["Thema", "Code", "Definitie", "Voorbeeld"],
        ["Geld", "Kosten", "Wat het kost.", "“duur”"],
        ["", "Beurs", "", ""],
        ["Tijd", "Rooster", "", ""],
    ]
    data = docx(para("Codeboek", style="Heading1"), table(*rows))
    assert paths(data, "boek.docx") == ["Geld", "Geld / Kosten", "Geld / Beurs", "Tijd", "Tijd / Rooster"]
    kosten = read_codebook(data, "boek.docx")[1][1]
    assert (kosten.definition, kosten.example) == ("Wat het kost.", "“duur”")


def test_a_tree_drawn_by_indenting_columns_goes_seven_deep():
    lines = [";" * depth + f"Niveau {depth}" for depth in range(7)] + ["Ander"]
    assert paths("\n".join(lines).encode())[-2:] == [" / ".join(f"Niveau {depth}" for depth in range(7)), "Ander"]


def test_levels_by_heading_with_texts_in_a_workbook():
    book, buffer = Workbook(), io.BytesIO()
    rows = [["Niveau 1", "Niveau 2", "Niveau 3", "Omschrijving", "Wanneer niet"], ["1. Geld", None, None, "Alles", None],
            [None, "1.1 Kosten", None, None, "Beurs"], [None, None, "1.1.1 Kamer", "Huur", None], [None, "Beurs", None, None, None]]  # fmt: skip
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    assert paths(buffer.getvalue(), "x.xlsx") == ["Geld", "Geld / Kosten", "Geld / Kosten / Kamer", "Geld / Beurs"]
    codes = read_codebook(buffer.getvalue(), "x.xlsx")[1]
    assert [(code.definition, code.when_not) for code in codes] == [
        ("Alles", ""),
        ("", "Beurs"),
        ("Huur", ""),
        ("", ""),
    ]


def test_a_parent_said_in_every_row_is_one_parent():
    data = b"Hoofdcode;Subcode;Definitie\nGeld;Kosten;a\nGeld;Beurs;b\n"
    assert paths(data) == ["Geld", "Geld / Kosten", "Geld / Beurs"]


@pytest.mark.parametrize("data", [docx("Alleen tekst."), b"<CodeBook><Codes/></CodeBook>", b"<CodeBook"])
def test_what_holds_no_codes_is_refused(data):
    with pytest.raises(CodebenchError):
        read_codebook(data, "x.docx")


def test_the_shell_takes_a_qdc_in(tmp_path, capsys):
    path, file = str(tmp_path / "p.codebench"), tmp_path / "boek.qdc"
    file.write_text(QDC.format(spelling="1.0"), encoding="utf-8")
    assert main(["new", path]) == 0
    assert main(["codebook", path, "import", str(file)]) == 0
    assert main(["codebook", path, "show"]) == 0
    assert "    Stage" in capsys.readouterr().out
