"""The import of 300 Word transcripts against python-docx: `.venv/bin/python -m tests.benchmarks.importing [N]`.

python-docx reads the text of every paragraph and no more; we find turns, speakers and times, and write the project.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from docx import Document

from codebench.domain.source import Speaker, Turn
from codebench.services.importing import import_files
from codebench.services.project import Project
from tests.benchmarks.corpus import transcripts

T = TypeVar("T")


def read_by_python_docx(paths: Sequence[Path]) -> int:
    """Return how many letters python-docx finds."""
    return sum(len(paragraph.text) for path in paths for paragraph in Document(str(path)).paragraphs)


def import_all(paths: Sequence[Path], folder: Path) -> Project:
    """Import the files into a new project."""
    project = Project.create(folder / "bench.codebench", coder_name="bench")
    report = import_files(project, paths)
    assert len(report.added) == len(paths), report.failed
    return project


def timed(act: Callable[[], T]) -> tuple[T, tuple[float, float]]:
    """Return what it gives, and the seconds on the clock and of the processor; the latter hold on a busy machine too."""
    wall, processor = time.perf_counter(), time.process_time()
    found = act()
    return found, (time.perf_counter() - wall, time.process_time() - processor)


def main(files: int = 300) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = transcripts(folder, files)
        # Once before the clock runs, so that neither pays for loading libraries.
        read_by_python_docx(paths[:1])
        (folder / "warm").mkdir()
        import_all(paths[:1], folder / "warm").close()
        letters, theirs = timed(lambda: read_by_python_docx(paths))
        project, ours = timed(lambda: import_all(paths, folder))
        turns, speakers = len(project.values(Turn)), len(project.values(Speaker))
        project.close()
        print(f"{files} transcripts, {letters:,} letters, {turns:,} turns, {speakers:,} speakers")
        print(f"{'':30}{'seconds':>9}{'processor':>11}")
        print(f"{'python-docx, paragraph.text':30}{theirs[0]:9.2f}{theirs[1]:11.2f}")
        print(f"{'import_files':30}{ours[0]:9.2f}{ours[1]:11.2f}")
        print(f"{'ratio (reach 0.60)':30}{ours[0] / theirs[0]:9.2f}{ours[1] / theirs[1]:11.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
