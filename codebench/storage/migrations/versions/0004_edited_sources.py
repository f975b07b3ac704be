"""Editing a source: codings whose words changed, and codings whose words are gone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.String(length=36)


def upgrade() -> None:
    _table(
        "to_check",
        [_column("coding_id", ID), _column("before", sa.String()), _column("lead", sa.Integer())],
        {"coding_id": "coding"},
    )
    _table(
        "lost_coding",
        [_column(name, ID) for name in ("source_id", "coding_id", "code_id", "coder_id")]
        + [_column("at", sa.Integer()), _column("before", sa.String()), _column("lead", sa.Integer())]
        + [sa.Column("position", sa.Integer(), nullable=True), _column("printed", sa.String())],
        {"source_id": "source", "code_id": "code", "coder_id": "coder"},
    )


def _column(name: str, kind: sa.types.TypeEngine[str] | sa.types.TypeEngine[int]) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=False)


def _table(name: str, columns: Sequence[sa.Column[object]], refers: dict[str, str]) -> None:
    rules = [
        sa.ForeignKeyConstraint(
            [column], [f"{table}.id"], name=f"fk_{name}_{column}_{table}", initially="DEFERRED", deferrable=True
        )
        for column, table in refers.items()
    ]
    one = sa.UniqueConstraint("coding_id", name=f"uq_{name}_coding_id")
    key = sa.PrimaryKeyConstraint("id", name=f"pk_{name}")
    op.create_table(name, _column("id", ID), *columns, *rules, one, key)


def downgrade() -> None:
    raise NotImplementedError("A project goes back by its backup.")
