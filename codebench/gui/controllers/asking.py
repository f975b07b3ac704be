"""Asking where a part of the guide was not asked, from whichever page a code is chosen on."""

from PySide6.QtWidgets import QWidget

from codebench.gui.dialogs.asked import NotAskedDialog
from codebench.gui.session import ProjectSession
from codebench.services import asked as asked_service
from codebench.services import reading


def ask_where_not_asked(session: ProjectSession, code_id: str, parent: QWidget) -> NotAskedDialog | None:
    """Ask in which sources a code, with those below it, was not asked; None where there is nothing to ask."""
    project = session.project
    book = reading.codebook(project)
    if code_id not in book or project.read_only:
        return None
    sources = [(head.id, head.title) for head in reading.sources(project)]
    dialog = NotAskedDialog(book[code_id].name, sources, asked_service.not_asked(project, code_id), parent)
    dialog.marked.connect(lambda ids: session.do(asked_service.mark_not_asked, code_id=code_id, source_ids=ids))
    dialog.open()
    return dialog
