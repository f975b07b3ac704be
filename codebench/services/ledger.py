"""What is looked at after every step: read once, and again only where a step touched it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import RLock
from typing import Any, TypeVar

from codebench.domain.changes import Change, Value
from codebench.domain.coding import Coding
from codebench.domain.said import Mark, Said, said_in
from codebench.domain.source import Source, Speaker, Turn
from codebench.services.collector import without_collector
from codebench.storage import journal, mentions, outline
from codebench.storage.database import Database
from codebench.storage.work import read_values

V = TypeVar("V", bound=Value)
T = TypeVar("T")
# With more turns and codings than these the first reading takes longer than one should wait for.
MANY = 40_000
NOTHING = Said()


class Ledger:
    """What counts in each source, and the small tables: kept until a step changes them, here or elsewhere."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._said: dict[str, Said] = {}
        self._values: dict[object, list[Any]] = {}
        self._touched: set[str] = set()
        self._latest = 0
        self._still = RLock()
        self.reading = False

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let no step come in between while several things are read."""
        with self._still:
            yield

    @contextmanager
    def changing(self, changes: Iterable[Change]) -> Iterator[None]:
        """Let nobody look until these changes are committed; then what they touched is read anew, when asked."""
        with self._still:
            try:
                yield
            except BaseException:
                # What was not committed is not known to have happened.
                self._forget(changes, patch=False)
                raise
            self._forget(changes)

    def is_long(self) -> bool:
        """Tell whether what counts is to be read in so many sources that it takes a while."""
        heads = self.heads()
        missing = sum(head.id not in self._said for head in heads)
        if missing <= outline.FEW:
            return False
        with self._database.read() as connection:
            return outline.rows(connection) * missing > MANY * len(heads)

    def read_ahead(self) -> None:
        """Read what counts without holding anyone up meanwhile."""
        self._touched.clear()
        found = self._read(None)
        with self._still:
            ids = {head.id for head in self.heads()} - self._touched
            self._said |= {each: found.get(each, NOTHING) for each in ids}

    def known(self) -> Mapping[str, Said]:
        """Return what counts in every source; nothing while `reading` says that is being read ahead."""
        return {} if self.reading else self.sources()

    def sources(self) -> Mapping[str, Said]:
        """Return what counts in every source, in the order in which they were imported."""
        with self._still:
            ids = [head.id for head in self.heads()]
            if missing := [each for each in ids if each not in self._said]:
                found = self._read(missing if len(missing) <= outline.FEW else None)
                self._said |= {each: found.get(each, NOTHING) for each in missing}
            return {each: self._said[each] for each in ids}

    def _read(self, source_ids: list[str] | None) -> dict[str, Said]:
        with without_collector(), self._database.read() as connection:
            marks = dict(mentions.marks(connection, source_ids))
            turns = mentions.utterances(connection, source_ids)
            found = {each: said_in(each, of, marks.pop(each, ())) for each, of in turns}
        return found | {each: said_in(each, (), of) for each, of in marks.items()}

    def spoken(self) -> frozenset[tuple[str, str]]:
        """Return who (owner) has at least one character of speech in which source, as far as is known."""
        return frozenset((owner, source) for source, said in self.known().items() for owner in said.owners)

    def heads(self) -> list[outline.SourceLine]:
        """Return every source without its text, in the order in which they were imported."""
        return self._kept(Source, outline.source_heads)

    def values(self, value_type: type[V]) -> list[V]:
        """Return all values of a type of which there are not many, and not with long texts."""
        return self._kept(value_type, lambda connection: read_values(connection, value_type))

    def _kept(self, key: object, read: Callable[[Any], list[T]]) -> list[T]:
        with self._still, self._database.read() as connection:
            self._look_out(connection)
            if key not in self._values:
                self._values[key] = read(connection)
            return self._values[key]

    def _look_out(self, connection: Any) -> None:
        """Forget everything where another program wrote a step: it can where this one only reads."""
        if self._database.read_only and (latest := journal.latest(connection)) != self._latest:
            self.clear()
            self._latest = latest

    def clear(self) -> None:
        """Read everything anew when asked."""
        with self._still:
            self._said.clear()
            self._values.clear()

    def _forget(self, changes: Iterable[Change], *, patch: bool = True) -> None:
        marks: dict[str, tuple[set[Mark], set[Mark]]] = defaultdict(lambda: (set(), set()))
        for change in changes:
            self._values.pop(type(change.value), None)
            for side, value in enumerate((change.before, change.after)):
                if isinstance(value, Coding):
                    marks[value.source_id][side].add(Mark(value.start, value.end, value.code_id, value.coder_id))
                elif isinstance(value, Turn | Speaker | Source):
                    source_id = value.id if isinstance(value, Source) else value.source_id
                    self._touched.add(source_id)
                    self._said.pop(source_id, None)
        self._touched |= marks.keys()
        for source_id, (gone, new) in marks.items():
            known = self._said.pop(source_id, None)
            # Reading a few sources is as quick, and looks at what is there.
            if patch and known and (told := known.recoded(gone - new, new - gone)):
                self._said[source_id] = told
