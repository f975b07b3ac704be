"""Tables and codebooks made to hurt: refused with a sentence or read, in time and in bounds."""

import io
import re
import subprocess
import sys
import time
import zipfile

import pytest

from codebench.errors import CodebenchError
from codebench.importers import read_codebook, read_codings, read_people, read_survey

from .makers import xlsx, zipped

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = b'<row r="1">' + b"".join(
    b'<c t="inlineStr"><is><t>%s</t></is></c>' % name for name in (b"participant", b"source", b"code", b"quote")
) + b"</row>"  # fmt: skip


def book(rows: bytes = b"", **parts: bytes) -> bytes:
    """Return a workbook with these rows below its headings, and other parts in the place of its own."""
    archive = zipfile.ZipFile(io.BytesIO(xlsx(["x"])))
    whole = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    whole[name] = re.sub(b"<sheetData>.*</sheetData>", b"<sheetData>" + HEAD + rows + b"</sheetData>", whole[name])
    return zipped(whole | {f"xl/{part}.xml": data for part, data in parts.items()})


def numbered(row: bytes, count: int) -> bytes:
    return b"".join(row % {b"n": n} for n in range(2, count))


ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
LARGE = "more rows or columns"
REFUSED = {
    "rows without end": (lambda: book(numbered(b'<row r="%(n)d"><c><v>%(n)d</v></c></row>', 150_000)), LARGE),
    "last row and beyond": (lambda: book(b'<row r="999999999"><c><v>1</v></c></row>'), LARGE),
    "rows as wide as can be": (lambda: book(numbered(b'<row r="%(n)d"><c r="XFD%(n)d"><v>1</v></c></row>', 9000)), LARGE),
    "a column beyond": (lambda: book(b'<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>'), "can't be read"),
    "bomb": (lambda: book(sharedStrings=bytes(120_000_000)), "unsafe size"),
    "entity": (lambda: book(sharedStrings=ENTITY.encode()), "declarations"),
    "entity in wide letters": (lambda: book(styles=ENTITY.replace("?>", ' encoding="utf-16"?>').encode("utf-16")), "declarations"),
    "one text a thousand times": (
        lambda: book(
            numbered(b'<row r="%(n)d"><c t="s"><v>0</v></c></row>', 1000),
            sharedStrings=b"<sst " + MAIN + b"><si><t>" + numbered(b"%(n)d ", 300_000) + b"</t></si></sst>",
        ),
        "can't be read|more rows or columns",
    ),
    "lines without end": (lambda: b"participant;source;code\n" + numbered(b"p%(n)d;a;b\n", 150_000), LARGE),
    "lines as wide as can be": (lambda: b"participant;source;code\n" + (b";" * 20_000 + b"x\n") * 200, LARGE),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_table_made_to_hurt_is_refused_in_time(kind):
    make, words = REFUSED[kind]
    data = make()
    started = time.process_time()
    with pytest.raises(CodebenchError, match=words):
        read_survey(data, "x.xlsx")
    assert time.process_time() - started < 10


@pytest.mark.parametrize("read", [read_people, read_codebook, read_codings])
def test_whoever_reads_a_table_refuses_it_alike(read):
    with pytest.raises(CodebenchError, match=LARGE):
        read(REFUSED["lines as wide as can be"][0](), "x.csv")


def test_a_sheet_formatted_to_its_last_row_is_read():
    survey = read_survey(
        book(b"<row><c><v>1</v></c></row>" + b'<row r="1048576"><c r="A1048576" s="0"/></row>'), "x.xlsx"
    )
    assert survey.rows == (("1", "", "", ""),)


def test_a_workbook_that_points_out_of_itself_reads_nothing_there():
    out = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        b'Target="../../../../../../etc/passwd"/></Relationships>'
    )
    archive = zipfile.ZipFile(io.BytesIO(xlsx(["participant"], ["a"])))
    parts = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(CodebenchError, match="can't be read"):
        read_people(zipped({**parts, "xl/_rels/workbook.xml.rels": out}), "x.xlsx")


CODEBOOKS = {
    "x.yaml": (b"codes:\n- " + b"[" * 100_000, b"codes:\n? " + b"- " * 50_000,
               b"codes:\n" + b"- name: c\n" * 300_000, b"codes:\n- name: !!python/object/apply:os.system [ls]\n"),
    "x.qdc": tuple(
        ENTITY.replace("<x>&a;</x>", '<CodeBook><Codes><Code name="&a;"/></Codes></CodeBook>').replace(
            "?>", f' encoding="{encoding}"?>').encode(encoding) for encoding in ("utf-8", "utf-16")),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), [(name, each) for name, many in CODEBOOKS.items() for each in many])
def test_a_codebook_made_to_hurt_is_refused_in_time(name, data):
    started = time.process_time()
    with pytest.raises(CodebenchError):
        read_codebook(data, name)
    assert time.process_time() - started < 10


PROGRAM = """
import pathlib, sys
from codebench.errors import CodebenchError
from codebench.importers import read_people, read_survey
for read in (read_people, read_survey):
    try:
        read(pathlib.Path(sys.argv[1]).read_bytes(), "x.xlsx")
    except CodebenchError:
        pass
status = pathlib.Path("/proc/self/status").read_text().split()
print(status[status.index("VmHWM:") + 1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
@pytest.mark.parametrize("kind", ["last row and beyond", "rows as wide as can be"])
def test_a_table_that_swells_stays_under_five_hundred_megabytes(kind, tmp_path):
    (tmp_path / "file").write_bytes(REFUSED[kind][0]())
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "file")]
    assert int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) < 500_000
