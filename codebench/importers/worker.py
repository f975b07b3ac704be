"""A process that reads files for another: it is told paths on stdin and answers on stdout, in pickles both ways."""

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from codebench.domain.bundle import Bundle
from codebench.errors import CodebenchError
from codebench.i18n import use_language


class Answer(NamedTuple):
    """A file as read: its SHA-256, and what it holds or why it holds nothing."""

    digest: str
    bundle: Bundle | None
    problem: str = ""


def read_one(data: bytes, file_name: str, names: Sequence[str]) -> Answer:
    """Read a file; what is wrong with it is kept in a sentence."""
    from codebench.importers import read_source

    digest = hashlib.sha256(data).hexdigest()
    try:
        return Answer(digest, read_source(data, file_name, names=names))
    except CodebenchError as error:
        return Answer(digest, None, error.user_message)


def serve(asked: BinaryIO, answered: BinaryIO) -> None:
    """Answer until there is nothing more to read; the first message is the language and the known labels."""
    language, names = pickle.load(asked)
    use_language(language)
    # Nothing lives long here, and looking for cycles would cost a tenth of the time.
    gc.disable()
    while path := pickle.load(asked):
        try:
            answer: object = read_one(Path(path).read_bytes(), Path(path).name, names)
        except OSError:
            answer = None
        pickle.dump(answer, answered, pickle.HIGHEST_PROTOCOL)
        answered.flush()


def main() -> None:
    """Serve the process that started this one, and let its window go first."""
    if sys.platform != "win32":
        os.nice(3)
    # What is printed by mistake must not stand between the answers.
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    serve(sys.stdin.buffer, answers)
