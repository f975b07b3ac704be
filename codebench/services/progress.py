"""How long work tells how far it is; who is told may stop it by raising."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]


def no_progress(done: int, total: int, what: str) -> None:
    """Say nothing."""
