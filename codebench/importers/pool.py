"""Many files read at once by processes of their own, so that reading takes every core and no window waits for it."""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Timer

if sys.platform == "linux":
    from fcntl import F_SETPIPE_SZ, fcntl

from codebench.doors import FILES, command
from codebench.i18n import current_language
from codebench.importers.archive import too_large
from codebench.importers.worker import Answer

# Fewer are read sooner than a process has started.
WORTH = 6
_MOST, _AHEAD = 4, 3
# Seconds in which the largest transcript is long read.
_PATIENCE = 120
_ROOM = 1 << 20


class Reader:
    """A process, and the files it was given; one that fails on a file makes place for another."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._given: deque[Path] = deque()
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            command(FILES),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _widen(self._process)
        self._tell((current_language(), self._names))

    def give(self, path: Path) -> None:
        """Let it read a file."""
        self._given.append(path)
        self._tell(str(path))

    def answer(self) -> Answer | None:
        """Wait for its next file; None where that could not be opened."""
        path = self._given.popleft()
        assert self._process.stdout is not None
        patience = Timer(_PATIENCE, self._process.kill)
        patience.start()
        try:
            answer: Answer | None = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.stop()
            self._start()
            for each in self._given:
                self._tell(str(each))
            return Answer("", None, too_large(path.name).user_message)
        finally:
            patience.cancel()
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.communicate()

    def _tell(self, message: object) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            pickle.dump(message, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()


def _widen(process: "subprocess.Popen[bytes]") -> None:
    """Let a process read on while nobody fetches its answers, where the system lets a pipe hold more."""
    if sys.platform == "linux" and process.stdout is not None:
        with suppress(OSError):
            fcntl(process.stdout, F_SETPIPE_SZ, _ROOM)


def read_all(paths: Sequence[Path], names: Sequence[str] = ()) -> Iterator[tuple[Path, Answer | None]]:
    """Yield every file as read, in order; None where it could not be opened, which the caller can say best."""
    readers = [Reader(names) for _ in range(min(_MOST, os.cpu_count() or 1, max(1, len(paths) // WORTH)))]
    try:
        waiting = iter(enumerate(paths))
        for at, path in islice(waiting, len(readers) * _AHEAD):
            readers[at % len(readers)].give(path)
        for at, path in enumerate(paths):
            reader = readers[at % len(readers)]
            answer = reader.answer()
            for _, following in islice(waiting, 1):
                reader.give(following)
            yield path, answer
    finally:
        for reader in readers:
            reader.stop()
