"""Named versions of the codebook, and what lies between two of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from codebench.domain.codebook import Code, Codebook
from codebench.i18n import tr


@dataclass(frozen=True, slots=True)
class CodebookVersion:
    """The codebook as it stood when a coder named it; `codes` is JSON, `counts` code id → participants as JSON."""

    id: str
    name: str
    reason: str
    coder_id: str
    at: str
    codes: str
    counts: str


class Kind(StrEnum):
    """What may happen to a code between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    MERGED = "merged"
    RENAMED = "renamed"
    MOVED = "moved"
    RETIRED = "retired"
    RESTORED = "restored"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that happened to one code; `before` and `after` are the participants who mention it."""

    kind: Kind
    code: str
    detail: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions by name, with everything that differs, in the order of the codebook."""

    before: str
    after: str
    differences: tuple[Difference, ...]


TEXTS = ("definition", "when", "when_not", "example")


def compare(
    old: Codebook,
    new: Codebook,
    counts: tuple[Mapping[str, int], Mapping[str, int]],
    merged: Mapping[str, str] | None = None,
    told: Mapping[tuple[Kind, str], str] | None = None,
) -> list[Difference]:
    """Return what differs between two states of a codebook, codes being told apart by identity.

    `counts` are the participants per code id before and after; `merged` maps the id of a code that is gone to
    the id of the code it went into; `told` is what coders said of what happened to a code.
    """
    found: list[Difference] = []

    def note(kind: Kind, book: Codebook, code: Code, detail: str, before: int | None, after: int | None) -> None:
        detail = ". ".join(filter(None, (detail, (told or {}).get((kind, code.id), ""))))
        found.append(Difference(kind, book.path(code.id), detail, before, after))

    for code in new.walk():
        before, after = counts[0].get(code.id), counts[1].get(code.id)
        if code.id not in old:
            note(Kind.ADDED, new, code, "", None, after)
            continue
        for kind, detail in _changes(old, new, code):
            note(kind, new, code, detail, before, after)
    for code in old.walk():
        if code.id in new:
            continue
        into = (merged or {}).get(code.id, "")
        kind = Kind.MERGED if into in new else Kind.REMOVED
        detail = tr("into “{code}”", code=new.path(into)) if into in new else ""
        note(kind, old, code, detail, counts[0].get(code.id), None)
    return found


def _changes(old: Codebook, new: Codebook, code: Code) -> Iterable[tuple[Kind, str]]:
    was = old[code.id]
    if was.name != code.name:
        yield Kind.RENAMED, tr("was “{name}”", name=was.name)
    if was.parent_id != code.parent_id:
        above = old.path(was.parent_id) if was.parent_id else tr("the top")
        yield Kind.MOVED, tr("was under {parent}", parent=above)
    if was.retired != code.retired:
        yield (Kind.RETIRED if code.retired else Kind.RESTORED), ""
    for name in TEXTS:
        if getattr(was, name) != getattr(code, name):
            yield Kind.CHANGED, f"{text_name(name)}: {getattr(was, name) or '–'} → {getattr(code, name) or '–'}"


def why(reason: str) -> str:
    """Return the reason a coder gave as a sentence of its own; empty where there is none."""
    return tr("Why: {reason}", reason=reason) if reason else ""


def difference_name(kind: Kind) -> str:
    """Return what happened, in a word."""
    return {
        Kind.ADDED: tr("added"),
        Kind.REMOVED: tr("removed"),
        Kind.MERGED: tr("merged"),
        Kind.RENAMED: tr("renamed"),
        Kind.MOVED: tr("moved"),
        Kind.RETIRED: tr("retired"),
        Kind.RESTORED: tr("restored"),
        Kind.CHANGED: tr("changed"),
    }[kind]


def text_name(field: str) -> str:
    """Return what a part of a code's definition is called."""
    return {
        "definition": tr("Definition"),
        "when": tr("Use"),
        "when_not": tr("Not"),
        "example": tr("Example"),
    }[field]
