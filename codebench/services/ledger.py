"""What counts in every source: worked out once, and again only where a step touched it."""

from collections.abc import Iterable, Mapping
from threading import Lock

from codebench.domain.changes import Change
from codebench.domain.coding import Coding
from codebench.domain.said import Said, said_in
from codebench.domain.source import Source, Speaker, Turn
from codebench.services.collector import without_collector
from codebench.storage import mentions, outline
from codebench.storage.database import Database

# Of more than these all rows are read, which is quicker.
FEW = 50


class Ledger:
    """What counts in each source, kept while nothing there changes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Said] = {}
        self._looking = Lock()

    def sources(self) -> Mapping[str, Said]:
        """Return what counts in every source, in the order in which they were imported."""
        with self._looking, without_collector(), self._database.read() as connection:
            ids = [head.id for head in outline.source_heads(connection)]
            # A file that another program may write is read anew each time.
            known = {} if self._database.read_only else self._known
            if missing := [each for each in ids if each not in known]:
                asked = missing if len(missing) <= FEW else None
                marks = dict(mentions.marks(connection, asked))
                turns = mentions.utterances(connection, asked)
                known |= {each: said_in(each, of, marks.get(each, ())) for each, of in turns if each not in known}
                known |= {each: said_in(each, (), marks.get(each, ())) for each in missing if each not in known}
            return {each: known[each] for each in ids}

    def spoken(self) -> frozenset[tuple[str, str]]:
        """Return who (owner) has at least one character of speech in which source."""
        return frozenset((owner, source) for source, said in self.sources().items() for owner in said.owners)

    def forget(self, changes: Iterable[Change]) -> None:
        """Work out anew, when asked, what these changes touched."""
        touched: set[str] = set()
        for change in changes:
            for value in (change.before, change.after):
                if isinstance(value, Coding | Turn | Speaker):
                    touched.add(value.source_id)
                elif isinstance(value, Source):
                    touched.add(value.id)
        with self._looking:
            for each in touched:
                self._known.pop(each, None)
