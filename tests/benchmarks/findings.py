"""Findings at size M: `.venv/bin/python -m tests.benchmarks.findings`."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from codebench.domain.quote import Attribution, QuoteSection, QuoteSet
from codebench.exporters import write_quotes
from codebench.services.exporting import export_quotes
from codebench.services.quotes import quote_set
from tests.benchmarks.corpus import study


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def first(quotes: QuoteSet, most: int) -> QuoteSet:
    """The same set with no more quotes than this."""
    sections: list[QuoteSection] = []
    for section in quotes.sections:
        kept = section.quotes[:most]
        most -= len(kept)
        sections.append(QuoteSection(section.code, section.definition, section.summary, kept))
    return QuoteSet(quotes.title, quotes.attribution, quotes.attributes, tuple(sections), quotes.notes)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = study(Path(folder), sources=30, chars=30_000, codes=60, codings=7_000)
        target = Path(folder) / "quotes.docx"
        quotes = first(quote_set(project, attribution=Attribution.PSEUDONYM), 5_000)
        n = sum(len(section.quotes) for section in quotes.sections)
        write_quotes(quotes, target)
        rows = [
            (f"{n} quotes to Word", seconds(lambda: write_quotes(quotes, target)), 1.0),
            ("all quotes read, then to Word", seconds(lambda: export_quotes(project, target)), 0),
        ]
        print(f"{'operation':34}{'seconds':>9}{'reach':>7}")
        for name, taken, reach in rows:
            print(f"{name:34}{taken:9.2f}{reach or '':>7}")
        project.close()


if __name__ == "__main__":
    main()
