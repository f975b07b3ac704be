"""What makes a function a command: a name for the history, declared where the command is."""

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., None])
LABELS: dict[str, str] = {}
REVIEWING: set[str] = set()


def command(label: str, *, reviewing: bool = False) -> Callable[[F], F]:
    """Declare a function `(work, *, …)` as a command; the label is filled with what `Work.describe` was told.

    Only a command for `reviewing` can be done by who reads along.
    """

    def register(function: F) -> F:
        LABELS[function.__name__] = label
        if reviewing:
            REVIEWING.add(function.__name__)
        return function

    return register


Command = Callable[..., Any]
