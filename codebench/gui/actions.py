"""Every action as data, in one table: menus, shortcuts and (later) the palette and the shortcut sheet come from it."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from codebench.i18n import tr

# By action: icons of the kept set (`gui/icons.py`), only where a shape is known at a glance.
ICONS = {
    "new": "file-plus",
    "open": "folder-open",
    "import": "download-simple",
    "export": "upload-simple",
    "preferences": "sliders",
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "history": "clock-counter-clockwise",
    "find": "file-search",
    "search": "magnifying-glass",
    "code": "tag",
    "memo": "note-pencil",
    "page_count": "table",
    "page_write": "article",
    "palette": "command",
    "tour": "path",
    "help": "question",
    "shortcuts": "keyboard",
    "about": "info",
}


class Needs(Enum):
    """What must be there for an action to make sense."""

    NOTHING = auto()
    PROJECT = auto()
    WRITABLE = auto()
    UNDO = auto()
    REDO = auto()
    REMARKS = auto()


class Wants(Enum):
    """What must be chosen before an action can do anything; without it, it says so."""

    NOTHING = auto()
    SOURCE = auto()
    WORDS = auto()
    CODING = auto()
    CODE = auto()
    PEOPLE = auto()
    QUOTE = auto()


class Scope(Enum):
    """Where the shortcut works: anywhere, or only in a view that handles the key itself."""

    WINDOW = auto()
    VIEW = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done: its words, its place in the menus, and who does it, as `window.undo` or `codebook.new_code`."""

    id: str
    menu: str
    text: str
    method: str
    shortcut: str = ""
    needs: Needs = Needs.PROJECT
    scope: Scope = Scope.WINDOW
    starts_group: bool = False
    icon: str = ""
    wants: Wants = Wants.NOTHING


# What must be chosen first, and the actions that can do nothing without it.
WANTS = {
    Wants.SOURCE: "find go_to correct split_turn join_turns speaker select_more next_uncoded previous_uncoded"
    " rename_source replace_source assign_source remove_source",
    Wants.WORDS: "code own_words",
    Wants.CODING: "remove_coding change_code end_further end_back start_back start_further take_example",
    Wants.CODE: "next_of_code previous_of_code look_alikes new_below rename edit_code split merge not_asked retire",
    Wants.PEOPLE: "set_groups set_value merge_people remove_person",
    Wants.QUOTE: "cut_words",
}


def menus() -> tuple[tuple[str, str], ...]:
    """Return the menus in order, each with its title."""
    return (
        ("project", tr("&Project")),
        ("edit", tr("&Edit")),
        ("code", tr("&Coding")),
        ("codebook", tr("Code&book")),
        ("people", tr("P&articipants")),
        ("view", tr("&View")),
        ("help", tr("&Help")),
    )


def actions() -> tuple[Action, ...]:
    """Return all actions in menu order, in the current language."""
    found = (*_project(), *_edit(), *_coding(), *_remarks(), *_codebook(), *_people(), *_view())
    wants = {each: kind for kind, ids in WANTS.items() for each in ids.split()}
    return tuple(replace(each, icon=ICONS.get(each.id, ""), wants=wants.get(each.id, Wants.NOTHING)) for each in found)


def _project() -> tuple[Action, ...]:
    free, any_project, writable = Needs.NOTHING, Needs.PROJECT, Needs.WRITABLE
    preferences = tr("Preferences…")
    out, back = tr("Review page to a file…"), tr("Take in remarks…")
    return (
        Action("new", "project", tr("New project…"), "files.new_project", "Ctrl+N", free),
        Action("open", "project", tr("Open project…"), "files.open_project", "Ctrl+O", free),
        Action("demo", "project", tr("View the demo project"), "files.open_demo", "", free),
        Action("review", "project", tr("Open for review…"), "files.open_for_review", "", free),
        Action("backups", "project", tr("Backups…"), "files.show_backups", "", free),
        Action("put_back", "project", tr("Put the copy back now"), "files.put_back", "", any_project),
        Action("rescue", "project", tr("Rescue a damaged project…"), "files.ask_to_rescue", "", free),
        Action("close", "project", tr("Close project"), "files.close_project", "Ctrl+W", any_project),
        Action("import", "project", tr("Import…"), "window.show_import", "Ctrl+I", writable, starts_group=True),
        Action("export", "project", tr("Export…"), "window.show_export", "Ctrl+E", any_project),
        Action("protect", "project", tr("Protect with a passphrase…"), "files.protect", "", writable),
        Action("names", "project", tr("Hide names…"), "names.open", "", writable),
        Action("review_page", "project", out, "remarks.export_page", "", starts_group=True),
        Action("remarks_in", "project", back, "remarks.import_file", "", Needs.WRITABLE),
        Action("preferences", "project", preferences, "window.show_preferences", "Ctrl+,", free, starts_group=True),
        Action("language_model", "project", tr("Dutch language model…"), "window.show_language_model", "", free),
        Action("quit", "project", tr("Quit"), "window.close", "Ctrl+Q", free, starts_group=True),
    )


def _edit() -> tuple[Action, ...]:
    return (
        Action("undo", "edit", tr("Undo"), "window.undo", "Ctrl+Z", Needs.UNDO),
        Action("redo", "edit", tr("Redo"), "window.redo", "Ctrl+Shift+Z", Needs.REDO),
        Action("history", "edit", tr("History…"), "window.show_history", "Ctrl+H", starts_group=True),
        Action("find", "edit", tr("Find in this source…"), "seeking.find", "Ctrl+F", starts_group=True),
        Action("search", "edit", tr("Search all sources…"), "search.open", "Ctrl+Shift+F"),
        Action("synonyms", "edit", tr("Synonyms…"), "search.ask_synonyms", "", Needs.WRITABLE),
        Action("go_to", "edit", tr("Go to time or turn…"), "seeking.go_to", "Ctrl+G"),
        *_transcript(),
    )


def _transcript() -> tuple[Action, ...]:
    writable, split = Needs.WRITABLE, tr("Split the turn at the cursor")
    correct, join = tr("Correct the words…"), tr("Join with the turn before")
    return (
        Action("correct", "edit", correct, "editing.correct", "Ctrl+Shift+E", writable, starts_group=True),
        Action("split_turn", "edit", split, "editing.split_turn", "", writable),
        Action("join_turns", "edit", join, "editing.join_turns", "", writable),
        Action("speaker", "edit", tr("Change the speaker…"), "editing.change_speaker", "", writable),
        Action("checks", "edit", tr("Please check…"), "editing.show_checks"),
    )


def _coding() -> tuple[Action, ...]:
    view, writable = Scope.VIEW, Needs.WRITABLE
    uncoded = tr("Next answer without a code"), tr("Previous answer without a code")
    return (
        Action("code", "code", tr("Code the selection…"), "coding.open_picker", "Enter", writable, view),
        Action("own_words", "code", tr("Code with its own words"), "coding.code_own_words", "Ctrl+Shift+V", writable),
        Action("remove_coding", "code", tr("Remove selected coding"), "coding.remove_coding", "Del", writable, view),
        Action("code_found", "code", tr("Code what was found…"), "queue.start", "Ctrl+Shift+L", writable),
        *_codings(),
        Action("next_uncoded", "code", uncoded[0], "passages.next_uncoded", "Ctrl+J"),
        Action("previous_uncoded", "code", uncoded[1], "passages.previous_uncoded", "Ctrl+Shift+J"),
        Action("look_alikes", "code", tr("Answers that look like this code…"), "suggesting.look_alikes"),
        Action("memo", "code", tr("Write a memo"), "memos.note", "Ctrl+M", writable, starts_group=True),
        Action("memos_word", "code", tr("Memos to Word…"), "memos.export", "", Needs.PROJECT),
    )


def _codebook() -> tuple[Action, ...]:
    writable, below, versions = Needs.WRITABLE, "Ctrl+Shift+K", tr("Versions of the codebook…")
    return (
        Action("new_code", "codebook", tr("New code"), "codebook.new_code", "Ctrl+K", writable),
        Action("new_below", "codebook", tr("New code below this one"), "codebook.new_code_below", below, writable),
        Action("rename", "codebook", tr("Rename code"), "codebook.rename_code", "F2", writable),
        Action("edit_code", "codebook", tr("Edit the definition"), "code.edit", "Ctrl+D", writable),
        Action("take_example", "codebook", tr("Take this quote as example"), "code.take_example", "", writable),
        Action("split", "codebook", tr("Split…"), "code.split", "", writable, starts_group=True),
        Action("merge", "codebook", tr("Merge…"), "codebook.merge", "", writable),
        Action("retire", "codebook", tr("Retire or restore code…"), "codebook.ask_retire", "", writable),
        Action("not_asked", "codebook", tr("Not asked in…"), "code.not_asked", "", writable),
        Action("filter", "codebook", tr("Filter codes"), "codebook.filter_codes", "Ctrl+Shift+C", starts_group=True),
        Action("unused", "codebook", tr("Codes without codings"), "codebook.show_unused"),
        Action("undefined", "codebook", tr("Codes in use without a definition"), "codebook.show_undefined"),
        Action("versions", "codebook", versions, "codebook.versions", "", Needs.PROJECT, starts_group=True),
        Action("import_codebook", "codebook", tr("Import codebook…"), "window.import_codebook", "", writable),
    )


def _codings() -> tuple[Action, ...]:
    view, writable = Scope.VIEW, Needs.WRITABLE
    more, here, change = tr("Select sentence, turn, answer"), tr("Codings here…"), tr("Change the code of this coding…")
    further, back = tr("End of the coding one word further"), tr("End of the coding one word back")
    before, after = tr("Start of the coding one word back"), tr("Start of the coding one word further")
    steps = tr("Next coding of this code"), tr("Previous coding of this code")
    return (
        Action("select_more", "code", more, "passages.select_more", "Ctrl+L"),
        Action("codings_here", "code", here, "codings.here", "Ctrl+Enter", scope=view, starts_group=True),
        Action("change_code", "code", change, "codings.change_code", "", writable),
        Action("end_further", "code", further, "codings.longer_end", "Alt+Right", writable, view),
        Action("end_back", "code", back, "codings.shorter_end", "Alt+Left", writable, view),
        Action("start_back", "code", before, "codings.longer_start", "Alt+Shift+Left", writable, view),
        Action("start_further", "code", after, "codings.shorter_start", "Alt+Shift+Right", writable, view),
        Action("next_of_code", "code", steps[0], "passages.next_of_code", "Ctrl+Down", starts_group=True),
        Action("previous_of_code", "code", steps[1], "passages.previous_of_code", "Ctrl+Up"),
    )


def _remarks() -> tuple[Action, ...]:
    leave, listed = tr("Leave a remark…"), tr("To the remarks")
    return (
        Action("remark", "code", leave, "remarks.leave", "Ctrl+R", Needs.REMARKS, starts_group=True),
        Action("remarks", "code", listed, "remarks.show_list", "Ctrl+Shift+R"),
    )


def _people() -> tuple[Action, ...]:
    writable, new, remove = Needs.WRITABLE, tr("New attribute…"), tr("Remove participant")
    take_in, take_out = tr("Participants from a spreadsheet…"), tr("Participants to a spreadsheet…")
    value, merge = tr("Give the chosen participants a value…"), tr("They are the same person…")
    return (
        Action("people", "people", tr("All participants"), "desk.show_people", "Ctrl+4"),
        Action("add_person", "people", tr("Add a participant…"), "people.add", "", writable, starts_group=True),
        Action("set_groups", "people", tr("Groups…"), "people.set_groups", "", writable),
        Action("set_value", "people", value, "people.set_value", "", writable),
        Action("new_attribute", "people", new, "people.add_attribute", "", writable),
        Action("merge_people", "people", merge, "people.merge", "", writable),
        Action("remove_person", "people", remove, "people.remove", "", writable),
        Action("people_in", "people", take_in, "people.take_in", "", writable, starts_group=True),
        Action("people_out", "people", take_out, "people.take_out"),
        Action("rename_source", "people", tr("Rename this source…"), "sources.rename", "", writable, starts_group=True),
        Action("replace_source", "people", tr("Replace with a corrected file…"), "sources.replace", "", writable),
        Action("assign_source", "people", tr("Whose words are these…"), "sources.assign", "", writable),
        Action("remove_source", "people", tr("Remove this source"), "sources.remove", "", writable),
    )


def _view() -> tuple[Action, ...]:
    return (
        Action("page_code", "view", tr("&Code"), "desk.show_coding", "Ctrl+1"),
        Action("page_count", "view", tr("&Count"), "desk.show_counting", "Ctrl+2"),
        Action("page_write", "view", tr("&Write"), "desk.show_writing", "Ctrl+3"),
        *_counting(),
        Action("zoom_in", "view", tr("Larger text"), "passages.zoom_in", "Ctrl++", starts_group=True),
        Action("zoom_out", "view", tr("Smaller text"), "passages.zoom_out", "Ctrl+-"),
        Action("zoom_own", "view", tr("Normal text size"), "passages.zoom_own", "Ctrl+0"),
        Action("to_text", "view", tr("To the transcript"), "coding.focus_transcript", "F6"),
        Action("palette", "help", tr("Commands…"), "window.show_palette", "Ctrl+Shift+P", Needs.NOTHING),
        Action("tour", "help", tr("Guided start"), "files.open_tour", "", Needs.NOTHING),
        Action("help", "help", tr("Help by task…"), "window.show_help", "Shift+F1", Needs.NOTHING),
        Action("shortcuts", "help", tr("Shortcuts"), "window.show_shortcuts", "F1", Needs.NOTHING),
        Action("about", "help", tr("About Codebench"), "window.show_about", "", Needs.NOTHING),
    )


def _counting() -> tuple[Action, ...]:
    who, star = tr("Who are the n of this column?"), tr("Choose this quote for print")
    save, view = tr("Save this question…"), Scope.VIEW
    return (
        Action("save_question", "view", save, "counting.save_question", "", Needs.WRITABLE, starts_group=True),
        Action("who_counts", "view", who, "counting.who_counts", "N", scope=view),
        Action("star", "view", star, "counting.star_current", "S", Needs.WRITABLE, view),
        Action("choose_quotes", "view", tr("Choose quotes…"), "writing.choose", "", Needs.WRITABLE),
        Action("cut_words", "view", tr("Cut selection"), "writing.cut", "Ctrl+Shift+X", Needs.WRITABLE, view),
    )
