"""Nothing leaves the house before it was read, and what leaves with names is written down."""

import zipfile
from pathlib import Path

import pytest

from codebench.domain.figure import FigureKind
from codebench.domain.memo import MemoOn
from codebench.domain.question import Question
from codebench.domain.quote import Attribution
from codebench.services.checking import problems
from codebench.services.codebook import edit_code
from codebench.services.exporting import (
    export_codebook,
    export_figure,
    export_memos,
    export_quotes,
    export_table,
    export_workbook,
)
from codebench.services.history import describe, entries
from codebench.services.leaks import LeakKind, Watched, watched
from codebench.services.memos import add_memo
from codebench.services.outgoing import Outgoing, prepare, send
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.reports import table
from codebench.services.reviewing import export_review
from tests.makers import add_interviews, add_tree, people, person, put, reading


@pytest.fixture
def study(project: Project) -> Project:
    who = people(person("Anna Smit", "pabo / Zwolle"), person("P2", "alo / Assen"))
    add_interviews(
        project,
        reading("Een", ("Anna Smit", "Thuis in Assen, zegt Anna."), ("P2", "Ja, dat klopt, Anna's idee.")),
        who=who,
    )
    add_tree(project, "belemmeringen", "belemmeringen / thuis")
    put(project, "thuis", "Een", "Thuis in Assen, zegt Anna")
    put(project, "thuis", "Een", "dat klopt, Anna's idee")
    return project


def quotes(study: Project, path: Path) -> Outgoing:
    names = watched(study, Attribution.PSEUDONYM)
    return prepare(lambda: export_quotes(study, path), names)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".csv", ".html"])
def test_names_are_found_in_every_form_with_where_they_stand(study: Project, tmp_path: Path, suffix: str) -> None:
    found = quotes(study, tmp_path / f"q{suffix}").found
    assert {"Anna", "Assen"} <= {each.name for each in found}
    assert all(each.where for each in found)
    assert any("Thuis in Assen" in each.words for each in found)
    assert any("Anna's idee" in each.words for each in found)


WORDS = "bij Müller & Zn,\nAnna\nSmit en O’Brien, anne‑marie; JOSE\u0301S"


@pytest.mark.parametrize("name", ["q.docx", "q.html", "c.yaml", "c.csv", "c.xlsx", "m.docx", "r.html"])
def test_a_name_is_found_however_it_is_typed_and_however_the_file_writes_it(
    study: Project, tmp_path: Path, name: str
) -> None:
    code = codebook(study).find("thuis")
    study.do(edit_code, code_id=code.id, definition=WORDS)
    study.do(add_memo, about=MemoOn.CODE, target_id=code.id, text=WORDS)
    write = {"q": export_quotes, "c": export_codebook, "m": export_memos, "r": export_review}[name[0]]
    sought = ("Müller & Zn", "Anna Smit", "O'Brien", "Anne-Marie", "José")
    names = [Watched(LeakKind.PARTICIPANT, each, any_case=True) for each in sought]
    assert set(prepare(lambda: write(study, tmp_path / name), names).names) == set(sought)


def test_of_several_sheets_it_is_said_on_which_a_name_stands(study: Project, tmp_path: Path) -> None:
    names = watched(study, Attribution.PSEUDONYM)
    waiting = prepare(lambda: export_workbook(study, tmp_path / "w.xlsx", (Question(by="2"),)), names)
    where = {each.name: each.where for each in waiting.found}
    assert where["Zwolle"] == "in cell G4 of “1 by programme”" and where["Anna"].endswith("of “Quotes”")


def test_the_name_that_a_file_gets_is_searched_too(study: Project, tmp_path: Path) -> None:
    names = watched(study, Attribution.PSEUDONYM)
    [found] = prepare(lambda: export_table(table(study, Question()), tmp_path / "tabel_Anna.xlsx"), names).found
    assert (found.name, found.where) == ("Anna", "in the file's name")


def test_nothing_is_written_before_it_is_sent(study: Project, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    waiting = quotes(study, tmp_path / "q.docx")
    assert sorted(tmp_path.iterdir()) == before
    send(study, waiting)
    assert (tmp_path / "q.docx").stat().st_size > 1000


def test_sending_with_names_stands_in_the_history_without_them_and_is_no_step_to_undo(
    study: Project, tmp_path: Path
) -> None:
    before = study.undo_points()
    send(study, quotes(study, tmp_path / "q.docx"))
    told = describe(entries(study)[0])
    assert told.startswith("“q.docx” exported with ")
    assert "Anna" not in told
    assert study.undo_points() == before
    study.close()
    again = Project.open(study.path)
    assert again.undo_points() == before
    assert problems(again) == []
    again.close()


def test_without_names_nothing_is_said(study: Project, tmp_path: Path) -> None:
    names = watched(study, Attribution.PSEUDONYM)
    steps = len(study.history())
    waiting = prepare(lambda: export_table(table(study, Question()), tmp_path / "t.xlsx"), names)
    assert waiting.found == ()
    send(study, waiting)
    assert len(study.history()) == steps


def test_a_heading_of_a_figure_is_searched_though_a_picture_hides_it(study: Project, tmp_path: Path) -> None:
    asked = table(study, Question(by="2"))
    headings = [column.heading for column in asked.columns]
    names = watched(study, Attribution.PSEUDONYM)
    waiting = prepare(lambda: export_figure(asked, tmp_path / "f.png", FigureKind.BARS), names, headings)
    assert {"Zwolle", "Assen"} <= set(waiting.names)


def test_files_carry_no_author_company_or_place_of_the_machine(study: Project, tmp_path: Path) -> None:
    question = Question()
    export_quotes(study, tmp_path / "q.docx")
    export_table(table(study, question), tmp_path / "t.xlsx")
    export_table(table(study, question), tmp_path / "t.docx")
    export_workbook(study, tmp_path / "w.xlsx", (question,))
    export_memos(study, tmp_path / "m.docx")
    export_codebook(study, tmp_path / "c.xlsx")
    export_review(study, tmp_path / "r.html")
    for path in tmp_path.glob("*.*"):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                core = parts.read("docProps/core.xml").decode() if "docProps/core.xml" in parts.namelist() else ""
                app = parts.read("docProps/app.xml").decode() if "docProps/app.xml" in parts.namelist() else ""
            for said in ("<dc:creator>", "<cp:lastModifiedBy>", "<Company>", "<Manager>"):
                assert f"{said}<" in core + app or said not in core + app, (path.name, said)
        elif not path.name.startswith("study.codebench"):
            assert b"Anna Vos" not in path.read_bytes(), path.name
