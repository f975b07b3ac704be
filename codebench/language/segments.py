"""Rows of capitals parted into single names, as Dutch joins and parts them."""

import re
from collections.abc import Iterator, Sequence

from codebench.domain.people import is_generic
from codebench.language.runs import (
    Word,
    before,
    is_abbreviation,
    is_initials,
    is_quoted_name,
    opens_list,
    opens_sentence,
)
from codebench.language.wordlists import (
    Led,
    beside,
    heads,
    is_common,
    is_harmless,
    is_head,
    is_plain,
    is_simple,
    is_word,
    listed,
)

Segment = list[Word]
_A_PAIR = 2
_BEHIND = re.compile(r" ([^\W\d_A-Z]+)|, (?:eh,? )?(?:dat|die) is (?:(?:eh|dus|zo'n|een|de|het|ons|onze),? ){1,4}(\w+)")
# The parts of the list of words of belonging that are too general for a name.
_GENERAL = (3, 6)
# Small words within a name that is made of ordinary words.
_WITHIN_NAMES = frozenset(
    (
        "aan",
        "maar",
        "door",
        "over",
        "uit",
        "naar",
        "en",
        "&",
        "in de",
        "in het",
        "in",
        "op",
        "met",
        "van",
        "van de",
        "van het",
        "voor",
        "voor de",
        "voor het",
        "zonder",
        "tegen",
        "op de",
        "aan de",
        "bij de",
    )
)
# These part what is harmless as often as they join a name: Engels en Duits.
_PARTING = frozenset(("aan", "maar", "door", "over", "uit", "naar", "en", "in", "op", "met"))
# No Dutch word, so that what it stands between is one name.
_FOREIGN = frozenset(("des", "della", "delle", "degli", "dei", "et", "und", "og", "och", "für", "aux"))
_ENGLISH = frozenset(("and", "the", "for", "for the", "with", "with the", "to the", "of the"))


def segments(text: str, run: Sequence[Word]) -> Iterator[Segment]:
    """Yield the names that a row of capitals may hold, without what has its capital from the sentence."""
    words = list(run)
    start = words[0].start
    end = words[-1].end
    if opens_sentence(text, start) and not (is_quoted_name(text, start, end) or opens_list(text, start, end)):
        # Only after a full stop may a word be opened by a title: dr. Koning.
        titled = text[max(0, start - 2) : start] == ". " and before(text, start)[1] in listed("titles")
        if not titled and len(words) == 1 and is_plain(words[0].text) and is_simple(words[0].text.casefold()):
            if does(text, words[0]):
                yield words
            return
        article = words[0].text in ("De", "Het") and _opens_listed(words[1:])
        kept = (
            titled or _opens_listed(words) or _is_told_alone(text, words) or "&" in (word.link for word in words[1:2])
        )
        if not kept and (article or _only_opens(words[0], words[1:])):
            words = words[1:]
    held: Segment = []
    for word in words:
        if held and _ends_sentence(held, word):
            yield from _house_apart(held)
            held = []
            continue
        if held and not _joins(held, word):
            yield from _house_apart(held)
            held = []
        held.append(word)
    yield from _house_apart(held)


def _ends_sentence(held: Segment, word: Word) -> bool:
    """Tell whether a single letter closes a sentence, and is nobody's initial: bij Plan B. Bij ons."""
    lettered = len(held) > 1 and is_initials(held[-1].text) and is_plain(held[-2].text)
    return lettered and not word.link and is_common(word.text.casefold()) and is_plain(word.text)


def _house_apart(held: Segment) -> Iterator[Segment]:
    """Part somebody from the institution that follows: Verschuur van de Vrije Universiteit."""
    house = next((at for at, word in enumerate(held) if is_head(word.text.casefold())), 0)
    parted = next((at for at in range(house, 0, -1) if held[at].link in beside(Led.JOINS_PERSON)), 0)
    if parted:
        yield held[:parted]
    if held:
        yield held[parted:]


def _opens_listed(words: Sequence[Word]) -> bool:
    """Tell whether the first words are an institution's name that is listed, or a saint's."""
    spelled = words[0].text.casefold() if words and not words[0].link else ""
    if spelled in listed("institutions") and not is_simple(spelled):
        return True
    for word in words[1:]:
        spelled = " ".join(filter(None, (spelled, word.link, word.text.casefold())))
        if spelled in listed("institutions"):
            return True
    return len(words) > 1 and spelled != "" and words[0].text in ("Sint", "St") and not words[1].link


def _only_opens(word: Word, rest: Sequence[Word]) -> bool:
    """Tell whether a word at the start of a sentence is an ordinary one, and no part of the name behind it."""
    small = word.text.casefold()
    after = rest[0] if rest else None
    if small in listed("titles") or is_initials(word.text) or word.text.isupper():
        return False
    if small in ("de", "het") and after is not None and not after.link and _names_house(after.text):
        return False
    if (
        after is not None
        and after.link in _WITHIN_NAMES
        and _may_open(small, after)
        and _are_ordinary([word, after], after)
    ):
        return False
    if after is not None and (small in ("ter", "ten") or (small == "van" and after.link in ("der", "den"))):
        return False
    if small in beside(Led.PARTICLE):
        return after is None or bool(after.link) or after.text.casefold() not in listed("surnames")
    if is_head(small):
        return after is None
    if small in listed("first_names") and after is not None:
        return is_common(small) and not _surname_follows(after)
    joined = after is not None and not after.link
    if (
        after is not None
        and joined
        and _is_rare(small)
        and (is_head(after.text.casefold()) or _names_house(after.text))
    ):
        return False
    if after is not None and joined and _is_rare(small) and (_closes_or_unlisted(after.text) or _is_closed(rest)):
        return False
    ordinary = is_simple(small) if joined else is_word(small)
    return after is not None and ordinary and small not in listed("places")


def does(text: str, word: Word) -> bool:
    """Tell whether a noun that opens a sentence does what only somebody does, or is told: Kramp stuurt."""
    small = word.text.casefold()
    found = _BEHIND.match(text, word.end)
    told = found is not None and (found[1] in beside(Led.DONE_BY_SOMEBODY) if found[1] else is_head(found[2]))
    return (
        told
        and _is_rare(small)
        and not (is_harmless(word.text) or is_generic(small) or is_head(small) or small in listed("titles", 1))
        and not any(small in listed("belonging", part) for part in _GENERAL)
    )


def _is_told_alone(text: str, words: Segment) -> bool:
    """Tell whether an article opens a name that no list has, with nothing behind it: De Nayer, net over de grens."""
    if words[0].text not in ("De", "Het") or len(words) != _A_PAIR or words[1].link:
        return False
    word, small = words[1].text, words[1].text.casefold()
    lists = ("first_names", "places", "countries")
    known = is_word(small) or is_harmless(word) or is_abbreviation(word) or any(small in listed(each) for each in lists)
    return not known and text[words[1].end : words[1].end + 1] in (",", ".")


def _is_closed(rest: Sequence[Word]) -> bool:
    """Tell whether a word for an institution closes the name: Keizer Karel College."""
    return any(word.text.casefold() in listed("tails") for word in rest if not word.link)


def _closes_or_unlisted(word: str) -> bool:
    """Tell whether a word behind one that opens a sentence belongs to it: Vos Logistics, Nerd Monkeys."""
    small = word.casefold()
    lists = ("first_names", "surnames", "places", "countries", "institutions")
    return small in listed("tails") or not (
        is_harmless(word) or is_word(small) or any(small in listed(each) for each in lists)
    )


def _surname_follows(after: Word) -> bool:
    small = after.text.casefold()
    return (
        after.link in beside(Led.JOINS_PERSON)
        or small in listed("surnames")
        or not (is_word(small) or small in listed("first_names"))
    )


def _joins(held: Segment, word: Word) -> bool:
    """Tell whether a word goes on with the name before it."""
    last, small = held[-1].text.casefold(), word.text.casefold()
    housed = any(is_head(each.text.casefold()) for each in held)
    if not word.link:
        apart = is_harmless(held[-1].text) and len(held) > 1 and small in listed("first_names")
        return housed or not apart or is_head(small)
    if word.link == "&" or " ".join((*(each.text for each in held), word.link, word.text)).casefold() in listed(
        "institutions"
    ):
        return True
    if word.link in beside(Led.JOINS_PERSON) and _is_someone(held, last) and not _is_elsewhere(small, word, held[0]):
        return True
    if word.link in _WITHIN_NAMES and (not housed or word.link == "aan") and _are_ordinary(held, word):
        return True
    by_the_sea = word.link == "aan" and is_plain(word.text) and not is_harmless(word.text)
    if by_the_sea or word.link in _FOREIGN or word.link in _ENGLISH:
        return True
    if word.link == "en" and len(held) > 1 and is_head(held[0].text.casefold()):
        other = is_head(small) or small in beside(Led.PARTICLE)
        if is_plain(held[-1].text) and is_plain(word.text) and not other:
            return True
    if word.link == "in de" or (word.link in _PARTING and word.link != "en"):
        return False
    if word.link == "en":
        return housed and any(each.link in ("voor", "voor de", "van", "for") for each in held)
    return housed and (word.link in beside(Led.JOINS_HOUSE) or word.link in beside(Led.JOINS_PERSON))


def _are_ordinary(held: Segment, word: Word) -> bool:
    """Tell whether ordinary words have a capital on both sides, as only a name gives them: Stem in de Stad."""
    small = word.text.casefold()
    other = small in listed("first_names") or small in listed("countries")
    if word.link in ("in", "op", "met") and not is_plain(word.text):
        return False
    told = all(is_plain(each.text) or _is_also_ordinary(each, word) for each in held)
    return not other and told and (word.link not in _PARTING or not any(is_harmless(each.text) for each in held))


def _is_also_ordinary(held: Word, word: Word) -> bool:
    """Tell whether a surname is an ordinary word before another one: Klein maar Dapper, Hart voor de Buurt."""
    small = held.text.casefold()
    lists = ("first_names", "places", "institutions", "countries", "titles")
    known = any(small in listed(each) for each in lists)
    joins = is_plain(word.text) or (held is word and word.link.endswith((" de", " het")))
    return joins and is_simple(small) and not known and not is_abbreviation(held.text)


def _may_open(small: str, after: Word) -> bool:
    """Tell whether a word may open a name that goes on behind a small word: Stem in de Stad."""
    return _is_rare(small) or (after.link not in ("en", "van", "in", "op", "met") and small not in beside(Led.GOES_ON))


def _is_rare(small: str) -> bool:
    known = any(small in beside(part) for part in (Led.GOES_ON, Led.ASKED, Led.BEFORE_NAME))
    return not known and not is_common(small)


def _names_house(word: str) -> bool:
    """Tell whether an ordinary word has a capital behind an article as only a name gives it: De Zonnebloem."""
    return is_plain(word) and not is_harmless(word) and word.casefold() not in heads()


def _is_someone(held: Segment, last: str) -> bool:
    named = last in listed("first_names")
    return named or not (last in listed("places") or last in listed("countries") or is_harmless(held[-1].text))


def _is_elsewhere(small: str, word: Word, first: Word) -> bool:
    known = (
        small in listed("countries") or is_head(small) or small in listed("institutions") or small in listed("places")
    )
    named = small in listed("surnames") or (
        small in listed("places") and first.text.casefold() in listed("first_names")
    )
    if is_abbreviation(word.text) or (word.link == "van het" and not named):
        return True
    return is_harmless(word.text) or (known and word.link in ("van", "de", "tot", "te") and not named)
