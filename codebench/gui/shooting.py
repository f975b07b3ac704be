"""What is done in the window before its picture is taken."""

from itertools import islice
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QEventLoop, QTimer

from codebench.domain.coding import Coding
from codebench.domain.search import Mode, Query
from codebench.domain.source import Source
from codebench.gui.choices import Choice
from codebench.gui.dialogs.new_project import NewProject
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.pages.desk import Desk
from codebench.gui.pages.writing_page import WRITE_AFTER, WritingPage
from codebench.gui.window import MainWindow
from codebench.i18n import tr
from codebench.resources import resource
from codebench.services import codebook as codes
from codebench.services.coding import apply_codes
from codebench.services.importing import import_files
from codebench.services.printing import choose_quote
from codebench.services.project import Project, opened
from codebench.services.reading import codebook
from codebench.services.versions import name_version

DENSE = "P31"
BEFORE = "Interviewer: Waar loopt het op vast?\n\nP31: Geld. Dat is het eerste.\n\nInterviewer: Hoe komt dat?"
SHORTENED = "studievertraging"
SOUGHT, MEANT = "meenemen", "werkdruk"
# Milliseconds in which a window that was just opened has laid out its side panels.
SETTLED = 400
MERGED, INTO, RETIRED = "thuissituatie", "financiële overwegingen", "wereldburgerschap"


def settle(milliseconds: int = 120) -> None:
    """Let everything happen that the window puts off for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def make_dense(path: Path) -> None:
    """Add an interview with ten codings on one word and sixty in one turn, in words that were really said."""
    with opened(path, coder_name="AV") as project:
        words = _told(project)
        told = path.with_name(f"{DENSE}.txt")
        told.write_text(f"{BEFORE}\n\nP31: {' '.join(words)}\n", encoding="utf-8")
        import_files(project, [told])
        source = project.values(Source, title=DENSE)[0]
        leaves = [code.id for code in codebook(project).walk() if not codebook(project).children(code.id)]
        at = source.text.index("Geld")
        project.do(apply_codes, source_id=source.id, start=at, end=at + 4, code_ids=leaves[:10])
        turn = source.text.rindex("\n") + 1
        starts = [turn + len(" ".join(words[:n])) + bool(n) for n in range(len(words))]
        for n in range(60):
            first, long = n * 3, 4 + n * 7 % 51
            end = starts[first + long] - 1
            code_ids = [leaves[n * 5 % len(leaves)]]
            project.do(apply_codes, source_id=source.id, start=starts[first], end=end, code_ids=code_ids)


def _desk(window: MainWindow) -> Desk:
    if window.desk is None:
        raise RuntimeError("no project is open")
    settle()
    return window.desk


def _told(project: Project) -> list[str]:
    """Return some two hundred and forty words in whole sentences."""
    words = " ".join(source.text for source in project.values(Source)).split()
    ends = [at + 1 for at, word in enumerate(words) if word.endswith(".")]
    first = next(at for at in ends if at > 400)
    return words[first : next(at for at in ends if at >= first + 240)]


def welcome(window: MainWindow) -> None:
    """Show what there is before a project."""
    settle()


def desk(window: MainWindow) -> CodingPage:
    """Show a coding that is selected."""
    page = _desk(window).coding
    view = page.transcript
    first, second = islice(view.placed(), 2)
    view.verticalScrollBar().setValue(max(0, int(first.top) - 120))
    view.select_coding(second.key)
    return page


def overlaps(window: MainWindow) -> None:
    """Show the interview in which codings lie over each other."""
    if window.session is None:
        return
    path = window.session.project.path
    window.files.close_project()
    make_dense(path)
    window.files.open(path)
    page = _desk(window).coding
    page.open_source(window.session.project.values(Source, title=DENSE)[0].id)
    settle()


def picker(window: MainWindow) -> None:
    """Look for a code for some words."""
    page = desk(window)
    page.transcript.select(*page.transcript.words_after(page.transcript.selected_coding))
    page.open_picker("st")
    settle()


def search(window: MainWindow) -> None:
    """Search for a verb in all its forms."""
    found = _desk(window).search
    settle(SETTLED)
    window.menus.actions["search"].trigger()
    found.resume(Query(SOUGHT, Mode.LEMMA, only_participants=True))
    while found.is_busy():
        settle()
    found.panel.go_to_results()
    settle()


def queue(window: MainWindow) -> None:
    """Decide about what was found, two places on."""
    search(window)
    page = _desk(window).coding
    page.controllers["queue"].start()
    page.controllers["queue"].chooser.chosen.emit(Choice((page.book.find(MEANT).id,)))
    page.controllers["queue"].chooser.close_picker()
    while page.controllers["queue"].is_preparing():
        settle()
    for _ in range(2):
        page.queue_bar.decided.emit("sentence")
    settle()


def merge(window: MainWindow) -> None:
    """Ask what a merge would count."""
    page = desk(window)
    page.codebook.choose(page.book.find(MERGED).id)
    window.menus.actions["merge"].trigger()
    settle()


def versions(window: MainWindow) -> None:
    """Compare the codebook with how it was."""
    page, session = desk(window), window.session
    if session is None:
        return
    session.publish(name_version(session.project, name="v1", reason="na de eerste tien interviews"))
    find = page.book.find
    session.do(codes.rename_code, code_id=find("werkdruk").id, name="werkdruk van docenten")
    session.do(codes.merge_codes, code_ids=[find(MERGED).id], into_id=find(INTO).id)
    session.do(codes.retire_code, code_id=find(RETIRED).id)
    session.do(codes.add_code, name="veiligheid", parent_id=find("belemmeringen").id, definition="Angst voor onderweg.")
    window.menus.actions["versions"].trigger()
    settle()


def table(window: MainWindow) -> None:
    """Open a number of the table to its quotes."""
    counting = _desk(window).counting
    window.menus.actions["page_count"].trigger()
    settle()
    if (shown := counting.table()) is not None:
        row = max(shown.rows, key=lambda each: (each.depth, each.cells[0].count or 0))
        counting.view.choose(row.key, shown.columns[0].key)
    settle()


def writing(window: MainWindow) -> None:
    """Show a theme of the report, with a quote of it being shortened."""
    page, session = _desk(window).writing, window.session
    if session is None:
        return
    window.menus.actions["page_write"].trigger()
    _until_written(page)
    codings = session.project.values(Coding, code_id=page.book.find(SHORTENED).id)
    quotes = sorted(codings, key=lambda each: each.end - each.start)[-2:]
    for each in quotes:
        session.do(choose_quote, coding_id=each.id)
    _until_written(page)
    page.side.tabs.setCurrentIndex(1)
    page.open_quote(quotes[0].id)
    words = page.editor.words.toPlainText().split()
    page.controller.edit(quotes[0].id, " ".join([*words[:8], "[...]", *words[14:]]))
    _until_written(page)


def importing(window: MainWindow) -> None:
    """Look at the demo's own files as if they were to come in."""
    _look_at(window, "P21.vtt")


def survey(window: MainWindow) -> None:
    """Look at the survey among them."""
    _look_at(window, "survey.csv")


def people(window: MainWindow) -> None:
    """Show everyone."""
    _desk(window)
    window.menus.actions["people"].trigger()
    settle()


def _look_at(window: MainWindow, name: str) -> None:
    _desk(window)
    window.files.make(NewProject(tr("New study"), Path(mkdtemp()) / "new.codebench", None))
    dialog = window.show_import([resource("demo", each) for each in ("transcripts", "participants.csv", "survey.csv")])
    if dialog is not None:
        settle()
        while dialog.busy:
            settle()
        dialog.pane.list.choose(next(path for path in dialog.intake.files if path.name == name))
    settle()


def _until_written(page: WritingPage) -> None:
    settle(2 * WRITE_AFTER)
    while page.tasks.is_busy():
        settle()
