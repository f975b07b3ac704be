from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from codebench.gui.language import speak
from codebench.gui.theme import use_theme
from codebench.services.codebook import add_code
from codebench.services.coding import apply_codes
from codebench.services.importing import import_files
from codebench.services.project import Project

ANNA = """Interviewer: Waarom gaan studenten niet?

Anna: Ze zijn bang voor vertraging. 😀 En het geld, dat speelt ook. Vertraging dus.

Interviewer: Echt waar?

Anna: Ja, vertraging, alweer. De thuissituatie ook.
"""
BRAM = """Interviewer: En bij u?

Bram: Bij ons is het vooral het geld, zeggen ze.
"""
PEOPLE = "participant,speaker,role,group\nAnna,Anna,participant,pabo / pabo A\nBram,Bram,participant,lero / lero B\n"


@pytest.fixture(autouse=True)
def private_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[None]:
    monkeypatch.setattr("codebench.gui.errors.user_log_path", lambda *_, **__: tmp_path / "log")
    speak("en")
    use_theme("light")
    yield
    speak("en")
    # A window that outlives its test makes every later one slower.
    for left in QApplication.topLevelWidgets():
        left.close()
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for name, text in (("Anna.txt", ANNA), ("Bram.txt", BRAM), ("people.csv", PEOPLE)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


@pytest.fixture
def project(tmp_path: Path, files: list[Path]) -> Iterator[Project]:
    made = Project.create(tmp_path / "study.codebench", coder_name="Anne Vos")
    import_files(made, files[:2], people=files[2])
    made.do(add_code, name="obstacles", code_id="o")
    made.do(add_code, name="delay", parent_id="o", code_id="d", definition="Losing time", when_not="money: see money")
    made.do(add_code, name="money", parent_id="o", code_id="m")
    yield made
    made.close()


def code(project: Project, title: str, words: str, code_id: str, nth: int = 0) -> None:
    from codebench.domain.source import Source

    source = project.values(Source, title=title)[0]
    at = -1
    for _ in range(nth + 1):
        at = source.text.index(words, at + 1)
    project.do(apply_codes, source_id=source.id, start=at, end=at + len(words), code_ids=[code_id])
