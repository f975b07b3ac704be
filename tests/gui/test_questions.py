from dataclasses import fields, replace

from codebench.domain.codebook import Code, Codebook
from codebench.domain.participant import Attribute, Group, GroupLevel, GroupTree, Subject
from codebench.domain.question import Analysis, Question, Unit
from codebench.domain.source import Kind
from codebench.gui.language import speak
from codebench.gui.questions import analysis_chip, chips, first_question, turned_to
from codebench.services.asking import Askable

GROUPS = GroupTree([Group("p", "pabo"), Group("pa", "pabo A", "p")], [GroupLevel("1", 1, "kind")])
BOOK = Codebook([Code("b", "images"), Code("c", "abroad", "b")])
HOURS = Attribute("a", "hours", Subject.PARTICIPANT)
KNOWN = Askable(
    GROUPS, BOOK, (HOURS,), {"hours": ("4", "8", "12")}, ("Anna", "Bram"), (Kind.INTERVIEW, Kind.DOCUMENT), 2
)


def made(asked: Question) -> dict[str, str]:
    return {chip.name: chip.text for chip in chips(asked, KNOWN)}


def test_the_first_question_counts_participants_by_their_outermost_groups() -> None:
    asked = first_question(GROUPS)
    assert (asked.unit, asked.by) == (Unit.PARTICIPANTS, "1")
    assert made(asked)["Columns"] == "kind"
    assert first_question(GroupTree([])).by == ""


def test_every_option_changes_its_own_part_only() -> None:
    asked = Question(by="1", without=("pabo",), at_least=2)
    for chip in chips(asked, KNOWN):
        for option in chip.options:
            changed = [f.name for f in fields(Question) if getattr(option.question, f.name) != getattr(asked, f.name)]
            assert (
                set(changed) <= {"unit", "unit_level"}
                or set(changed) <= {"at_least_groups", "groups_level"}
                or len(changed) <= 1
            )


def test_a_group_is_left_out_and_taken_back() -> None:
    chip = next(c for c in chips(Question(), KNOWN) if c.name == "Left out")
    assert chip.options[0].question.without == ("pabo",)
    assert made(Question(without=("pabo",)))["Left out"] == "without pabo"
    taken = next(c for c in chips(Question(without=("pabo",)), KNOWN) if c.name == "Left out")
    assert taken.options[0].question.without == ()
    assert {option.section for option in chip.options} == {"Groups", "Participants"}


def test_every_analysis_can_be_turned_to_and_back_and_gets_what_it_needs() -> None:
    for analysis in Analysis:
        asked = turned_to(analysis, Question(), KNOWN)
        assert asked.analysis is analysis
        assert chips(asked, KNOWN)
    assert turned_to(Analysis.CROSSTAB, Question(), KNOWN).by == "1"
    bare = Askable(GroupTree([]), BOOK)
    assert Analysis.CROSSTAB not in {o.question.analysis for o in analysis_chip(Question(), bare).options}


def test_a_comparison_asks_for_two_different_sides() -> None:
    asked = replace(turned_to(Analysis.COMPARISON, Question(), KNOWN), by="hours")
    asked = turned_to(Analysis.COMPARISON, asked, KNOWN)
    assert asked.compared == ("=4", "=8")
    shown = {chip.name: chip for chip in chips(asked, KNOWN)}
    assert (shown["First group"].text, shown["Second group"].text) == ("4", "8")
    assert [option.text for option in shown["First group"].options] == ["4", "12"]
    assert shown["First group"].options[1].question.compared == ("=12", "=8")


def test_what_goes_together_reads_as_a_sentence_and_the_largest_groups_are_compared_first() -> None:
    speak("nl")
    asked = turned_to(Analysis.COOCCURRENCE, Question(), KNOWN)
    together = next(each for each in chips(asked, KNOWN) if each.before == "samen")
    assert [option.text for option in together.options] == [
        "bij dezelfde participant", "in dezelfde beurt", "op dezelfde woorden"
    ]  # fmt: skip
    tree = GroupTree([Group("a", "alo"), Group("p", "pabo"), Group("u", "ulo")])
    known = replace(KNOWN, groups=tree, sizes={"p": 14, "u": 5, "a": 1})
    assert turned_to(Analysis.COMPARISON, Question(), known).compared == ("p", "u")


def test_an_analysis_offers_only_what_changes_it() -> None:
    for analysis in (Analysis.SATURATION, Analysis.COVERAGE):
        more = next(chip for chip in chips(Question(analysis=analysis), KNOWN) if chip.name == "More choices")
        assert {option.section for option in more.options} == {"Only in"}


def test_only_where_participants_are_counted_one_may_mark_the_few() -> None:
    def offered(asked: Question) -> list[Question]:
        more = next(chip for chip in chips(asked, KNOWN) if chip.name == "More choices")
        return [option.question for option in more.options if "fewer than" in option.text]

    [marked] = offered(Question())
    assert marked.parts.few == 3
    assert [each.parts.few for each in offered(marked)] == [0]
    matrix = Question(Unit.GROUPS, 1, analysis=Analysis.MATRIX)
    assert offered(matrix) and offered(Question(analysis=Analysis.COOCCURRENCE))
    for asked in (Question(Unit.SOURCES), Question(analysis=Analysis.SATURATION), Question(analysis=Analysis.COVERAGE)):
        assert offered(asked) == []
