"""A transcript as a text document: line for line the source's text, so that Qt's offsets are those of the text."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from codebench.domain.participant import Participant
from codebench.domain.source import Role, Speaker, Turn, TurnKind, clock
from codebench.gui.theme import Theme
from codebench.i18n import tr

LINE_HEIGHT = 160.0
QUIET = 1


@dataclass(frozen=True, slots=True)
class GutterLabel:
    """What stands left of a turn: who speaks, at what time, and whether quietly."""

    name: str
    time: str
    quiet: bool


def gutter_labels(
    turns: Sequence[Turn], speakers: Mapping[str, Speaker], participants: Mapping[str, Participant]
) -> dict[int, GutterLabel]:
    """Return the label of each turn by the offset at which the turn starts."""
    labels = {}
    for turn in turns:
        speaker = speakers.get(turn.speaker_id or "")
        quiet = speaker is not None and speaker.role is Role.INTERVIEWER
        name = "" if turn.kind is TurnKind.NOTE else _name(speaker, participants, bool(speakers))
        labels[turn.start] = GutterLabel(name, clock(turn.time), quiet)
    return labels


def _name(speaker: Speaker | None, participants: Mapping[str, Participant], any_speakers: bool) -> str:
    if speaker is None:
        return tr("speaker unknown") if any_speakers else ""
    if speaker.role is Role.INTERVIEWER:
        return speaker.label if len(speaker.label) > 4 else tr("Interviewer")
    person = participants.get(speaker.participant_id or "")
    # Who is named after the file and a label is known here by the label; the file is the same all along.
    return person.name if person and not person.name.endswith(f" · {speaker.label}") else speaker.label


@dataclass(frozen=True, slots=True)
class _Style:
    block: QTextBlockFormat
    char: QTextCharFormat


def fill(
    document: QTextDocument,
    text: str,
    turns: Sequence[Turn],
    speakers: Mapping[str, Speaker],
    font: QFont,
    theme: Theme,
) -> None:
    """Write the text into the empty document, one block a line, each turn in the style of who speaks."""
    styles = _styles(font, theme)
    starts = [turn.start for turn in turns]
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    at = 0
    for number, line in enumerate(text.split("\n")):
        place = bisect_right(starts, at) - 1
        turn = turns[place] if place >= 0 else None
        kind = _kind(turn, speakers)
        style = styles[kind, turn is not None and turn.start == at]
        if number:
            cursor.insertBlock(style.block, style.char)
        else:
            cursor.setBlockFormat(style.block)
        cursor.insertText(line, style.char)
        cursor.block().setUserState(-1 if kind == "speech" else QUIET)
        at += len(line) + 1
    cursor.endEditBlock()


def _kind(turn: Turn | None, speakers: Mapping[str, Speaker]) -> str:
    if turn is None or turn.kind is TurnKind.NOTE:
        return "note"
    speaker = speakers.get(turn.speaker_id or "")
    return "interviewer" if speaker is not None and speaker.role is Role.INTERVIEWER else "speech"


def _styles(font: QFont, theme: Theme) -> dict[tuple[str, bool], _Style]:
    gap = font.pointSizeF() * 1.4
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.82)
    looks = {"speech": (font, "ink"), "interviewer": (font, "muted"), "note": (small, "muted")}
    styles = {}
    for kind, (face, role) in looks.items():
        char = QTextCharFormat()
        char.setFont(face)
        char.setForeground(theme.colour(role))
        for starts_turn in (True, False):
            block = QTextBlockFormat()
            block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            block.setTopMargin(gap if starts_turn and kind != "note" else 2.0)
            styles[kind, starts_turn] = _Style(block, char)
    return styles


def ink_of(block: QTextBlock) -> str:
    """Return the name of the colour in which a line is written."""
    return "muted" if block.userState() == QUIET else "ink"


def block_starts(document: QTextDocument) -> list[int]:
    """Return where each line of the text begins."""
    starts = []
    block = document.begin()
    while block.isValid():
        starts.append(block.position())
        block = block.next()
    return starts
