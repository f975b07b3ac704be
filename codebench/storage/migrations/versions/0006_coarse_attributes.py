"""How coarse the values of an attribute are outside the participants page."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("attribute", sa.Column("coarse", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    raise NotImplementedError("A project goes back by its backup.")
