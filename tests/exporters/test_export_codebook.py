"""A codebook leaves as a file and could come back unchanged."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from export_samples import codebook
from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.codebook import Code, Codebook
from codebench.errors import CodebenchError
from codebench.exporters import write_codebook
from codebench.exporters.yamltext import render_codebook
from codebench.resources import ready_codebooks


def codes_of(nested: list[dict[str, Any]], parent: str | None = None) -> list[Code]:
    made: list[Code] = []
    for at, entry in enumerate(nested):
        fields = {key: value for key, value in entry.items() if key != "codes"}
        key = f"{parent or ''}/{at}"
        made += [Code(key, parent_id=parent, position=at, **fields), *codes_of(entry.get("codes", []), key)]
    return made


@pytest.mark.parametrize("path", ready_codebooks(), ids=lambda path: path.stem)
def test_a_ready_made_codebook_is_written_as_it_was_read(path: Path) -> None:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    written = render_codebook(document["name"], Codebook(codes_of(document["codes"])), document.get("language", ""))
    assert list(yaml.safe_load(written).items()) == list(document.items())
    assert max(len(line) for line in written.splitlines()) <= 120


@given(st.text(max_size=200) | st.text(st.sampled_from(" \n\tab:#-'\">|%é🙂\u2028"), max_size=200))
def test_any_definition_survives(text: str) -> None:
    written = render_codebook("x", Codebook([Code("a", "naam", definition=text)]))
    assert yaml.safe_load(written)["codes"][0].get("definition", "") == text


def test_only_retired_codes_say_so() -> None:
    written = render_codebook("x", codebook())
    assert written.count("retired") == 1
    assert "language" not in written


def test_an_empty_codebook_is_a_file_too(tmp_path: Path) -> None:
    for suffix in ("yaml", "csv", "xlsx"):
        write_codebook("leeg", Codebook([]), tmp_path / f"c.{suffix}")
    assert yaml.safe_load((tmp_path / "c.yaml").read_text(encoding="utf-8")) == {"name": "leeg", "codes": []}


def test_a_codebook_does_not_go_to_html(tmp_path: Path) -> None:
    with pytest.raises(CodebenchError, match=r"must end in one of \.csv, \.xlsx, \.yaml, \.yml"):
        write_codebook("x", codebook(), tmp_path / "c.html")
