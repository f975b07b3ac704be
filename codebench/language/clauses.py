"""Where a clause of Dutch ends, and which little word in it belongs to “daar” and not to the verb."""

from collections.abc import Sequence

from codebench.language.lemmas import is_verb, lemma
from codebench.language.smallwords import wordlist
from codebench.language.words import Word


def ends_clause(said: Sequence[Word], place: int) -> bool:
    """Tell whether another clause begins here, in which a particle would be another verb's."""
    word, after = said[place], said[place + 1].text if place + 1 < len(said) else ""
    opens = word.text in wordlist("openers-before-a-subject") and after in wordlist("subjects")
    joins = word.text in ("en", "maar") and (after in wordlist("pronouns") or _is_finite(after))
    new = word.after_pause and word.text in ("maar", "en", "dus", "die", "dat", "wat")
    return opens or joins or new or word.text in wordlist("openers")


def _is_finite(word: str) -> bool:
    """Tell whether a word is a verb with a person: “hij staat daar en legt het uit”."""
    return not word.endswith(("en", "end", "ende")) and lemma(word) != word and is_verb(lemma(word))


def says_something(said: Sequence[Word], at: int) -> bool:
    """Tell whether a form of a verb is more than “zeg maar”, “hoor” or “toen pas”."""
    if said[at].text not in wordlist("forms-of-little-meaning"):
        return True
    return any(word.text in ("ik", "je", "jij") for word in (*said[max(0, at - 1) : at], *said[at + 1 : at + 2]))


def spliced(between: Sequence[Word]) -> bool:
    """Tell whether a comma opened another clause here that no comma closed: “laat het liggen, er zat een schroef …”."""
    last = next((word for word in reversed(between) if word.after_pause), None)
    return last is not None and last.text in wordlist("pronouns")


def is_stranded(said: Sequence[Word], verb: int, place: int) -> bool:
    """Tell whether the word at this place is left of “daarmee”: daar doe ik niks mee, but not: er deden er tien mee."""
    start = max(0, verb - 3)
    near = [at for at in range(start, place) if said[at].text in wordlist("words-like-daar")]
    near = [at for at in near if not _is_filler(said, at, verb)]
    other = wordlist("prepositions") | wordlist("particles-of-daar")
    return bool(near) and not any(word.text in other for word in said[min(near[-1], verb) + 1 : place])


def is_right_behind_daar(said: Sequence[Word], place: int) -> bool:
    """Tell whether “daar” stands right before a word, or “waar” with only a pronoun between: waar ik in heb gewerkt."""
    before, earlier = (said[at].text if at >= 0 else "" for at in (place - 1, place - 2))
    return before in wordlist("words-like-daar") or (earlier == "waar" and before in wordlist("pronouns"))


def _is_filler(said: Sequence[Word], at: int, verb: int) -> bool:
    """Tell whether “er” only fills the place of a subject to come: er deden ouders, wie deed er, deden er veel."""
    if said[at].text != "er" or at not in (verb - 1, verb + 1):
        return False
    many_first = said[verb].text.endswith("en") and (verb == 0 or said[verb].after_pause)
    asks_who = any(word.text in ("wie", "hoeveel", "welke") for word in said[max(0, verb - 3) : verb])
    return at < verb or many_first or asks_who
