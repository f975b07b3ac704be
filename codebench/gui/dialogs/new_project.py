"""New project: its name, its place, and the codebook to start with."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from codebench.gui.dialogs.base import AskDialog
from codebench.gui.dialogs.fields import PathField
from codebench.i18n import tr
from codebench.resources import ready_codebooks

FILE = "file"
FORBIDDEN = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class NewProject:
    """What was asked for."""

    name: str
    path: Path
    codebook: Path | None


class NewProjectDialog(AskDialog):
    """Ask for what a project needs to begin."""

    accepted_project = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("New project"), tr("Make project"), parent)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("for example: Internationalisation 2026"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = PathField(self._choose_folder)
        self.folder.line.setText(documents if documents and Path(documents).is_dir() else str(Path.home()))
        self.codebook = QComboBox()
        self.codebook.addItem(tr("none, I begin empty"), "")
        for path in ready_codebooks():
            self.codebook.addItem(path.stem.capitalize(), str(path))
        self.codebook.addItem(tr("from a file…"), FILE)
        self.codebook.activated.connect(self._chosen)
        self.ask(tr("Name"), self.name)
        self.ask(tr("Folder"), self.folder)
        self.ask(tr("Codebook"), self.codebook)

    def _choose_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, tr("Folder for the project"), self.folder.line.text())

    def _chosen(self, number: int) -> None:
        if self.codebook.itemData(number) == FILE:
            kinds = tr("Codebooks ({patterns})", patterns="*.yaml *.yml *.csv *.xlsx *.docx *.qdc")
            path, _ = QFileDialog.getOpenFileName(self, tr("Codebook"), self.folder.line.text(), kinds)
            self.use_codebook(Path(path) if path else None)

    def use_codebook(self, path: Path | None) -> None:
        """Take a codebook from a file; None goes back to an empty one."""
        if path is None:
            self.codebook.setCurrentIndex(0)
            return
        self.codebook.insertItem(self.codebook.count() - 1, path.name, str(path))
        self.codebook.setCurrentIndex(self.codebook.count() - 2)

    def submit(self) -> None:
        """Hand over what was asked for, or say what is missing."""
        name = " ".join(self.name.text().split())
        folder = self.folder.path()
        if not name:
            self.say(tr("Give the project a name."))
            return
        if folder is None or not folder.is_dir():
            self.say(tr("That folder does not exist. Choose another."))
            return
        file_name = "".join("-" if char in FORBIDDEN else char for char in name)
        path = folder / f"{file_name}.codebench"
        if path.exists():
            self.say(tr("“{name}” exists already. Choose another name.", name=path.name))
            return
        chosen = self.codebook.currentData()
        codebook = Path(chosen) if chosen and chosen != FILE else None
        self.accepted_project.emit(NewProject(name, path, codebook))
        self.accept()
