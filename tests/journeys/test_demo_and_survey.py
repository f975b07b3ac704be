"""The demo's interviews and our own survey of 27 come in together, through the window, as a researcher would do it."""

from collections import Counter
from pathlib import Path
from shutil import copyfile, copytree

from pytestqt.qtbot import QtBot

from codebench.domain.participant import Attribute, Participant
from codebench.domain.source import Kind, Role, Source, Speaker
from codebench.domain.survey import Meaning
from codebench.resources import resource
from codebench.services.checking import problems
from codebench.services.importing import import_files
from codebench.services.listing import sources
from codebench.services.project import Project
from codebench.services.reading import groups
from tests.journeys.test_import_dialog import drop, look_at
from tests.windows import window_on


def study(folder: Path) -> Path:
    copytree(resource("demo", "transcripts"), folder / "gesprekken")
    for name in ("participants.csv", "survey.csv"):
        copyfile(resource("demo", name), folder / name)
    return folder


def test_the_demo_and_a_survey_come_in_as_one_step_with_everyone_in_place(
    qtbot: QtBot, project: Project, tmp_path: Path
) -> None:
    (tmp_path / "studie").mkdir()
    folder = study(tmp_path / "studie")
    with window_on(qtbot, project) as window:
        assert window.session is not None
        project = window.session.project
        dialog = drop(window, folder)
        qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)
        lines = [dialog.pane.list.item(row).text() for row in range(dialog.pane.list.count())]
        assert len(lines) == 30 + 2
        assert sum("sure" in line for line in lines) >= 28

        look_at(dialog, folder / "survey.csv")
        found = {column.name: column.meaning for column in dialog.pane.survey.survey().columns}
        assert sum(each is Meaning.TEXT for each in found.values()) == 3
        assert {found["E-mail"], found["Naam"]} <= {Meaning.PERSONAL, Meaning.OUT}
        look_at(dialog, folder / "gesprekken" / "P01.docx")
        who = {label: box.currentText() for label, (_, box) in dialog.pane.speakers.rows.items()}
        assert who["P01"] == "P01"

        with qtbot.waitSignal(dialog.imported, timeout=20_000):
            dialog.go.click()
        kinds = Counter(source.kind for source in project.values(Source))
        assert kinds[Kind.SURVEY] == 27 and sum(kinds.values()) == 30 + 27
        assert len(project.values(Participant)) == 30 + 27
        assert {"functie", "uren", "jaren"} < {each.name for each in project.values(Attribute)}
        assert {"pabo", "tweedegraads", "ulo"} <= {each.name.lower() for each in groups(project)}
        assert problems(project) == []
        # The very same interviews, turns and people as the command line brings in.
        with_window = {each["title"]: each for each in sources(project) if each["kind"] != "survey"}
        shell = Project.create(tmp_path / "shell.codebench")
        import_files(shell, sorted((folder / "gesprekken").iterdir()), people=folder / "participants.csv")
        assert with_window == {each["title"]: each for each in sources(shell)}
        shell.close()
        assert {s.role for s in project.values(Speaker)} == {Role.INTERVIEWER, Role.PARTICIPANT}
        window.menus.actions["undo"].trigger()
        assert project.values(Source) == project.values(Participant) == []
