"""The quotes of a project, made fit for one export."""

from collections.abc import Iterable, Sequence

from codebench.domain.codebook import Code, Codebook
from codebench.domain.quote import Attribution, QuoteSet
from codebench.domain.study import Study
from codebench.i18n import tr, trn
from codebench.services.printing import ChosenPassage, chosen_by_code
from codebench.services.project import Project
from codebench.services.quotemaker import QuoteMaker


def quote_set(
    project: Project,
    *,
    under: Sequence[str] = (),
    attribution: Attribution,
    chosen_only: bool = False,
    locator: bool = True,
) -> QuoteSet:
    """Return the quotes of these codes and those below them (or of all), each passage once a code.

    With `chosen_only` it is what was chosen, as it will be printed; without `locator` no quote tells where it stands.
    """
    maker = QuoteMaker(project, attribution, locator, lambda book: {code.id for code in _wanted(book, under)})
    wanted = _wanted(maker.picture.codebook, under)
    if not chosen_only:
        sections = tuple(maker.section(code, maker.quotes(code)) for code in wanted)
        notes = (*_naming(attribution), *_left_out(maker.picture))
        return QuoteSet(project.name, attribution, maker.columns, sections, notes)
    chosen = {code: chosen for code, chosen in chosen_by_code(project, maker).items() if code in wanted}
    printed = {code: tuple(each.quote for each in chosen.get(code, ()) if each.is_printed) for code in wanted}
    sections = tuple(maker.section(code, quotes, all_of_them=False) for code, quotes in printed.items())
    notes = (*_naming(attribution), *_not_as_chosen([each for line in chosen.values() for each in line]))
    return QuoteSet(project.name, attribution, maker.columns, sections, notes)


def _wanted(book: Codebook, under: Sequence[str]) -> list[Code]:
    """Return these codes, or all, each once with those below it."""
    roots = [book[code_id] for code_id in under] or book.children(None)
    return list(dict.fromkeys(code for root in roots for code in (root, *book.walk(root.id))))


def _naming(attribution: Attribution) -> Iterable[str]:
    yield {
        Attribution.NAMED: tr("Participants who consented are named, others are shown by pseudonym."),
        Attribution.ROLE: tr("Participants are shown by role and group."),
        Attribution.PSEUDONYM: tr("Participants are shown by pseudonym."),
        Attribution.NONE: tr("Participants are not shown."),
    }[attribution]
    yield tr("Names within the words of a quote are not hidden; read before you share.")


def _left_out(picture: Study) -> Iterable[str]:
    if uncounted := len(picture.uncounted):
        yield trn(
            "{n} coding lies on no participant's speech and is left out.|"
            "{n} codings lie on no participant's speech and are left out.",
            uncounted,
        )


def _not_as_chosen(chosen: Sequence[ChosenPassage]) -> Iterable[str]:
    yield tr("[...] marks where words are left out; [words between brackets] are the researcher's.")
    if changed := sum(each.is_printed and bool(each.problem) for each in chosen):
        yield trn(
            "{n} quote has changed since it was shortened and is printed whole.|"
            "{n} quotes have changed since they were shortened and are printed whole.",
            changed,
        )
    if unsaid := sum(not each.is_said for each in chosen):
        yield trn(
            "{n} chosen quote is not a participant's and is left out.|"
            "{n} chosen quotes are not a participant's and are left out.",
            unsaid,
        )
