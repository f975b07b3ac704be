"""The floor of every count: its rows read by SQL; as a program, in a fresh process that imports nothing else."""

import sqlite3
import sys

CODINGS = 'SELECT source_id, start, "end", code_id, coder_id FROM coding ORDER BY source_id, start'
TURNS = 'SELECT source_id, start, "end", speaker_id FROM turn ORDER BY source_id, start'


def read(connection: sqlite3.Connection) -> None:
    """Read what every count needs."""
    connection.execute(CODINGS).fetchall()
    connection.execute(TURNS).fetchall()


if __name__ == "__main__":
    read(sqlite3.connect(sys.argv[1]))
