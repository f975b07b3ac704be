"""What an importer makes of a file: passages in reading order, nothing lost, nothing decided about people."""

from dataclasses import dataclass
from typing import NamedTuple

from codebench.domain.ids import new_id
from codebench.domain.source import TimeMark, Turn, TurnKind


class Passage(NamedTuple):
    """One turn as read: normalised text, the speaker's label where there is one, times in seconds.

    `marks` are (offset within `text`, seconds). A `note` is front or back matter and belongs to nobody.
    """

    text: str
    label: str | None = None
    time: float | None = None
    end_time: float | None = None
    kind: TurnKind = TurnKind.SPEECH
    marks: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file as read: its passages, format and layout, what was left out, and what may have been misread.

    `sure` is how well the layout fits, from 0 to 1; `others` are the layouts that could read it too, the best first.
    """

    passages: tuple[Passage, ...]
    format: str
    layout: str
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    sure: float = 1.0
    others: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the source's text: the passages joined by line ends."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the speakers' labels in order of appearance."""
        return tuple(dict.fromkeys(p.label for p in self.passages if p.label is not None))


def turns_of(bundle: Bundle, source_id: str, speakers: dict[str, str]) -> tuple[list[Turn], list[TimeMark]]:
    """Return the turns and time marks of a bundle; `speakers` maps a label to a speaker's id."""
    turns: list[Turn] = []
    marks: list[TimeMark] = []
    at = 0
    for position, passage in enumerate(bundle.passages):
        end = at + len(passage.text)
        who = speakers.get(passage.label) if passage.label is not None else None
        turns.append(Turn(new_id(), source_id, position, at, end, passage.kind, who, passage.time, passage.end_time))
        marks += [TimeMark(new_id(), source_id, at + offset, time) for offset, time in passage.marks]
        at = end + 1
    return turns, marks
