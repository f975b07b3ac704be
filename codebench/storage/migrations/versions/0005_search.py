"""Searching: the index of words, and the study's own synonyms."""

from typing import Any

import sqlalchemy as sa
from alembic import context, op

from codebench.storage import search

revision = "0005"
down_revision = "0004"

ID = sa.String(length=36)


def upgrade() -> None:
    _table("synonym_set", _column("id", ID), _column("words", sa.String()))
    speaker = sa.Column("speaker_id", ID, nullable=True)
    kind = _column("kind", sa.String())
    _table("search_part", _number(), _column("source_id", ID), speaker, kind)
    op.create_index("ix_search_part_source_id", "search_part", ["source_id"])
    _table("search_turn", _number(), _column("start", sa.Integer()), _column("end", sa.Integer()))
    _table("search_accent", _column("term", sa.String()), _column("folded", sa.String()))
    op.create_index("ix_search_accent_folded", "search_accent", ["folded"])
    op.create_index("ix_source_head", "source", ["id", "title", "kind", "layout", "participant_id", "group_id"])
    search.make(op.get_bind())
    search.index_all(op.get_bind(), context.config.attributes["progress"])


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False, autoincrement=False)


def _column(name: str, kind: sa.types.TypeEngine[str] | sa.types.TypeEngine[int]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(columns[0].name, name=f"pk_{name}"))


def downgrade() -> None:
    raise NotImplementedError("A project goes back by its backup.")
