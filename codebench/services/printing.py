"""Quotes chosen to be printed: which, in what order, and shortened how; the source is never touched."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.findings import ChosenQuote
from codebench.domain.ids import new_id
from codebench.domain.printing import check_edit, divided
from codebench.domain.quote import Attribution, Quote, Said
from codebench.domain.source import Source, Turn
from codebench.domain.text import normalise
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.quotemaker import QuoteMaker, Segment, spoken
from codebench.storage.work import Work


@dataclass(frozen=True, slots=True)
class ChosenPassage:
    """A chosen quote as it will be printed, with its place, what was said, and the edit.

    `problem` says why the edit is not used or the quote is not printed; `twice` that the same passage of the same
    code, coded by someone else, is printed already.
    """

    coding_id: str
    quote: Quote
    source_id: str
    start: int
    end: int
    original: str
    words: str
    problem: str = ""
    is_said: bool = True
    twice: bool = False

    @property
    def is_printed(self) -> bool:
        """Tell whether it comes into print."""
        return self.is_said and not self.twice


@dataclass(frozen=True, slots=True)
class ChosenOfCode:
    """A code with its chosen quotes in the order of printing."""

    code_id: str
    code: tuple[str, ...]
    passages: tuple[ChosenPassage, ...]


@command("Quote of “{code}” chosen for print")
def choose_quote(work: Work, *, coding_id: str) -> None:
    """Choose a coding to be printed, after those chosen before it."""
    coding = work.get(Coding, coding_id)
    line = _chosen_of_code(work, coding.code_id)
    if all(each.coding_id != coding_id for each in line):
        work.add(ChosenQuote(new_id(), coding_id, max((each.position for each in line), default=-1) + 1))
    work.describe(code=work.get(Code, coding.code_id).name)


@command("Quote of “{code}” no longer chosen for print")
def drop_chosen(work: Work, *, coding_id: str) -> None:
    """Take a quote out of print, its edit with it."""
    work.remove(*work.find(ChosenQuote, coding_id=coding_id))
    work.describe(code=work.get(Code, work.get(Coding, coding_id).code_id).name)


@command("Quotes of “{code}” chosen for print")
def choose_quotes(work: Work, *, code_id: str, coding_ids: Sequence[str]) -> None:
    """Let these codings of a code be printed and no others; those that stay keep their place and edit."""
    before = {each.coding_id: each for each in _chosen_of_code(work, code_id)}
    work.remove(*(each for coding_id, each in before.items() if coding_id not in coding_ids))
    last = max((each.position for each in before.values()), default=-1)
    new = (coding_id for coding_id in coding_ids if coding_id not in before)
    work.add(*(ChosenQuote(new_id(), coding_id, at) for at, coding_id in enumerate(new, start=last + 1)))
    work.describe(code=work.get(Code, code_id).name)


@command("Quote of “{code}” edited for print")
def edit_chosen(work: Work, *, coding_id: str, words: str) -> None:
    """Print a quote in these words, which may only cut and add in brackets; without words, as it was said."""
    coding = work.get(Coding, coding_id)
    chosen = _chosen(work, coding_id)
    original, words = _said(work, coding), normalise(words).strip()
    if words:
        check_edit(original, words)
    work.replace(replace(chosen, words="" if words.split() == original.split() else words))
    work.describe(code=work.get(Code, coding.code_id).name)


@command("Quote of “{code}” moved to place {place}")
def order_chosen(work: Work, *, coding_id: str, position: int) -> None:
    """Put a chosen quote at a place, counted from 0, among those of its code."""
    coding = work.get(Coding, coding_id)
    chosen = _chosen(work, coding_id)
    line = [each for each in _chosen_of_code(work, coding.code_id) if each.id != chosen.id]
    place = min(max(position, 0), len(line))
    line.insert(place, chosen)
    work.replace(*(replace(each, position=at) for at, each in enumerate(line)))
    work.describe(code=work.get(Code, coding.code_id).name, place=place + 1)


def _chosen(work: Work, coding_id: str) -> ChosenQuote:
    found = work.find(ChosenQuote, coding_id=coding_id)
    if not found:
        raise CodebenchError(tr("This quote is not chosen for print; choose it first."))
    return found[0]


def _chosen_of_code(work: Work, code_id: str) -> list[ChosenQuote]:
    ids = [coding.id for coding in work.find(Coding, code_id=code_id)]
    return sorted(work.find(ChosenQuote, coding_id=ids), key=_place)


def _place(chosen: ChosenQuote) -> tuple[int, str]:
    return chosen.position, chosen.id


def _said(work: Work, coding: Coding) -> str:
    turns = sorted(work.find(Turn, source_id=coding.source_id), key=lambda turn: turn.position)
    text = work.get(Source, coding.source_id).text
    return "\n".join(words for _, words in spoken(text, turns, coding.start, coding.end))


def chosen_codings(project: Project, code_id: str) -> list[str]:
    """Return the codings of a code that are chosen to be printed, in their order."""
    ids = [coding.id for coding in project.values(Coding, code_id=code_id)]
    return [each.coding_id for each in sorted(project.values(ChosenQuote, coding_id=ids), key=_place)]


def chosen_quotes(
    project: Project, attribution: Attribution = Attribution.PSEUDONYM, locator: bool = True
) -> list[ChosenOfCode]:
    """Return the chosen quotes by code in tree order, each as it will be printed and as it was said."""
    maker = QuoteMaker(project, attribution, locator)
    found = chosen_by_code(project, maker)
    return [ChosenOfCode(code.id, maker.picture.codebook.names(code.id), line) for code, line in found.items()]


def chosen_by_code(project: Project, maker: QuoteMaker) -> Mapping[Code, tuple[ChosenPassage, ...]]:
    """Return the chosen quotes in the names that the maker gives, by code in tree order."""
    chosen = sorted(project.values(ChosenQuote), key=_place)
    codings = {each.id: each for each in project.values(Coding, id=[each.coding_id for each in chosen])}
    lines: dict[str, list[ChosenPassage]] = defaultdict(list)
    met: set[tuple[str, Segment]] = set()
    for each in chosen:
        coding = codings[each.coding_id]
        key = (coding.code_id, (coding.source_id, coding.start, coding.end))
        lines[coding.code_id].append(replace(_passage(maker, coding, each.words), twice=key in met))
        met.add(key)
    return {code: tuple(lines[code.id]) for code in maker.picture.codebook.walk() if code.id in lines}


def _passage(maker: QuoteMaker, coding: Coding, words: str) -> ChosenPassage:
    code, segment = maker.picture.codebook[coding.code_id], (coding.source_id, coding.start, coding.end)
    said, is_said = maker.quote(code, segment), maker.is_said(code, segment)
    original = "\n".join(part.text for part in said.said)
    quote, problem = printed(said, words)
    if not is_said:
        problem = tr("No participant says this; it is not printed.")
    return ChosenPassage(coding.id, quote, *segment, original, words, problem, is_said)


def printed(quote: Quote, words: str) -> tuple[Quote, str]:
    """Return a quote in the words of its edit, if it has one; where the edit no longer fits, whole and with why."""
    if not words:
        return quote, ""
    try:
        check_edit("\n".join(part.text for part in quote.said), words)
        return edited(quote, words), ""
    except CodebenchError as error:
        return quote, tr("The passage has changed since it was shortened: {reason}", reason=error.user_message)


def edited(quote: Quote, words: str) -> Quote:
    """Return the quote in the words of an edit, each part still its speaker's."""
    parts = zip(quote.said, divided([part.text for part in quote.said], words), strict=True)
    return replace(quote, said=tuple(Said(part.speaker, text) for part, text in parts if text))
