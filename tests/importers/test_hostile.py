"""Files that are damaged, dangerous or something else: a clear sentence, never a crash."""

import io
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebench.errors import CodebenchError
from codebench.importers import read_codebook, read_codings, read_people, read_source

from .makers import docx, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
FOREIGN = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t \r\n", "no text"),
    "marks only": ("\ufeff\u200b\n".encode(), "no text"),
    "lock": (b"\x05Hendr" + bytes(20) + "Hendr".encode("utf-16-le") + bytes(126), "a document is open"),
    "doc": (_OLE + "WordDocument".encode("utf-16-le"), r"old kind \(.doc\)"),
    "password": (_OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "xls": (_OLE + "Workbook".encode("utf-16-le"), "old kind"),
    "rtf": (rb"{\rtf1\ansi {\pict 00}}", "no text"),
    "pdf": (b"%PDF-1.7\n\xe2\xe3", "damaged"),
    "odt": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "no text"),
    "ods": (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "x": b""}), "OpenDocument"),
    "xlsx": (zipped({"xl/workbook.xml": b"<x/>"}), "Excel workbook"),
    "pptx": (zipped({"ppt/presentation.xml": b"<x/>"}), "PowerPoint"),
    "qdpx": (zipped({"project.qde": b"<x/>"}), "REFI-QDA"),
    "zip": (zipped({"a.txt": b"x"}), "zip archive"),
    "html": (b"\n<!DOCTYPE html><html><body><script>Hallo</script></body></html>", "no text"),
    "xml": (b"<?xml version='1.0'?><a/>", "XML file"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(50), "picture"),
    "mp3": (b"ID3\x04" + bytes(50), "recording"),
    "mp4": (bytes(3) + b"\x20ftypisom" + bytes(50), "recording"),
    "wav": (b"RIFF\x24\0\0\0WAVEfmt " + bytes(50), "recording"),
    "sqlite": (b"SQLite format 3\0" + bytes(50), "project or database"),
    "gzip": (b"\x1f\x8b\x08\0" + bytes(50), "compressed archive"),
    "nul": (b"Interviewer: Hoi\0\0\0\nP5: Dag\n", "not a text"),
    "binary": (bytes(range(1, 32)) * 20, "not a text"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_no_transcript_is_named_with_advice(kind):
    data, words = FOREIGN[kind]
    with pytest.raises(CodebenchError, match=words) as refusal:
        read_source(data, "gesprek.docx")
    assert "gesprek.docx" in refusal.value.user_message


def test_a_csv_is_no_interview():
    with pytest.raises(CodebenchError, match="is a table"):
        read_source(b"a;b\n1;2\n", "vragen.csv")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_document_cut_short_is_called_damaged(share):
    data = docx(*(f"P5: zin {n}" for n in range(300)))
    with pytest.raises(CodebenchError, match="damaged"):
        read_source(data[: int(len(data) * share)], "x.docx")


def test_a_flipped_byte_is_damage_not_a_crash():
    data = bytearray(docx(*(f"P5: zin {n}" for n in range(300))))
    at = data.index(b"word/document.xml") + 200
    data[at] ^= 0xFF
    with pytest.raises(CodebenchError, match="damaged"):
        read_source(bytes(data), "x.docx")


def test_a_zip_bomb_is_not_unpacked():
    started = time.process_time()
    bomb = zipped({"word/document.xml": bytes(120_000_000)})
    built = time.process_time()
    with pytest.raises(CodebenchError, match="unsafe size"):
        read_source(bomb, "x.docx")
    assert time.process_time() - built < max(0.5, built - started)


def test_a_zip_that_lies_about_its_size_is_refused():
    data = zipped({"word/document.xml": bytes(5_000_000)})
    honest, small = (5_000_000).to_bytes(4, "little"), (50).to_bytes(4, "little")
    with pytest.raises(CodebenchError):
        read_source(data.replace(honest, small), "x.docx")


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
)


@pytest.mark.parametrize("declaration", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_unread(declaration, encoding):
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"<w:document xmlns:w='{w}'><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{body}'.encode(encoding)
    with pytest.raises(CodebenchError, match="declarations"):
        read_source(docx("x", extra={"word/document.xml": xml}), "x.docx")


def test_names_that_climb_out_of_the_archive_write_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = docx("Hallo.", extra={"../../evil.txt": b"x", "/tmp/evil-codebench.txt": b"x", "word/../../e.xml": b"x"})
    assert read_source(data, "x.docx").text == "Hallo."
    assert list(tmp_path.iterdir()) == []


def test_deeply_nested_xml_is_damage_not_a_crash():
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f"<w:document xmlns:w='{w}'>" + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:document>"
    with pytest.raises(CodebenchError):
        read_source(docx("x", extra={"word/document.xml": xml.encode()}), "x.docx")


@pytest.mark.parametrize("unit", ["woord ", "é", "a:", "12:30 ", "[", "**x** ", "<v "])
def test_fifty_megabytes_on_one_line_do_not_hang(unit):
    data = (unit * (50_000_000 // len(unit.encode()))).encode()
    started = time.process_time()
    read_source(data, "x.txt")
    assert time.process_time() - started < 15


@pytest.mark.parametrize("line", ["P5: " + "ja " * 30, "00:00:01 P5", "[id1] ja", "P71:02", "Jan  0:15", "x", "1 x"])
def test_forty_thousand_lines_do_not_hang(line):
    started = time.process_time()
    read_source((line + "\n").encode() * 30_000, "x.txt")
    assert time.process_time() - started < 8


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.docx", "x.csv", "x.md", "x.yaml"]))
def test_arbitrary_bytes_raise_nothing_but_a_clear_error(data, name):
    for read in (read_source, read_people, read_codebook, read_codings):
        try:
            read(data, name)
        except CodebenchError as error:
            assert error.user_message


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([b"PK\3\4", b"WEBVTT\n\n", b"1\n00:00:01,000 --> 00:00:02,000\n", b"code,definition\n",
                        b"\xff\xfe", b"codes:\n- name: ", b"%YAML 1.2\n", b"sep=;\n"]), st.binary(max_size=300))  # fmt: skip
def test_a_true_start_and_garbage_after_it_raise_nothing_but_a_clear_error(start, rest):
    test_arbitrary_bytes_raise_nothing_but_a_clear_error.hypothesis.inner_test(start + rest, "x.csv")


def test_a_wrong_checksum_is_damage():
    data = docx("Hallo.")
    crc = zlib.crc32(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).to_bytes(4, "little")
    with pytest.raises(CodebenchError, match="damaged"):
        read_source(data.replace(crc, b"\1\2\3\4"), "x.docx")
