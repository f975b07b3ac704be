"""The import of 300 Word transcripts against python-docx: `.venv/bin/python -m tests.benchmarks.importing [N]`.

python-docx reads the text of every paragraph and no more; we find turns, speakers and times, and write the project.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from docx import Document

from codebench.domain.source import Speaker, Turn
from codebench.services.project import Project
from codebench.services.sources import import_files
from tests.benchmarks.corpus import transcripts


def read_by_python_docx(paths: Sequence[Path]) -> int:
    """Return how many letters python-docx finds."""
    return sum(len(paragraph.text) for path in paths for paragraph in Document(str(path)).paragraphs)


def import_all(paths: Sequence[Path], folder: Path) -> Project:
    """Import the files into a new project."""
    project = Project.create(folder / "bench.codebench", coder_name="bench")
    report = import_files(project, paths)
    assert len(report.added) == len(paths), report.failed
    return project


def main(files: int = 300) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = transcripts(folder, files)
        # Once before the clock runs, so that neither pays for loading libraries.
        read_by_python_docx(paths[:1])
        (folder / "warm").mkdir()
        import_all(paths[:1], folder / "warm").close()
        start = time.perf_counter()
        letters = read_by_python_docx(paths)
        theirs = time.perf_counter() - start
        start = time.perf_counter()
        project = import_all(paths, folder)
        ours = time.perf_counter() - start
        turns, speakers = len(project.values(Turn)), len(project.values(Speaker))
        project.close()
        print(f"{files} transcripts, {letters:,} letters, {turns:,} turns, {speakers:,} speakers")
        print(f"python-docx, paragraph.text  {theirs:7.2f} s")
        print(f"import_files                 {ours:7.2f} s")
        print(f"ratio                        {ours / theirs:7.2f}  (reach 0.50)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
