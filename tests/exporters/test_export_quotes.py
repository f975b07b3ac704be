"""Quotes as a web page, and what shows in any format."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from export_samples import quote, quotes

from codebench.domain.quote import QuoteSection
from codebench.errors import CodebenchError
from codebench.exporters import write_quotes
from codebench.exporters.flat import locator


class Outline(HTMLParser):
    """Checks that tags close in order, and collects the headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((self.open[-1], data))


def test_the_page_nests_as_the_codes_do(tmp_path: Path) -> None:
    path = tmp_path / "q.html"
    write_quotes(quotes(), path)
    assert Outline(path.read_text(encoding="utf-8")).headings == [
        ("h1", "Citaten: internationalisering"),
        ("h2", "beelden"),
        ("h2", "belemmeringen"),
        ("h3", "studenten"),
        ("h4", "angst voor studievertraging"),
    ]


def test_words_of_participants_are_not_markup(tmp_path: Path) -> None:
    path = tmp_path / "q.html"
    write_quotes(
        replace(
            quotes(),
            title="</title><script>",
            sections=(QuoteSection(("<i>",), "", "", (quote(("<i>",), "<img src=x>"),)),),
        ),
        path,
    )
    page = path.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "“&lt;img src=x&gt;”" in page


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "(docent, pabo · P02 · turn 12 · 12:11)"),
        ({"turn": None, "time": ""}, "(docent, pabo · P02)"),
        ({"attribution": "", "source": "", "turn": None, "time": ""}, ""),
    ],
)
def test_the_source_line_tells_only_what_is_known(changes: dict[str, object], shown: str) -> None:
    assert locator(quote(("a",), **changes)) == shown


def test_no_quotes_at_all_is_a_document_too(tmp_path: Path) -> None:
    for suffix in ("docx", "xlsx", "csv", "html"):
        write_quotes(replace(quotes(), sections=()), tmp_path / f"q.{suffix}")


def test_quotes_do_not_go_to_json(tmp_path: Path) -> None:
    with pytest.raises(CodebenchError, match=r"must end in one of \.csv, \.xlsx, \.docx, \.html, \.htm"):
        write_quotes(quotes(), tmp_path / "q.json")
