"""What a Word document may hold besides plain paragraphs."""

import io
from xml.sax.saxutils import escape

import pytest

from codebench.importers import read_source

from .makers import PICTURE, docx, para, run, table, turns, zipped


def text(*blocks, **options):
    return read_source(docx(*blocks, **options), "x.docx").text


def inner(xml):
    return f"<w:p>{xml}</w:p>"


def test_breaks_tabs_and_signs_are_characters():
    xml = (
        "<w:r><w:t>een</w:t><w:br/><w:t>twee</w:t><w:tab/><w:t>drie</w:t><w:cr/><w:t>na</w:t><w:noBreakHyphen/>"
        '<w:t>oorlogs</w:t><w:softHyphen/><w:t>e</w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    )
    assert text(inner(xml)) == "een\ntwee\tdrie\nna-oorlogse→"


def test_an_accent_in_another_run_joins_its_letter():
    assert text(para(run("cafe", "<w:b/>"), run("\u0301"))) == "café"


def test_a_text_box_comes_once():
    box = f"<w:txbxContent>{para('In de doos.')}</w:txbxContent>"
    xml = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box + "</wps:txbx></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert text(inner(run("Ervoor.") + xml), "Erna.") == "Ervoor.\nIn de doos.\nErna."


def test_tracked_changes_are_accepted_and_deletions_listed():
    xml = (
        run("Wij ") + "<w:del><w:r><w:delText>niet</w:delText></w:r></w:del><w:ins>" + run("wel") + "</w:ins>"
        "<w:moveFrom>" + run("oud") + "</w:moveFrom><w:moveTo>" + run(" hier") + "</w:moveTo>"
    )
    bundle = read_source(docx(inner(xml)), "x.docx")
    assert (bundle.text, bundle.left_out) == ("Wij wel hier", ("1 deleted passage was left out.",))


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Een ") + "</w:p>"
    assert text(first, "geheel.") == "Een geheel."


def test_a_field_shows_its_result_not_its_instruction():
    xml = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("de site")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(inner(xml)) == "de site"


@pytest.mark.parametrize("holder", ["hyperlink", "smartTag", "sdt", "fldSimple", "customXml", "bdo"])
def test_words_within_a_holder_are_read(holder):
    content = f"<w:sdtContent>{run('binnen')}</w:sdtContent>" if holder == "sdt" else run("binnen")
    assert text(inner(run("buiten ") + f"<w:{holder}>{content}</w:{holder}>")) == "buiten binnen"


def test_a_content_control_around_paragraphs_is_read():
    assert text(f"<w:sdt><w:sdtPr/><w:sdtContent>{para('Een.')}{para('Twee.')}</w:sdtContent></w:sdt>") == "Een.\nTwee."


def test_nested_tables_are_read_once_in_reading_order():
    nested = table(["b1", "b2"])
    assert text(table(["a", nested + para("b3")], ["c", "d"])) == "a\nb1\nb2\nb3\nc\nd"


def test_what_is_left_out_is_listed():
    xml = (
        run("Tekst.") + PICTURE + PICTURE + "<w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:commentReference/></w:r>"
    )
    xml += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"
    header = f"<w:hdr xmlns:w='x'>{'<w:t>Kop</w:t>'}</w:hdr>".encode()
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/header" Target="header1.xml"/>'
        '<Relationship Id="r2" Type="x/image" Target="NULL"/></Relationships>'
    )
    extra = {"word/_rels/document.xml.rels": relations.encode(), "word/header1.xml": header}
    bundle = read_source(docx(inner(xml), extra=extra), "x.docx")
    assert bundle.text == "Tekst."
    assert bundle.left_out == (
        "2 pictures were left out.",
        "1 footnote was left out.",
        "1 comment was left out.",
        "1 hidden passage was left out.",
        "The headers and footers of the pages were left out.",
    )


def test_headings_of_a_plain_document_are_text_to_code():
    bundle = read_source(docx(para("Beleid", style="Heading1"), "Wij gaan voor kwaliteit."), "x.docx")
    assert turns(bundle) == [(None, "Beleid"), (None, "Wij gaan voor kwaliteit.")]


def test_the_main_part_is_found_without_relationships():
    document = docx("Hallo.")
    import zipfile

    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "_rels/.rels"}
    assert read_source(zipped(parts), "x.docx").text == "Hallo."


def test_a_document_that_python_docx_wrote_is_read_whole():
    import docx as python_docx

    document = python_docx.Document()
    document.add_heading("Gesprek", 0)
    said = [f"{'I' if n % 2 else 'P5'}: zin {n} é" for n in range(20)]
    for each in said:
        document.add_paragraph(each)
    buffer = io.BytesIO()
    document.save(buffer)
    bundle = read_source(buffer.getvalue(), "renamed.txt")
    assert [f"{p.label}: {p.text}" for p in bundle.passages[1:]] == said
    assert bundle.format == "docx"


def test_a_strict_document_is_read():
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx("Streng."))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old, new = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    assert read_source(zipped(parts), "x.docx").text == "Streng."


def test_ampersands_and_angle_brackets_are_characters():
    assert text(inner(f"<w:r><w:t>{escape('R&D < 5 > 3')}</w:t></w:r>")) == "R&D < 5 > 3"
