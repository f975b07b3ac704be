"""Ordinary words that a capital inside a sentence makes a name of: op de Hotelschool, bij Letteren, via Plan B."""

from collections.abc import Iterator, Sequence

from codebench.domain.candidates import Why
from codebench.domain.hiding import NameKind
from codebench.language.belonging import Part, words_of
from codebench.language.met import Finding, Met, goes_on_as_name
from codebench.language.runs import before, is_abbreviation
from codebench.language.wordlists import is_harmless, is_simple, listed

# The parts of the list of institutions that have kinds of house of which a place has one, departments, and kinds of
# things that a letter tells apart.
_ONE_OF_A_KIND, _DEPARTMENTS, _LETTERED = 5, 6, 7
_ARTICLES = frozenset(("de", "het", "'t", "’t"))
_AT = frozenset(("bij", "vanuit", "namens"))
_LEADS = _ARTICLES | _AT | {"op", "via", "van", "aan", "naar"}
_DEPARTMENT = ("wetenschap", "wetenschappen", "geleerdheid")
_A_PAIR = 2
# So many different words may have a capital by themselves in a text, and one more in so many words, before a writer
# gives capitals freely; then none of them is sure.
_AT_LEAST, _ONE_MORE_IN, _DOUBTFUL = 15, 100, 0.3


def ordinary(met: Met) -> Finding | None:
    """Return an institution that nothing but its capital tells from what it means."""
    if not (_is_one_of_a_kind(met) or _is_department(met) or _is_lettered(met)) or met.opening:
        return None
    return Finding(met.name.rstrip("."), NameKind.INSTITUTION, Why.PATTERN, 0.5, met.start)


def unless_free(found: Sequence[Finding], words: int) -> Iterator[Finding]:
    """Yield what was found in a text of so many words, in doubt where its writer gives capitals as German does."""
    alone = [each.why is Why.CAPITAL and is_simple(each.name.casefold()) for each in found]
    different = {each.name for each, guessed in zip(found, alone, strict=True) if guessed}
    free = len(different) > _AT_LEAST + words / _ONE_MORE_IN
    for each, guessed in zip(found, alone, strict=True):
        yield each._replace(sure=_DOUBTFUL) if free and guessed else each


def is_counted(met: Met) -> bool:
    """Tell whether a letter only tells one of these from the next: Groep B, Niveau A."""
    return _has_letter(met) and met.small[0] in listed("institutions", _LETTERED)


def is_meant_so(text: str, start: int, word: str) -> bool:
    """Tell whether a word stands where it can be the department or house, and not only the subject or the level."""
    small = word.casefold()
    if not is_harmless(word):
        return True
    if _names_department(small):
        return _leads_to_department(*before(text, start))
    return not (small in listed("institutions", _ONE_OF_A_KIND) and is_abbreviation(word)) or (
        before(text, start)[1] in _ARTICLES
    )


def _is_one_of_a_kind(met: Met) -> bool:
    if met.whole not in listed("institutions", _ONE_OF_A_KIND):
        return False
    if is_abbreviation(met.name):
        return met.led in _ARTICLES and goes_on_as_name(met.text, met.end)
    return met.led in _LEADS


def _is_department(met: Met) -> bool:
    return _names_department(met.whole) and _leads_to_department(*before(met.text, met.start))


def _names_department(small: str) -> bool:
    return small in listed("institutions", _DEPARTMENTS) or small.endswith(_DEPARTMENT)


def _leads_to_department(second: str, first: str) -> bool:
    return first in _AT or (first in words_of(Part.SMALL) and second in words_of(Part.BELONGING))


def _is_lettered(met: Met) -> bool:
    """Tell whether a letter makes a name of a word that it does not count: bij Plan B, and not in groep B."""
    named = is_simple(met.small[0]) and not is_harmless(met.words[0].text) and not is_counted(met)
    return _has_letter(met) and met.led in (*_AT, "via") and named


def _has_letter(met: Met) -> bool:
    return len(met.words) == _A_PAIR and len(met.small[1].rstrip(".")) == 1 and not met.words[1].link
