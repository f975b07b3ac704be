"""Quotes and codes as rows of cells, for every format that is a grid."""

from collections.abc import Iterator

from codebench.domain.codebook import Codebook
from codebench.domain.quote import Quote, QuoteSection, QuoteSet
from codebench.i18n import tr

CODE_COLUMNS = ("code", "definition", "when", "when_not", "example", "colour", "retired")


def code_rows(codebook: Codebook) -> Iterator[tuple[str, ...]]:
    """Yield a row per code in tree order, in the columns that the importer reads; these are never translated."""
    for code in codebook.walk():
        retired = "true" if code.retired else ""
        texts = (code.definition, code.when, code.when_not, code.example, code.colour)
        yield (codebook.path(code.id), *texts, retired)


def levels(quotes: QuoteSet) -> int:
    """Return how deep the deepest code with a quote lies."""
    return max((len(quote.code) for section in quotes.sections for quote in section.quotes), default=1)


def quote_columns(quotes: QuoteSet) -> tuple[str, ...]:
    """Return the headings: the code's levels, the words, who, and where."""
    codes = tuple(tr("Code, level {level}", level=level) for level in range(1, levels(quotes) + 1))
    who = (tr("Quote"), tr("Attribution"), tr("Groups"), *quotes.attributes)
    return (*codes, *who, tr("Source"), tr("Turn"), tr("Time"), tr("Coders"))


def quote_rows(quotes: QuoteSet) -> Iterator[tuple[str | int | None, ...]]:
    """Yield a row per quote, in the order of the headings."""
    deepest = levels(quotes)
    for section in quotes.sections:
        for quote in section.quotes:
            code = (*quote.code, *[""] * (deepest - len(quote.code)))
            who = (quote.text, quote.attribution, quote.groups, *quote.attributes)
            yield (*code, *who, quote.source, quote.turn, quote.time, quote.coders)


def shown_sections(quotes: QuoteSet) -> list[QuoteSection]:
    """Return the sections with quotes, and those above them that give them their heading."""
    above = {s.code[:depth] for s in quotes.sections if s.quotes for depth in range(1, len(s.code) + 1)}
    return [section for section in quotes.sections if section.code in above]


def locator(quote: Quote) -> str:
    """Return `(docent, pabo · P02 · beurt 12 · 12:11)` of what is known; empty where nothing may be told."""
    turn = "" if quote.turn is None else tr("turn {n}", n=quote.turn)
    known = [part for part in (quote.attribution, quote.source, turn, quote.time) if part]
    return f"({' · '.join(known)})" if known else ""
