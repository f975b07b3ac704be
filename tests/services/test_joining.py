"""Participants who turn out to be one: against the same study in which they were one from the start."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from codebench.domain.findings import SavedReport, Summary
from codebench.domain.memo import Memo, MemoOn
from codebench.domain.participant import Attribute, AttributeValue, Membership, Participant
from codebench.domain.question import Question
from codebench.domain.source import Source, Speaker
from codebench.errors import CodebenchError
from codebench.services.attributes import add_attribute, set_attribute
from codebench.services.framework import write_summary
from codebench.services.frozen import Place, answer_of
from codebench.services.history import describe
from codebench.services.joining import CONSENT, PSEUDONYM, Tally, join_preview, merge_participants
from codebench.services.memos import add_memo
from codebench.services.persons import set_consent, set_pseudonym
from codebench.services.project import Project
from codebench.services.reading import code_counts, codebook, study
from codebench.services.reports import table
from codebench.services.saved import save
from tests.analysis.made import Made, questions, studies, write
from tests.makers import add_interviews, add_tree, people, person, put, reading
from tests.storage.test_undo_everything import contents


def units(project: Project, question: Question) -> dict[Place, frozenset[str]]:
    return dict(answer_of(study(project), question, table(project, question)).units)


def as_one(made: Made, into: int) -> Made:
    """The study in which the last participant had been another one all along."""
    last = len(made.joined) - 1
    turns = [[into if who == last else who for who in line] for line in made.turns]
    joined = [groups | (made.joined[last] if n == into else set()) for n, groups in enumerate(made.joined[:-1])]
    ages = [age or (made.ages[last] if n == into else None) for n, age in enumerate(made.ages[:-1])]
    return replace(made, turns=turns, joined=joined, ages=ages)


@given(studies(), st.lists(questions(), min_size=1, max_size=4), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_merge_changes_no_count_but_for_counting_them_as_one_and_undo_restores(
    made: Made, asked: list[Question], data: st.DataObject
) -> None:
    last = len(made.joined) - 1
    assume(last > 0)
    into = data.draw(st.integers(0, last - 1))
    with tempfile.TemporaryDirectory() as folder:
        project, other = (Project.create(Path(folder) / f"{name}.codebench", coder_name="A") for name in "ab")
        project.do(write, made=made)
        other.do(write, made=as_one(made, into))
        before, shown = contents(project), join_preview(project, [f"p{into}", f"p{last}"])
        counts = {code_id: each.participants for code_id, each in code_counts(project).items()}
        project.do(merge_participants, participant_ids=[f"p{last}"], into_id=f"p{into}")
        assert [units(project, each) for each in asked] == [units(other, each) for each in asked]
        after = {code_id: each.participants for code_id, each in code_counts(project).items()}
        book = codebook(project)
        moved = {book.path(each): (counts[each], after[each]) for each in after if counts[each] != after[each]}
        assert {path: (was, now) for path, was, now in shown.fewer} == moved
        project.undo()
        assert contents(project) == before
        project.close()
        other.close()


@pytest.fixture
def twins(project: Project) -> Project:
    """Anna is called A. de Boer in her second interview."""
    who = people(person("Anna", "pabo / A", job="teacher"), person("A. de Boer", "ulo / B", job="lector", years="4"))
    add_interviews(
        project,
        reading("one", ("Interviewer", "Why?"), ("Anna", "Money, yes. Time as well.")),
        reading("two", ("Interviewer", "Why?"), ("A. de Boer", "Money again.")),
        reading("three", ("Bram", "Money.")),
        who=who,
    )
    add_tree(project, "money", "time")
    for code, title, words in (
        ("money", "one", "Money"),
        ("time", "one", "Time"),
        ("money", "two", "Money"),
        ("money", "three", "Money"),
    ):
        put(project, code, title, words)
    return project


def ids(project: Project) -> dict[str, str]:
    return {each.name: each.id for each in project.values(Participant)}


def test_it_says_beforehand_what_counts_how_often_and_what_is_known_differently(twins: Project) -> None:
    who = ids(twins)
    anna, boer = who["Anna"], who["A. de Boer"]
    twins.do(set_consent, participant_ids=[anna], consent=True)
    shown = join_preview(twins, [anna, boer])
    assert (shown.before[anna], shown.before[boer], shown.after) == (Tally(1, 2, 2), Tally(1, 1, 1), Tally(2, 2, 3))
    assert shown.fewer == (("money", 3, 2),)
    assert [(each.name, set(each.values.values())) for each in shown.conflicts] == [
        ("consent to being named", {"yes", "no"}),
        ("job", {"teacher", "lector"}),
    ]


def test_who_stays_has_the_sources_groups_and_facts_of_both(twins: Project) -> None:
    who = ids(twins)
    anna, boer = who["Anna"], who["A. de Boer"]
    job = next(each.id for each in twins.values(Attribute) if each.name == "job")
    step = twins.do(merge_participants, participant_ids=[anna, boer], into_id=anna, keep={job: boer})
    assert describe(step) == "“A. de Boer” is the same person as “Anna”"
    assert set(ids(twins)) == {"Anna", "Bram"}
    assert {each.participant_id for each in twins.values(Speaker, label="A. de Boer")} == {anna}
    assert len(twins.values(Membership, participant_id=anna)) == 2
    assert {each.value for each in twins.values(AttributeValue, owner_id=anna)} == {"lector", "4"}
    assert not twins.values(AttributeValue, owner_id=boer)


def test_pseudonym_and_consent_are_those_of_who_stays_or_as_was_chosen(twins: Project) -> None:
    who = ids(twins)
    anna, boer = who["Anna"], who["A. de Boer"]
    twins.do(set_pseudonym, participant_id=boer, pseudonym="Floor")
    twins.do(set_consent, participant_ids=[boer], consent=True)
    twins.do(merge_participants, participant_ids=[boer], into_id=anna)
    assert twins.values(Participant, id=anna)[0] == Participant(anna, "Anna", "Floor", consent=False)
    twins.undo()
    twins.do(set_pseudonym, participant_id=anna, pseudonym="Noor")
    twins.do(merge_participants, participant_ids=[boer], into_id=anna, keep={PSEUDONYM: boer, CONSENT: boer})
    assert twins.values(Participant, id=anna)[0] == Participant(anna, "Anna", "Floor", consent=True)


def test_memos_summaries_and_being_left_out_of_a_report_go_along(twins: Project) -> None:
    who = ids(twins)
    anna, boer = who["Anna"], who["A. de Boer"]
    money = codebook(twins).find("money").id
    twins.do(add_memo, about=MemoOn.PARTICIPANT, target_id=boer, text="asks back")
    for unit, text in ((anna, "It costs."), (boer, "It costs again.")):
        twins.do(write_summary, code_id=money, unit_id=unit, text=text)
    save(twins, "without her", Question(without_people=("A. de Boer",)))
    twins.do(merge_participants, participant_ids=[boer], into_id=anna)
    assert [each.target_id for each in twins.values(Memo)] == [anna]
    assert [(each.unit_id, each.text) for each in twins.values(Summary)] == [(anna, "It costs.\nIt costs again.")]
    assert json.loads(twins.values(SavedReport)[0].question)["without_people"] == [anna]


def test_one_participant_is_nothing_to_merge(twins: Project) -> None:
    anna = ids(twins)["Anna"]
    with pytest.raises(CodebenchError, match="at least two"):
        twins.do(merge_participants, participant_ids=[anna], into_id=anna)


def test_a_value_only_the_other_has_is_taken_over_and_a_document_too(twins: Project) -> None:
    who = ids(twins)
    twins.do(add_attribute, name="place")
    place = next(each.id for each in twins.values(Attribute) if each.name == "place")
    twins.do(set_attribute, attribute_id=place, participant_ids=[who["Bram"]], value="Delft")
    source = twins.values(Source, title="three")[0]
    twins.do(merge_participants, participant_ids=[who["Bram"]], into_id=who["Anna"])
    assert [each.owner_id for each in twins.values(AttributeValue, attribute_id=place)] == [who["Anna"]]
    assert {each.participant_id for each in twins.values(Speaker, source_id=source.id)} == {who["Anna"]}
