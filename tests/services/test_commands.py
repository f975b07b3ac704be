"""What a researcher does with codes, codings, sources and people, and that one undo takes each back."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from codebench.domain.coding import Coder, Coding
from codebench.domain.memo import Memo, MemoOn
from codebench.domain.participant import Participant
from codebench.domain.source import Original, Role, Source, Speaker, Turn
from codebench.errors import CodebenchError
from codebench.services import codebook, coding, commands, history, memos, participants, sources
from codebench.services.history import describe
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.services.reading import codebook as tree_of
from codebench.services.reading import coverage, transcript
from tests.makers import add_interviews, add_tree, put, reading


@pytest.fixture
def study(project: Project) -> Project:
    add_interviews(project, reading("one", ("Interviewer", "Why?"), ("Anna", " Money, mostly. 🙂 And time. ")))
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time", "gains")
    return project


def id_of(project: Project, code: str) -> str:
    return tree_of(project).find(code).id


def test_a_selection_with_spaces_around_it_is_coded_without_them(study: Project) -> None:
    source = study.values(Source)[0]
    start = source.text.index(" Money")
    code = id_of(study, "money")
    study.do(coding.apply_codes, source_id=source.id, start=start, end=start + 8, code_ids=[code])
    (made,) = study.values(Coding)
    assert source.text[made.start : made.end] == "Money,"
    with pytest.raises(CodebenchError, match="no words"):
        study.do(coding.apply_codes, source_id=source.id, start=start, end=start + 1, code_ids=[code])


def test_coding_the_same_words_again_changes_nothing(study: Project) -> None:
    put(study, "money", "one", "Money")
    steps = len(study.history())
    put(study, "money", "one", "Money")
    assert len(study.values(Coding)) == 1
    assert len(study.history()) == steps


def test_several_codes_in_one_step_and_one_undo(study: Project) -> None:
    source = study.values(Source)[0]
    codes = [id_of(study, "money"), id_of(study, "time")]
    step = study.do(coding.apply_codes, source_id=source.id, start=6, end=11, code_ids=codes)
    assert describe(step) == "“money”, “time” coded in “one”"
    study.undo()
    assert study.values(Coding) == []
    assert study.values(Coder) == []


@pytest.mark.parametrize(
    "act",
    [
        lambda p: p.do(codebook.rename_code, code_id=id_of(p, "money"), name="finance"),
        lambda p: p.do(codebook.move_code, code_id=id_of(p, "money"), parent_id=id_of(p, "gains")),
        lambda p: p.do(codebook.merge_codes, code_ids=[id_of(p, "money"), id_of(p, "time")], into_id=id_of(p, "gains")),
        lambda p: p.do(codebook.retire_code, code_id=id_of(p, "obstacles")),
        lambda p: p.do(codebook.edit_code, code_id=id_of(p, "money"), definition="coins", colour="#000000"),
        lambda p: p.do(coding.remove_codings, coding_ids=[p.values(Coding)[0].id]),
        lambda p: p.do(coding.resize_coding, coding_id=p.values(Coding)[0].id, start=5, end=20),
        lambda p: p.do(coding.recode, coding_id=p.values(Coding)[0].id, code_id=id_of(p, "gains")),
        lambda p: p.do(sources.remove_source, source_id=p.values(Source)[0].id),
        lambda p: p.do(sources.rename_source, source_id=p.values(Source)[0].id, title="two"),
        lambda p: p.do(participants.rename_participant, participant_id=p.values(Participant)[0].id, name="Bea"),
        lambda p: p.do(memos.remove_memo, memo_id=p.values(Memo)[0].id),
    ],
)
def test_each_act_is_named_and_taken_back_by_one_undo(study: Project, act: Callable[[Project], object]) -> None:
    put(study, "money", "one", "Money")
    study.do(memos.add_memo, about=MemoOn.CODING, target_id=study.values(Coding)[0].id, text="look")
    kinds = (Source, Turn, Speaker, Original, Participant, Coding, Memo)
    before = {kind: sorted(study.values(kind), key=lambda v: v.id) for kind in kinds}
    codes = list(tree_of(study).walk())
    act(study)
    undoable = study.undoable()
    assert undoable is not None and "{" not in describe(undoable)
    assert (list(tree_of(study).walk()), {kind: study.values(kind) for kind in kinds}) != (codes, before)
    study.undo()
    assert list(tree_of(study).walk()) == codes
    assert {kind: sorted(study.values(kind), key=lambda v: v.id) for kind in kinds} == before


def test_merging_keeps_one_coding_where_both_lay_and_its_memo(study: Project) -> None:
    put(study, "money", "one", "Money")
    put(study, "time", "one", "Money")
    money = next(c for c in study.values(Coding) if c.code_id == id_of(study, "money"))
    study.do(memos.add_memo, about=MemoOn.CODING, target_id=money.id, text="look")
    time = id_of(study, "time")
    study.do(codebook.merge_codes, code_ids=[id_of(study, "money")], into_id=time)
    (kept,) = study.values(Coding)
    assert kept.code_id == time
    assert study.values(Memo)[0].target_id == kept.id


def test_merging_a_code_brings_the_codes_below_along(study: Project) -> None:
    study.do(codebook.merge_codes, code_ids=[id_of(study, "obstacles")], into_id=id_of(study, "gains"))
    assert [tree_of(study).path(code.id) for code in tree_of(study).walk()] == [
        "gains",
        "gains / money",
        "gains / time",
    ]
    with pytest.raises(CodebenchError, match="merged into itself"):
        study.do(codebook.merge_codes, code_ids=[id_of(study, "gains")], into_id=id_of(study, "money"))


def test_restoring_a_code_restores_those_above_it(study: Project) -> None:
    study.do(codebook.retire_code, code_id=id_of(study, "obstacles"))
    study.do(codebook.restore_code, code_id=id_of(study, "money"))
    assert [code.name for code in tree_of(study).walk() if code.retired] == ["time"]


def test_saying_who_a_label_is(study: Project) -> None:
    interviewer = next(s for s in study.values(Speaker) if s.role is Role.INTERVIEWER)
    anna = study.values(Participant)[0]
    study.do(sources.assign_speaker, speaker_id=interviewer.id, role=Role.PARTICIPANT, participant_id=anna.id)
    with pytest.raises(CodebenchError, match="needs a participant"):
        study.do(sources.assign_speaker, speaker_id=interviewer.id, role=Role.PARTICIPANT)


def test_a_source_without_speakers_can_be_given_to_someone(project: Project) -> None:
    add_interviews(project, reading("plan", (None, "We go abroad.")), reading("one", ("Anna", "Hello.")))
    plan = next(s for s in project.values(Source) if s.title == "plan")
    assert coverage(project) == 0
    assert all(turn.speaker_id is None for turn in transcript(project, plan.id).turns)
    anna = project.values(Participant)[0]
    add_tree(project, "abroad")
    put(project, "abroad", "plan", "abroad")
    assert coverage(project) == 0
    project.do(sources.assign_source, source_id=plan.id, participant_id=anna.id)
    assert coverage(project) == pytest.approx(6 / 19)


def test_an_undone_import_can_be_redone_and_its_original_is_whole(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "gesprek.txt"
    file.write_text("Interviewer: Hoe?\n\nAnna: Zo.\n\nInterviewer: En?\n\nAnna: Ja.")
    report = import_files(project, [file])
    assert report.added == ("gesprek",)
    project.undo()
    assert project.values(Source) == project.values(Participant) == []
    project.redo()
    assert [source.title for source in project.values(Source)] == ["gesprek"]
    assert report.step is not None and report.step.touches(Source, Turn)


def test_a_participants_file_after_the_sources_says_who_is_who(project: Project, tmp_path: Path) -> None:
    add_interviews(project, reading("one", ("Hanna", "Why?"), ("Anna", "Money.")))
    assert {p.name for p in project.values(Participant)} == {"Hanna", "Anna"}
    file = tmp_path / "people.csv"
    file.write_text("participant,speaker,role,group\nP1,Anna,participant,pabo / A\n,Hanna,interviewer,\n")
    participants.import_people_file(project, file)
    assert {p.name for p in project.values(Participant)} == {"P1"}
    assert {s.label: s.role for s in project.values(Speaker)} == {"Hanna": Role.INTERVIEWER, "Anna": Role.PARTICIPANT}
    project.undo()
    assert {p.name for p in project.values(Participant)} == {"Hanna", "Anna"}


def test_an_undo_of_what_has_since_changed_is_refused(study: Project) -> None:
    put(study, "money", "one", "Money")
    with study.database.write() as connection:
        connection.exec_driver_sql('UPDATE coding SET "end" = "end" + 3')
    with pytest.raises(CodebenchError, match="changed since"):
        study.undo()
    assert len(study.values(Coding)) == 1


def test_the_history_names_every_step_in_both_languages(study: Project) -> None:
    from codebench.i18n import use_language

    put(study, "money", "one", "Money")
    study.undo()
    study.redo()
    assert [describe(step) for step in study.history()][-3:] == [
        "“money” coded in “one”", "Undone: “money” coded in “one”", "Redone: “money” coded in “one”",
    ]  # fmt: skip
    use_language("nl")
    assert describe(study.history()[0]) == "1 bron geïmporteerd"


def test_a_new_code_among_others_is_named_and_so_is_one_of_before_it_could_be_among_others(study: Project) -> None:
    source = study.values(Source)[0]
    where = {"source_id": source.id, "start": source.text.index("Money"), "end": source.text.index(", mostly")}
    new = {"parent_id": None, "code_ids": [id_of(study, "money")]}
    step = study.do(coding.apply_new_code, name="greed", code_id="g", **new, **where)
    assert describe(step) == "“greed” added; “money”, “greed” coded in “one”"
    assert len(study.values(Coding)) == 2
    former = replace(step, details={"name": "greed", "codes": "greed", "source": "one"})
    assert describe(former) == "“greed” added and coded in “one”"


def test_the_history_knows_every_command_by_name() -> None:
    folder = Path(commands.__file__).parent
    declaring = {path.stem for path in folder.glob("*.py") if re.search(r"^@command\(", path.read_text("utf-8"), re.M)}
    assert declaring == {module.__name__.rpartition(".")[2] for module in history.DECLARING}
