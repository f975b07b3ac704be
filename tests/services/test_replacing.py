"""A source replaced by its corrected file: what is carried, what waits, and that nothing is wrong."""

from pathlib import Path

import pytest

from codebench.domain.participant import Participant
from codebench.domain.source import Original, Role, Source, Speaker, Turn
from codebench.errors import CodebenchError
from codebench.services.checking import problems
from codebench.services.checks import to_check
from codebench.services.importing import bring_in, import_files
from codebench.services.incoming import look, reread
from codebench.services.project import Project
from codebench.services.replacing import replace_file
from codebench.services.sources import assign_speaker
from tests.benchmarks.corrections import made
from tests.benchmarks.replacing import CASES, outcome
from tests.makers import add_interviews, add_tree, put, reading
from tests.storage.test_undo_everything import contents

OLD = "Vraag: Waarom?\n\nAnna: Het gled. Ja, het geld.\n\nBram: Nee hoor, tijd.\n"
NEW = "Vraag: Waarom niet?\n\nAnna: Het geld. Ja, het geld.\n\nCarla: Ik ook.\n\nBram: Nee hoor.\n"


@pytest.fixture
def study(project: Project, tmp_path: Path) -> Project:
    (tmp_path / "gesprek.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "beter.txt").write_text(NEW, encoding="utf-8")
    import_files(project, [tmp_path / "gesprek.txt"])
    add_tree(project, "money", "time")
    for code, words in (("money", "Het gled"), ("money", "Ja, het geld"), ("time", "Nee hoor"), ("time", "tijd")):
        put(project, code, "gesprek", words)
    return project


def test_what_can_be_carried_is_carried_and_the_rest_waits(study: Project, tmp_path: Path) -> None:
    bram = next(each for each in study.values(Speaker) if each.label == "Bram")
    study.do(assign_speaker, speaker_id=bram.id, role=Role.INTERVIEWER)
    before = contents(study)
    source = study.values(Source)[0]
    report = replace_file(study, source.id, tmp_path / "beter.txt")
    assert report.carried == 2
    assert [(check.before, check.after) for check in report.to_check] == [("Het gled", "Het geld")]
    assert [(check.before, check.after) for check in report.lost] == [("tijd", "")]
    now = study.values(Source)[0]
    assert (now.id, now.title, now.text) == (
        source.id,
        "gesprek",
        "Waarom niet?\nHet geld. Ja, het geld.\nIk ook.\nNee hoor.",
    )
    roles = {speaker.label: speaker.role for speaker in study.values(Speaker)}
    assert roles == {
        "Vraag": Role.INTERVIEWER, "Anna": Role.PARTICIPANT, "Carla": Role.PARTICIPANT, "Bram": Role.INTERVIEWER,
    }  # fmt: skip
    assert [original.file_name for original in study.values(Original)] == ["beter.txt"]
    assert problems(study) == []
    study.undo()
    assert contents(study) == before


def test_the_same_file_again_changes_nothing(study: Project, tmp_path: Path) -> None:
    source = study.values(Source)[0]
    turns = study.values(Turn)
    report = replace_file(study, source.id, tmp_path / "gesprek.txt")
    assert (report.step.changes, report.carried, report.to_check, report.lost) == ((), 4, (), ())
    assert study.values(Turn) == turns


def test_a_file_that_cannot_be_read_leaves_the_source_as_it_was(study: Project, tmp_path: Path) -> None:
    source = study.values(Source)[0]
    (tmp_path / "empty.txt").write_bytes(b"")
    for name in ("empty.txt", "none.txt"):
        with pytest.raises(CodebenchError):
            replace_file(study, source.id, tmp_path / name)
    assert study.values(Source) == [source]


@pytest.mark.parametrize("case", CASES)
def test_of_a_long_transcript_corrected_everywhere_every_coding_lands_on_its_own_words(
    case: str, tmp_path: Path
) -> None:
    corpus = made(tmp_path, **CASES[case])
    who = {speaker.participant_id for speaker in corpus.project.values(Speaker)}
    came = outcome(corpus)
    assert (len(corpus.words), corpus.project.values(Source)[0].text) == (200, corpus.text)
    assert len(came.right) >= 0.98 * len(corpus.words)
    assert len(came.right & came.untouched) >= 0.98 * len(came.untouched) > 100
    assert not came.wrong
    assert {speaker.participant_id for speaker in corpus.project.values(Speaker)} == who
    assert problems(corpus.project) == []
    corpus.project.close()


def replaced(project: Project, folder: Path, words: str) -> None:
    (folder / "nieuw.txt").write_text(words, encoding="utf-8")
    (source,) = project.values(Source, title="gesprek")
    replace_file(project, source.id, folder / "nieuw.txt")


def test_a_speaker_whose_label_is_respelled_stays_who_it_is(study: Project, tmp_path: Path) -> None:
    before = {speaker.id: speaker.participant_id for speaker in study.values(Speaker)}
    replaced(study, tmp_path, OLD.replace("Anna", "P5").replace("Vraag", "Onderzoeker"))
    assert {speaker.id: speaker.participant_id for speaker in study.values(Speaker)} == before
    assert {speaker.label for speaker in study.values(Speaker)} == {"Onderzoeker", "P5", "Bram"}
    assert [person.name for person in study.values(Participant)] == ["Anna", "Bram"]


def test_a_label_that_names_someone_else_is_someone_else(study: Project, tmp_path: Path) -> None:
    add_interviews(study, reading("two", ("Carla", "Ja.")))
    replaced(study, tmp_path, OLD.replace("Anna", "Carla").replace("Bram", "Interviewer"))
    names = {person.id: person.name for person in study.values(Participant)}
    speakers = study.values(Speaker, source_id=study.values(Source, title="gesprek")[0].id)
    said = {speaker.label: names.get(speaker.participant_id or "") for speaker in speakers}
    assert said == {"Vraag": None, "Carla": "Carla", "Interviewer": None}


def test_a_turn_put_elsewhere_takes_its_codings_along(study: Project, tmp_path: Path) -> None:
    first, *rest = (
        f"Anna: {n} zei ik dat het geld voor {n} nooit genoeg was in {n} jaar." for n in ("een", "twee", "drie")
    )
    replaced(study, tmp_path, "\n\n".join([OLD, first, *rest]))
    put(study, "money", "gesprek", "nooit genoeg was in een")
    replaced(study, tmp_path, "\n\n".join([first.replace("een jaar", "één jaar"), OLD, *rest]))
    ((words, changed),) = [(check.before, check.after) for check in to_check(study)]
    assert (words, changed) == ("nooit genoeg was in een", "nooit genoeg was in één")
    assert problems(study) == []


def test_a_reading_that_was_chosen_stays_the_reading(project: Project, tmp_path: Path) -> None:
    (tmp_path / "stuk.txt").write_text("Waarom niet?\n\nOm het gled.\n\nEcht?\n\nJa, het geld.\n", encoding="utf-8")
    [looked] = look(project, [tmp_path / "stuk.txt"])
    bring_in(project, [reread(looked, "alternating")])
    source = project.values(Source)[0]
    assert source.layout == "alternating"
    (tmp_path / "beter.txt").write_text("Waarom niet?\n\nOm het geld.\n\nEcht?\n\nJa, het geld.\n", encoding="utf-8")
    replace_file(project, source.id, tmp_path / "beter.txt")
    assert project.values(Source)[0].layout == "alternating"
    assert len(project.values(Speaker)) == 2
