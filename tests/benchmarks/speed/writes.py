"""Floors of what is written: the rows that a step wrote, taken from the project, put in again and committed by SQL."""

import sqlite3

from tests.benchmarks.speed.choices import Choices

Statement = tuple[str, list[tuple[object, ...]]]


def prepared(connection: sqlite3.Connection, chosen: Choices, files: int) -> dict[str, list[Statement]]:
    """Return for each writing operation statements that write as much, with their rows."""
    going, into = chosen.going, chosen.into
    moved = _rows(connection, "SELECT id FROM coding WHERE code_id = ?", going)
    coding = _rows(connection, "SELECT 'floor', source_id, 0, 1, code_id, coder_id FROM coding LIMIT 1")
    version = _rows(connection, "SELECT * FROM codebook_version ORDER BY rowid DESC LIMIT 1")
    move = "UPDATE OR IGNORE coding SET code_id = ? WHERE id = ?"
    return {
        "apply": [_again("coding", coding), _journal(connection, "apply_codes")],
        "merge": [(move, [(into, *row) for row in moved]), _journal(connection, "merge_codes")],
        "undo": [(move, [(going, *row) for row in moved]), _journal(connection, "undo")],
        "version": [_again("codebook_version", _renewed(version)), _journal(connection, "add_version")],
        "import": [*_imported(connection, files), _journal(connection, "add_sources")],
    }  # fmt: skip


def write(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    """Write and commit."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, rows in statements:
        connection.executemany(statement, rows)
    connection.execute("COMMIT")


def _rows(connection: sqlite3.Connection, query: str, *values: object) -> list[tuple[object, ...]]:
    return connection.execute(query, values).fetchall()


def _again(table: str, rows: list[tuple[object, ...]]) -> Statement:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows


def _renewed(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return rows under ids of their own."""
    return [(f"floor {row[0]}"[:36], *row[1:]) for row in rows]


def _journal(connection: sqlite3.Connection, command: str) -> Statement:
    """Return the last journal row of a command, once more."""
    columns = "at, coder, command, details, changes, undoes"
    query = f"SELECT {columns} FROM journal WHERE command = ? ORDER BY number DESC LIMIT 1"
    return f"INSERT INTO journal ({columns}) VALUES (?, ?, ?, ?, ?, ?)", _rows(connection, query, command)


def _imported(connection: sqlite3.Connection, files: int) -> list[Statement]:
    """Return the sources that came in last with all that belongs to them, once more."""
    last = f"(SELECT id FROM source ORDER BY rowid DESC LIMIT {files})"
    sources = _rows(connection, f"SELECT * FROM source WHERE id IN {last}")
    turns = _rows(connection, f"SELECT * FROM turn WHERE source_id IN {last}")
    originals = _rows(
        connection, f"SELECT * FROM bytes WHERE id IN (SELECT original_id FROM source WHERE id IN {last})"
    )
    said = f'SELECT substr(text, start + 1, "end" - start) FROM turn JOIN source ON source.id = source_id WHERE source_id IN {last}'
    (first,) = connection.execute("SELECT max(id) + 1000 FROM search_turn").fetchone()
    words = [(first + at, *row) for at, row in enumerate(_rows(connection, said))]
    return [
        _again("source", _renewed(sources)),
        _again("turn", _renewed(turns)),
        _again("bytes", _renewed(originals)),
        ("INSERT INTO search_words (rowid, words) VALUES (?, ?)", words),
    ]
