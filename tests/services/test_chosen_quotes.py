"""Choosing quotes for print and shortening them, as a researcher does."""

from pathlib import Path

import pytest

from codebench.cli import main
from codebench.domain.coding import Coding
from codebench.domain.printing import Fate, differences
from codebench.domain.quote import Attribution
from codebench.domain.source import Source
from codebench.errors import CodebenchError
from codebench.services.coding import import_codings_file, resize_coding
from codebench.services.exporting import export_quotes
from codebench.services.history import describe
from codebench.services.printing import (
    ChosenPassage,
    choose_quote,
    chosen_quotes,
    drop_chosen,
    edit_chosen,
    order_chosen,
)
from codebench.services.project import Project
from codebench.services.quotes import quote_set
from codebench.services.reading import codebook
from tests.makers import add_interviews, add_tree, people, person, put, reading

SAID = "Well, they fear a lost year. That is what they say at home."


@pytest.fixture
def panel(project: Project) -> Project:
    who = people(person("Anna", "pabo / North", function="teacher"), person("Bram", "alo / South"))
    add_interviews(
        project,
        reading("one", ("Interviewer", "Why not?"), ("Anna", SAID), ("Interviewer", "And money?"), ("Anna", "No.")),
        reading("two", ("Bram", "The money, and only the money.")),
        who=who,
    )
    add_tree(project, "success", "obstacles", "obstacles / delay", "obstacles / money")
    put(project, "delay", "one", "Well, they", "at home.")
    put(project, "delay", "one", "That is", "at home.")
    put(project, "money", "one", "Well, they", "No.")
    put(project, "money", "two", "only the money")
    put(project, "success", "one", "Why not?")
    return project


def coding(project: Project, words: str, code: str) -> str:
    """The id of the coding whose stretch begins with these words."""
    texts = {source.id: source.text for source in project.values(Source)}
    code_id = codebook(project).find(code).id
    found = (each for each in project.values(Coding, code_id=code_id))
    return next(each.id for each in found if texts[each.source_id][each.start :].startswith(words))


def chosen(project: Project, **how: object) -> list[ChosenPassage]:
    return [each for of_code in chosen_quotes(project, **how) for each in of_code.passages]  # type: ignore[arg-type]


def test_chosen_quotes_stand_by_code_in_the_order_of_choosing(panel: Project) -> None:
    panel.do(choose_quote, coding_id=coding(panel, "only", "money"))
    panel.do(choose_quote, coding_id=coding(panel, "That", "delay"))
    step = panel.do(choose_quote, coding_id=coding(panel, "Well", "delay"))
    assert describe(step) == "Quote of “delay” chosen for print"
    found = chosen_quotes(panel)
    assert [each.code for each in found] == [("obstacles", "delay"), ("obstacles", "money")]
    assert [each.quote.text[:4] for each in found[0].passages] == ["That", "Well"]
    panel.do(order_chosen, coding_id=coding(panel, "Well", "delay"), position=0)
    assert [each.quote.text[:4] for each in chosen(panel)] == ["Well", "That", "only"]
    panel.undo()
    assert [each.quote.text[:4] for each in chosen(panel)] == ["That", "Well", "only"]


def test_choosing_again_changes_nothing_and_dropping_takes_the_edit_along(panel: Project) -> None:
    it = coding(panel, "only", "money")
    panel.do(choose_quote, coding_id=it)
    assert not panel.do(choose_quote, coding_id=it).changes
    panel.do(edit_chosen, coding_id=it, words="[...] the money")
    panel.do(drop_chosen, coding_id=it)
    assert chosen(panel) == []
    panel.undo()
    assert chosen(panel)[0].words == "[...] the money"


def test_a_shortened_quote_prints_so_while_the_source_stays(panel: Project) -> None:
    it = coding(panel, "Well", "delay")
    before = {source.title: source.text for source in panel.values(Source)}
    panel.do(choose_quote, coding_id=it)
    panel.do(edit_chosen, coding_id=it, words="[...] they [students] fear a lost year. [...]")
    (found,) = chosen(panel)
    assert found.quote.text == "[...] they [students] fear a lost year. [...]"
    assert found.original == SAID
    assert [piece.fate for piece in differences(found.original, found.words)] == [
        Fate.CUT, Fate.KEPT, Fate.ADDED, Fate.KEPT, Fate.CUT,
    ]  # fmt: skip
    assert {source.title: source.text for source in panel.values(Source)} == before
    panel.do(edit_chosen, coding_id=it, words=f" {SAID}  ")
    assert chosen(panel)[0].words == ""
    panel.undo()
    panel.undo()
    assert chosen(panel)[0].quote.text == SAID


def test_words_that_nobody_said_are_refused_and_nothing_changes(panel: Project) -> None:
    it = coding(panel, "Well", "delay")
    with pytest.raises(CodebenchError, match="choose it first"):
        panel.do(edit_chosen, coding_id=it, words="Well [...]")
    panel.do(choose_quote, coding_id=it)
    with pytest.raises(CodebenchError, match="“surely” is not in the quote"):
        panel.do(edit_chosen, coding_id=it, words="Well, surely [...]")
    assert chosen(panel)[0].words == ""


def test_an_edit_over_several_speakers_names_them_by_the_choice_of_the_export(panel: Project) -> None:
    it = coding(panel, "Well", "money")
    panel.do(choose_quote, coding_id=it)
    panel.do(edit_chosen, coding_id=it, words="[…] at home. And money? No.")
    (found,) = chosen(panel, attribution=Attribution.ROLE)
    assert [(part.speaker, part.text) for part in found.quote.said] == [
        ("teacher, pabo", "[…] at home."), ("Interviewer", "And money?"), ("teacher, pabo", "No."),
    ]  # fmt: skip
    panel.do(edit_chosen, coding_id=it, words="Well, they fear a lost year. [...] No.")
    (found,) = chosen(panel, attribution=Attribution.PSEUDONYM)
    assert [(part.speaker, part.text) for part in found.quote.said] == [
        ("Participant 1", "Well, they fear a lost year. [...]"), ("Participant 1", "No."),
    ]  # fmt: skip


def test_an_edit_that_no_longer_fits_is_flagged_and_never_printed(panel: Project, tmp_path: Path) -> None:
    it = coding(panel, "Well", "delay")
    panel.do(choose_quote, coding_id=it)
    panel.do(edit_chosen, coding_id=it, words="Well, they [...]")
    stretch = next(each for each in panel.values(Coding) if each.id == it)
    panel.do(resize_coding, coding_id=it, start=stretch.start + 6, end=stretch.end)
    (found,) = chosen(panel)
    assert (
        found.problem
        == "The passage has changed since it was shortened: “Well” is not in the quote; your own words stand in [square brackets]."
    )
    assert found.words == "Well, they [...]"
    assert found.quote.text == SAID[6:]
    printed = quote_set(panel, attribution=Attribution.ROLE, chosen_only=True)
    assert "1 quote has changed since it was shortened and is printed whole." in printed.notes
    panel.undo()
    assert chosen(panel)[0].problem == ""


def test_without_locator_only_the_attribution_is_left(panel: Project) -> None:
    panel.do(choose_quote, coding_id=coding(panel, "That", "delay"))
    (found,) = chosen(panel, attribution=Attribution.ROLE, locator=False)
    assert (found.quote.attribution, found.quote.source, found.quote.turn, found.quote.time) == (
        "teacher, pabo",
        "",
        None,
        "",
    )
    (found,) = chosen(panel, attribution=Attribution.ROLE)
    assert (found.quote.source, found.quote.turn) == ("source 1", 2)
    whole = quote_set(panel, attribution=Attribution.ROLE, locator=False)
    assert {quote.source for section in whole.sections for quote in section.quotes} == {""}


def test_what_an_interviewer_says_is_flagged_and_not_printed(panel: Project) -> None:
    panel.do(choose_quote, coding_id=coding(panel, "Why", "success"))
    (found,) = chosen(panel)
    assert (found.is_printed, found.problem) == (False, "No participant says this; it is not printed.")
    printed = quote_set(panel, attribution=Attribution.ROLE, chosen_only=True)
    assert not any(section.quotes for section in printed.sections)
    assert "1 chosen quote is not a participant's and is left out." in printed.notes


def test_the_same_passage_by_two_coders_is_printed_once_but_under_two_codes_twice(
    panel: Project, tmp_path: Path
) -> None:
    file = tmp_path / "codings.csv"
    file.write_text(f'source,quote,code,coder\none,"{SAID}",delay,MB\none,"{SAID}",success,MB\n')
    import_codings_file(panel, file)
    texts = {source.id: source.text for source in panel.values(Source)}
    for each in panel.values(Coding):
        if texts[each.source_id][each.start : each.end] == SAID:
            panel.do(choose_quote, coding_id=each.id)
    assert [each.twice for each in chosen(panel)] == [False, False, True]
    printed = quote_set(panel, attribution=Attribution.ROLE, chosen_only=True)
    assert [section.code[-1] for section in printed.sections for _ in section.quotes] == ["success", "delay"]


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "csv", "html"])
def test_only_chosen_quotes_leave_the_program(panel: Project, tmp_path: Path, suffix: str) -> None:
    panel.do(choose_quote, coding_id=coding(panel, "That", "delay"))
    assert export_quotes(panel, tmp_path / f"q.{suffix}", chosen_only=True) == 1
    under = [section.code for section in quote_set(panel, attribution=Attribution.NONE, chosen_only=True).sections]
    assert ("obstacles", "money") in under


def test_the_shell_writes_the_chosen_quotes_as_edited(
    panel: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    it = coding(panel, "only", "money")
    panel.do(choose_quote, coding_id=it)
    panel.do(edit_chosen, coding_id=it, words="only [...] money")
    panel.close()
    written = tmp_path / "q.csv"
    assert (
        main(["quotes", str(panel.path), "--chosen", "--no-locator", "--attribution", "role", "-o", str(written)]) == 0
    )
    assert capsys.readouterr().out.startswith("1 quote written")
    assert "only [...] money" in written.read_text() and "source 2" not in written.read_text()
    assert "Well" not in written.read_text()
