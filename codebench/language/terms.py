"""What a text is about: its words by their dictionary form, less those that everybody says about anything."""

from collections import Counter
from collections.abc import Iterable

from codebench.language.lemmas import lemma
from codebench.language.smallwords import wordlist
from codebench.language.words import words


def terms(text: str) -> dict[str, list[str]]:
    """Return the dictionary forms in a text, each with the words that were said, in order of appearance."""
    idle = wordlist("stop-words") | wordlist("fillers")
    found: dict[str, list[str]] = {}
    for word in words(text):
        if word.text in idle or not word.text[0].isalpha() or len(word.text) < 2:
            continue
        form = lemma(word.text)
        if form not in idle:
            found.setdefault(form, []).append(word.text)
    return found


def grams(text: str) -> Counter[str]:
    """Return the runs of three to five letters in a text's words, fillers left out."""
    said = (word.text for word in words(text) if word.text not in wordlist("fillers"))
    return Counter(gram for word in said for gram in _runs(f" {word} "))


def _runs(word: str) -> Iterable[str]:
    return (word[at : at + size] for size in (3, 4, 5) for at in range(len(word) - size + 1))
