"""What can be chosen in the picker besides the codes that are there, and what comes out of it: pure, no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from codebench.domain.codebook import Codebook
from codebench.domain.study import CodeCount
from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.gui.matching import Candidate, matches

LONGEST = 60
PARENTS = 3
_ENDS = ' .,;:…–"“”«»'


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code that could be made; without a parent it is a main code."""

    name: str
    parent_id: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: codes that are there, and perhaps one to be made."""

    code_ids: tuple[str, ...] = ()
    new: NewCode | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A code that the words to be coded look like, and which of them led there."""

    code_id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from: the codes, those used last, below which a new one comes, the words to be coded.

    `alike` are the codes that the words look like, `proof` how often that was right so far.
    """

    book: Codebook
    counts: Mapping[str, CodeCount] = field(default_factory=dict)
    recent: Sequence[str] = ()
    below: str = ""
    words: str = ""
    alike: Sequence[Alike] = ()
    proof: str = ""


def new_codes(typed: str, book: Codebook, offered: Iterable[Candidate], below: str) -> list[NewCode]:
    """Return the codes that what is typed could become: `parent / name`, or a name below the usual parent or none."""
    above, slash, name = (part.strip() for part in typed.rpartition("/"))
    wanted = [NewCode(name, parent) for parent in _parents(above, offered)] if slash else []
    wanted += [NewCode(typed, below), NewCode(typed)]
    return [each for each in dict.fromkeys(wanted) if is_free(each, book)]


def _parents(above: str, offered: Iterable[Candidate]) -> list[str]:
    if not above:
        return [""]
    last = fold(above).split()[-1]
    return [each.code_id for each in matches(above, offered) if last in each.folded_name][:PARENTS]


def is_free(new: NewCode, book: Codebook) -> bool:
    """Tell whether a code may have this name at this place."""
    try:
        book.check_name(new.name, new.parent_id or None)
    except CodebenchError:
        return False
    return True


def own_words(text: str) -> str:
    """Return words of a transcript as the name of a code: on one line, whole words, no path."""
    name = " ".join("–" if word == "/" else word for word in text.split()).strip(_ENDS)
    if len(name) > LONGEST:
        name = name[: LONGEST + 1].rpartition(" ")[0] or name[:LONGEST]
    return name.rstrip(_ENDS)
