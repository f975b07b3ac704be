"""Which engine is at work: the model where it is whole and fits, else the rules, with one sentence that says why."""

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from codebench.language import engine, model
from codebench.language.engine import Engine, load_engine

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: object, **environment: str) -> str:
    command = [sys.executable, "-m", "tests.language.tiny", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def look(*folders: Path, **environment: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("look", *folders, **environment))
    return found


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny") / "model"
    run("make", folder)
    return folder


@pytest.fixture
def no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(model, "NAME", "nl_no_such_model")
    monkeypatch.setattr(model, "folder", lambda: tmp_path / "none")
    engine.forget_engine()
    yield
    engine.forget_engine()


def test_an_installed_model_reads_dutch_in_a_fresh_process(tiny: Path, tmp_path: Path) -> None:
    package = tmp_path / "site" / model.NAME
    shutil.copytree(tiny, package / f"{model.NAME}-{model.VERSION}")
    (package / "__init__.py").write_text("raise SystemExit('no code of the model is run')\n")
    facts = tmp_path / "site" / f"{model.NAME}-{model.VERSION}.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {model.NAME}\nVersion: {model.VERSION}\n")
    (found,) = look(PYTHONPATH=str(tmp_path / "site"), XDG_DATA_HOME=str(tmp_path / "data"))
    assert (found["name"], found["version"], found["problem"]) == ("nl_core_news_sm", "3.8.0", "")
    assert found["entities"] == [["Utrecht", "GPE"], ["Anna", "PERSON"]]
    assert found["sentences"] == ["Ik ging naar Utrecht.", "Anna bleef thuis."]
    assert found["lemmas"] == ["anna", "lemma-of-the-model", "blijven"]


def test_a_model_that_is_damaged_or_too_new_leaves_the_rules_at_work(tiny: Path, tmp_path: Path) -> None:
    for name in ("cut", "empty", "new"):
        shutil.copytree(tiny, tmp_path / name)
    weights = tmp_path / "cut" / "ner" / "model"
    weights.write_bytes(weights.read_bytes()[:1000])
    (tmp_path / "empty" / "meta.json").write_text("")
    meta = tmp_path / "new" / "meta.json"
    meta.write_text(json.dumps(json.loads(meta.read_text()) | {"spacy_version": ">=4.0.0,<4.1.0"}))
    cut, empty, new = look(*(tmp_path / name for name in ("cut", "empty", "new")))
    damaged = "The Dutch language model is damaged and is not used; install it again."
    assert [cut["problem"], empty["problem"]] == [damaged, damaged]
    assert new["problem"].startswith("The Dutch language model was made for spaCy >=4.0.0,<4.1.0, and this is 3.")
    assert new["problem"].endswith("it is not used.")
    for found in (cut, empty, new):
        assert (found["name"], found["entities"]) == ("simplemma", [])
        assert found["lemmas"] == ["anna", "gaan", "blijven"]
        assert found["sentences"] == ["Ik ging naar Utrecht.", "Anna bleef thuis."]


def test_without_a_model_the_rules_are_at_work_and_spacy_is_not_even_loaded(tmp_path: Path) -> None:
    if model.loader() is not None:
        pytest.skip("a Dutch model is installed here")
    (found,) = look(XDG_DATA_HOME=str(tmp_path))
    assert (found["name"], found["problem"], found["spacy"]) == ("simplemma", "", False)


@pytest.mark.usefixtures("no_model")
def test_threads_that_ask_together_get_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Engine] = []
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        made.append(load_engine())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(each) for each in made}) == 1
    assert made[0].lemmas(["Ging"]) == ("gaan",)


def test_the_real_model_knows_people_and_places() -> None:
    if model.loader() is None:
        pytest.skip("nl_core_news_sm is not installed here: `codebench language install`")
    (found,) = look()
    assert (found["name"], found["problem"]) == (model.NAME, "")
    assert found["sentences"] == ["Ik ging naar Utrecht.", "Anna bleef thuis."]
    assert "Utrecht" in {words for words, _ in found["entities"]}
    assert found["lemmas"][1:] == ["gaan", "blijven"]
