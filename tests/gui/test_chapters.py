"""Which chapters a report has, and in which order."""

from dataclasses import replace

from codebench.domain.codebook import Code, Codebook
from codebench.domain.report import Heading, Paragraph, Report, ReportPlan, Section
from codebench.gui.chapters import chapters, move, places, put_in_order, tick

BOOK = Codebook([Code(each, each, position=at) for at, each in enumerate(("images", "obstacles", "success"))])
PLAN = ReportPlan()


def keys(plan: ReportPlan, *, ticked: bool = True) -> list[str]:
    return [each.key for each in chapters(plan, BOOK, matrix=False) if each.ticked or not ticked]


def test_all_there_could_be_stands_in_the_order_of_the_report() -> None:
    assert keys(PLAN, ticked=False) == ["method", "images", "obstacles", "success", "codebook", "quotes"]
    assert keys(PLAN) == ["method", "images", "obstacles", "success", "codebook"]
    assert "matrix" in [each.key for each in chapters(PLAN, BOOK, matrix=True)]


def test_a_theme_that_is_left_out_keeps_its_place_to_come_back() -> None:
    without = tick(PLAN, BOOK, "obstacles", False)
    assert without.themes == ("images", "success")
    assert keys(without, ticked=False) == keys(PLAN, ticked=False)
    assert tick(without, BOOK, "obstacles", True) == PLAN


def test_without_any_theme_there_is_no_section_of_themes() -> None:
    plan = PLAN
    for key in ("images", "obstacles", "success"):
        plan = tick(plan, BOOK, key, False)
    assert Section.THEMES not in plan.sections and keys(plan) == ["method", "codebook"]
    assert keys(tick(plan, BOOK, "success", True)) == ["method", "success", "codebook"]


def test_themes_are_moved_and_stop_at_the_ends() -> None:
    moved = move(PLAN, BOOK, "success", -1)
    assert moved.themes == ("images", "success", "obstacles")
    assert move(moved, BOOK, "success", 1) == PLAN
    assert move(PLAN, BOOK, "images", -1) == PLAN
    assert put_in_order(PLAN, BOOK, ["success", "images", "obstacles"]).themes == ("success", "images", "obstacles")


def test_sections_are_ticked_in_the_order_of_the_report() -> None:
    plan = tick(replace(PLAN, sections=()), BOOK, "quotes", True)
    assert tick(plan, BOOK, "method", True).sections == (Section.METHOD, Section.QUOTES)


def test_a_theme_that_left_the_codebook_is_no_chapter_any_more() -> None:
    assert keys(replace(PLAN, themes=("gone", "success"))) == ["method", "success", "codebook"]


def test_a_chapter_is_found_in_the_report_by_its_heading() -> None:
    plan = replace(PLAN, themes=("success",))
    parts = (Paragraph(""), Heading("Method"), Heading("Success"), Heading("Deeper", 2), Heading("Appendix"))
    assert places(Report("", "", parts), chapters(plan, BOOK, matrix=False)) == {
        "method": 1,
        "success": 2,
        "codebook": 4,
    }
