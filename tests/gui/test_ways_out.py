"""Every way in which a file can leave the window asks first where a name can be read in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from codebench.domain.memo import MemoOn
from codebench.domain.question import Question
from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.leaks import LeakDialog
from codebench.gui.dialogs.versions import VersionsDialog
from codebench.gui.window import MainWindow
from codebench.services.codebook import edit_code
from codebench.services.history import describe, entries
from codebench.services.memos import add_memo
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.versions import compare, name_version, versions
from tests.makers import add_interviews, add_tree, people, person, put, reading
from tests.windows import window_on


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    who = people(person("Sjoerdtje Zwaluwe", "hbo / Wadland", speakers=["S"]))
    add_interviews(project, reading("een", ("S", "Daar zag ik Sjoerdtje zelf.")), who=who)
    add_tree(project, "beelden")
    put(project, "beelden", "een", "Daar zag ik Sjoerdtje zelf")
    name_version(project, name="eerst")
    project.do(edit_code, code_id=codebook(project).find("beelden").id, definition="Sjoerdtjes beeld")
    project.do(add_memo, about=MemoOn.PROJECT, target_id="", text="SJOERDTJE bellen")
    with window_on(qtbot, project) as made:
        made.desk.counting.ask(Question(by="2"))
        yield made


def compare_versions(window: MainWindow, _: Path) -> None:
    project = window.session.project
    window.menus.actions["versions"].trigger()
    dialog = window.findChildren(VersionsDialog)[-1]
    dialog.export_wanted.emit(compare(project, versions(project)[0].id))


Way = Callable[[MainWindow, Path], object]
WAYS: dict[str, Way] = {
    "table.html": lambda window, path: window.show_export("table").export_to(path),
    "quotes.docx": lambda window, path: window.show_export("quotes").export_to(path),
    "workbook.xlsx": lambda window, path: window.show_export("workbook").export_to(path),
    "codebook.yaml": lambda window, path: window.show_export("codebook").export_to(path),
    "figure.png": lambda window, _: window.export_table(".png"),
    "report.docx": lambda window, path: window.desk.writing.controller.make_at(path),
    "memos.docx": lambda window, _: window.desk.coding.controllers["memos"].export(),
    "people.xlsx": lambda window, _: window.menus.actions["people_out"].trigger(),
    "review.html": lambda window, _: window.menus.actions["review_page"].trigger(),
    "versions.docx": compare_versions,
}


@pytest.mark.parametrize("name", WAYS)
def test_nothing_leaves_unasked_and_what_leaves_regardless_is_in_the_history(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def asked() -> LeakDialog:
        WAYS[name](window, path)
        shown = lambda: [each for each in window.findChildren(LeakDialog) if each.isVisible()]  # noqa: E731
        qtbot.waitUntil(lambda: bool(shown()))
        return shown()[0]

    before, dialog = len(entries(window.session.project)), asked()
    found = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any(word in told for word in ("Sjoerdtje", "Wadland") for told in found), found
    dialog.reject()
    assert not path.exists() and len(entries(window.session.project)) == before
    for form in window.findChildren(AskDialog):
        form.reject()
    asked().go.click()
    qtbot.waitUntil(path.exists)
    assert describe(entries(window.session.project)[0]).startswith(f"“{name}” exported with ")
