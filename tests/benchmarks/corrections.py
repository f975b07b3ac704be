"""A long coded transcript and its corrected form, of which is known where every coding must land.

A transcript is turns of pieces: words and signs that each have a number, and white space that has none. A correction
changes pieces and leaves their numbers, so a coding's words in the corrected form are the pieces with its numbers.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle, pairwise
from pathlib import Path
from typing import NamedTuple

from codebench.domain.coding import Coding
from codebench.domain.ids import new_id
from codebench.domain.source import Source
from codebench.domain.text import Span
from codebench.services.coding import ensure_coder
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.services.reading import codebook
from codebench.storage.work import Work
from tests.importers import twins
from tests.makers import add_tree

COMMON = [
    "en",
    "de",
    "het",
    "een",
    "is",
    "dat",
    "ik",
    "we",
    "niet",
    "maar",
    "dan",
    "ook",
    "wel",
    "op",
    "van",
    "in",
    "te",
    "ja",
    "die",
    "zo",
    "er",
    "als",
    "bij",
    "met",
    "voor",
    "naar",
    "om",
]
SYLLABLES = [
    a + b
    for a in ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "st", "br"]
    for b in ["a", "e", "i", "o", "u", "aa", "ee", "oo", "ij", "ou"]
]
LABELS = ("Interviewer", "Anna")
NAMES = ("Annelies", "Fatima", "Jan-Willem", "Utrecht", "Windesheim")


class Piece(NamedTuple):
    """A word, a sign or white space; the last has no number."""

    text: str
    number: int | None = None


Pieces = list[Piece]


@dataclass(frozen=True)
class Turn:
    """What one of two speakers says."""

    who: int
    pieces: Pieces


@dataclass(frozen=True)
class Corrected:
    """A project with a coded transcript, the corrected file, and per coding its words and where they stand in that."""

    project: Project
    source_id: str
    file: Path
    words: dict[str, str]
    landed: dict[str, Span | None]
    text: str
    torn: frozenset[str]

    def now(self, coding_id: str) -> str:
        """Return the words that a coding must have in the corrected form; none where all went."""
        span = self.landed[coding_id]
        return self.text[span.start : span.end] if span else ""


@dataclass
class Made:
    """A transcript while it is made and corrected."""

    chance: random.Random
    numbers: count = field(default_factory=count)  # type: ignore[type-arg]

    def turns(self, words: int) -> list[Turn]:
        """Make turns of sentences, in which a few words are said very often and most are not."""
        stock = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randrange(2, 5))) + "n" for _ in range(1500)]
        weights = [1 / place for place in range(1, len(stock) + 1)]
        turns: list[Turn] = []
        while words > 0:
            length = min(words, self.chance.randrange(3, 120))
            said = [
                self.chance.choice(COMMON) if self.chance.random() < 0.55 else self.chance.choices(stock, weights)[0]
                for _ in range(length)
            ]
            turns.append(Turn(len(turns) % 2, self._signed(said)))
            words -= length
        return turns

    def _signed(self, said: Sequence[str]) -> Pieces:
        pieces: Pieces = []
        for at, word in enumerate(said):
            name = self.chance.choice(NAMES) if self.chance.random() < 0.01 else word
            pieces.append(self.piece(name))
            if at == len(said) - 1 or self.chance.random() < 0.12:
                pieces.append(self.piece("." if at == len(said) - 1 else self.chance.choice(",.?")))
            pieces.append(Piece(" "))
        return pieces[:-1]

    def piece(self, text: str) -> Piece:
        return Piece(text, next(self.numbers))

    def word(self) -> Piece:
        """Return a word that was not there; it has no number, so no coding can have had it."""
        return Piece(self.chance.choice([*COMMON, "".join(self.chance.choices(SYLLABLES, k=3))]))


def typo(made: Made, turn: Pieces, at: int) -> None:
    """Mend a word: a letter doubled, left out, put in or exchanged with the next."""
    word = turn[at].text
    place = made.chance.randrange(len(word))
    letter = made.chance.choice("aeinrt")
    ways = (
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1 :] if len(word) > 3 else word + letter,
        word[:place] + letter + word[place:],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
        word + "t",
    )
    mended = made.chance.choice(ways)
    turn[at] = Piece(mended if mended != word else word + "t", turn[at].number)


def added(made: Made, turn: Pieces, at: int) -> None:
    turn[at:at] = [made.word(), Piece(" ")]


def cut(made: Made, turn: Pieces, at: int) -> None:
    _take(turn, at, at + 1)


def passage(made: Made, turn: Pieces, at: int) -> None:
    """Cut a few words with the signs between them."""
    _take(turn, at, min(len(turn), at + 2 * made.chance.randrange(3, 12) + 1))


def _take(turn: Pieces, start: int, end: int) -> None:
    """Take pieces away, and the white space before them or, at the beginning, after."""
    while end > start and turn[end - 1].number is None:
        end -= 1
    left, right = start - (start > 0), end + (start == 0 and end < len(turn) and turn[end].number is None)
    if any(piece.number is not None for piece in (*turn[:left], *turn[right:])):
        del turn[left:right]


def joined(made: Made, turn: Pieces, at: int) -> None:
    following = turn[at + 1 : at + 3]
    if len(following) == 2 and following[0].text == " " and following[1].text.isalpha():
        del turn[at + 1]


def sign(made: Made, turn: Pieces, at: int) -> None:
    """Change, take away or put in a sign after a word."""
    after = turn[at + 1] if at + 1 < len(turn) else Piece(" ")
    if after.text in ",.?":
        turn[at + 1 : at + 2] = made.chance.choice([[], [Piece(";", after.number)], [Piece("!", after.number)]])
    else:
        turn.insert(at + 1, Piece(made.chance.choice(",;:…")))


def name(made: Made, turn: Pieces, at: int) -> None:
    instead = ("[naam]", "XXX", "collega A", "[school]", "Respondent")
    turn[at] = Piece(made.chance.choice(instead), turn[at].number)


KINDS: tuple[Callable[[Made, Pieces, int], None], ...] = (typo, added, cut, joined, sign, name, passage)


def corrected(made: Made, turns: Sequence[Turn], corrections: int, moved: int) -> list[Turn]:
    """Return the turns with a correction in so many places, and some put elsewhere."""
    after = [Turn(turn.who, list(turn.pieces)) for turn in turns]
    at_turn = {piece.number: turn.pieces for turn in after for piece in turn.pieces if piece.text.isalpha()}
    kinds = cycle(KINDS)
    for number in made.chance.sample(list(at_turn), len(at_turn)):
        pieces = at_turn[number]
        at = next((at for at, piece in enumerate(pieces) if piece.number == number), None)
        if corrections and at is not None:
            before = list(pieces)
            next(kinds)(made, pieces, at)
            corrections -= pieces != before
    for _ in range(moved):
        turn = after.pop(made.chance.choice([at for at, turn in enumerate(after) if len(turn.pieces) > 20]))
        after.insert(made.chance.randrange(len(after) + 1), turn)
    return after


def text_of(turns: Sequence[Turn]) -> str:
    """Return the text that an importer must find."""
    return "\n".join("".join(piece.text for piece in turn.pieces) for turn in turns)


def places_of(turns: Sequence[Turn]) -> dict[int, Span]:
    """Return where every numbered piece stands."""
    found, at = {}, 0
    for turn in turns:
        for piece in turn.pieces:
            if piece.number is not None:
                found[piece.number] = Span(at, at + len(piece.text))
            at += len(piece.text)
        at += 1
    return found


def written(turns: Sequence[Turn], labels: Sequence[str], form: str) -> bytes:
    """Return the turns as a file."""
    lines = [f"{labels[turn.who]}: {''.join(piece.text for piece in turn.pieces)}" for turn in turns]
    return twins.docx(lines) if form == "docx" else "\n\n".join(lines).encode()


def made(
    folder: Path,
    *,
    seed: int = 5,
    moved: int = 0,
    labels: Sequence[str] = LABELS,
    form: str = "txt",
    words: int = 10_000,
    codings: int = 200,
    corrections: int = 150,
) -> Corrected:
    """Make the transcript, code it, and correct it here and there; put turns elsewhere, spell speakers otherwise."""
    making = Made(random.Random(seed))
    turns = making.turns(words)
    (folder / f"one.{form}").write_bytes(written(turns, LABELS, form))
    (folder / "long.codebench").unlink(missing_ok=True)
    project = Project.create(folder / "long.codebench", coder_name="Anna")
    import_files(project, [folder / f"one.{form}"])
    source = project.values(Source)[0]
    assert source.text == text_of(turns)
    numbers = _coded(making.chance, project, turns, codings)
    after = corrected(making, turns, corrections, moved)
    (folder / "corrected.txt").write_bytes(written(after, labels, "txt"))
    said = {coding.id: source.text[coding.start : coding.end] for coding in project.values(Coding)}
    landed, torn = _landed(numbers, places_of(after))
    return Corrected(project, source.id, folder / "corrected.txt", said, landed, text_of(after), torn)


def _coded(chance: random.Random, project: Project, turns: Sequence[Turn], codings: int) -> dict[str, list[int]]:
    """Put codes on 3 to 60 words; return the numbers of the pieces of each coding."""
    add_tree(project, *(f"code {n}" for n in range(20)))
    codes = sorted(code.id for code in codebook(project).walk())
    places = places_of(turns)
    found: dict[str, list[int]] = {}

    def code(work: Work) -> None:
        coder, (source,) = ensure_coder(work, work.coder), work.find(Source)
        for at in range(codings):
            first = chance.randrange(len(places) - 70)
            its = list(places)[first : first + chance.randrange(3, 61)]
            coding = Coding(new_id(), source.id, places[its[0]].start, places[its[-1]].end, codes[at % 20], coder)
            found[coding.id] = its
            work.add(coding)

    project.do(code)
    return found


def _landed(numbers: dict[str, list[int]], there: dict[int, Span]) -> tuple[dict[str, Span | None], frozenset[str]]:
    """Return where the pieces of each coding stand, and which codings a turn that moved tore apart."""
    order = {number: at for at, number in enumerate(there)}
    landed: dict[str, Span | None] = {}
    torn = set()
    for each, its in numbers.items():
        left = [number for number in its if number in there]
        landed[each] = Span(there[left[0]].start, there[left[-1]].end) if left else None
        if any(order[other] != order[one] + 1 for one, other in pairwise(left)):
            torn.add(each)
    return landed, frozenset(torn)
