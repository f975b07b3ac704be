"""What a file format is to the program."""

from collections.abc import Callable
from dataclasses import dataclass

from codebench.domain.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Importer:
    """A format: whether bytes are of it, and how to read them."""

    name: str
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str], Bundle]
