"""Accounts of the desk, what was done there, and how far each has looked."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_DAY = sa.String(40)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "accounts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("made", _DAY, nullable=False),
        sa.Column("closed", _DAY),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("key", name="uq_accounts_key"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("account", _ID, nullable=False),
        sa.Column("made", _DAY, nullable=False),
        sa.Column("ends", _DAY, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_sessions_account"),
        sa.UniqueConstraint("key", name="uq_sessions_key"),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_table(
        "tokens",
        sa.Column("id", _ID, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("account", _ID, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("made", _DAY, nullable=False),
        sa.Column("closed", _DAY),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_tokens_account"),
        sa.UniqueConstraint("key", name="uq_tokens_key"),
    )
    op.create_index("ix_tokens_account", "tokens", ["account"])
    op.create_table(
        "audit",
        sa.Column("id", _ID, nullable=False),
        sa.Column("at", _DAY, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_table(
        "visits",
        sa.Column("account", _ID, autoincrement=False, nullable=False),
        sa.Column("story", _ID, autoincrement=False, nullable=False),
        sa.Column("event", _ID, nullable=False),
        sa.Column("at", _DAY, nullable=False),
        sa.PrimaryKeyConstraint("account", "story", name="pk_visits"),
    )
