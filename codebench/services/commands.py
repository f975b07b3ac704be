"""What makes a function a command: a name for the history, declared where the command is."""

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., None])
LABELS: dict[str, str] = {}


def command(label: str) -> Callable[[F], F]:
    """Declare a function `(work, *, …)` as a command; the label is filled with what `Work.describe` was told."""

    def register(function: F) -> F:
        LABELS[function.__name__] = label
        return function

    return register


Command = Callable[..., Any]
