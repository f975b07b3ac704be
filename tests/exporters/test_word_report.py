"""What an institution finds of its own in the report, and what is ours."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
import templates
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from export_samples import quote, table

from codebench.domain.report import (
    CodebookPart,
    Contents,
    Entry,
    FigurePart,
    Heading,
    MatrixPart,
    PageBreak,
    Paragraph,
    Part,
    QuotePart,
    Report,
    TablePart,
    reference,
)
from codebench.domain.table import Cell, Column, Row, Shows, Table
from codebench.errors import CodebenchError
from codebench.exporters.wordreport import render_report
from codebench.i18n import use_language

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CODES = CodebookPart((Entry(("beelden",), "Wat men ziet.", "Altijd.", "Nooit.", "Nou ja."),))


def matrix() -> Table:
    columns = (Column("a", "Noord", 2, Shows.WORDS), Column("b", "Zuid", 2, Shows.WORDS))
    rows = (Row("x", ("taal",), (Cell(1, 1, 2, text="Veel Duits."), Cell(0, 0, 2))),)
    return Table("Matrix", "participants", columns, rows, "Regel.", (), row_heading="Thema")


def report(*more: Part) -> Report:
    parts: tuple[Part, ...] = (
        Contents(),
        PageBreak(),
        Heading("Verantwoording"),
        Paragraph("Wat wij deden."),
        Heading("Beelden"),
        Paragraph(f"Zie {reference('t')} en {reference('f')}."),
        TablePart("t", table()),
        FigurePart("f", templates.picture(800, 400), "Beelden (n = 30)", "Staven: diversiteit 15"),
        Heading("Diversiteit", 2),
        QuotePart(replace(quote(("beelden",)), source="", turn=None, time="")),
        *more,
    )
    return Report("Beelden van <buiten>", "21 november 2026", parts)


def opened(made: Report, template: bytes | None = None) -> Any:
    return docx.Document(io.BytesIO(render_report(made, ("huis.docx", template) if template else None)))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def sections(document: Any) -> list[str]:
    return ["wide" if s.page_width > s.page_height else "upright" for s in document.sections]


def test_without_a_template_the_report_has_our_own_look() -> None:
    document = opened(report())
    assert [(p.style.name, p.text) for p in document.paragraphs[:2]] == [
        ("Title", "Beelden van <buiten>"), ("Subtitle", "21 november 2026"),
    ]  # fmt: skip
    assert ("Heading 1", "Beelden") in [(p.style.name, p.text) for p in document.paragraphs]


def test_the_contents_are_a_field_that_already_lists_the_headings() -> None:
    document = opened(report())
    body = document.element.body
    instructions = [each.text.strip() for each in body.iter(f"{W}instrText")]
    assert instructions[0] == r'TOC \o "1-2" \h \z \u'
    listed = ["".join(t.text or "" for t in link.iter(f"{W}t")) for link in body.iter(f"{W}hyperlink")]
    assert [re.sub(r"\d+$", "", line) for line in listed] == ["Verantwoording", "Beelden", "Diversiteit"]
    targets = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert [f"PAGEREF {name} \\h" for name in targets] == instructions[1:]
    marks = {mark.get(f"{W}name"): mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")}
    assert set(targets) <= set(marks) and len(set(marks.values())) == len(marks)
    signs = [sign.get(f"{W}fldCharType") for sign in body.iter(f"{W}fldChar")]
    assert signs.count("begin") == signs.count("separate") == signs.count("end")


@pytest.mark.parametrize(
    ("language", "table_word", "figure_word"), [("nl", "Tabel", "Figuur"), ("en", "Table", "Figure")]
)
def test_captions_are_numbered_by_word_and_texts_refer_to_them(
    language: str, table_word: str, figure_word: str
) -> None:
    use_language(language)
    body = opened(report()).element.body
    fields = [(each.get(f"{W}instr") or "").strip() for each in body.iter(f"{W}fldSimple")]
    assert [f for f in fields if f.startswith("SEQ")] == [
        rf"SEQ {table_word} \* ARABIC", rf"SEQ {figure_word} \* ARABIC",
    ]  # fmt: skip
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    referred = [f.split()[1] for f in fields if f.startswith("REF")]
    assert len(referred) == 2 and set(referred) <= names
    said = "".join(t.text or "" for t in body.iter(f"{W}t"))
    assert f"Zie {table_word} 1 en {figure_word} 1." in said


def test_a_figure_tells_in_words_what_it_shows_and_fits_the_page() -> None:
    document = opened(report())
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Staven: diversiteit 15"
    page = document.sections[0]
    assert shape.width <= page.page_width - page.left_margin - page.right_margin
    assert abs(shape.width / shape.height - 2) < 0.01


def test_wide_parts_lie_on_their_side_with_their_heading_and_what_follows_stands_upright_again() -> None:
    made = opened(report(Heading("Matrix"), MatrixPart("m", matrix()), Heading("Slot"), QuotePart(quote(("beelden",)))))
    assert sections(made) == ["upright", "wide", "upright"]
    assert sections(opened(report(Heading("Matrix"), MatrixPart("m", matrix()), Heading("Codes"), CODES))) == [
        "upright", "wide",
    ]  # fmt: skip
    body = [each.tag.removeprefix(W) for each in made.element.body]
    assert body[-1] == "sectPr"


def test_every_style_that_is_used_exists() -> None:
    for template in (None, templates.university()):
        document = opened(report(Heading("M"), MatrixPart("m", matrix()), CODES), template)
        ids = {style.style_id for style in document.styles}
        used = {element.get(f"{W}val") for element in document.element.iter(f"{W}pStyle", f"{W}tblStyle")}
        assert used <= ids


def test_nobody_is_named_in_the_properties() -> None:
    for template in (None, templates.university()):
        made = render_report(report(), ("huis.docx", template) if template else None)
        properties = docx.Document(io.BytesIO(made)).core_properties
        assert (properties.author, properties.last_modified_by, properties.title) == ("", "", "Beelden van <buiten>")
        assert "Dijk" not in part(made, "docProps/app.xml") + part(made, "docProps/core.xml")


def test_the_templates_cover_header_footer_and_theme_stay() -> None:
    house = templates.university()
    made = render_report(report(Heading("M"), MatrixPart("m", matrix())), ("huis.docx", house))
    for name in ("word/header1.xml", "word/footer1.xml", "word/theme/theme1.xml"):
        assert part(made, name).split("?>")[-1].strip() == part(house, name).split("?>")[-1].strip()
    document = docx.Document(io.BytesIO(made))
    assert lines(document)[1:4] == [
        "Beelden van <buiten>", templates.UNIVERSITY, "Lectoraat Onderwijs en Samenleving · 21 november 2026",
    ]  # fmt: skip
    assert [s.different_first_page_header_footer for s in document.sections] == [True, False, False]
    for section in document.sections:
        assert section.header.paragraphs[0].text == templates.UNIVERSITY


def test_the_report_goes_where_the_template_says_and_the_words_around_stay() -> None:
    said = lines(opened(report(), templates.university()))
    assert "[[rapport]]" not in said
    assert said.index("Verantwoording") < said.index("Colofon: dit is een uitgave van het lectoraat.")
    assert said.count("Beelden van <buiten>") == 1


@pytest.mark.parametrize("marker", ["{{report}}", "{{ rapport }}", "[[Report]]"])
def test_every_spelling_of_the_place_is_known(marker: str) -> None:
    assert marker not in lines(opened(report(), templates.university(marker)))


def test_without_a_place_the_report_goes_after_the_cover() -> None:
    said = lines(opened(report(), templates.university("")))
    assert said.index("Lectoraat Onderwijs en Samenleving · 21 november 2026") < said.index("Verantwoording")


def test_a_cover_without_a_page_of_its_own_gets_one() -> None:
    document = docx.Document()
    document.add_paragraph("Omslag")
    out = io.BytesIO()
    document.save(out)
    made = opened(report(), out.getvalue())
    title = next(p for p in made.paragraphs if p.text == "Beelden van <buiten>")
    assert title.paragraph_format.page_break_before


def test_an_empty_template_gives_no_empty_first_page() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    first = opened(report(), out.getvalue()).paragraphs[0]
    assert (first.text, first.paragraph_format.page_break_before) == ("Beelden van <buiten>", None)


def test_the_templates_own_styles_are_used_under_their_dutch_names() -> None:
    document = opened(report(), templates.university())
    styles = {p.text: p.style.name for p in document.paragraphs}
    assert styles["Beelden"] == "Kop 1"
    assert styles["Diversiteit"] == "Kop 2"
    assert styles["Wat wij deden."] == "Standaard"
    assert next(name for text, name in styles.items() if text.startswith("“")) == "Citaat"
    assert next(name for text, name in styles.items() if text.startswith("Table ")) == "Bijschrift"
    assert not {"Heading1", "Quote", "Normal"} & {style.style_id for style in document.styles}


def test_what_the_template_lacks_is_made_in_its_colour_and_size() -> None:
    document = opened(report(), templates.university())
    assert document.styles["Table note"].base_style.name == "Standaard"
    assert document.styles["Table note"].font.size.pt == 9.0
    colours = {c.get(f"{W}val") for c in document.tables[0]._tbl.iter(f"{W}color")}
    assert templates.RED in colours and "2F5D8A" not in colours


def test_a_contents_list_of_the_template_is_filled_not_doubled() -> None:
    document = docx.Document()
    document.add_paragraph("Omslag")
    field = "".join(
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>{more}"
        for kind, more in (
            ("begin", "<w:r><w:instrText> TOC \\o &quot;1-3&quot; </w:instrText></w:r>"),
            ("separate", "<w:r><w:t>Oude kop</w:t></w:r>"),
            ("end", ""),
        )
    )
    document.element.body.sectPr.addprevious(parse_xml(f"<w:p {nsdecls('w')}>{field}</w:p>"))
    document.add_paragraph("{{report}}")
    out = io.BytesIO()
    document.save(out)
    made = opened(report(), out.getvalue())
    said = lines(made)
    assert "Oude kop" not in said
    assert sum("TOC" in (each.text or "") for each in made.element.body.iter(f"{W}instrText")) == 1
    assert said.index("Omslag") < next(at for at, line in enumerate(said) if line.startswith("Verantwoording"))


def test_a_dotx_is_a_template_too() -> None:
    def as_template(types: bytes) -> bytes:
        return types.replace(b"document.main+xml", b"template.main+xml")

    assert lines(opened(report(), templates.edited(templates.university(), "[Content_Types].xml", as_template)))


def test_a_table_is_as_wide_as_the_templates_text_at_most() -> None:
    document = opened(report(), templates.university())
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    for grid in document.tables:
        assert sum(int(column.get(f"{W}w")) * 635 for column in grid._tbl.tblGrid) <= room + 635


def _macros(types: bytes) -> bytes:
    return types.replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml",
    )


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 60_000_000)
    return out.getvalue()


HOSTILE = {
    "text": (b"geen Word", "is not a Word document"),
    "empty": (b"", "is not a Word document"),
    "cut short": (templates.university()[:4000], "is damaged"),
    "zip": (templates.edited(templates.university(), "[Content_Types].xml", lambda _: b""), "is not a Word document"),
    "old Word": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is of an old Word"),
    "password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    "macros": (templates.edited(templates.university(), "[Content_Types].xml", _macros), "holds macros"),
    "dangling": (templates.edited(templates.university(), "word/header1.xml", lambda _: b""), "is damaged"),
    "no text": (templates.edited(templates.university(), "word/document.xml", lambda _: b"<w"), "is damaged"),
    "bomb": (_bomb(), "unsafe size"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_template_that_cannot_be_used_is_said_in_one_sentence(kind: str) -> None:
    data, sentence = HOSTILE[kind]
    with pytest.raises(CodebenchError, match=sentence) as caught:
        render_report(report(), ("huis.docx", data))
    assert "huis.docx" in caught.value.user_message


def test_control_characters_and_long_words_do_no_harm() -> None:
    made = report(Heading("a\x00b"), Paragraph("x\x0b" + "y" * 400), CODES)
    assert "ab" in lines(opened(made))


def _with(xml: str, *after: str) -> bytes:
    document = docx.Document()
    document.element.body.sectPr.addprevious(parse_xml(xml.replace("<w:sdt>", f"<w:sdt {nsdecls('w')}>", 1)))
    for text in after:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_title_control_of_a_cover_page_gets_the_title() -> None:
    binding = '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{6C3C8BC8}"/>'
    cover = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>[Documenttitel]</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    made = opened(report(), _with(cover))
    said = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in made.element.body.iter(f"{W}p"))
    assert said.count("Beelden van <buiten>") == 1 and "[Documenttitel]" not in said


def test_the_place_may_stand_in_a_control_and_in_pieces() -> None:
    runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("{{", "rap", "port}}"))
    place = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{runs}</w:p></w:sdtContent></w:sdt>"
    made = opened(report(), _with(place, "Colofon"))
    said = lines(made)
    assert said.index("Verantwoording") < said.index("Colofon")
    assert "rapport" not in "".join(t.text or "" for t in made.element.body.iter(f"{W}t"))
