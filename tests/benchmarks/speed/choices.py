"""What is worked on, chosen by SQL so that no measured process pays for choosing: the longest source, the codes merged."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

MERGED = 5_000
# Words that everyone says.
WORDS = ("de", "het", "een", "en", "ik")


@dataclass(frozen=True, slots=True)
class Choices:
    """Ids: the longest source and another, the code most used, two of about 5,000 codings, and codes to apply."""

    longest: str
    other: str
    most_used: str
    going: str
    into: str
    codes: list[str]


def choose(project: Path) -> Choices:
    """Choose in a project of any size."""
    with closing(sqlite3.connect(project)) as connection:
        longest, other = _column(connection, "SELECT id FROM source ORDER BY length(text) DESC, title LIMIT 2")
        parents = dict(connection.execute("SELECT id, parent_id FROM code"))
        used = dict(connection.execute("SELECT code_id, count(*) FROM coding GROUP BY 1 ORDER BY 2 DESC, 1"))
        codes = [each for each in _column(connection, "SELECT id FROM code ORDER BY name") if parents[each]]
    going, *others = sorted(used, key=lambda each: abs(used[each] - MERGED))
    into = next(each for each in others if going not in _above(each, parents) and each not in _above(going, parents))
    return Choices(longest, other, next(iter(used)), going, into, codes[:10])


def _column(connection: sqlite3.Connection, query: str) -> list[str]:
    return [row[0] for row in connection.execute(query)]


def _above(code_id: str, parents: dict[str, str | None]) -> set[str]:
    above: set[str] = set()
    while (parent := parents[code_id]) is not None:
        above.add(parent)
        code_id = parent
    return above


def facts(project: Path) -> dict[str, int]:
    """Return how large a project is."""
    tables = ("source", "code", "coding", "turn")
    with closing(sqlite3.connect(project)) as connection:
        counted = {each: connection.execute(f'SELECT count(*) FROM "{each}"').fetchone()[0] for each in tables}
    return counted | {"bytes": project.stat().st_size}
