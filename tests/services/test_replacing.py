"""A source replaced by its corrected file: what is carried, what waits, and that nothing is wrong."""

from pathlib import Path

import pytest

from codebench.domain.coding import Coding
from codebench.domain.source import Original, Role, Source, Speaker, Turn
from codebench.errors import CodebenchError
from codebench.services.checking import problems
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.services.replacing import replace_file
from codebench.services.sources import assign_speaker
from tests.benchmarks.corrections import made
from tests.benchmarks.replacing import measured
from tests.makers import add_tree, put
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


def test_a_long_transcript_with_corrections_everywhere_keeps_every_coding_in_its_place(tmp_path: Path) -> None:
    corpus = made(tmp_path)
    report, seconds = measured(corpus)
    text = corpus.project.values(Source)[0].text
    now = {coding.id: text[coding.start : coding.end] for coding in corpus.project.values(Coding)}
    waiting = {check.coding_id: check for check in (*report.to_check, *report.lost)}
    assert len(corpus.words) == 200
    assert len(corpus.untouched) > 100
    carried = [each for each in corpus.untouched if now.get(each) == corpus.words[each] and each not in waiting]
    assert len(carried) >= 0.98 * len(corpus.untouched)
    for each, words in corpus.words.items():
        assert (now.get(each) == words) != (each in waiting)
        # Of a coding that waits, the first and the last word that were not corrected still are its own.
        inner = set(words.split()[2:-2])
        assert len(words.split()) < 12 or len(inner & set(now[each].split())) >= 0.6 * len(inner)
    assert seconds < 2
    assert problems(corpus.project) == []
    corpus.project.close()
