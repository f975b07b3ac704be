from codebench.gui.actions import actions, menus
from codebench.gui.controllers.code import CodeController
from codebench.gui.controllers.codebook import CodebookController
from codebench.gui.controllers.codings import CodingsController
from codebench.gui.controllers.counting import CountingController
from codebench.gui.controllers.editing import EditingController
from codebench.gui.controllers.memos import MemosController
from codebench.gui.controllers.names import NamesController
from codebench.gui.controllers.passages import PassageController
from codebench.gui.controllers.people import PeopleController
from codebench.gui.controllers.queue import QueueController
from codebench.gui.controllers.remarks import RemarksController
from codebench.gui.controllers.search import SearchController
from codebench.gui.controllers.seeking import SeekController
from codebench.gui.controllers.sources import SourcesController
from codebench.gui.controllers.suggesting import SuggestingController
from codebench.gui.controllers.writing import WritingController
from codebench.gui.files import ProjectFiles
from codebench.gui.language import speak
from codebench.gui.pages.coding_page import CodingPage
from codebench.gui.pages.desk import Desk
from codebench.gui.window import MainWindow

OWNERS = {
    "window": MainWindow,
    "files": ProjectFiles,
    "desk": Desk,
    "coding": CodingPage,
    "code": CodeController,
    "codebook": CodebookController,
    "passages": PassageController,
    "codings": CodingsController,
    "seeking": SeekController,
    "search": SearchController,
    "queue": QueueController,
    "memos": MemosController,
    "editing": EditingController,
    "counting": CountingController,
    "names": NamesController,
    "remarks": RemarksController,
    "people": PeopleController,
    "sources": SourcesController,
    "writing": WritingController,
    "suggesting": SuggestingController,
}


def test_every_action_has_words_a_menu_and_something_to_do() -> None:
    known = {menu for menu, _ in menus()}
    for action in actions():
        owner, method = action.method.split(".")
        assert action.text and action.menu in known
        assert callable(getattr(OWNERS[owner], method))


def test_ids_and_shortcuts_are_unique() -> None:
    ids = [action.id for action in actions()]
    keys = [action.shortcut for action in actions() if action.shortcut]
    assert len(ids) == len(set(ids))
    assert len(keys) == len(set(keys))


def test_the_words_follow_the_language() -> None:
    before = {action.id: action.text for action in actions()}
    speak("nl")
    after = {action.id: action.text for action in actions()}
    assert set(before) == set(after)
