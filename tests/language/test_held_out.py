"""Names on pages that nobody tunes on, written before what reads them: look at the figures, not at the misses."""

from pathlib import Path

import pytest

from tests.benchmarks.names import measured

PAGES = Path(__file__).parent / "held_out"


@pytest.mark.parametrize(("pattern", "pages"), [("held-*.txt", 10), ("second-*.txt", 12)])
def test_names_are_found_on_pages_that_taught_nothing(pattern: str, pages: int) -> None:
    held = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(PAGES.glob(pattern))]
    score = measured(held)
    assert len(held) == pages
    assert score.recall("persoon") >= 0.95
    assert score.recall("instelling") >= 0.95
    assert score.recall("plaats") >= 0.9
    assert score.precision >= 0.85
