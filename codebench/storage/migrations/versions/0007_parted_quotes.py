"""Quotes of which their researcher said that they are no repeat."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ID = sa.String(length=36)


def upgrade() -> None:
    op.create_table(
        "parted_quote",
        sa.Column("id", ID, nullable=False),
        sa.Column("coding_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_parted_quote"),
        sa.UniqueConstraint("coding_id", name="uq_parted_quote_coding_id"),
    )


def downgrade() -> None:
    raise NotImplementedError("A project goes back by its backup.")
