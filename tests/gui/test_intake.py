"""What is decided about files before they come in."""

from dataclasses import replace
from pathlib import Path

import pytest

from codebench.domain.bundle import Bundle, Passage
from codebench.domain.participant import PeopleSpec
from codebench.domain.source import Role
from codebench.domain.survey import Survey
from codebench.gui.intake import Intake
from codebench.services.incoming import Incoming, Trust
from codebench.services.sources import WHOLE
from tests.makers import people, person

INTERVIEWER, PARTICIPANT = Role.INTERVIEWER, Role.PARTICIPANT


def text(name: str, *labels: str, layout: str = "labels", sure: float = 1.0) -> Incoming:
    """A file in which each label speaks once."""
    bundle = Bundle(
        tuple(Passage("Woorden.", label) for label in labels) or (Passage("Plan."),), "txt", layout, sure=sure
    )
    return Incoming(Path(f"{name}.txt"), name, name, bundle, layouts=(layout,))


@pytest.fixture
def intake() -> Intake:
    made = Intake(["Bea"])
    for each in (text("een", "I", "B"), text("twee", "I", "B", "Anna"), text("drie", "I", "B", layout="teams")):
        made.put(each)
    return made


EEN, TWEE, DRIE = Path("een.txt"), Path("twee.txt"), Path("drie.txt")


def told(intake: Intake, path: Path) -> dict[str, str]:
    return {each.label: each.who or each.role for each in intake.speakers(path)}


def test_what_is_said_of_a_label_holds_in_its_own_file(intake: Intake) -> None:
    intake.say(EEN, "B", PARTICIPANT, "  Bea  Bos ")
    assert told(intake, EEN) == {"I": "interviewer", "B": "Bea Bos"}
    assert told(intake, TWEE)["B"] == "twee · B"


def test_a_role_said_everywhere_goes_to_files_recognised_alike_but_a_bare_b_stays_someone_else(intake: Intake) -> None:
    intake.say(EEN, "I", PARTICIPANT, "Ina", everywhere=True)
    intake.say(EEN, "B", INTERVIEWER, everywhere=True)
    assert told(intake, EEN) == {"I": "Ina", "B": "interviewer"}
    assert told(intake, TWEE) == {"I": "twee", "B": "interviewer", "Anna": "Anna"}
    assert told(intake, DRIE)["B"] == "drie"


def test_a_second_participant_without_a_name_is_not_the_first(intake: Intake) -> None:
    intake.say(EEN, "I", PARTICIPANT)
    assert told(intake, EEN) == {"I": "een · I", "B": "een"}


def test_a_name_taken_away_gives_back_what_it_was(intake: Intake) -> None:
    intake.say(EEN, "B", PARTICIPANT, "Bea")
    intake.say(EEN, "B", PARTICIPANT, "")
    assert told(intake, EEN)["B"] == "een"


def test_someone_taken_for_an_interviewer_is_not_named(intake: Intake) -> None:
    intake.say(TWEE, "Anna", INTERVIEWER, "Anna")
    assert told(intake, TWEE)["Anna"] == "interviewer"


def test_a_participants_file_decides_until_somebody_says_otherwise(intake: Intake) -> None:
    intake.use_people(people(person("P1", speakers=["een"]), person("P2", speakers=["twee"])))
    assert told(intake, EEN)["B"] == "P1"
    intake.say(EEN, "B", PARTICIPANT, "P2")
    intake.use_people(None)
    assert told(intake, EEN)["B"] == "P2" and told(intake, TWEE)["B"] != "P2"


def test_the_names_to_choose_from_are_those_in_the_file_then_the_listed_and_the_known(intake: Intake) -> None:
    intake.use_people(people(person("P10"), person("P2")))
    assert intake.names(TWEE) == ["twee · B", "Anna", "Bea", "P2", "P10"]


def test_a_text_without_speakers_is_nobodys_until_said(intake: Intake) -> None:
    intake.put(text("plan", layout="plain"))
    plan = Path("plan.txt")
    assert told(intake, plan) == {WHOLE: "participant"} and WHOLE not in intake.cast(plan)
    intake.say(plan, WHOLE, PARTICIPANT, "Bea")
    assert intake.cast(plan)[WHOLE].name == "Bea"
    intake.say(plan, WHOLE, PARTICIPANT, "")
    assert WHOLE not in intake.cast(plan)


def test_where_nobody_asks_or_everybody_does_one_must_look(intake: Intake) -> None:
    intake.put(text("vier", "Anna", "Bart"))
    vier = Path("vier.txt")
    assert intake.line(vier).trust is Trust.PROBABLE and "Nobody is the interviewer" in intake.doubts(vier)[0]
    intake.say(vier, "Anna", INTERVIEWER)
    assert intake.line(vier).trust is Trust.SURE and intake.doubts(vier) == ()
    intake.say(vier, "Bart", INTERVIEWER)
    assert "nothing in it counts" in intake.doubts(vier)[0]


def test_a_doubtful_reading_points_to_the_others_until_one_is_chosen(intake: Intake) -> None:
    plan = Path("plan.txt")
    for layouts, trusted, doubts in ((("plain", "labels"), Trust.LOOK, 1), (("labels", "plain"), Trust.SURE, 0)):
        intake.put(replace(text("plan", layout="plain", sure=0.5), layouts=layouts))
        assert (intake.line(plan).trust, len(intake.doubts(plan))) == (trusted, doubts)


def test_the_list_says_in_words_what_each_file_is(intake: Intake) -> None:
    intake.put(text("plan", layout="plain", sure=0.5))
    intake.put(Incoming(Path("a.csv"), survey=Survey((), (("x",), ("y",)))))
    intake.put(Incoming(Path("b.csv"), people=PeopleSpec(())))
    intake.put(Incoming(Path("c.txt"), there="gesprek"))
    intake.put(Incoming(Path("d.txt"), twin="een"))
    intake.put(Incoming(Path("e.docx"), problem="“e.docx” is damaged."))
    assert [intake.line(path).spoken for path in intake.files] == [
        "een.txt, Interview · labels before a colon, 2 turns · 2 speakers, sure",
        "twee.txt, Focus group · labels before a colon, 3 turns · 3 speakers, sure",
        "drie.txt, Interview · Teams, 2 turns · 2 speakers, sure",
        "plan.txt, Document · no speakers, please look",
        "a.csv, Survey, 2 respondents, sure",
        "b.csv, Participants file, 0 participants",
        "c.txt, in the project already, as “gesprek”",
        "d.txt, the same file as “een”",
        "e.docx, “e.docx” is damaged.",
    ]
    assert intake.summary() == "5 files to import · 1 is in the project already · 1 can't be read"


def test_a_file_that_is_left_out_takes_what_was_said_with_it(intake: Intake) -> None:
    intake.say(EEN, "B", PARTICIPANT, "Bea")
    een = intake.files[EEN]
    intake.leave_out(EEN)
    assert EEN not in intake.casts() and intake.alike(TWEE) == []
    intake.put(een)
    assert told(intake, EEN)["B"] == "een"
