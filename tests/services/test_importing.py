"""Looking at files before they come in, and bringing in what was decided, as one step."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from codebench import importers
from codebench.domain.bundle import Bundle, Passage
from codebench.domain.participant import Participant
from codebench.domain.people import Identity
from codebench.domain.source import Kind, Original, Role, Source, Speaker
from codebench.domain.survey import Meaning
from codebench.domain.text import natural_key
from codebench.importers import pool
from codebench.services.importing import bring_in, import_files
from codebench.services.incoming import Incoming, Trust, cast_of, files_in, look, people_in, preview, reread, trust
from codebench.services.project import Project
from codebench.services.sources import WHOLE

INTERVIEW = "Interviewer: Waarom niet?\n\nB: Om het geld.\n\nInterviewer: Echt?\n\nB: Ja, het geld.\n"
PANEL = "Interviewer: En?\n\nParticipant: Geld.\n\nPaticipant: Geld, ja.\n\nInterviewer: Zo.\n\nParticipant: Ja.\n"
SURVEY = "ID;Wat houdt studenten tegen?;Soort\n1;Vooral het geld, en de tijd die het kost;pabo\n2;De thuissituatie van veel studenten;ulo\n"
PEOPLE = "participant,speaker,role,group\nP1,gesprek,participant,pabo / A\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "studie"
    (made / "deel 2").mkdir(parents=True)
    (made / "gesprek.txt").write_text(INTERVIEW, encoding="utf-8")
    (made / "deel 2" / "panel.txt").write_text(PANEL, encoding="utf-8")
    (made / "stuk.docx").write_bytes(b"PK\x03\x04 not really")
    return made


def named(files: Sequence[Incoming], name: str) -> Incoming:
    return next(each for each in files if each.path.name == name)


def who(project: Project, title: str) -> dict[str, str]:
    source = project.values(Source, title=title)[0]
    people = {each.id: each.name for each in project.values(Participant)}
    speakers = project.values(Speaker, source_id=source.id)
    return {each.label: people.get(each.participant_id or "", each.role) for each in speakers}


def test_a_folder_is_walked_without_what_is_no_source(folder: Path) -> None:
    (folder / ".verborgen").mkdir()
    for name in (".verborgen/a.txt", ".DS_Store", "~$gesprek.docx", "studie.codebench", "studie.codebench-wal"):
        (folder / name).write_text("x")
    found = [path.relative_to(folder).as_posix() for path in files_in([folder, folder / "gesprek.txt"])]
    assert found == ["gesprek.txt", "stuk.docx", "deel 2/panel.txt"]


def test_looking_changes_nothing_and_says_what_each_file_is(project: Project, folder: Path) -> None:
    (folder / "enquete.csv").write_text(SURVEY)
    (folder / "mensen.csv").write_text(PEOPLE)
    files = list(look(project, [folder]))
    assert project.history() == []
    assert named(files, "gesprek.txt").turns() == {"Interviewer": 2, "B": 2}
    assert "stuk.docx" in named(files, "stuk.docx").problem
    survey, people = named(files, "enquete.csv").survey, named(files, "mensen.csv").people
    assert survey is not None and len(survey.rows) == 2
    assert people is not None and people.people[0].name == "P1"
    assert [each.path.name for each in files if each.ready] == ["enquete.csv", "gesprek.txt", "panel.txt"]


def test_what_is_there_already_or_twice_among_the_files_stays_out(project: Project, folder: Path) -> None:
    import_files(project, [folder / "gesprek.txt"])
    (folder / "kopie.txt").write_text(PANEL, encoding="utf-8")
    files = list(look(project, [folder]))
    assert named(files, "gesprek.txt").there == "gesprek" and not named(files, "gesprek.txt").ready
    assert named(files, "panel.txt").twin == "kopie"
    later = list(look(project, [folder / "deel 2"], beside=[named(files, "kopie.txt")]))
    assert later[0].twin == "kopie"


def test_files_of_one_name_get_their_own_title_and_their_own_people(project: Project, folder: Path) -> None:
    (folder / "deel 2" / "gesprek.txt").write_text(INTERVIEW.replace("geld", "tijd"), encoding="utf-8")
    files = [each for each in look(project, [folder]) if each.path.name == "gesprek.txt"]
    bring_in(project, files, casts={each.path: cast_of(each) for each in files})
    assert who(project, "gesprek")["B"] == "gesprek" and who(project, "gesprek (2)")["B"] == "gesprek (2)"


def test_two_labels_of_one_person_count_as_one_and_stay_as_they_were_written(project: Project, folder: Path) -> None:
    (panel,) = list(look(project, [folder / "deel 2"]))
    assert len(set(cast_of(panel).values())) == 3
    one = Identity(Role.PARTICIPANT, "P7")
    bring_in(project, [panel], casts={panel.path: {"Participant": one, "Paticipant": one}})
    assert who(project, "panel") == {"Interviewer": "interviewer", "Participant": "P7", "Paticipant": "P7"}
    assert [each.name for each in project.values(Participant)] == ["P7"]
    assert project.values(Source)[0].kind is Kind.INTERVIEW


def test_a_text_without_speakers_can_be_somebodys(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Wij gaan naar het buitenland.\n\nDat is het plan.\n")
    (plan,) = list(look(project, [path]))
    bring_in(project, [plan], casts={path: {WHOLE: Identity(Role.PARTICIPANT, "P3")}})
    (person,) = project.values(Participant)
    assert (person.name, project.values(Source)[0].participant_id) == ("P3", person.id)


def test_all_of_it_is_one_step_and_one_undo(project: Project, folder: Path) -> None:
    (folder / "enquete.csv").write_text(SURVEY)
    (folder / "mensen.csv").write_text(PEOPLE)
    files = list(look(project, [folder]))
    report = bring_in(project, files, people=people_in(folder / "mensen.csv"))
    assert report.added == ("enquete 1", "enquete 2", "gesprek", "panel")
    assert [name for name, _ in report.failed] == ["stuk.docx"]
    assert who(project, "gesprek")["B"] == "P1"
    assert len(project.history()) == 1 and project.history()[0].details["n"] == 4
    project.undo()
    assert project.values(Source) == project.values(Participant) == project.values(Original) == []


def test_a_file_that_changed_meanwhile_fails_alone(project: Project, folder: Path) -> None:
    files = list(look(project, [folder]))
    (folder / "gesprek.txt").write_text("Interviewer: Iets anders?\n\nB: Ja.\n")
    (folder / "deel 2" / "panel.txt").touch()
    report = bring_in(project, files)
    assert report.added == ("panel",)
    assert dict(report.failed)["gesprek.txt"].endswith("has changed since it was read; choose it again.")


def test_a_survey_that_names_someone_twice_fails_alone(project: Project, folder: Path) -> None:
    path = folder / "enquete.csv"
    path.write_text(SURVEY.replace("\n2;", "\n1;"))
    files = list(look(project, [folder]))
    survey = named(files, "enquete.csv").survey
    assert survey is not None
    mapped = survey.mapped({each.name: Meaning.OUT for each in survey.columns} | {"ID": Meaning.PERSON})
    for wrong in (mapped, mapped.mapped({"Soort": Meaning.ATTRIBUTE})):
        report = bring_in(project, [replace(named(files, "enquete.csv"), survey=wrong), named(files, "panel.txt")])
        assert [name for name, _ in report.failed] == ["enquete.csv"] and report.added == ("panel",)
        project.undo()


def test_stopping_halfway_leaves_the_project_as_it_was(project: Project, folder: Path) -> None:
    files = list(look(project, [folder]))

    def stop(done: int, total: int, what: str) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_in(project, files, progress=stop)
    assert project.history() == []


def test_another_reading_keeps_the_choice_there_was(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importers.read_source

    def read(data: bytes, file_name: str, *, layout: str = "", names: Sequence[str] = ()) -> Bundle:
        if layout == "plain":
            return Bundle((Passage("Waarom niet?"),), "txt", "plain")
        return replace(real(data, file_name), others=("plain",))

    monkeypatch.setattr(importers, "read_source", read)
    (panel,) = list(look(project, [folder / "deel 2"]))
    assert panel.layouts == ("labels", "plain") and panel.reads_as("plain") and not panel.reads_as("labels")
    other = reread(panel, "plain")
    assert other.chosen == "plain" and other.layouts == panel.layouts
    assert reread(other, "labels") == panel
    panel.path.unlink()
    gone = reread(panel, "plain")
    assert not gone.ready and "There is no file" in gone.problem


def test_the_preview_is_what_the_desk_will_show(project: Project, folder: Path) -> None:
    (panel,) = list(look(project, [folder / "deel 2"]))
    cast = cast_of(panel) | {"Participant": Identity(Role.PARTICIPANT, "P7")}
    shown = preview(panel, cast)
    assert shown.source.text == panel.bundle.text if panel.bundle else False
    first, second = shown.turns[:2]
    assert first.speaker_id is not None and shown.speakers[first.speaker_id].role is Role.INTERVIEWER
    assert second.speaker_id is not None
    assert shown.participants[shown.speakers[second.speaker_id].participant_id or ""].name == "P7"


@pytest.mark.parametrize(("sure", "said"), [(1.0, Trust.SURE), (0.8, Trust.PROBABLE), (0.3, Trust.LOOK)])
def test_how_sure_a_reading_is_comes_in_three(sure: float, said: Trust) -> None:
    assert trust(Bundle((), "txt", "labels", sure=sure)) is said


def test_many_files_are_read_by_others_with_the_same_outcome_and_in_order(project: Project, tmp_path: Path) -> None:
    many = tmp_path / "veel"
    many.mkdir()
    for at in range(20):
        text = INTERVIEW.replace("geld", f"geld{at}") if at % 7 else "ÿ" * at
        (many / f"gesprek {at}.txt").write_text(text, encoding="utf-8")
    (many / "stuk.docx").write_bytes(b"PK\3\4 niets")
    together = list(look(project, [many]))
    alone = [next(look(project, [path])) for path in sorted(many.iterdir(), key=lambda p: natural_key(p.name))]
    assert [(each.path, each.bundle, each.problem, each.layouts) for each in together] == [
        (each.path, each.bundle, each.problem, each.layouts) for each in alone
    ]
    report = import_files(project, [many])
    assert len(report.added) == sum(each.ready for each in together)
    assert [name for name, _ in report.failed] == [each.path.name for each in together if each.problem]


def test_a_file_that_brings_its_reader_down_is_named_and_the_others_go_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = []
    for at in range(12):
        paths.append(tmp_path / f"{at}.txt")
        paths[-1].write_text(INTERVIEW)
    serve = (
        "import os, pickle, sys; from codebench.importers import worker as w;"
        "one = w.read_one; w.read_one = lambda d, n, names: os._exit(3) if n == '5.txt' else one(d, n, names); w.main()"
    )
    monkeypatch.setattr(pool, "command", lambda name: [sys.executable, "-P", "-c", serve])
    answers = {path.name: answer for path, answer in pool.read_all(paths)}
    assert len(answers) == 12
    assert answers["5.txt"] is not None and "5.txt" in answers["5.txt"].problem
    assert all(a is not None and a.bundle is not None for name, a in answers.items() if name != "5.txt")
