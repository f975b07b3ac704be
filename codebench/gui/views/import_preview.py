"""A file as it will be on the desk, with how it was read above it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from codebench.domain.bundle import Bundle
from codebench.domain.source import Turn, TurnKind
from codebench.gui.views.choicebox import ChoiceBox
from codebench.gui.views.labels import label
from codebench.gui.views.transcript_page import TranscriptPage
from codebench.gui.views.transcript_text import GutterLabel, gutter_labels
from codebench.i18n import tr, trn
from codebench.services.incoming import layout_name
from codebench.services.reading import Transcript

MOST = 4


class PreviewPage(TranscriptPage):
    """A transcript in which what nobody said is marked too."""

    def show_preview(self, transcript: Transcript) -> None:
        """Show how a file was read; the place stays where it is the same text."""
        shown, bar = self.transcript, self.verticalScrollBar()
        if shown is not None and _looks_of(shown) == _looks_of(transcript):
            return
        same = shown is not None and shown.source.text == transcript.source.text
        place = bar.value() if same else 0
        self.set_transcript(transcript)
        for start in _matter(transcript.turns):
            self._labels[self._offsets.to_qt(start)] = GutterLabel(tr("no turn"), "", True)
        bar.setValue(place)


def _looks_of(shown: Transcript) -> object:
    """Return what one sees of a transcript."""
    kinds = [(turn.start, turn.kind) for turn in shown.turns]
    return shown.source.text, kinds, gutter_labels(shown.turns, shown.speakers, shown.participants)


def _matter(turns: Iterable[Turn]) -> list[int]:
    """Return where each run of front or back matter begins."""
    found, before = [], TurnKind.SPEECH
    for turn in turns:
        if turn.kind is TurnKind.NOTE and before is TurnKind.SPEECH:
            found.append(turn.start)
        before = turn.kind
    return found


class ImportPreview(QWidget):
    """Show a file's words and speakers; another reading of it goes out as a wish."""

    layout_wanted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layouts = ChoiceBox()
        self.layouts.setAccessibleName(tr("Read as"))
        self.layouts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layouts.activated.connect(self._want)
        self.everywhere = QCheckBox()
        self.everywhere.toggled.connect(lambda ticked: self._want() if ticked else None)
        self.notes, self.doubts = label("", "muted", wrap=True), label("", "warning", wrap=True)
        self.page = PreviewPage()
        self.page.setAccessibleName(tr("How the file was read"))
        title = label(tr("Read as"), "muted")
        title.setBuddy(self.layouts)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self.layouts)
        row.addWidget(self.everywhere)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.notes)
        column.addWidget(self.doubts)
        column.addWidget(self.page, 1)

    def show_file(self, bundle: Bundle, layouts: Sequence[str], transcript: Transcript, alike: int) -> None:
        """Show a file, the readings there are of it, and for how many others one may choose at once."""
        with QSignalBlocker(self.everywhere):
            self.layouts.clear()
            for layout in layouts:
                self.layouts.addItem(layout_name(layout), layout)
            self.layouts.setCurrentIndex(self.layouts.findData(bundle.layout))
            self.layouts.setEnabled(len(layouts) > 1)
            self.everywhere.setChecked(False)
        self.everywhere.setVisible(alike > 0 and len(layouts) > 1)
        self.everywhere.setText(tr("Also for all files recognised so ({n})", n=alike + 1))
        _say(self.notes, bundle.left_out)
        self.page.show_preview(transcript)

    def show_doubts(self, doubts: Sequence[str]) -> None:
        """Say what may be wrong."""
        _say(self.doubts, doubts)

    def _want(self) -> None:
        self.layout_wanted.emit(self.layouts.currentData(), self.everywhere.isChecked())


def _say(words: QLabel, sentences: Sequence[str]) -> None:
    rest = len(sentences) - MOST
    more = [trn("and {n} more|and {n} more", rest)] if rest > 0 else []
    words.setText(" ".join([*sentences[:MOST], *more]))
    words.setToolTip("\n".join(sentences))
    words.setVisible(bool(sentences))
