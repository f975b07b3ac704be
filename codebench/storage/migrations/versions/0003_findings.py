"""Findings: parts not asked, summaries, chosen quotes, saved reports, remarks; consent to being named."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT, ID = sa.String(), sa.String(length=36)


def upgrade() -> None:
    op.add_column("participant", sa.Column("consent", sa.Boolean(), server_default=sa.false(), nullable=False))
    _table(
        "not_asked",
        {"source_id": ID, "code_id": ID},
        {"source_id": "source", "code_id": "code"},
        ("source_id", "code_id"),
    )
    summary = {"code_id": ID, "unit_id": ID, "text": TEXT, "coder_id": ID}
    _table("summary", summary, {"code_id": "code", "coder_id": "coder"}, ("code_id", "unit_id"))
    chosen = {"coding_id": ID, "position": sa.Integer(), "words": TEXT}
    _table("chosen_quote", chosen, {"coding_id": "coding"}, ("coding_id",))
    report = dict.fromkeys(("name", "question", "answer", "version", "at"), TEXT)
    _table("saved_report", {**report, "step": sa.Integer(), "coder_id": ID}, {"coder_id": "coder"})
    remark = dict.fromkeys(("about", "target", "verdict", "text"), TEXT) | {
        "coder_id": ID,
        "at": TEXT,
        "shown": TEXT,
    }
    _table("remark", {**remark, "settled": sa.Boolean(), "answer": TEXT}, {"coder_id": "coder"})


def _table(name: str, columns: Mapping[str, Any], refers: dict[str, str], unique: tuple[str, ...] = ()) -> None:
    made = [sa.Column("id", ID, nullable=False)]
    made += [sa.Column(column, kind, nullable=False) for column, kind in columns.items()]
    rules: list[sa.schema.SchemaItem] = [
        sa.ForeignKeyConstraint(
            [column], [f"{table}.id"], name=f"fk_{name}_{column}_{table}", initially="DEFERRED", deferrable=True
        )
        for column, table in refers.items()
    ]
    if unique:
        rules.append(sa.UniqueConstraint(*unique, name=f"uq_{name}_{'_'.join(unique)}"))
    op.create_table(name, *made, *rules, sa.PrimaryKeyConstraint("id", name=f"pk_{name}"))


def downgrade() -> None:
    raise NotImplementedError("A project goes back by its backup.")
