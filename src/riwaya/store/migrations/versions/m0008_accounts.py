"""Accounts: passwords that are for the first time only."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; whoever has an account chose the password, as far as anybody knows."""
    op.add_column("accounts", sa.Column("given", sa.String(40)))
