"""Named versions of the codebook."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "codebook_version",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("coder_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("codes", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coder_id"],
            ["coder.id"],
            name=op.f("fk_codebook_version_coder_id_coder"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codebook_version")),
    )


def downgrade() -> None:
    raise NotImplementedError("A project goes back by its backup.")
