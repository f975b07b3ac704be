"""Naming versions of the codebook and seeing what lies between them; splitting, examples, memos, history."""

import json
from pathlib import Path

import docx
import pytest

from codebench.__main__ import main
from codebench.domain.coding import Coder, Coding
from codebench.domain.ids import new_id
from codebench.domain.memo import MemoOn
from codebench.domain.source import Source
from codebench.errors import CodebenchError
from codebench.services import codebook, memos
from codebench.services.exporting import export_comparison, export_memos
from codebench.services.history import describe, entries, explain, undo_to
from codebench.services.previews import merge_preview, split_preview
from codebench.services.project import Project
from codebench.services.reading import code_counts, undefined_codes, unused_codes
from codebench.services.reading import codebook as tree_of
from codebench.services.versions import compare, name_version, versions
from tests.makers import add_interviews, add_tree, put, reading


@pytest.fixture
def study(project: Project) -> Project:
    add_interviews(
        project,
        reading("one", ("Interviewer", "Why?"), ("Anna", "Money and time.")),
        reading("two", ("Bram", "Money.")),
    )
    add_tree(project, "obstacles", "obstacles / money", "obstacles / time", "gains")
    put(project, "money", "one", "Money")
    put(project, "money", "two", "Money")
    put(project, "time", "one", "time")
    return project


def id_of(project: Project, code: str) -> str:
    return tree_of(project).find(code).id


def test_what_happened_between_two_versions_is_said_with_the_counts(study: Project) -> None:
    name_version(study, name="v1", reason="for the supervisor")
    study.do(codebook.rename_code, code_id=id_of(study, "money"), name="finance")
    study.do(codebook.move_code, code_id=id_of(study, "gains"), parent_id=id_of(study, "obstacles"))
    study.do(codebook.edit_code, code_id=id_of(study, "gains"), definition="what it brings")
    study.do(codebook.merge_codes, code_ids=[id_of(study, "time")], into_id=id_of(study, "finance"))
    add_tree(study, "luck")
    study.do(codebook.retire_code, code_id=id_of(study, "obstacles / gains"))
    name_version(study, name="v2")
    first, second = versions(study)
    assert (first.name, first.reason) == ("v1", "for the supervisor")
    found = compare(study, first.id, second.id)
    assert [(d.kind.value, d.code, d.before, d.after) for d in found.differences] == [
        ("renamed", "obstacles / finance", 2, 2),
        ("moved", "obstacles / gains", 0, 0),
        ("retired", "obstacles / gains", 0, 0),
        ("changed", "obstacles / gains", 0, 0),
        ("added", "luck", None, 0),
        ("merged", "obstacles / time", 1, None),
    ]
    assert compare(study, second.id).differences == ()
    assert "into “obstacles / finance”" in {d.detail for d in found.differences}


def test_a_version_is_one_step_and_needs_a_name_of_its_own(study: Project) -> None:
    step = name_version(study, name="v1")
    assert describe(step) == "Codebook version “v1” named"
    for name in ("", "v1"):
        with pytest.raises(CodebenchError, match="name of its own"):
            name_version(study, name=name)
    study.undo()
    assert versions(study) == []


def test_versions_from_the_shell(study: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(study.path)
    study.close()
    assert main(["codebook", path, "version", "v1", "--reason", "before the merge"]) == 0
    assert main(["codebook", path, "rename", "gains", "yield", "--reason", "clearer"]) == 0
    capsys.readouterr()
    assert main(["codebook", path, "compare", "v1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(d["kind"], d["code"], d["detail"]) for d in found["differences"]] == [
        ("renamed", "yield", "was “gains”. Why: clearer")
    ]
    assert main(["codebook", path, "compare", "v9"]) == 1
    assert main(["history", path]) == 0
    assert "Code “gains” renamed “yield”. Why: clearer" in capsys.readouterr().out


def test_splitting_gives_some_codings_to_a_new_code_beside_it(study: Project) -> None:
    anna = next(c for c in study.values(Coding) if c.code_id == id_of(study, "money"))
    study.do(
        codebook.split_code, code_id=id_of(study, "money"), name="loans", new_code_id=new_id(), coding_ids=[anna.id]
    )
    counts = code_counts(study)
    names = [code.name for code in tree_of(study).children(id_of(study, "obstacles"))]
    assert names == ["money", "loans", "time"]
    assert (counts[id_of(study, "money")].participants, counts[id_of(study, "loans")].participants) == (1, 1)
    study.undo()
    assert code_counts(study)[id_of(study, "money")].participants == 2


def test_a_merge_says_before_what_each_counts_and_what_all_count_after(study: Project) -> None:
    money, time, gains = (id_of(study, name) for name in ("money", "time", "gains"))
    preview = merge_preview(study, [time, gains], money)
    before = {code_id: (count.participants, count.codings) for code_id, count in preview.before.items()}
    assert before == {time: (1, 1), gains: (0, 0), money: (2, 2)}
    study.do(codebook.merge_codes, code_ids=[time, gains], into_id=money)
    after = code_counts(study)[money]
    assert (preview.after.participants, preview.after.codings) == (after.participants, after.codings) == (2, 3)
    study.undo()
    assert {
        code_id: (n.participants, n.codings) for code_id, n in code_counts(study).items() if code_id in before
    } == before


def test_a_split_says_before_what_each_will_count(study: Project) -> None:
    money = id_of(study, "money")
    preview = split_preview(study, money)
    anna = study.values(Coding, code_id=money)[0]
    assert [(n.participants, n.codings) for n in preview(())] == [(2, 2), (0, 0)]
    foreseen = preview({anna.id})
    new = new_id()
    study.do(codebook.split_code, code_id=money, name="loans", new_code_id=new, coding_ids=[anna.id])
    counts = code_counts(study)
    for code_id, told in zip((money, new), foreseen, strict=True):
        assert (counts[code_id].participants, counts[code_id].codings) == (told.participants, told.codings) == (1, 1)


def test_a_split_of_a_passage_that_two_coders_coded_leaves_one_on_both_sides(study: Project) -> None:
    money = id_of(study, "money")
    study.coder = Coder(new_id(), "Bea", "B")
    put(study, "money", "one", "Money")
    mine = next(c for c in study.values(Coding, code_id=money) if c.coder_id == study.coder.id)
    keeps, gets = split_preview(study, money)({mine.id})
    assert (keeps.codings, gets.codings) == (2, 1)


def test_a_code_counts_by_itself_and_with_the_codes_below(study: Project) -> None:
    put(study, "obstacles", "one", "and")
    count = code_counts(study)[id_of(study, "obstacles")]
    assert (count.own_participants, count.own_codings) == (1, 1)
    assert (count.participants, count.codings) == (2, 4)


def test_codes_below_a_chosen_one_go_with_it_and_one_undo_brings_all_back(study: Project) -> None:
    before = list(tree_of(study).walk())
    obstacles, money = id_of(study, "obstacles"), id_of(study, "money")
    for chosen in ([money, obstacles], [obstacles, money]):
        study.do(codebook.merge_codes, code_ids=chosen, into_id=id_of(study, "gains"))
        assert [tree_of(study).path(code.id) for code in tree_of(study).walk()] == ["gains", "gains / time"]
        assert code_counts(study)[id_of(study, "gains")].own_participants == 2
        study.undo()
        assert list(tree_of(study).walk()) == before


def test_a_reason_stands_in_the_history_and_in_the_comparison_of_versions(study: Project, tmp_path: Path) -> None:
    money, time = id_of(study, "money"), id_of(study, "time")
    name_version(study, name="v1")
    merged = study.do(codebook.merge_codes, code_ids=[time], into_id=money, reason=" the same to all ")
    assert describe(merged) == "Codes “obstacles / time” merged into “obstacles / money”"
    assert explain(merged) == f"{describe(merged)}. Why: the same to all"
    one = study.values(Coding, code_id=money)[0].id
    study.do(
        codebook.split_code, code_id=money, name="loans", new_code_id=new_id(), coding_ids=[one], reason="own debts"
    )
    study.do(codebook.move_code, code_id=id_of(study, "gains"), parent_id=money, reason="misplaced")
    study.do(codebook.rename_code, code_id=money, name="finance")
    study.do(codebook.retire_code, code_id=id_of(study, "gains"), reason="too general")
    found = compare(study, versions(study)[0].id)
    assert {(d.kind.value, d.detail) for d in found.differences} == {
        ("merged", "into “obstacles / finance”. Why: the same to all"),
        ("added", "split off from “money”. Why: own debts"),
        ("moved", "was under the top. Why: misplaced"),
        ("renamed", "was “money”"),
        ("retired", "Why: too general"),
    }
    export_comparison(study, found, tmp_path / "changes.docx")
    words = [p.text for p in docx.Document(str(tmp_path / "changes.docx")).paragraphs]
    assert "into “obstacles / finance”. Why: the same to all" in words


def test_a_later_reason_says_nothing_of_an_earlier_version(study: Project) -> None:
    gains = id_of(study, "gains")
    name_version(study, name="v1")
    study.do(codebook.retire_code, code_id=gains, reason="too general")
    name_version(study, name="v2")
    study.do(codebook.restore_code, code_id=gains)
    study.do(codebook.retire_code, code_id=gains)
    first, second = versions(study)
    assert [d.detail for d in compare(study, first.id, second.id).differences] == ["Why: too general"]
    assert [d.detail for d in compare(study, first.id).differences] == [""]


def test_a_quote_becomes_the_example_of_its_code(study: Project) -> None:
    coding = next(c for c in study.values(Coding) if c.code_id == id_of(study, "time"))
    study.do(codebook.take_example, coding_id=coding.id)
    assert tree_of(study).find("time").example == "time"
    study.undo()
    assert tree_of(study).find("time").example == ""


def test_codes_without_codings_and_codings_without_definition(study: Project) -> None:
    assert [code.name for code in unused_codes(study)] == ["gains"]
    study.do(codebook.edit_code, code_id=id_of(study, "money"), definition="coins")
    assert [code.name for code in undefined_codes(study)] == ["time"]


def test_the_history_can_be_filtered_and_undone_to_a_point(study: Project) -> None:
    two = next(s for s in study.values(Source) if s.title == "two")
    assert [describe(step) for step in entries(study, source_id=two.id)] == [
        "“money” coded in “two”", "2 sources imported",
    ]  # fmt: skip
    assert [step.command for step in entries(study, code_id=id_of(study, "time"))] == ["apply_codes", "add_code"]
    assert [step.number for step in entries(study)] == sorted((s.number for s in study.history()), reverse=True)
    target = entries(study, code_id=id_of(study, "gains"))[0].number
    assert len(undo_to(study, target)) == 3
    assert study.values(Coding) == []
    assert study.undo_points()[-1] == target
    while study.redoable():
        study.redo()
    assert len(study.values(Coding)) == 3


def test_memos_are_listed_and_go_to_word(study: Project, tmp_path: Path) -> None:
    coding = study.values(Coding)[0]
    study.do(memos.add_memo, about=MemoOn.PROJECT, target_id="", text="Start here.")
    study.do(memos.add_memo, about=MemoOn.CODE, target_id=id_of(study, "money"), text="Check with Bram.")
    study.do(memos.add_memo, about=MemoOn.CODING, target_id=coding.id, text="Strong one.")
    assert [(head.about.value, head.target) for head in memos.memo_list(study)] == [
        ("project", "study"), ("coding", "money · one"), ("code", "obstacles / money"),
    ]  # fmt: skip
    export_memos(study, tmp_path / "memos.docx")
    words = [p.text for p in docx.Document(str(tmp_path / "memos.docx")).paragraphs]
    assert {"Start here.", "Check with Bram.", "Strong one.", "On codes"} <= set(words)


def test_a_comparison_goes_to_word(study: Project, tmp_path: Path) -> None:
    name_version(study, name="v1")
    study.do(codebook.rename_code, code_id=id_of(study, "gains"), name="yield")
    export_comparison(study, compare(study, versions(study)[0].id), tmp_path / "changes.docx")
    words = [p.text for p in docx.Document(str(tmp_path / "changes.docx")).paragraphs]
    assert words[0] == "The codebook from v1 to now"
    assert words[2:5] == ["yield", "renamed · 0 → 0", "was “gains”"]
