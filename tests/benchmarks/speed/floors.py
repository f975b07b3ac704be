"""Floors without Codebench: SQL through sqlite3, and the paragraphs of a Word file through lxml, in a fresh process."""

import sqlite3
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from tests.benchmarks.speed import writes
from tests.benchmarks.speed.choices import WORDS
from tests.benchmarks.speed.rawcount import read
from tests.benchmarks.speed.task import Task

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
PLACES = "SELECT doc >> 20, count(*) FROM search_places WHERE term = ? GROUP BY 1"
BELOW = "WITH RECURSIVE below(id) AS (SELECT ? UNION SELECT code.id FROM code JOIN below ON parent_id = below.id)"


def main(task: Task) -> None:
    """Measure all floors; what writes comes last."""
    samples = task.samples()
    connection = sqlite3.connect(task.project, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    samples.repeat("read", lambda: read(connection))
    samples.repeat("words", lambda: words(connection))
    samples.repeat("drill", lambda: behind(connection, task.largest))
    for word in WORDS[: task.runs]:
        with samples.timed("search"):
            connection.execute(PLACES, (word,)).fetchall()
    samples.repeat("check", lambda: whole(connection))
    for file in sorted(task.folder.glob("*.docx")):
        samples.repeat(file.stem, partial(write, paragraphs(file), file.with_suffix(".floor")))
    for key, statements in writes.prepared(connection, task.chosen, len(task.files)).items():
        with samples.timed(key):
            writes.write(connection, statements)
    connection.close()
    samples.hand_over(task.answer)


def behind(connection: sqlite3.Connection, code_id: str) -> None:
    """Read the codings of a code and those below it, and the texts they stand in."""
    query = f'{BELOW} SELECT source_id, start, "end" FROM coding WHERE code_id IN below'
    found = connection.execute(query, (code_id,)).fetchall()
    for source_id in {row[0] for row in found}:
        connection.execute("SELECT title, text FROM source WHERE id = ?", (source_id,)).fetchone()


def words(connection: sqlite3.Connection) -> None:
    """Read the coded words, and what every count needs."""
    read(connection)
    for (source_id,) in connection.execute("SELECT DISTINCT source_id FROM coding").fetchall():
        (text,) = connection.execute("SELECT text FROM source WHERE id = ?", (source_id,)).fetchone()
        spans = connection.execute('SELECT start, "end" FROM coding WHERE source_id = ?', (source_id,))
        for start, end in spans:
            _ = text[start:end]


def whole(connection: sqlite3.Connection) -> None:
    """Check the file, and read all that counts."""
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.execute("SELECT id, text FROM source").fetchall()
    read(connection)


def paragraphs(file: Path) -> list[str]:
    """Return what stands in the paragraphs of a Word file."""
    with ZipFile(file) as archive:
        body = etree.fromstring(archive.read(DOCUMENT))
    return ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in body.iter(f"{W}p")]


def write(said: list[str], file: Path) -> None:
    """Write paragraphs as a Word file's main part, nothing else."""
    root = etree.Element(f"{W}document")
    body = etree.SubElement(root, f"{W}body")
    for words in said:
        etree.SubElement(etree.SubElement(etree.SubElement(body, f"{W}p"), f"{W}r"), f"{W}t").text = words
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT, etree.tostring(root))


if __name__ == "__main__":
    main(Task.told())
