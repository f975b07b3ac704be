"""The report as a page: everything in it, and whatever users typed as words."""

from codebench.domain.printing import differences
from codebench.domain.quote import Quote, Said
from codebench.domain.report import (
    CodebookPart,
    Contents,
    Entry,
    FigurePart,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Part,
    QuotePart,
    Report,
    TablePart,
    reference,
)
from codebench.domain.table import Cell, Column, Row, Table
from codebench.gui import reportpage
from codebench.gui.cutting import cut
from codebench.gui.reportpage import Ink, anchor, changes_html, sheet

INK = Ink("#000000", "#555555", "#dddddd", "#0000aa", "#eeeeff", 11)
COLUMNS = (Column("total", "Total", 20), Column("a", "pabo", 8))
ROWS = (
    Row("o", ("obstacles",), (Cell(14, 41, 20), Cell(0, 0, 8))),
    Row("d", ("obstacles", "delay"), (Cell(3, 9, 20), Cell(None, asked=False))),
)
TABLE = Table("Who says what", "participants", COLUMNS, ROWS, "Each counts once.", ("Two count twice.",))


def page(*parts: Part) -> str:
    return sheet(Report("Going & staying", "21 November", parts), INK).html


def quote(text: str, *more: Said, code: str = "delay") -> QuotePart:
    said = more or (Said("", text),)
    return QuotePart(Quote((code,), said, "teacher, pabo", "source 3", 4, "", "AV", "", ()))


def test_words_of_users_are_never_markup() -> None:
    evil = '<img src="http://example.org/x.png"><script>alert(1)</script>'
    table = Table(evil, "", (Column("total", evil, 2),), (Row("r", (evil,), (Cell(1, base=2),)),), evil)
    entry = Entry((evil,), evil, evil, evil, evil)
    parts = (Heading(evil), Paragraph(evil), TablePart("t", table), quote(evil), CodebookPart((entry,)))
    html = page(*parts, FigurePart("f", b"png", evil, evil), quote("", Said(evil, evil)))
    assert "<script" not in html and 'src="http' not in html
    assert html.count("&lt;script&gt;") >= 14
    assert "Going &amp; staying" in html


def test_a_table_has_its_n_row_its_shares_and_what_was_not_asked() -> None:
    html = page(TablePart("t", TABLE))
    assert html.index("Total") < html.index(">n<") < html.index("obstacles")
    assert "14<" in html and "(70%)" in html and "–</td>" in html
    assert "Each counts once.<br>Two count twice." in html


def test_texts_refer_to_tables_and_figures_by_their_numbers() -> None:
    words = Paragraph(f"See {reference('b')} and {reference('f')}.")
    html = page(words, TablePart("a", TABLE), TablePart("b", TABLE), FigurePart("f", b"png", "Bars", "Bars: 14"))
    assert "See Table 2 and Figure 1." in html
    assert "Figure 1. Bars" in html and 'src="f"' in html
    assert sheet(Report("", "", (FigurePart("f", b"png", "", ""),)), INK).images == {"f": b"png"}


def test_the_contents_lead_to_the_chapters_where_they_stand() -> None:
    html = page(Contents(), PageBreak(), Heading("Method"), Heading("Details", 2))
    assert f'href="#{anchor(2)}">Method' in html and f'name="{anchor(2)}"' in html
    assert html.count("href=") == 1


def test_a_quote_says_who_and_where_and_names_its_speakers_where_there_are_several() -> None:
    assert "“It takes a year”</i> " in page(quote("It takes a year"))
    assert "(teacher, pabo · source 3 · turn 4)" in page(quote("It takes a year"))
    two = page(quote("", Said("Interviewer", "Why?"), Said("teacher", "Money.")))
    assert "<b>Interviewer:</b> “Why?”<br><b>teacher:</b> “Money.”" in two


def test_an_appendix_of_very_many_quotes_is_counted_where_it_is_not_shown(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(reportpage, "MOST_QUOTES", 2)
    html = page(quote("one"), quote("two"), quote("three"), quote("four"), Heading("Money", 2), quote("five"))
    assert "two" in html and "three" not in html
    assert html.index("2 more quotes stand") < html.index("Money") < html.index("1 more quote stands")


def test_remarks_are_quieter_than_running_text() -> None:
    assert '<p class="quiet">' in page(Paragraph("Also elsewhere.", Look.REMARK)).split("21 November")[1]


def test_an_edit_is_shown_against_what_was_said() -> None:
    html = changes_html(differences("They fear <b>a lost year.", "They [students] fear [...] year."), INK)
    assert "line-through" in html and "&lt;b&gt;a lost" in html
    assert f'<span style="background: {INK.added}">[students] </span>' in html


def test_a_cut_takes_whole_words_and_never_stands_twice() -> None:
    said = "Well, they fear a lost year."
    assert cut(said, 7, 12) == "Well, [...] a lost year."
    assert cut(said, 0, 4) == "[...], they fear a lost year."
    assert cut("Well, [...] a lost year.", 12, 18) == "Well, [...] year."
    assert cut(said, said.index("year"), len(said)) == "Well, they fear a lost [...]"
