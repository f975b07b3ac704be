"""Processes the program starts of itself to read files: behind a door, because a bundle has no Python beside it."""

import sys
from importlib import import_module
from pathlib import Path
from runpy import run_path

DOOR = "--door"
PDF, FILES = "pdf", "files"


def command(name: str) -> list[str]:
    """Return what starts the process of that name."""
    if getattr(sys, "frozen", False):
        # On Windows the desk itself is a program without stdin and stdout; its twin has them.
        return [str(Path(sys.executable).with_stem("codebench")), DOOR, name]
    # -P: nothing in the folder one happens to stand in is taken for a module.
    return [sys.executable, "-P", "-m", "codebench", DOOR, name]


def enter(name: str) -> None:
    """Be that process until there is nothing more to read."""
    if name == PDF:
        # By its file: with its package come all importers, 0.1 s for every PDF.
        run_path(str(Path(__file__).with_name("importers") / "pdf_worker.py"), run_name="__main__")
    else:
        import_module("codebench.importers.worker").main()
