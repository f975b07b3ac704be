"""Long names give way: they end in … and leave room for what one works with."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from codebench.gui.views.labels import OneLine
from codebench.gui.window import MainWindow
from codebench.services.codebook import add_code
from codebench.services.importing import import_files
from codebench.services.project import Project
from tests.windows import window_on

LONG = "Interview met de coordinator internationalisering van de tweede instelling na de zomer, definitieve versie 2"


def test_a_source_with_a_long_name_leaves_the_codebook_its_room(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / f"{LONG}.txt"
    path.write_text("Interviewer: Waarom?\n\nAnna: Het geld.\n", encoding="utf-8")
    project = Project.create(tmp_path / f"Vervolg op {LONG}.codebench", coder_name="Anne Vos")
    import_files(project, [path])
    project.do(add_code, name="money", code_id="m")
    with window_on(qtbot, project) as window:
        window.resize(1366, 768)
        coding, bar = window.desk.coding, window.desk.bar
        qtbot.waitUntil(lambda: coding.codebook.width() > 250)
        assert coding.head.title.text().endswith("…")
        assert coding.head.title.toolTip().startswith(LONG)
        middle = bar.mapTo(window, bar.segments.geometry().center()).x()
        assert abs(middle - window.width() // 2) < 4


def test_one_line_that_fits_says_all_and_needs_no_tooltip(qtbot: QtBot) -> None:
    line = OneLine()
    qtbot.addWidget(line)
    line.show()
    line.say("P01 · pabo A")
    line.resize(line.sizeHint())
    assert (line.text(), line.toolTip(), line.accessibleName()) == ("P01 · pabo A", "", "P01 · pabo A")
    line.resize(40, 20)
    assert line.text().endswith("…") and line.toolTip() == "P01 · pabo A"


def test_the_search_over_all_sources_is_one_click_away_on_every_page(qtbot: QtBot, project: Project) -> None:
    with window_on(qtbot, project) as window:
        assert isinstance(window, MainWindow)
        window.desk.show_counting()
        window.desk.bar.search.click()
        assert window.desk.search.is_open() and window.desk.pages.currentWidget() is window.desk.coding
