"""What a file format is to the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from codebench.domain.bundle import Bundle
from codebench.importers.layouts import arrange
from codebench.importers.lines import Line


class Content(Protocol):
    """What stands in a file, before it is said who speaks."""

    def bundle(self, layout: str, names: Sequence[str]) -> Bundle:
        """Return the turns by this layout, or by the best, knowing that these names are speakers."""


@dataclass(frozen=True, slots=True)
class Text:
    """A format's lines, and what it left out."""

    format: str
    lines: Sequence[Line]
    left_out: tuple[str, ...] = ()

    def bundle(self, layout: str = "", names: Sequence[str] = ()) -> Bundle:
        """Return the turns by this layout, or by the best, knowing that these names are speakers."""
        read = arrange(self.lines, layout, names)
        return Bundle(read.passages, self.format, read.layout, self.left_out, sure=read.sure, others=read.others)


@dataclass(frozen=True, slots=True)
class Importer:
    """A format: whether bytes are of it, and how to read them."""

    name: str
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str], Content]
