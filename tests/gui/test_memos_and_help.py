import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from codebench.domain.coding import Coder
from codebench.domain.memo import Memo, MemoOn
from codebench.gui import help as help_pages
from codebench.gui.dialogs.help import HelpWindow
from codebench.gui.dialogs.leaks import LeakDialog
from codebench.gui.errors import log_bug
from codebench.gui.language import speak
from codebench.gui.memos import Keep, holding, keep, own_memo
from codebench.gui.window import MainWindow
from codebench.i18n import LANGUAGES
from codebench.services.memos import MemoHead, add_memo
from codebench.services.project import Project
from tests.gui.conftest import code
from tests.windows import window_on

HEAD = MemoHead("1", MemoOn.SOURCE, "s", "Anna", "Thinks of money", "Anne Vos")


@pytest.fixture
def window(qtbot: QtBot, project: Project) -> Iterator[MainWindow]:
    code(project, "Anna", "bang voor vertraging", "d")
    with window_on(qtbot, project) as made:
        yield made


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        (None, " ", Keep.NOTHING),
        (None, "a", Keep.ADD),
        ("a", "a", Keep.NOTHING),
        ("a", "b", Keep.CHANGE),
        ("a", "\n", Keep.REMOVE),
    ],
)
def test_leaving_a_memo_does_the_least(before: str | None, now: str, wanted: Keep) -> None:
    assert keep(before, now) is wanted


def test_memos_are_found_by_any_words_and_owned_by_their_coder() -> None:
    assert holding([HEAD], "MONEY anna") == [HEAD]
    assert holding([HEAD], "delay") == []
    assert own_memo([HEAD], MemoOn.SOURCE, "s", "Anne Vos") == HEAD
    assert own_memo([HEAD], MemoOn.SOURCE, "s", "Someone else") is None


def test_a_memo_on_the_source_is_one_step_and_one_undo(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None and window.desk is not None
    project, memos = window.session.project, window.desk.coding.controllers["memos"]
    window.menus.actions["memo"].trigger()
    assert memos.panel.isVisible() and memos.panel.context.currentText() == "source: Anna"
    before = len(project.history())
    memos.panel.text.setPlainText("She hesitates.")
    qtbot.keyClick(memos.panel.text, Qt.Key.Key_Escape)
    assert [memo.text for memo in project.values(Memo)] == ["She hesitates."]
    assert len(project.history()) == before + 1
    assert memos.list.list.count() == 1
    window.undo()
    assert project.values(Memo) == []
    assert memos.list.list.count() == 0


def test_a_memo_on_a_passage_is_found_in_the_list_and_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None and window.desk is not None
    page = window.desk.coding
    memos, [coding] = page.controllers["memos"], list(page.codings.values())
    page.transcript.select_coding(coding.id)
    window.menus.actions["memo"].trigger()
    kinds = [memos.panel.context.itemText(at).split(":")[0] for at in range(memos.panel.context.count())]
    assert kinds == ["passage", "source", "participant", "code", "project"]
    memos.panel.text.setPlainText("Fear again")
    memos.panel.context.activated.emit(4)
    memos.panel.text.setPlainText("Ask the supervisor")
    memos.close_panel()
    abouts = {memo.about for memo in window.session.project.values(Memo)}
    assert abouts == {MemoOn.CODING, MemoOn.PROJECT}
    other = next(head.id for head in memos._session.project.values(Memo) if head.about is MemoOn.CODING)
    page.sources.tabs.setCurrentIndex(2)
    memos.list.box.setText("fear")
    assert memos.list.list.count() == 1
    page.transcript.select_coding("")
    memos.list.list.itemClicked.emit(memos.list.list.item(0))
    assert page.transcript.selected_coding == coding.id
    assert memos.panel.text.toPlainText() == "Fear again"
    memos.panel.text.setPlainText("")
    memos.keep()
    assert not window.session.project.values(Memo, id=[other])


def test_a_memo_half_written_is_saved_when_the_project_closes(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None and window.desk is not None
    path = window.session.project.path
    window.menus.actions["memo"].trigger()
    window.desk.coding.controllers["memos"].panel.text.setPlainText("Just in time")
    window.files.close_project()
    again = Project.open(path)
    assert [memo.text for memo in again.values(Memo)] == ["Just in time"]
    again.close()


def test_words_of_a_memo_are_saved_while_one_thinks(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None and window.desk is not None
    project, memos = window.session.project, window.desk.coding.controllers["memos"]
    memos._idle.setInterval(1)
    memos.note()
    qtbot.keyClicks(memos.panel.text, "She")
    qtbot.waitUntil(lambda: [memo.text for memo in project.values(Memo)] == ["She"])
    qtbot.keyClicks(memos.panel.text, " waits")
    qtbot.waitUntil(lambda: [memo.text for memo in project.values(Memo)] == ["She waits"])
    memos.panel.text.clear()
    qtbot.waitUntil(lambda: not memos._idle.isActive())
    assert project.values(Memo) != []
    memos.close_panel()
    assert project.values(Memo) == []


def test_a_colleagues_memo_on_the_project_is_only_read(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session is not None and window.desk is not None
    session, memos = window.session, window.desk.coding.controllers["memos"]
    own, session.project.coder = session.project.coder, Coder("b", "Bram Bos", "BB")
    session.do(add_memo, about=MemoOn.PROJECT, target_id="", text="Mind the third group")
    session.project.coder = own
    window.desk.coding.splitter.setSizes([240, 1000, 0])
    memos.list.list.itemClicked.emit(memos.list.list.item(0))
    assert memos.panel.isVisible() and memos.panel.text.hasFocus() and memos.panel.width() > 100
    assert "Bram Bos" in memos.panel.author.text() and memos.panel.author.isVisible()
    qtbot.keyClicks(memos.panel.text, "x")
    memos.close_panel()
    assert [memo.text for memo in session.project.values(Memo)] == ["Mind the third group"]
    memos.note()
    assert not memos.panel.text.isReadOnly() and not memos.panel.author.isVisible()


def test_all_memos_go_to_word(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.desk is not None
    target = tmp_path / "memos.docx"
    monkeypatch.setattr("codebench.gui.controllers.memos.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    memos = window.desk.coding.controllers["memos"]
    memos.note()
    memos.panel.text.setPlainText("For Word")
    memos.close_panel()
    window.menus.actions["memos_word"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(LeakDialog)))
    [asked] = window.findChildren(LeakDialog)
    assert "“Anna”" in asked.list.item(0).text()
    assert not target.exists()
    asked.submit()
    assert target.stat().st_size > 1000
    assert "with names in it" in window.notice.words.text()


def test_every_help_page_is_there_in_both_languages_and_links_only_to_pages() -> None:
    for language in LANGUAGES:
        speak(language)
        for topic in help_pages.TOPICS:
            text = help_pages.page(topic)
            assert text.startswith("# ") and len(text) > 300
            assert all(help_pages.topic_of(link) for link in re.findall(r"(?<!!)\[[^\]]*\]\((.*?)\)", text))
    assert help_pages.topic_of("https://example.org") == ""


def test_every_picture_in_the_help_is_there_and_both_languages_show_the_same() -> None:
    named: dict[str, list[tuple[str, list[str]]]] = {}
    weight = 0
    for language in LANGUAGES:
        speak(language)
        for topic in help_pages.TOPICS:
            shown = re.findall(r"!\[[^\]]+\]\((.*?)\)", help_pages.page(topic))
            assert len(shown) <= 2
            weight += sum((help_pages.pictures() / name).stat().st_size for name in shown)
            named.setdefault(language, []).append((topic, shown))
        kept = {path.name for path in help_pages.pictures().iterdir()}
        assert kept == {name for _, shown in named[language] for name in shown}
    assert named["en"] == named["nl"]
    assert weight < 1_500_000


def test_help_shows_its_pictures_whole(qtbot: QtBot) -> None:
    shown = HelpWindow()
    qtbot.addWidget(shown)
    shown.show()
    for row, topic in enumerate(help_pages.TOPICS):
        shown.list.setCurrentRow(row)
        for name in re.findall(r"!\[[^\]]+\]\((.*?)\)", help_pages.page(topic)):
            picture = shown.text.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(name))
            assert picture is not None and shown.text.loadResource(2, QUrl(name))
        assert shown.text.horizontalScrollBar().maximum() == 0, topic


def test_help_follows_its_links_and_goes_nowhere_else(qtbot: QtBot) -> None:
    shown = HelpWindow()
    qtbot.addWidget(shown)
    shown.follow(QUrl("counting.md"))
    assert "Interviewers are never counted" in shown.text.toPlainText()
    shown.follow(QUrl("https://example.org"))
    assert "Interviewers are never counted" in shown.text.toPlainText()


def test_the_log_says_where_it_went_wrong_without_words_of_a_transcript() -> None:
    try:
        raise ValueError("Ze zijn bang voor vertraging")
    except ValueError as error:
        kept = log_bug(error).read_text(encoding="utf-8")
    assert "ValueError" in kept and "test_memos_and_help" in kept
    assert "vertraging" not in kept
