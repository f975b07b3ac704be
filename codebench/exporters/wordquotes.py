"""The body of a Word document with quotes: a heading per code, so that Word's navigation pane is the codebook."""

from collections.abc import Iterator

from codebench.domain.quote import Quote, QuoteSection, QuoteSet
from codebench.exporters.flat import locator, shown_sections
from codebench.exporters.wordml import paragraph, run

_DEEPEST = 6


def quotes_body(quotes: QuoteSet) -> str:
    """Return the title, how to read what follows, and the sections in tree order."""
    start = [paragraph("Title", run(quotes.title)), *(paragraph("Introduction", run(note)) for note in quotes.notes)]
    sections = (part for section in shown_sections(quotes) for part in _section(section))
    return "".join([*start, *sections])


def _section(section: QuoteSection) -> Iterator[str]:
    level = min(len(section.code), _DEEPEST)
    yield paragraph(f"Heading{level}", run(section.code[-1]))
    if not section.quotes:
        return
    if section.definition:
        yield paragraph("CodeDefinition", run(section.definition))
    if section.summary:
        yield paragraph("CodeSummary", run(section.summary))
    for quote in section.quotes:
        yield _quote(quote)


def _quote(quote: Quote) -> str:
    runs: list[str] = []
    for at, part in enumerate(quote.said):
        before = "\n" if at else ""
        if part.speaker:
            runs.append(run(f"{before}{part.speaker}: ", bold=True))
            before = ""
        runs.append(run(f"{before}“{part.text}”"))
    where = locator(quote)
    words = paragraph("Quote", *runs, keep_next=bool(where))
    return words + (paragraph("QuoteSource", run(where)) if where else "")
