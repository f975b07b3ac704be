"""The index of words: which words stand in which turns. All that only SQLite speaks of it is on this page.

Every turn is one entry of a full-text table that keeps no text. An entry's number is its part's number and its own
place in it, where a part is what one speaker says in one source. So hits are counted per speaker without a join
(27 ms against 96 for a word that occurs 64,000 times, measured), and who that speaker is, is asked when somebody
searches. Words with accents are listed apart, so that what is typed without them is found without reading all words.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, and_, case, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import aliased

from codebench.domain.changes import Change
from codebench.domain.search import Phrase, Slot, Sought, Verb, indexed, words_of
from codebench.domain.source import Role, Source, Turn, TurnKind
from codebench.domain.text import fold
from codebench.storage.codec import V
from codebench.storage.outline import source_heads
from codebench.storage.rows import SourceRow, SpeakerRow
from codebench.storage.searchrows import SearchAccentRow, SearchPartRow, SearchTurnRow
from codebench.storage.work import read_values

_PART_BITS = 20
_PART = 1 << _PART_BITS  # More turns than one speaker has in a source.
_ALL = 1 << 62
_FEW = 12  # Parts that are asked one by one; of more, all are asked at once.
_MOST_PHRASES = 32
_OFFSET = 24  # Bits for the number of a word in its turn.
_vocabularies: "WeakKeyDictionary[Engine, tuple[bytes, list[str]]]" = WeakKeyDictionary()
_INDEX = (
    """CREATE VIRTUAL TABLE search_words USING fts5(
        words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')""",
    # Room for a whole import, so that it is written away once.
    "INSERT INTO search_words (search_words, rank) VALUES ('hashsize', 33554432)",
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, 'row')",
    "CREATE VIRTUAL TABLE search_places USING fts5vocab(search_words, 'instance')",
)
_TURNS = 'SELECT speaker_id, kind, start, "end" FROM turn WHERE source_id = ? AND start < "end" ORDER BY start'


class Part(NamedTuple):
    """What one speaker says in one source; the owner is who counts for it, if anybody does."""

    id: int
    source_id: str
    speaker_id: str | None
    owner_id: str | None


class FoundTurn(NamedTuple):
    """A turn that may hold what is sought."""

    part: Part
    start: int
    end: int


def make(connection: Connection) -> None:
    """Make the full-text table."""
    for statement in _INDEX:
        connection.exec_driver_sql(statement)


def index_all(connection: Connection, progress: Callable[[int, int], None]) -> None:
    """Index every source of a project that has no index yet."""
    ids = list(connection.execute(select(SourceRow.id)).scalars())
    for at in range(0, len(ids), 10):
        progress(at, len(ids))
        _add(connection, ids[at : at + 10])
    progress(len(ids), len(ids))


def follow(connection: Connection, changes: Iterable[Change]) -> None:
    """Index anew the sources whose words or turns a step changed."""
    before: dict[str, str] = {}
    touched: dict[str, None] = {}
    for change in changes:
        for value in (change.before, change.after):
            if isinstance(value, Turn):
                touched[value.source_id] = None
        old, new = change.before, change.after
        if isinstance(old, Source) and (not isinstance(new, Source) or new.text != old.text):
            before.setdefault(old.id, old.text)
            touched[old.id] = None
    for source_id in touched:
        _forget(connection, source_id, before.get(source_id))
    _add(connection, list(touched))


def forget_gone(connection: Connection) -> None:
    """Let nothing of words that are gone from the texts stay behind in the index; otherwise they go by and by."""
    connection.exec_driver_sql("INSERT INTO search_words (search_words) VALUES ('optimize')")
    connection.exec_driver_sql("DELETE FROM search_accent WHERE term NOT IN (SELECT term FROM search_vocabulary)")


def _add(connection: Connection, source_ids: Sequence[str]) -> None:
    highest = connection.execute(select(func.coalesce(func.max(SearchPartRow.id), 0))).scalar_one()
    parts: dict[tuple[str, str | None, str], int] = {}
    next_number: dict[int, int] = {}
    turns, words = [], []
    accents: set[str] = set()
    for source_id in source_ids:
        text = connection.execute(select(SourceRow.text).where(SourceRow.id == source_id)).scalar()
        for speaker_id, kind, start, end in connection.exec_driver_sql(_TURNS, (source_id,)).fetchall():
            assert text is not None
            part = parts.setdefault((source_id, speaker_id, kind), highest + 1 + len(parts))
            number = next_number.get(part, part * _PART)
            next_number[part] = number + 1
            said = text[start:end]
            turns.append((number, start, end))
            words.append((number, indexed(said)))
            if not said.isascii():
                accents.update(piece for piece in said.split() if not piece.isascii())
    if turns:
        rows = [{"id": n, "source_id": source, "speaker_id": who, "kind": k} for (source, who, k), n in parts.items()]
        connection.execute(insert(SearchPartRow), rows)
        connection.exec_driver_sql('INSERT INTO search_turn (id, start, "end") VALUES (?, ?, ?)', turns)
        # Entries out of order would make SQLite write its index away at each of them.
        connection.exec_driver_sql("INSERT INTO search_words (rowid, words) VALUES (?, ?)", sorted(words))
        _keep_accents(connection, {word for piece in accents for word in words_of(piece) if not word.isascii()})


def _keep_accents(connection: Connection, words: Iterable[str]) -> None:
    rows = [{"term": word, "folded": fold(word)} for word in words]
    if rows:
        connection.execute(sqlite_insert(SearchAccentRow).on_conflict_do_nothing(), rows)


def _forget(connection: Connection, source_id: str, text: str | None) -> None:
    parts = list(connection.execute(select(SearchPartRow.id).where(SearchPartRow.source_id == source_id)).scalars())
    if not parts:
        return
    if text is None:
        text = connection.execute(select(SourceRow.text).where(SourceRow.id == source_id)).scalar_one()
    for part in parts:
        mine = SearchTurnRow.id.between(part * _PART, part * _PART + _PART - 1)
        rows = connection.execute(select(SearchTurnRow.id, SearchTurnRow.start, SearchTurnRow.end).where(mine))
        gone = [(number, indexed(text[start:end])) for number, start, end in rows]
        # A table that keeps no text must be told what it forgets.
        connection.exec_driver_sql(
            "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', ?, ?)", gone
        )
        connection.execute(delete(SearchTurnRow).where(mine))
    connection.execute(delete(SearchPartRow).where(SearchPartRow.id.in_(parts)))


_has_speakers = (
    select(SpeakerRow.id).where(SpeakerRow.source_id == SearchPartRow.source_id).correlate(SearchPartRow).exists()
)


class Index:
    """The index of words on one consistent picture of a project."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def values(self, value_type: type[V], **equals: Any) -> list[V]:
        """Return the values of the same picture whose fields equal what is asked."""
        return read_values(self._connection, value_type, **equals)

    def titles(self) -> dict[str, str]:
        """Return the titles of all sources by id."""
        return {head.id: head.title for head in source_heads(self._connection)}

    def parts(self) -> list[Part]:
        """Return what every speaker says where; whose words they are follows the rules of counting."""
        spoken = aliased(SpeakerRow)
        owner = case(
            (spoken.role == Role.PARTICIPANT, spoken.participant_id),
            (
                and_(SearchPartRow.speaker_id.is_(None), SearchPartRow.kind == TurnKind.SPEECH, ~_has_speakers),
                func.coalesce(SourceRow.participant_id, SourceRow.group_id),
            ),
        )
        query = (
            select(SearchPartRow.id, SearchPartRow.source_id, SearchPartRow.speaker_id, owner)
            .join(SourceRow, SourceRow.id == SearchPartRow.source_id)
            .outerjoin(spoken, spoken.id == SearchPartRow.speaker_id)
        )
        return [Part(*row) for row in self._connection.execute(query)]

    def vocabulary(self) -> list[str]:
        """Return every word of the project; kept, as it takes all of the index (0.1 s for 2.7 million words)."""
        # SQLite writes this record with whatever it writes into the index.
        state = self._connection.exec_driver_sql("SELECT block FROM search_words_data WHERE id = 10").scalar_one()
        known = _vocabularies.get(self._connection.engine)
        if known is None or known[0] != state:
            words = list(self._connection.exec_driver_sql("SELECT term FROM search_vocabulary").scalars())
            known = _vocabularies[self._connection.engine] = (state, words)
        return known[1]

    def with_accents(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Return by folded word the words with accents that come to the same without them."""
        found: dict[str, list[str]] = {}
        query = select(SearchAccentRow.folded, SearchAccentRow.term)
        for folded, term in self._connection.execute(query.where(SearchAccentRow.folded.in_(list(words)))):
            found.setdefault(folded, []).append(term)
        return found

    def counts(self, sought: Sought) -> dict[int, int] | None:
        """Return how often it stands in each part; None where only the texts can tell."""
        if sought.single_words:
            return self._places(sought.single_words)
        if sought.row:
            return self._rows(sought.row)
        if sought.words and not sought.in_row:
            counted = f"SELECT rowid / {_PART}, count(*) FROM search_words WHERE words MATCH ? GROUP BY 1"
            return self._numbers(counted, (_asked(sought.slots),))
        return None

    def _places(self, words: Iterable[str]) -> dict[int, int]:
        found: dict[int, int] = {}
        counted = f"SELECT doc / {_PART}, count(*) FROM search_places WHERE term = ? GROUP BY 1"
        for word in words:
            for part, n in self._numbers(counted, (word,)).items():
                found[part] = found.get(part, 0) + n
        return found

    def _rows(self, row: Phrase) -> dict[int, int]:
        """Count the places of the first word that have the second right behind them, and so on."""
        numbered = (
            f"SELECT doc << {_OFFSET} | (offset - %d) AS place FROM search_places WHERE offset >= %d AND term IN (%s)"
        )
        each = (numbered % (at, at, ", ".join("?" * len(forms))) for at, forms in enumerate(row))
        counted = f"SELECT place >> {_OFFSET} + {_PART_BITS}, count(*) FROM ({' INTERSECT '.join(each)}) GROUP BY 1"
        return self._numbers(counted, tuple(word for forms in row for word in forms))

    def _numbers(self, query: str, values: tuple[str, ...]) -> dict[int, int]:
        return dict(map(tuple, self._connection.exec_driver_sql(query, values)))

    def turns(self, sought: Sought, among: Iterable[Part]) -> list[FoundTurn]:
        """Return the turns in these parts that may hold what is sought, in reading order of each source.

        Every turn that holds it is there; where words in a row have many forms, so are turns that only have them all.
        """
        known = {part.id: part for part in among}
        ranges = [(id_ * _PART, (id_ + 1) * _PART) for id_ in known] if len(known) <= _FEW else [(0, _ALL)]
        query = (
            'SELECT id, start, "end" FROM search_words JOIN search_turn ON id = search_words.rowid '
            "WHERE words MATCH ? AND search_words.rowid >= ? AND search_words.rowid < ?"
        )
        rows = (row for at in ranges for row in self._connection.exec_driver_sql(query, (_asked(sought.slots), *at)))
        found = [FoundTurn(known[n // _PART], start, end) for n, start, end in rows if n // _PART in known]
        return sorted(found, key=lambda turn: (turn.part.source_id, turn.start))


def _asked(slots: Iterable[Slot]) -> str:
    return " AND ".join("(" + " OR ".join(map(_filling, slot)) + ")" for slot in slots)


def _filling(filling: Phrase | Verb) -> str:
    if isinstance(filling, tuple):
        return _phrase(filling)
    return f"{_any(filling.joined)} OR ({_any({filling.particle})} AND {_any(filling.parted)})"


def _phrase(phrase: Phrase) -> str:
    many = 1
    for forms in phrase:
        many *= len(forms)
    if many <= _MOST_PHRASES:
        return " OR ".join('"' + " ".join(words) + '"' for words in product(*map(sorted, phrase)))
    return "(" + " AND ".join(map(_any, phrase)) + ")"


def _any(words: Iterable[str]) -> str:
    return "(" + " OR ".join(f'"{word}"' for word in sorted(words)) + ")"
