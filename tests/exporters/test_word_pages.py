"""Page numbers in the contents list, reckoned before Word counts."""

import io

import docx
import pytest
from export_samples import quote, table

from codebench.domain.report import Contents, Heading, PageBreak, Paragraph, Part, QuotePart, Report, TablePart
from codebench.exporters.wordpages import lines
from codebench.exporters.wordreport import render_report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG = "Dit is een zin van gewone lengte over wat er op de opleiding gebeurt. " * 12


def listed(*parts: Part) -> list[tuple[str, str]]:
    made = docx.Document(
        io.BytesIO(render_report(Report("Titel", "21 november 2026", (Contents(), PageBreak(), *parts))))
    )
    links = made.element.body.iter(f"{W}hyperlink")
    words = [[each.text or "" for each in link.iter(f"{W}t")] for link in links]
    return [(each[0], each[-1]) for each in words]


def test_the_first_heading_is_behind_the_contents() -> None:
    assert listed(Heading("Verantwoording")) == [("Verantwoording", "2")]


def test_a_page_of_text_moves_the_next_heading_on() -> None:
    texts = [Paragraph(LONG) for _ in range(6)]
    assert listed(Heading("Een"), *texts, Heading("Twee")) == [("Een", "2"), ("Twee", "3")]


def test_a_heading_does_not_stay_behind_at_the_foot_of_a_page() -> None:
    texts = [Paragraph("Een korte regel.") for _ in range(30)]
    assert listed(Heading("Een"), *texts, Heading("Twee"), QuotePart(quote(("x",)))) == [("Een", "2"), ("Twee", "3")]


def test_a_new_page_is_one() -> None:
    assert listed(Heading("Een"), PageBreak(), Heading("Twee"))[1] == ("Twee", "3")


def test_a_short_table_stays_whole_and_takes_the_heading_after_it_along() -> None:
    texts = [Paragraph("Een korte regel.") for _ in range(24)]
    assert listed(Heading("Een"), *texts, TablePart("t", table()), Heading("Twee")) == [("Een", "2"), ("Twee", "3")]


@pytest.mark.parametrize(("text", "across", "expected"), [("", 40, 1), ("woord " * 8, 40, 1), ("woord " * 30, 40, 3)])
def test_lines_are_counted_by_the_width_of_their_letters(text: str, across: float, expected: int) -> None:
    assert lines(text, across) == expected
