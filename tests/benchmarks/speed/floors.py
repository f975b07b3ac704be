"""Floors without Codebench: SQL through sqlite3, and the paragraphs of a Word file through lxml, in a fresh process."""

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from tests.benchmarks.speed import writes
from tests.benchmarks.speed.choices import WORDS
from tests.benchmarks.speed.samples import Samples

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
CODINGS = 'SELECT source_id, start, "end", code_id, coder_id FROM coding ORDER BY source_id, start'
TURNS = 'SELECT source_id, start, "end", speaker_id FROM turn ORDER BY source_id, start'
BELOW = "WITH RECURSIVE below(id) AS (SELECT ? UNION SELECT code.id FROM code JOIN below ON parent_id = below.id)"


def main(path: Path, runs: int, facts: dict[str, str]) -> None:
    """Measure all floors; what writes comes last."""
    samples = Samples(runs)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    samples.repeat("read", lambda: read(connection))
    samples.repeat("drill", lambda: behind(connection, facts["largest"]))
    for word in WORDS[:runs]:
        with timed(samples, "search"):
            connection.execute("SELECT doc >> 20, count(*) FROM search_places WHERE term = ? GROUP BY 1", (word,)).fetchall()
    samples.repeat("check", lambda: whole(connection))
    for file in sorted(path.parent.glob("*.docx")):
        said = paragraphs(file)
        samples.repeat(file.stem, lambda said=said, file=file: write(said, file.with_suffix(".floor")))
    for key, act in writes.prepared(connection, facts).items():
        with timed(samples, key):
            act()
    connection.close()
    samples.hand_over()


@contextmanager
def timed(samples: Samples, key: str) -> Iterator[None]:
    """Note what a block takes."""
    start = time.perf_counter()
    yield
    samples.note(key, time.perf_counter() - start)


def read(connection: sqlite3.Connection) -> None:
    """Read what every count needs."""
    connection.execute(CODINGS).fetchall()
    connection.execute(TURNS).fetchall()


def behind(connection: sqlite3.Connection, code_id: str) -> None:
    """Read the codings of a code and those below it, and the texts they stand in."""
    query = f'{BELOW} SELECT source_id, start, "end" FROM coding WHERE code_id IN below'
    found = connection.execute(query, (code_id,)).fetchall()
    for source_id in {row[0] for row in found}:
        connection.execute("SELECT title, text FROM source WHERE id = ?", (source_id,)).fetchone()


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
    main(Path(sys.argv[2]), int(sys.argv[3]), json.loads(sys.argv[4]))
