"""Who speaks in each source and how much of it is coded: worked out once, and again only where a step touched it."""

from collections import defaultdict
from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

from codebench.domain.changes import Change
from codebench.domain.coding import Coding
from codebench.domain.coverage import coverage
from codebench.domain.source import Source, Speaker, Turn
from codebench.storage import mentions, outline
from codebench.storage.database import Database


class Share(NamedTuple):
    """How many letters of the speech that counts are coded, and how many there are; whose speech it is."""

    coded: int = 0
    letters: int = 0
    owners: tuple[str, ...] = ()


class Shares:
    """The share of every source, kept while nothing there changes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Share] = {}
        self._looking = Lock()

    def of_sources(self) -> dict[str, Share]:
        """Return the share of every source."""
        with self._looking, self._database.read() as connection:
            ids = [head.id for head in outline.source_heads(connection)]
            # A file that another program may write is read anew each time.
            known = {} if self._database.read_only else self._known
            if missing := [each for each in ids if each not in known]:
                spoken = mentions.spoken(connection, missing)
                speech = mentions.owned_speech(connection, missing)
                letters = coverage(speech, mentions.coded_stretches(connection, missing))
                owners = _owners(spoken)
                known |= {each: Share(*letters.get(each, (0, 0)), tuple(owners[each])) for each in missing}
            return {each: known[each] for each in ids}

    def spoken(self) -> frozenset[tuple[str, str]]:
        """Return who (owner) has at least one character of speech in which source."""
        return frozenset((owner, source) for source, share in self.of_sources().items() for owner in share.owners)

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


def _owners(spoken: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    owners: dict[str, list[str]] = defaultdict(list)
    for owner, source in sorted(spoken):
        owners[source].append(owner)
    return owners
