"""The door to Dutch: a model that is installed is looked at without starting again."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebench.i18n import use_language
from codebench.language import engine, model
from codebench.services.language import install_model, status


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(model, "NAME", "nl_no_such_model")
    monkeypatch.setattr(model, "folder", lambda: tmp_path / "data" / "model")
    engine.forget_engine()
    yield
    engine.forget_engine()


def test_what_was_installed_is_looked_at_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(f"{model.NAME}/{model.NAME}-{model.VERSION}/config.cfg", b"")
    (tmp_path / "half.whl").write_bytes(made.getvalue())
    monkeypatch.setattr(model, "_SHA256", hashlib.sha256(made.getvalue()).hexdigest())
    assert status().problem == ""
    found = install_model(tmp_path / "half.whl")
    assert "is damaged and is not used" in found.problem and not found.has_model
    assert status() == found


def test_the_status_is_a_sentence_in_the_users_language() -> None:
    use_language("nl")
    assert status().sentence.startswith("Nederlands wordt gelezen met regels en een woordenlijst (simplemma ")
