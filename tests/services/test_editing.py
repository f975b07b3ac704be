"""Editing a source after coding: what moves along, what waits to be checked, and that undo brings all back."""

import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.coding import Coding
from codebench.domain.findings import ChosenQuote
from codebench.domain.ids import new_id
from codebench.domain.memo import Memo, MemoOn
from codebench.domain.review import RemarkOn, Verdict
from codebench.domain.source import Role, Source, Speaker, TimeMark, Turn
from codebench.errors import CodebenchError
from codebench.services.checking import problems
from codebench.services.checks import Check, keep_codings, put_back, remove_lost, to_check
from codebench.services.codebook import merge_codes
from codebench.services.coding import apply_codes, remove_codings, resize_coding
from codebench.services.editing import cut_passage, edit_text, join_turns, set_turn_speaker, split_turn
from codebench.services.memos import add_memo, memo_list
from codebench.services.printing import choose_quote, edit_chosen
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.review import add_remark, remarks
from codebench.services.sources import remove_source
from codebench.storage.work import Work
from tests.makers import add_interviews, add_tree, put, reading
from tests.storage.test_undo_everything import contents


@pytest.fixture
def study(project: Project) -> Project:
    lines = [("I", "Why not?"), ("Anna", "The monney, and the time."), ("Bram", "I like it. No time."), ("I", "So?")]
    add_interviews(project, reading("one", *lines))
    add_tree(project, "money", "time")
    put(project, "money", "one", "The monney")
    put(project, "time", "one", "and the time")
    return project


def source(project: Project) -> Source:
    return project.values(Source)[0]


def turns(project: Project) -> list[tuple[str, str]]:
    """Who says what."""
    labels: dict[str | None, str] = {speaker.id: speaker.label for speaker in project.values(Speaker)}
    found = sorted(project.values(Turn), key=lambda turn: turn.position)
    assert [turn.position for turn in found] == list(range(len(found)))
    return [(labels.get(turn.speaker_id, ""), source(project).text[turn.start : turn.end]) for turn in found]


def turn(project: Project, words: str) -> Turn:
    text = source(project).text
    return next(each for each in project.values(Turn) if words in text[each.start : each.end])


def coded(project: Project) -> list[tuple[str, str]]:
    book, text = codebook(project), source(project).text
    found = sorted(project.values(Coding), key=lambda coding: (coding.start, coding.end))
    return [(book[coding.code_id].name, text[coding.start : coding.end]) for coding in found]


def edit(project: Project, words: str, instead: str, until: str = "") -> None:
    text = source(project).text
    start = text.index(words)
    end = text.index(until, start) + len(until) if until else start + len(words)
    project.do(edit_text, source_id=source(project).id, start=start, end=end, words=instead)


def listed(project: Project) -> list[tuple[str, str, str]]:
    return [(check.code, check.before, check.after) for check in to_check(project)]


def test_a_typo_is_corrected_and_what_it_was_in_waits_to_be_checked(study: Project) -> None:
    before = contents(study)
    edit(study, "monney", "money")
    assert coded(study) == [("money", "The money"), ("time", "and the time")]
    assert listed(study) == [("money", "The monney", "The money")]
    (check,) = to_check(study)
    assert (check.source, check.coder, check.is_lost) == ("one", "Anna Vos", False)
    assert turns(study)[1:] == [("Anna", "The money, and the time."), ("Bram", "I like it. No time."), ("I", "So?")]
    assert problems(study) == []
    study.undo()
    assert contents(study) | {"coder": []} == before | {"coder": []}


def test_a_whole_turn_corrected_at_once_touches_only_the_words_that_changed(study: Project) -> None:
    edit(study, "The monney, and the time.", "The money, and the time!")
    assert listed(study) == [("money", "The monney", "The money")]


def test_words_put_back_as_they_were_need_no_check(study: Project) -> None:
    edit(study, "monney", "money")
    edit(study, "money", "monney")
    assert study.values(ToCheck) == []
    edit(study, "and the time", "")
    edit(study, ", ", ", and the time")
    assert coded(study)[1] == ("time", "and the time")
    assert listed(study) == []


def test_a_coding_whose_words_are_gone_is_kept_with_all_that_hangs_on_it(study: Project) -> None:
    coding = next(each for each in study.values(Coding) if each.end - each.start == len("and the time"))
    study.do(add_memo, about=MemoOn.CODING, target_id=coding.id, text="look")
    study.do(add_remark, about=RemarkOn.CODING, target=coding.id, verdict=Verdict.DOUBT)
    study.do(choose_quote, coding_id=coding.id)
    study.do(edit_chosen, coding_id=coding.id, words="[...] the time")
    before = contents(study)
    edit(study, ", and the time", "")
    assert coded(study) == [("money", "The monney")]
    assert listed(study) == [("time", "and the time", "")]
    assert problems(study) == []
    assert [head.target for head in memo_list(study)] == ["time · one"]
    assert [head.title for head in remarks(study)] == ["time · one"]
    study.undo()
    assert contents(study) == before
    study.redo()
    (lost,) = to_check(study)
    start = source(study).text.index("No time")
    study.do(put_back, lost_id=lost.id, start=start, end=start + len("No time"))
    assert coded(study)[1] == ("time", "No time")
    assert [quote.words for quote in study.values(ChosenQuote, coding_id=coding.id)] == ["[...] the time"]
    assert to_check(study) == []


def test_a_lost_coding_can_be_removed_and_goes_with_its_source(study: Project) -> None:
    (_, coding) = sorted(study.values(Coding), key=lambda each: each.start)
    study.do(add_memo, about=MemoOn.CODING, target_id=coding.id, text="look")
    edit(study, ", and the time", "")
    study.do(remove_lost, lost_ids=[to_check(study)[0].id])
    assert (to_check(study), study.values(Memo)) == ([], [])
    study.undo()
    study.do(remove_source, source_id=source(study).id)
    assert (to_check(study), study.values(Memo)) == ([], [])


def test_an_entry_is_settled_by_keeping_removing_or_another_stretch(study: Project) -> None:
    edit(study, "monney, and the", "money, and some")
    first, second = to_check(study)
    study.do(keep_codings, coding_ids=[first.coding_id])
    assert [check.code for check in to_check(study)] == ["time"]
    study.do(resize_coding, coding_id=second.coding_id, start=0, end=3)
    assert to_check(study) == []
    study.undo()
    study.do(remove_codings, coding_ids=[second.coding_id])
    assert to_check(study) == []


def test_a_merge_of_codes_takes_the_list_along(study: Project) -> None:
    edit(study, "monney", "money")
    edit(study, ", and the time", "")
    book = codebook(study)
    study.do(merge_codes, code_ids=[book.find("time").id], into_id=book.find("money").id)
    assert listed(study) == [("money", "The monney", "The money"), ("money", "and the time", "")]
    assert problems(study) == []


def test_two_codings_that_become_one_leave_their_words_on_the_list(study: Project) -> None:
    put(study, "money", "one", "The monney, and")
    edit(study, ", and", "")
    assert coded(study)[0] == ("money", "The monney")
    assert ("money", "The monney, and", "") in listed(study)
    assert len([words for code, words in coded(study) if code == "money"]) == 1


def test_codings_that_shift_into_each_others_places_stay_themselves(study: Project) -> None:
    start = source(study).text.index("I like it")
    code_id = codebook(study).find("time").id
    for at in range(6):
        study.do(apply_codes, source_id=source(study).id, start=start + at, end=start + at + 4, code_ids=[code_id])
    before = {coding.id: source(study).text[coding.start : coding.end] for coding in study.values(Coding)}
    edit(study, "Why", "Wh")
    edit(study, "Wh", "Oh why")
    text = source(study).text
    assert {coding.id: text[coding.start : coding.end] for coding in study.values(Coding)} == before


def test_an_edit_across_turns_leaves_every_turn_its_own_words(study: Project) -> None:
    edit(study, "and the", "so ", until="I like ")
    assert turns(study)[1:3] == [("Anna", "The monney, so "), ("Bram", "it. No time.")]
    study.undo()
    edit(study, "Why", "", until="I like it. ")
    assert turns(study) == [("Bram", "No time."), ("I", "So?")]
    assert {speaker.label for speaker in study.values(Speaker)} == {"Bram", "I"}
    study.undo()
    edit(study, "I like", "", until="So?")
    assert turns(study) == [("I", "Why not?"), ("Anna", "The monney, and the time.")]
    assert source(study).text == "Why not?\nThe monney, and the time."


def test_a_source_is_never_left_without_words(study: Project) -> None:
    with pytest.raises(CodebenchError, match="without words"):
        study.do(cut_passage, source_id=source(study).id, start=0, end=len(source(study).text))
    with pytest.raises(CodebenchError, match="no stretch"):
        study.do(edit_text, source_id=source(study).id, start=5, end=999, words="x")


def test_words_that_grow_together_with_what_stands_before_stay_normalised(study: Project) -> None:
    edit(study, "the time", "e\u0301\r\nn", until="time")
    at = source(study).text.index("é") + 1
    study.do(edit_text, source_id=source(study).id, start=at, end=at, words="\u0323")
    text = source(study).text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert problems(study) == []


def test_a_turn_is_split_and_joined_again(study: Project) -> None:
    whole = source(study).text
    study.do(split_turn, turn_id=turn(study, "monney").id, at=whole.index("and the"))
    assert turns(study)[1:3] == [("Anna", "The monney,"), ("Anna", "and the time.")]
    assert coded(study) == [("money", "The monney"), ("time", "and the time")]
    ids = [turn(study, "monney").id, turn(study, "and the").id]
    study.do(join_turns, turn_ids=ids)
    assert source(study).text == whole
    assert turns(study)[1] == ("Anna", "The monney, and the time.")
    assert (listed(study), problems(study)) == ([], [])
    with pytest.raises(CodebenchError, match="between its words"):
        study.do(split_turn, turn_id=turn(study, "So").id, at=len(whole))
    with pytest.raises(CodebenchError, match="follow each other"):
        study.do(join_turns, turn_ids=[turn(study, "Why").id, turn(study, "So").id])


def test_times_move_along(study: Project) -> None:
    def timed(work: Work) -> None:
        offset = source(study).text.index("No time")
        work.add(TimeMark(new_id(), source(study).id, offset, 12.0))

    study.do(timed)
    edit(study, "Why", "But why")
    (mark,) = study.values(TimeMark)
    assert source(study).text[mark.offset :].startswith("No time")
    study.do(split_turn, turn_id=turn(study, "No time").id, at=mark.offset)
    assert turn(study, "No time").time == 12.0
    edit(study, "No time.", "")
    assert study.values(TimeMark) == []


def test_a_turn_gets_another_speaker(study: Project) -> None:
    anna = next(each for each in study.values(Speaker) if each.label == "Anna")
    study.do(set_turn_speaker, turn_id=turn(study, "I like it").id, speaker_id=anna.id)
    assert turns(study)[2][0] == "Anna"
    assert "Bram" not in {speaker.label for speaker in study.values(Speaker)}
    study.do(set_turn_speaker, turn_id=turn(study, "So").id, label="Carla")
    carla = next(each for each in study.values(Speaker) if each.label == "Carla")
    assert (carla.role, turns(study)[3][0], carla.participant_id is None) == (Role.PARTICIPANT, "Carla", False)
    study.do(set_turn_speaker, turn_id=turn(study, "So").id)
    assert turns(study)[3] == ("", "So?")
    assert problems(study) == []


WORDS = ["", " ", "a", "e\u0301", "🙂 x", "\u0301", "שלום", "\n", "The monney"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["edit", "split", "join"]), st.integers(0, 99), st.integers(0, 99), st.sampled_from(WORDS)
        ),
        min_size=1,
        max_size=5,
    ),
    st.lists(st.integers(0, 999), max_size=16),
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))  # fmt: skip
def test_whatever_is_edited_nothing_is_lost_and_undo_brings_all_back(
    deeds: list[tuple[str, int, int, str]], places: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "s.codebench", coder_name="Anna")
        lines = [("I", "Why 🙂 not?"), ("Anna", "The mónney, and שלום."), ("Bram", "מه مَ no time"), ("I", "So?")]
        add_interviews(project, reading("one", *lines))
        add_tree(project, "money", "time")
        codes = [code.id for code in codebook(project).walk()]
        for at, (one, other) in enumerate(zip(places[::2], places[1::2], strict=False)):
            start, end = sorted((one % 40, other % 40))
            try:
                span = {"start": start, "end": end, "code_ids": [codes[at % 2]]}
                project.do(apply_codes, source_id=source(project).id, **span)
            except CodebenchError:
                continue
        number, before = len(project.history()), contents(project)
        whole = {coding.id: coding for coding in project.values(Coding)}
        words = {each: source(project).text[c.start : c.end] for each, c in whole.items()}
        for deed in deeds:
            some_edit(project, *deed)
            check(project, words)
        while len(project.undo_points()) > number:
            project.undo()
        assert contents(project) == before
        project.close()


def some_edit(project: Project, deed: str, one: int, other: int, words: str) -> None:
    found = sorted(project.values(Turn), key=lambda turn: turn.position)
    length = len(source(project).text)
    start, end = sorted((one % (length + 1), other % (length + 1)))
    try:
        if deed == "edit":
            project.do(edit_text, source_id=source(project).id, start=start, end=end, words=words)
        elif deed == "split":
            project.do(split_turn, turn_id=found[one % len(found)].id, at=end)
        else:
            project.do(join_turns, turn_ids=[each.id for each in found[one % len(found) :][:2]])
    except CodebenchError:
        return


def check(project: Project, words: dict[str, str]) -> None:
    """The list holds exactly the codings whose words are others than they were, and no coding went missing."""
    assert problems(project) == []
    text = source(project).text
    assert unicodedata.is_normalized("NFC", text)
    found = sorted(project.values(Turn), key=lambda turn: turn.position)
    assert "\n".join(text[turn.start : turn.end] for turn in found) == text
    now = {coding.id: text[coding.start : coding.end] for coding in project.values(Coding)}
    waiting: dict[str, Check] = {check.coding_id: check for check in to_check(project)}
    lost = {each.coding_id for each in project.values(LostCoding)}
    assert not lost & set(now)
    changed = {each for each, before in words.items() if each in now and before.split() != now[each].split()}
    assert set(waiting) == changed | lost
    for coding_id, before in words.items():
        if coding_id in waiting:
            assert waiting[coding_id].before.split() == before.split()
            assert waiting[coding_id].after == now.get(coding_id, "")
        assert coding_id in now or coding_id in lost or before.split() in [words.split() for words in now.values()]
