"""Damaged and dangerous OpenDocuments, rich texts, web pages, PDFs and codebooks: a sentence, in time, in bounds."""

import subprocess
import sys
import time
import zlib

import pytest

from codebench.errors import CodebenchError
from codebench.importers import read_codebook, read_source

from . import twins
from .makers import zipped

TALK = [f"{'Interviewer' if at % 2 == 0 else 'P5'}: Dit is zin nummer {at} van het gesprek." for at in range(300)]
LONGEST = 10


def bomb(page: bytes) -> bytes:
    """Return a PDF whose one page unpacks to what is given."""
    packed = zlib.compress(page, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    head += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj 4 0 obj<</Filter/FlateDecode/Length "
    return head + str(len(packed)).encode() + b">>stream\n" + packed + b"\nendstream endobj trailer<</Root 1 0 R>>"


def bounded(data: bytes, name: str) -> str:
    """Read, and return the text or the sentence; a bug is an exception, a hang a failure."""
    started = time.process_time()
    try:
        return read_source(data, name).text
    except CodebenchError as error:
        return error.user_message
    finally:
        assert time.process_time() - started < LONGEST


HOSTILE = {
    "rtf-nested": lambda: b"{\\rtf1 " + b"{" * 5_000_000,
    "rtf-words": lambda: b"{\\rtf1 " + b"\\b" * 2_500_000 + b"}",
    "rtf-bin": lambda: b"{\\rtf1 \\bin2147483647 x}",
    "rtf-negative": lambda: b"{\\rtf1 \\bin-5 \\u-99999999 \\uc-3 \\f-1 \\cf-1 tekst}",
    "rtf-unicode": lambda: b"{\\rtf1 \\uc1000000000 \\u9999999999 \\u55357 \\'zz tekst}",
    "rtf-skipped": lambda: b"{\\rtf1 " + b"{\\pict " * 200_000,
    "rtf-one-line": lambda: b"{\\rtf1 " + b"woord " * 2_000_000 + b"}",
    "html-nested": lambda: b"<html>" + b"<div>" * 2_000_000 + b"x",
    "html-tables": lambda: b"<html>" + b"<table><tr><td>" * 100_000 + b"x",
    "html-attributes": lambda: b"<html><p " + b"a=b " * 1_000_000 + b">tekst",
    "html-unclosed": lambda: b"<html><b" + b"<b" * 3_000_000,
    "html-comment": lambda: b"<html>" + b"<!--" * 2_000_000 + b"x",
    "html-close": lambda: b"<html>" + b"<i>" * 15_000 + b"</p>" * 500_000 + b"x",
    "html-entities": lambda: b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><p>&a; tekst</p></html>",
    "html-nul": lambda: b"<html>\0<p>te\0kst",
    "pdf-bomb": lambda: bomb(b"q " * 100_000_000),
    "pdf-text-bomb": lambda: bomb(b"BT /F1 9 Tf " + b"(aaaa) Tj " * 10_000_000 + b" ET"),
    "pdf-nested": lambda: b"%PDF-1.4\n1 0 obj " + b"[" * 5_000_000,
    "pdf-circle": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>endobj trailer<</Root 1 0 R>>"
    ),
    "pdf-long": lambda: b"%PDF-1.4\n" + b"1 0 obj<<>>endobj\n" * 500_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_made_to_hurt_ends_in_time_with_text_or_a_sentence(kind):
    assert bounded(HOSTILE[kind](), f"x.{kind.partition('-')[0]}")


def test_no_file_of_this_machine_is_read_into_a_page():
    assert "root:" not in bounded(HOSTILE["html-entities"](), "x.html")


@pytest.mark.parametrize("form", ["odt", "rtf", "html", "pdf"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_file_cut_short_is_read_as_far_as_it_goes_or_called_damaged(form, share):
    whole = twins.FORMATS[form](TALK)
    assert bounded(whole[: int(len(whole) * share)], f"x.{form}")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["content.xml", "styles.xml"])
def test_an_odt_with_entities_is_refused_unread(part):
    xml = f'<?xml version="1.0"?>{ENTITIES}<x>&b;</x>'.encode()
    with pytest.raises(CodebenchError, match="declarations"):
        read_source(twins.odt(["x"], settings={part: xml}), "x.odt")


def test_an_odt_that_swells_or_nests_is_refused():
    mime = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    with pytest.raises(CodebenchError, match="unsafe size"):
        read_source(zipped({**mime, "content.xml": bytes(120_000_000)}), "x.odt")
    with pytest.raises(CodebenchError, match="damaged"):
        read_source(twins.odt([], "<text:section>" * 5000 + "</text:section>" * 5000), "x.odt")


def test_an_odt_that_climbs_out_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_source(twins.odt(["Hallo."], settings={"../../evil.txt": b"x"}), "x.odt").text == "Hallo."
    assert list(tmp_path.iterdir()) == []


def test_a_circle_of_styles_ends():
    circle = (
        '<style:style style:name="P" style:family="paragraph" style:parent-style-name="Q"/>'
        '<style:style style:name="Q" style:family="paragraph" style:parent-style-name="P"/>'
    )
    data = twins.odt(
        [], f'<office:automatic-styles>{circle}</office:automatic-styles><text:p text:style-name="P">x</text:p>'
    )
    assert read_source(data, "x.odt").text == "x"


def test_hostile_codebooks_are_refused():
    qdc = '<?xml version="1.0"?>{}<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{}</Codes></CodeBook>'
    for declared, codes in ((ENTITIES, '<Code name="&b;"/>'), ("", '<Code name="a">' * 5000), ("", "")):
        with pytest.raises(CodebenchError):
            read_codebook(qdc.format(declared, codes).encode(), "x.qdc")


PROGRAM = """
import pathlib, resource, sys
from codebench.errors import CodebenchError
from codebench.importers import read_source
try:
    read_source(pathlib.Path(sys.argv[1]).read_bytes(), "x")
except CodebenchError:
    pass
# A program's own ru_maxrss begins with that of who started it; VmHWM does not.
status = pathlib.Path("/proc/self/status").read_text().split()
print(max(int(status[status.index("VmHWM:") + 1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
@pytest.mark.parametrize("kind", ["pdf-bomb", "pdf-text-bomb", "html-nested", "rtf-nested"])
def test_what_swells_stays_under_five_hundred_megabytes(kind, tmp_path):
    (tmp_path / "file").write_bytes(HOSTILE[kind]())
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "file")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 500_000
