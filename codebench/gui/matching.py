"""Which codes answer to what is typed in the picker, and in which order: pure, no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from codebench.domain.codebook import Codebook
from codebench.domain.text import fold

MOST = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A code as the picker knows it; the folded fields are for matching only."""

    code_id: str
    name: str
    above: str
    folded_name: str
    folded_path: str
    folded_definition: str


def candidates(codebook: Codebook) -> list[Candidate]:
    """Return the codes that may be applied, in tree order."""
    found = []
    for code in codebook.walk():
        if not code.retired:
            names = codebook.names(code.id)
            above = " / ".join(names[:-1])
            folded = (fold(code.name), fold(" / ".join(names)), fold(code.definition))
            found.append(Candidate(code.id, code.name, above, *folded))
    return found


def matches(
    typed: str, offered: Iterable[Candidate], recent: Sequence[str] = (), used: Mapping[str, int] | None = None
) -> list[Candidate]:
    """Return what matches every typed word, best first: name, path, definition; then last used, then most used."""
    words, whole = fold(typed.replace("/", " ")).split(), fold(typed)
    order = {code_id: at for at, code_id in enumerate(recent)}
    ranked = []
    for at, candidate in enumerate(offered):
        rank = max((_rank(word, candidate) for word in words), default=0)
        if rank < _NO_MATCH:
            other = candidate.folded_name != whole
            often = -(used or {}).get(candidate.code_id, 0)
            ranked.append(((other, rank, order.get(candidate.code_id, len(order)), often, at), candidate))
    return [candidate for _, candidate in sorted(ranked, key=lambda each: each[0])]


def sections(
    offered: Sequence[Candidate], recent: Sequence[str], used: Mapping[str, int]
) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
    """Return the codes used last, those used most, and all others in tree order; none is there twice."""
    known = {each.code_id: each for each in offered}
    last = [known[code_id] for code_id in recent if code_id in known]
    left = [each for each in offered if used.get(each.code_id) and each not in last]
    most = sorted(left, key=lambda each: -used[each.code_id])[:MOST]
    return last, most, [each for each in offered if each not in last and each not in most]


_NO_MATCH = 5


def _rank(word: str, candidate: Candidate) -> int:
    if candidate.folded_name.startswith(word):
        return 0
    if f" {word}" in candidate.folded_name:
        return 1
    for rank, text in ((2, candidate.folded_name), (3, candidate.folded_path), (4, candidate.folded_definition)):
        if word in text:
            return rank
    return _NO_MATCH


def filter_codes(typed: str, codebook: Codebook, only: frozenset[str] | None = None) -> frozenset[str] | None:
    """Return the codes of `only` that match in name or path, with all codes above them; None where all are meant."""
    words = fold(typed).split()
    if not words and only is None:
        return None
    shown: set[str] = set()
    for code in codebook.walk():
        path = fold(codebook.path(code.id))
        if (only is None or code.id in only) and all(word in path for word in words):
            shown.update(each.id for each in codebook.lineage(code.id))
    return frozenset(shown)
