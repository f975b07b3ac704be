"""The language engine from the shell."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebench.__main__ import main
from codebench.language import engine, model


@pytest.fixture(autouse=True)
def no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(model, "NAME", "nl_no_such_model")
    monkeypatch.setattr(model, "folder", lambda: tmp_path / "none")
    engine.forget_engine()
    yield
    engine.forget_engine()


def test_status_says_which_engine_is_at_work(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "status"]) == 0
    assert capsys.readouterr().out.startswith("Dutch is read with rules and a dictionary (simplemma ")
    assert main(["language", "status", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["engine"], found["has_model"], found["problem"]) == ("simplemma", False, "")


def test_a_damaged_model_is_told_beside_the_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none").mkdir()
    assert main(["language", "status"]) == 0
    captured = capsys.readouterr()
    assert captured.err == "The Dutch language model is damaged and is not used; install it again.\n"
    assert "no language model is at work" in captured.out


def test_another_file_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.whl").write_bytes(b"x")
    assert main(["language", "install", str(tmp_path / "x.whl")]) == 1
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1 and "“x.whl” is not the Dutch" in captured.err


def test_fetching_says_from_where_and_how_much_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def urlopen(url: str, timeout: float) -> None:
        raise OSError("no network")

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    assert main(["language", "install"]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first == f"Fetching {model.URL} (13 MB)…"
    assert second.startswith("The language model could not be fetched (no network); download https://")
