import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from codebench import i18n

REFERENCE = Path(__file__).parent.parent / "reference"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = i18n.current_language()
    i18n.use_language("en")
    yield
    i18n.use_language(before)


@pytest.fixture
def same_as_reference() -> Callable[[Path], None]:
    """Compare byte by byte with tests/reference; CODEBENCH_NEW_REFERENCE=1 writes it, to be read before committing."""

    def compare(path: Path) -> None:
        expected = REFERENCE / path.name
        if os.environ.get("CODEBENCH_NEW_REFERENCE"):
            expected.write_bytes(path.read_bytes())
        assert path.read_bytes() == expected.read_bytes()

    return compare
