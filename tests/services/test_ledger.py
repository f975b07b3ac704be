"""How much is coded is right after every step, though only what a step touched is worked out anew."""

import pytest

from codebench.domain.participant import Participant
from codebench.domain.source import Role, Source, Speaker
from codebench.services import reading, sources
from codebench.services.codebook import merge_codes, move_code
from codebench.services.editing import cut_passage
from codebench.services.figures import Figures
from codebench.services.ledger import Ledger
from codebench.services.project import Project
from tests.makers import add_interviews, add_tree, put
from tests.makers import reading as read


@pytest.fixture
def study(project: Project) -> Project:
    turns = [
        ("Interviewer", "En jij?"),
        ("Anna", "Het geld speelt altijd mee."),
        ("Interviewer", "Ja?"),
        ("Anna", "Ja."),
    ]
    add_interviews(project, *(read(f"gesprek {n}", *turns) for n in range(3)))
    add_tree(project, "geld")
    return project


def agrees(study: Project) -> None:
    fresh = Ledger(study.database)
    assert study.ledger.sources() == fresh.sources()
    assert study.ledger.heads() == fresh.heads() and study.ledger.values(Speaker) == fresh.values(Speaker)
    book, people = reading.codebook(study), {each.id for each in study.values(Participant)}
    assert reading.code_counts(study) == Figures().counts(book, fresh.sources(), people, frozenset())


def test_every_kind_of_step_and_its_undoing_leaves_the_shares_right(study: Project) -> None:
    agrees(study)
    put(study, "geld", "gesprek 1", "Het geld")
    agrees(study)
    add_tree(study, "geld / beurs")
    put(study, "geld / beurs", "gesprek 1", "Het geld")
    agrees(study)
    study.do(move_code, code_id=reading.codebook(study).find("geld / beurs").id, parent_id=None)
    agrees(study)
    first = study.values(Source)[0]
    study.do(cut_passage, source_id=first.id, start=first.text.index("altijd"), end=first.text.index("mee"))
    agrees(study)
    anna = next(each for each in study.values(Speaker) if each.label == "Anna")
    study.do(sources.assign_speaker, speaker_id=anna.id, role=Role.INTERVIEWER)
    agrees(study)
    study.do(sources.remove_source, source_id=first.id)
    agrees(study)
    for _ in range(7):
        study.undo()
        agrees(study)
    study.redo()
    agrees(study)


def test_a_merge_and_its_undoing_leave_the_numbers_right(study: Project) -> None:
    add_tree(study, "geld / beurs", "tijd", "tijd / rooster")
    for code, words in (("geld", "Het geld"), ("tijd", "Het geld"), ("tijd", "altijd"), ("tijd / rooster", "altijd")):
        for n in range(2):
            put(study, code, f"gesprek {n}", words)
    put(study, "geld / beurs", "gesprek 2", "En jij")
    put(study, "tijd", "gesprek 2", "En jij")
    agrees(study)
    book = reading.codebook(study)
    merged = [book.find("tijd").id, book.find("geld / beurs").id]
    study.do(merge_codes, code_ids=merged, into_id=book.find("geld").id)
    agrees(study)
    study.undo()
    agrees(study)
    study.redo()
    agrees(study)


def test_a_merge_reads_no_source_again(study: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    add_tree(study, "tijd")
    put(study, "geld", "gesprek 1", "Het geld")
    put(study, "tijd", "gesprek 2", "altijd")
    study.ledger.sources()
    monkeypatch.setattr("codebench.services.ledger.mentions.utterances", None)
    book = reading.codebook(study)
    study.do(merge_codes, code_ids=[book.find("tijd").id], into_id=book.find("geld").id)
    assert {each.code_id for said in study.ledger.sources().values() for each in said.mentions} == {
        book.find("geld").id
    }


def test_only_what_was_touched_is_read_again(study: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    study.ledger.sources()
    asked: list[list[str]] = []
    real = reading.mentions.utterances
    monkeypatch.setattr(
        "codebench.services.ledger.mentions.utterances", lambda c, ids: (asked.append(list(ids)), real(c, ids))[1]
    )
    put(study, "geld", "gesprek 1", "Het geld")
    study.ledger.sources()
    study.ledger.sources()
    [source] = [each.id for each in study.values(Source) if each.title == "gesprek 1"]
    assert asked == [[source]]


def test_a_reader_beside_a_writer_sees_what_the_writer_did(study: Project) -> None:
    reader = Project.open(study.path, read_only=True)
    before = reading.coverage(reader)
    put(study, "geld", "gesprek 1", "Het geld")
    assert reading.coverage(reader) != before
    reader.close()
