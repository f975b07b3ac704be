"""Which code may stay in a merge, and what comes of codes below the ones that go: pure, no Qt."""

from collections.abc import Sequence

from codebench.domain.codebook import Codebook
from codebench.i18n import tr


def may_stay(book: Codebook, chosen: Sequence[str]) -> list[str]:
    """Return the codes that can stay: not retired, not below another chosen one; the likeliest first.

    Of several, those are the chosen ones; for a single code, the codes beside it.
    """
    below = {code.id for code_id in chosen for code in book.walk(code_id)}
    beside = (code.id for code in book.children(book[chosen[0]].parent_id))
    first = chosen if len(chosen) > 1 else [each for each in beside if each not in chosen]
    others = (code.id for code in book.walk() if code.id not in chosen)
    offered = dict.fromkeys((*first, *others))
    return [each for each in offered if each not in below and not book[each].retired]


def along_in_words(book: Codebook, going: Sequence[str], into: str) -> str:
    """Say what comes of chosen codes below chosen ones, and of the codes below them that were not chosen."""
    stays, sentences = book[into].name, []
    for code_id in going:
        name, above = book[code_id].name, [code.name for code in book.lineage(code_id)[:-1] if code.id in going]
        if above:
            told = {"name": name, "above": above[-1], "into": stays}
            sentences.append(tr("“{name}” stands below “{above}” and goes with it into “{into}”.", **told))
    along = [code.name for code_id in going for code in book.children(code_id) if code.id not in going]
    if along:
        names = ", ".join(f"“{name}”" for name in along)
        sentences.append(tr("Codes that come to stand below “{into}”: {names}.", into=stays, names=names))
    return " ".join(sentences)
