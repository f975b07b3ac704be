"""The lists of Dutch in tests/files/dutch, and how well they are found."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LISTS = Path(__file__).resolve().parents[1] / "files" / "dutch"
FindForms = Callable[[str, Collection[str]], Collection[str]]


@dataclass(frozen=True)
class Score:
    """How many should be found, how many were, and what went wrong."""

    wanted: int
    found: int
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    def __str__(self) -> str:
        figures = f"recall {self.recall:.3f} ({self.right}/{self.wanted})  precision {self.precision:.3f}"
        return f"{figures}\n    missed: {', '.join(self.missed) or '-'}\n    wrong: {', '.join(self.wrong) or '-'}"


def lines(name: str) -> list[str]:
    text = (LISTS / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def families(name: str) -> dict[str, tuple[set[str], set[str]]]:
    """Per word the forms to be found, and words that only look like it."""
    found = {}
    for line in lines(name):
        word, _, rest = line.partition(": ")
        forms, _, others = rest.partition(" | ")
        found[word] = (set(forms.split()), set(others.split()))
    return found


def score_words(name: str, find: FindForms) -> Score:
    """Look for every word among the forms and distractors of all of them."""
    listed = families(name)
    vocabulary = {form for forms, others in listed.values() for form in forms | others}
    wanted, found, right = 0, 0, 0
    missed, wrong = [], []
    for word, (forms, _) in listed.items():
        hits = set(find(word, vocabulary)) - {word}
        wanted, found, right = wanted + len(forms), found + len(hits), right + len(hits & forms)
        missed += [f"{word}/{form}" for form in sorted(forms - hits)]
        wrong += [f"{word}/{form}" for form in sorted(hits - forms)]
    return Score(wanted, found, right, tuple(missed), tuple(wrong))


def spoken(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield verb, sentence and the words of the verb in it; no words where it is a distractor."""
    verb = ""
    for line in lines(name):
        if not line.startswith(" "):
            verb = line.strip()
            continue
        yield verb, re.sub(r"[\[\]]", "", line.strip()), tuple(re.findall(r"\[(.+?)\]", line))


def score_sentences(name: str, find: Callable[[str, str], Collection[tuple[str, ...]]]) -> Score:
    """Look for every verb in its own sentences; a hit is right when it is exactly the marked words."""
    wanted, found, right = 0, 0, 0
    missed, wrong = [], []
    for verb, sentence, words in spoken(name):
        hits = set(find(verb, sentence))
        good = words in hits
        wanted, found, right = wanted + bool(words), found + len(hits), right + good
        missed += [sentence] if words and not good else []
        wrong += [f"{'…'.join(hit)} in “{sentence}”" for hit in hits if hit != words]
    return Score(wanted, found, right, tuple(missed), tuple(wrong))


def marked_sentences() -> Iterator[tuple[str, set[int]]]:
    """Every turn without its bars, and where its sentences but the first begin."""
    for line in lines("sentences.txt"):
        pieces = line.split("|")
        text, starts = pieces[0], set()
        for piece in pieces[1:]:
            starts.add(len(text) + 1)
            text += " " + piece
        yield text, starts


def score_breaks(find: Callable[[str], Iterable[int]]) -> Score:
    """Look for the beginnings of sentences, the first of each turn left out."""
    wanted, found, right = 0, 0, 0
    missed, wrong = [], []
    for text, starts in marked_sentences():
        hits = set(find(text)) - {0}
        wanted, found, right = wanted + len(starts), found + len(hits), right + len(hits & starts)
        missed += [text[max(0, at - 12) : at + 12] for at in sorted(starts - hits)]
        wrong += [text[max(0, at - 12) : at + 12] for at in sorted(hits - starts)]
    return Score(wanted, found, right, tuple(missed), tuple(wrong))


def marked_repeats() -> tuple[list[str], dict[int, int]]:
    """Someone's quotes, and which of them repeat which."""
    marked = [line.partition(" ") for line in lines("repeats.txt")]
    return [quote for _, _, quote in marked], {
        number: int(mark) - 1 for number, (mark, _, _) in enumerate(marked) if mark != "-"
    }


def average_precision(ranked: list[int], repeated: Collection[int]) -> float:
    """The mean, over what should be found, of the precision where it was found."""
    places = [place for place, number in enumerate(ranked, 1) if number in repeated]
    return sum(n / place for n, place in enumerate(places, 1)) / len(repeated)
