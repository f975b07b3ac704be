"""Codes for a passage and answers for a code: only what proved itself, only what is not there yet."""

import pytest

from codebench.domain.coding import Coding
from codebench.services.coding import remove_codings
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.services.suggesting import Learnt, learn, look_alikes, still_without
from tests.makers import add_interviews, add_tree, put, reading

MONEY = (
    "De huur is te duur.",
    "Ze hebben geen geld.",
    "Dubbele huur kost geld.",
    "Zo'n dure kamer, die huur.",
    "Het geld is op.",
)
TIME = ("Ze lopen vertraging op.", "Een semester vertraging.", "Het semester past niet.", "Je mist een toets.", "De toets en het semester.")  # fmt: skip
BARE = ("Die dure huur weer, hè.", "Het is gezellig.", "En dan dat semester, die vertraging.")


@pytest.fixture
def talk(project: Project) -> Project:
    for number in range(5):
        turns = [(f"P{number}", MONEY[number]), ("Interviewer", "Wat kost de huur?"), (f"P{number}", TIME[number])]
        add_interviews(project, reading(f"P{number}", ("Interviewer", "Vertel."), *turns))
    bare = [turn for line in BARE for turn in (("Interviewer", "En de huur?"), ("Rosa", line))]
    add_interviews(project, reading("Rosa", *bare))
    add_tree(project, "redenen", "redenen / geld", "redenen / tijd", "redenen / leuk")
    for number in range(5):
        put(project, "geld", f"P{number}", MONEY[number])
        put(project, "tijd", f"P{number}", TIME[number])
    put(project, "leuk", "Rosa", "Het is gezellig.")
    return project


def ids(project: Project) -> set[str]:
    return {code.id for code in codebook(project).walk()}


def names(project: Project, learnt: Learnt, text: str, allowed: set[str] | None = None) -> list[str]:
    book = codebook(project)
    return [
        book[each.code].name for each in learnt.suggestions(text, allowed=ids(project) if allowed is None else allowed)
    ]


def found(project: Project, code: str) -> list[tuple[str, str]]:
    code_id = codebook(project).find(code).id
    return [(each.who, each.text) for each in look_alikes(project, learn(project), code_id=code_id)]


def test_a_passage_gets_the_code_it_looks_like_with_the_words_that_led_there(talk: Project) -> None:
    learnt = learn(talk)
    assert learnt.trial.is_useful and learnt.trial.passages == 10
    (best,) = learnt.suggestions("Wat een dure huur!", allowed=ids(talk))
    assert codebook(talk)[best.code].name == "geld" and set(best.words) == {"dure", "huur"}


def test_what_is_hardly_like_anything_or_not_allowed_is_not_suggested(talk: Project) -> None:
    learnt = learn(talk)
    assert names(talk, learnt, "Het is gezellig, de sfeer, het weer, de stad en de mensen, zonder toets.") == []
    assert names(talk, learnt, "Wat een dure huur!", allowed=set()) == []
    assert names(talk, learnt, "Geld en vertraging, een semester huur.") != []


def test_a_code_with_too_few_codings_is_not_known(talk: Project) -> None:
    learnt, book = learn(talk), codebook(talk)
    assert learnt.knows(book.find("geld").id) and not learnt.knows(book.find("leuk").id)
    assert found(talk, "leuk") == []


def test_a_stretch_of_two_speakers_is_one_coding(talk: Project) -> None:
    duet = [turn for n in range(3) for turn in (("Kim", f"De sfeer is top {n}."), ("Lou", f"Ja, een leuke sfeer {n}."))]
    add_interviews(talk, reading("duo", *duet))
    for n in range(3):
        put(talk, "leuk", "duo", f"De sfeer is top {n}.", until=f"leuke sfeer {n}.")
    assert not learn(talk).knows(codebook(talk).find("leuk").id)


def test_answers_that_look_like_a_code_without_having_it_come_with_who_said_them(talk: Project) -> None:
    assert found(talk, "geld") == [("Rosa", BARE[0])]
    assert found(talk, "tijd") == [("Rosa", BARE[2])]


def test_an_answer_that_has_the_code_or_one_below_it_is_not_listed(talk: Project) -> None:
    answers = look_alikes(talk, learn(talk), code_id=(geld := codebook(talk).find("geld").id))
    put(talk, "geld", "Rosa", BARE[0])
    assert found(talk, "geld") == [] and still_without(talk, answers, code_id=geld) == []
    talk.undo()
    assert still_without(talk, answers, code_id=geld) == answers
    add_tree(talk, "redenen / geld / huur")
    put(talk, "huur", "Rosa", "dure huur")
    assert found(talk, "geld") == []


def test_where_it_does_not_beat_the_commonest_code_nothing_is_suggested(talk: Project) -> None:
    tijd = codebook(talk).find("tijd").id
    talk.do(remove_codings, coding_ids=[each.id for each in talk.values(Coding, code_id=tijd)])
    assert not learn(talk).trial.is_useful
    assert names(talk, learn(talk), "Wat een dure huur!") == [] and found(talk, "geld") == []


def test_looking_and_learning_change_nothing(talk: Project) -> None:
    before = len(talk.history())
    learn(talk)
    found(talk, "geld")
    assert len(talk.history()) == before


def test_it_says_how_far_it_is_and_may_be_stopped(talk: Project) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        look_alikes(talk, learn(talk), code_id=codebook(talk).find("geld").id, progress=stop)


def test_a_project_without_codings_suggests_nothing(project: Project) -> None:
    assert learn(project).suggestions("Geld.", allowed=()) == ()
