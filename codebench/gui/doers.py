"""Who does an action, on which page, and what has to be chosen before it makes sense."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from codebench.gui.actions import Action, Wants
from codebench.i18n import tr

if TYPE_CHECKING:
    from codebench.gui.pages.desk import Desk
    from codebench.gui.window import MainWindow


def doer(window: "MainWindow", action: Action) -> Callable[[], object] | None:
    """Turn to the page on which an action works and return what does it; where nothing is chosen, what says so."""
    owner, name = action.method.split(".")
    owners: dict[str, object] = {"window": window, "files": window.files if owner == "files" else None}
    desk = window.desk
    if desk is not None:
        on_text = {"coding": desk.coding, **desk.coding.controllers}
        if owner in on_text and owner != "remarks" and desk.pages.currentIndex() != 0:
            desk.show_coding()
        counting, writing, people = desk.counting, desk.writing, desk.people
        page = {"counting": counting, "writing": writing, "people": people}.get(owner)
        if page is not None and desk.pages.currentWidget() is not page:
            desk.show_page(desk.pages.indexOf(page))
        owners |= {"desk": desk, **on_text, "counting": counting.controller, "writing": writing.controller}
        owners["people"] = people.controller
        if first := first_of(desk, action.wants):
            return lambda: window.presenter.news.emit(first)
    return getattr(owners.get(owner), name, None)


def first_of(desk: "Desk", wants: Wants) -> str:
    """Return what to choose first, in one sentence; nothing where it is chosen."""
    coding, words = desk.coding, desk.coding.transcript
    if wants in (Wants.SOURCE, Wants.WORDS, Wants.CODING) and not coding.source_id:
        return tr("Import a source first, with Ctrl+I.")
    if wants is Wants.WORDS and words.selected_span() is None:
        return tr("Select words in the transcript first; Ctrl+L takes the whole sentence.")
    if wants is Wants.CODING and words.selected_coding not in coding.codings:
        return tr("Choose a coding first: click on its stripe beside the words.")
    if wants is Wants.CODE and coding.codebook.current_id() not in coding.book:
        return tr("Choose a code in the codebook first.")
    if wants is Wants.PEOPLE and not any(row.person for row in desk.people.chosen()):
        return tr("Choose one or more participants in the table first.")
    if wants is Wants.QUOTE and not desk.writing.editor.isVisible():
        return tr("Open a quote first, at the left under Quotes.")
    return ""
