"""Which actions answer to what is typed in the palette: pure, no Qt."""

from collections.abc import Iterable

from codebench.domain.text import fold
from codebench.gui.actions import Action


def plain(text: str) -> str:
    """Return an action's words without the mark of its key and without dots."""
    return text.replace("&", "").rstrip("…")


def answering(typed: str, offered: Iterable[Action]) -> list[Action]:
    """Return the actions that match every typed word in words or menu, those that begin with it first."""
    words = fold(typed).split()
    found = []
    for at, action in enumerate(offered):
        name = fold(plain(action.text))
        if all(word in name for word in words):
            begins = any(part.startswith(words[0]) for part in name.split()) if words else True
            found.append((not begins, at, action))
    return [action for *_, action in sorted(found, key=lambda each: each[:2])]
