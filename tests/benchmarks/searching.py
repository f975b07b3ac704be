"""Searching 300 transcripts of 9,000 words: `.venv/bin/python -m tests.benchmarks.searching`."""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from codebench.domain.search import Mode, Query
from codebench.domain.source import Source
from codebench.services.editing import edit_text
from codebench.services.project import Project
from codebench.services.search import hits, in_context, search
from codebench.services.sources import add_sources
from codebench.storage import search as index
from tests.benchmarks.corpus import sentences
from tests.makers import reading

SOURCES, WORDS, RUNS = 300, 9000, 7


def study(folder: Path) -> tuple[Project, float, float]:
    """The project, the seconds that importing took, and the processor's for the index, which hold on a busy machine."""
    chance, said = random.Random(7), sentences()
    readings = []
    for number in range(SOURCES):
        turns: list[tuple[str | None, str]] = []
        while sum(len(words.split()) for _, words in turns) < WORDS:
            turns += [("Interviewer", chance.choice(said)), (f"P{number}", chance.choice(said))][
                : 1 + len(turns) // 2 % 2
            ]
        readings.append(reading(f"P{number}", *turns))
    project = Project.create(folder / "bench.codebench", coder_name="bench")
    spent = 0.0
    follow = index.follow

    def timed(*arguments: object) -> None:
        nonlocal spent
        start = time.process_time()
        follow(*arguments)  # type: ignore[arg-type]
        spent += time.process_time() - start

    index.follow = timed  # type: ignore[assignment]
    start = time.perf_counter()
    project.do(add_sources, readings=readings, people=None, kind=None, told=[])
    whole = time.perf_counter() - start
    index.follow = follow
    return project, whole, spent


def best(act: Callable[[], object]) -> str:
    took, busy = [], []
    for _ in range(RUNS):
        start, worked = time.perf_counter(), time.process_time()
        act()
        took.append(time.perf_counter() - start)
        busy.append(time.process_time() - worked)
    return f"{min(took):8.3f} s, first {took[0]:.3f}, middle {median(took):.3f}; processor {median(busy):.3f}"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project, whole, spent = study(Path(folder))
        print(f"{'importing':40}{whole:8.3f} s; processor for the index {spent:.3f}")
        for words, mode in (
            ("de", Mode.EXACT), ("de studenten", Mode.EXACT), ("studenten geld", Mode.WORDS), ("een", Mode.EXACT),
            ("vertraging", Mode.EXACT), ("student", Mode.LEMMA), ("gaan", Mode.LEMMA), ("studenten gaan", Mode.LEMMA),
            ("aankomen", Mode.LEMMA),
        ):  # fmt: skip
            asked = Query(words, mode)
            print(f"{words:24}{search(project, asked).hits:8} hits{best(lambda asked=asked: search(project, asked))}")
        owner = search(project, Query("de")).owners[0]
        first = best(lambda: in_context(project, hits(project, Query("de"), owner_ids=[owner.id])))
        print(f"{'“de”, of one participant in context':40}{first}")
        source = project.values(Source)[0]
        edit = best(lambda: project.do(edit_text, source_id=source.id, start=0, end=0, words="x"))
        print(f"{'an edited word in one of them':40}{edit}")
        project.close()


if __name__ == "__main__":
    main()
