import pytest

from codebench.domain.memo import Memo, MemoOn
from codebench.domain.participant import Attribute, AttributeValue, Group, Membership, Participant
from codebench.domain.source import Role, Source, Speaker
from codebench.errors import CodebenchError
from codebench.services.attributes import add_attribute, remove_attribute, rename_attribute, set_attribute
from codebench.services.history import describe
from codebench.services.memos import add_memo
from codebench.services.persons import (
    add_participant,
    give_source,
    give_speaker,
    remove_participants,
    set_consent,
    set_groups,
    set_pseudonym,
)
from codebench.services.project import Project
from codebench.services.roster import Person, roster
from tests.makers import add_interviews, people, person, reading
from tests.storage.test_undo_everything import contents


@pytest.fixture
def study(project: Project) -> Project:
    add_interviews(
        project,
        reading("one", ("Interviewer", "Why?"), ("Anna", "Money."), ("Bram", "Time.")),
        reading("plan", (None, "A policy.")),
        who=people(person("Anna", "pabo / A", job="teacher"), person("Bram", "ulo / B")),
    )
    return project


def named(project: Project, name: str) -> Person:
    return next(each for each in roster(project).people if each.participant.name == name)


def ids(project: Project, *names: str) -> list[str]:
    return [named(project, name).participant.id for name in names]


def attribute(project: Project, name: str) -> str:
    return next(each.id for each in project.values(Attribute) if each.name == name)


def test_a_participant_can_be_there_before_anything_is_heard(study: Project) -> None:
    study.do(add_participant, name="  Chris  Smit ")
    assert named(study, "Chris Smit").voices == ()
    with pytest.raises(CodebenchError, match="name of their own"):
        study.do(add_participant, name="chris smit")


def test_one_gesture_gives_a_value_to_all_who_were_chosen_and_one_undo_takes_it_back(study: Project) -> None:
    job, before = attribute(study, "job"), contents(study)
    step = study.do(set_attribute, attribute_id=job, participant_ids=ids(study, "Anna", "Bram"), value=" lector ")
    assert [each.values[job] for each in roster(study).people] == ["lector", "lector"]
    assert describe(step) == "“job” of 2 participants is now “lector”"
    study.undo()
    assert contents(study) == before


def test_an_empty_value_means_that_nothing_is_known_of_this_one_only(study: Project) -> None:
    study.do(add_attribute, name="years")
    years, anna = attribute(study, "years"), ids(study, "Anna")
    study.do(set_attribute, attribute_id=years, participant_ids=anna, value="4")
    study.do(set_attribute, attribute_id=attribute(study, "job"), participant_ids=anna, value="")
    assert [(each.attribute_id, each.value) for each in study.values(AttributeValue)] == [(years, "4")]


def test_an_attribute_is_made_renamed_and_removed_with_its_values(study: Project) -> None:
    study.do(rename_attribute, attribute_id=attribute(study, "job"), name="function")
    with pytest.raises(CodebenchError, match="name of its own"):
        study.do(add_attribute, name="Function")
    study.do(remove_attribute, attribute_id=attribute(study, "function"))
    assert not study.values(AttributeValue)
    study.undo()
    assert named(study, "Anna").values[attribute(study, "function")] == "teacher"


def test_someone_joins_several_groups_new_ones_by_their_path_and_leaves_another(study: Project) -> None:
    both = ids(study, "Anna", "Bram")
    left = named(study, "Anna").group_ids
    study.do(set_groups, participant_ids=both, join=[("ulo", "B"), ("pabo", "C")], leave=left)
    known = roster(study)
    paths = [{known.groups.path(group_id) for group_id in each.group_ids} for each in known.people]
    assert paths == [{"ulo / B", "pabo / C"}, {"ulo / B", "pabo / C"}]
    assert len(study.values(Membership)) == 4
    assert len(study.values(Group)) == 5


def test_a_pseudonym_stands_for_one_participant(study: Project) -> None:
    anna, bram = ids(study, "Anna", "Bram")
    study.do(set_pseudonym, participant_id=anna, pseudonym="Noor")
    for taken in ("noor", "Anna"):
        with pytest.raises(CodebenchError, match="stands for another"):
            study.do(set_pseudonym, participant_id=bram, pseudonym=taken)
    study.do(set_pseudonym, participant_id=anna, pseudonym="")
    assert named(study, "Anna").participant.pseudonym == ""


def test_consent_is_given_for_all_who_were_chosen(study: Project) -> None:
    study.do(set_consent, participant_ids=ids(study, "Anna", "Bram"), consent=True)
    assert all(each.consent for each in study.values(Participant))


def test_who_speaks_is_not_removed_and_who_does_not_goes_with_what_was_known(study: Project) -> None:
    anna = ids(study, "Anna")
    with pytest.raises(CodebenchError, match="speakers and sources of Anna"):
        study.do(remove_participants, participant_ids=anna)
    speaker = named(study, "Anna").voices[0].speaker_id
    study.do(give_speaker, speaker_id=speaker, name="Chris")
    study.do(add_memo, about=MemoOn.PARTICIPANT, target_id=anna[0], text="?")
    study.do(remove_participants, participant_ids=anna)
    assert {each.participant.name for each in roster(study).people} == {"Bram", "Chris"}
    assert not study.values(Memo) and not study.values(AttributeValue)
    study.undo()
    assert study.values(Memo) and named(study, "Anna").group_ids


def test_a_speaker_or_a_document_is_given_to_somebody_by_name(study: Project) -> None:
    asking = study.values(Speaker, role=Role.INTERVIEWER)[0]
    step = study.do(give_speaker, speaker_id=asking.id, name="anna")
    assert describe(step) == "“Interviewer” in “one” is now Anna"
    assert [voice.label for voice in named(study, "Anna").voices] == ["Interviewer", "Anna"]
    plan = study.values(Source, title="plan")[0]
    assert [voice.source for voice in roster(study).documents] == ["plan"]
    study.do(give_source, source_id=plan.id, name="Dirk")
    assert [voice.source for voice in named(study, "Dirk").voices] == ["plan"]
    assert roster(study).documents == ()
    with pytest.raises(CodebenchError):
        study.do(give_source, source_id=plan.id, name=" ")
