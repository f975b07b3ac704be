from codebench.domain.codebook import Code, Codebook
from codebench.domain.participant import Attribute, Group, GroupLevel, GroupTree, Subject
from codebench.domain.question import Question, Unit
from codebench.gui.questions import chips, first_question

GROUPS = GroupTree([Group("p", "pabo"), Group("pa", "pabo A", "p")], [GroupLevel("1", 1, "kind")])
BOOK = Codebook([Code("b", "images"), Code("c", "abroad", "b")])
ATTRIBUTES = [Attribute("a", "hours", Subject.PARTICIPANT)]


def made(asked: Question) -> dict[str, str]:
    paths = ["pabo", "pabo / pabo A"]
    return {chip.name: chip.text for chip in chips(asked, GROUPS, paths, ATTRIBUTES, BOOK)}


def test_the_first_question_counts_participants_by_their_outermost_groups() -> None:
    asked = first_question(GROUPS)
    assert (asked.unit, asked.by) == (Unit.PARTICIPANTS, "1")
    assert made(asked)["Columns"] == "kind"
    assert first_question(GroupTree([])).by == ""


def test_every_option_changes_its_own_part_only() -> None:
    asked = Question(by="1", without=("pabo",), at_least=2)
    for chip in chips(asked, GROUPS, ["pabo", "pabo / pabo A"], ATTRIBUTES, BOOK):
        for option in chip.options:
            same = [
                getattr(option.question, f) == getattr(asked, f) for f in ("unit", "by", "under", "without", "at_least")
            ]
            assert same.count(False) <= 1
            if option.chosen and chip.name != "Groups left out":
                assert option.question == asked


def test_a_group_is_left_out_and_taken_back() -> None:
    chip = next(c for c in chips(Question(), GROUPS, ["pabo"], ATTRIBUTES, BOOK) if c.name == "Groups left out")
    assert chip.options[0].question.without == ("pabo",)
    assert made(Question(without=("pabo",)))["Groups left out"] == "without pabo"
