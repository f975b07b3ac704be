"""Write files so that a failure leaves the old one, and texts so that no other program runs them."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from codebench.errors import CodebenchError
from codebench.failing import put_whole, reason
from codebench.i18n import tr

# What a spreadsheet may run as a formula. An apostrophe before it counts along, so that taking one away again
# gives back every text, also one that began with an apostrophe itself.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r])")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def looks_like_formula(value: str) -> bool:
    """Tell whether a spreadsheet might run the text instead of showing it."""
    return _FORMULA.match(value) is not None


def cell_text(value: str) -> str:
    """Return the text for a CSV cell, with an apostrophe before what might run as a formula."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{value}" if looks_like_formula(value) else value


def xml_text(value: str) -> str:
    """Return the text without the characters that XML, and so Word and Excel, cannot hold."""
    return _NOT_IN_XML.sub("", value)


_waiting: ContextVar[dict[Path, bytes] | None] = ContextVar("waiting", default=None)


@contextmanager
def held_back() -> Iterator[dict[Path, bytes]]:
    """Let what this thread writes within the block wait in memory, by path, instead of going to disk."""
    waiting: dict[Path, bytes] = {}
    token = _waiting.set(waiting)
    try:
        yield waiting
    finally:
        _waiting.reset(token)


def write_safely(path: Path, content: str | bytes) -> None:
    """Put the content at the path in one go: after any failure the old file is still there, whole."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if (waiting := _waiting.get()) is not None:
        waiting[path] = data
        return
    target = path.resolve()
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        put_whole(target, data)
    except OSError as error:
        raise CodebenchError(_reason(path, error)) from error


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _reason(path: Path, error: OSError) -> str:
    if error.errno == errno.ENAMETOOLONG:
        return tr("A file can't have a name as long as “{file}”.", file=path.name)
    if _is_folder(path):
        return tr("“{file}” is a folder; choose a name for the file.", file=path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return tr("“{file}” can't be written: there is no folder “{folder}”.", file=path.name, folder=path.parent)
    if isinstance(error, PermissionError):
        return tr("“{file}” can't be written: it is open in another program, or you may not write there.", file=path)
    return tr("“{file}” can't be written: {reason}.", file=path, reason=reason(error, path.parent))
