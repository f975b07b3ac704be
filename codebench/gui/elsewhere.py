"""Projects in the cloud or on a network: offer a copy on this computer once, go on in it, and put it back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from codebench.errors import CodebenchError
from codebench.gui.dialogs.elsewhere import ElsewhereDialog
from codebench.services import away
from codebench.services.project import Project
from codebench.settings import load_settings, save_settings

_COPY, _THERE = "copy", "there"
Say = Callable[[str], object]


def to_open(path: Path) -> Path:
    """Return the file to open for a project: its copy where it has one."""
    return away.copy_of(path) if away.is_taken(path) else path


def wants_copy(path: Path) -> bool:
    """Tell whether a project is to be copied here before it is opened."""
    answer = load_settings().copied.get(str(path.absolute()))
    return answer == _COPY and path.exists() and not away.is_taken(path)


def offer(project: Project, window: QWidget, work_on_copy: Callable[[Path], object]) -> ElsewhereDialog | None:
    """Offer a copy of a project that others may write too, once; None where there is nothing to offer."""
    path = project.path.absolute()
    if project.database.read_only or away.origin_of(path) is not None or str(path) in load_settings().copied:
        return None
    where = away.whereabouts(path)
    if not where:
        return None

    def decided(copy: bool) -> None:
        settings = load_settings()
        answer = {str(path): _COPY if copy else _THERE}
        save_settings(replace(settings, copied=settings.copied | answer))
        if copy:
            work_on_copy(path)

    dialog = ElsewhereDialog(path.name, where, window)
    dialog.chosen.connect(decided)
    dialog.open()
    return dialog


def shown_path(project: Project) -> Path:
    """Return where a project is for its user, who knows no copy."""
    return away.origin_of(project.path) or project.path


def put_back(path: Path, who: str, news: Say, problem: Say) -> None:
    """Put a closed copy back and say what came of it; what is no copy stays as it is."""
    if away.origin_of(path) is None:
        return
    try:
        told, beside = away.put_back(path, who)
    except CodebenchError as error:
        problem(error.user_message)
        return
    if told:
        (problem if beside else news)(told)
