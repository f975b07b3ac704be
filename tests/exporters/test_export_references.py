"""Files that must stay the same, byte for byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from export_samples import codebook, quotes, table

from codebench.exporters import write_codebook, write_quotes, write_table

Compare = Callable[[Path], None]


@pytest.mark.parametrize("suffix", ["txt", "csv", "json", "html"])
def test_a_table_is_written_as_agreed(suffix: str, tmp_path: Path, same_as_reference: Compare) -> None:
    path = tmp_path / f"table.{suffix}"
    write_table(table(), path)
    same_as_reference(path)


@pytest.mark.parametrize("suffix", ["csv", "html"])
def test_quotes_are_written_as_agreed(suffix: str, tmp_path: Path, same_as_reference: Compare) -> None:
    path = tmp_path / f"quotes.{suffix}"
    write_quotes(quotes(), path)
    same_as_reference(path)


@pytest.mark.parametrize("suffix", ["csv", "yaml"])
def test_a_codebook_is_written_as_agreed(suffix: str, tmp_path: Path, same_as_reference: Compare) -> None:
    path = tmp_path / f"codebook.{suffix}"
    write_codebook("Codeboek", codebook(), path, "nl")
    same_as_reference(path)
