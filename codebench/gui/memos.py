"""What to do with the words of a memo when one leaves it, and which memo one means: plain rules, no window."""

from collections.abc import Iterable
from enum import Enum, auto

from codebench.domain.memo import MemoOn
from codebench.services.memos import MemoHead


class Keep(Enum):
    """What leaving a memo does."""

    NOTHING = auto()
    ADD = auto()
    CHANGE = auto()
    REMOVE = auto()


def keep(before: str | None, now: str) -> Keep:
    """Return what to do; `before` is None where there was no memo, and a memo without words is none."""
    if before is None:
        return Keep.ADD if now.strip() else Keep.NOTHING
    if now == before:
        return Keep.NOTHING
    return Keep.CHANGE if now.strip() else Keep.REMOVE


def own_memo(memos: Iterable[MemoHead], about: MemoOn, target_id: str, coder: str) -> MemoHead | None:
    """Return this coder's memo on a thing; nobody writes on in another's memo unasked."""
    mine = (m for m in memos if (m.about, m.target_id, m.coder) == (about, target_id, coder))
    return next(mine, None)


def holding(memos: Iterable[MemoHead], typed: str) -> list[MemoHead]:
    """Return the memos that hold every typed word, in their text, target or coder."""
    words = typed.casefold().split()
    return [m for m in memos if all(w in f"{m.target} {m.text} {m.coder}".casefold() for w in words)]
