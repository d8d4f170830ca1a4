"""Feeds that are followed, and the alerts that went out."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_DAY = sa.String(40)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "feeds",
        sa.Column("id", _ID, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("due", _DAY, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("address", name="uq_feeds_address"),
    )
    op.create_table(
        "sightings",
        sa.Column("id", _ID, nullable=False),
        sa.Column("feed", _ID, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("seen", _DAY, nullable=False),
        sa.Column("due", _DAY),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.id"], name="fk_sightings_feed"),
        sa.PrimaryKeyConstraint("id", name="pk_sightings"),
        sa.UniqueConstraint("address", name="uq_sightings_address"),
    )
    op.create_index("ix_sightings_due", "sightings", ["due"])
    op.create_table(
        "alerts",
        sa.Column("id", _ID, nullable=False),
        sa.Column("rule", sa.String(200), nullable=False),
        sa.Column("event", _ID, nullable=False),
        sa.Column("at", _DAY, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name="fk_alerts_event"),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        sa.UniqueConstraint("rule", "event", name="uq_alerts_rule_event"),
    )
    op.create_table(
        "deliveries",
        sa.Column("alert", _ID, autoincrement=False, nullable=False),
        sa.Column("channel", sa.String(200), nullable=False),
        sa.Column("at", _DAY),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due", _DAY),
        sa.ForeignKeyConstraint(["alert"], ["alerts.id"], name="fk_deliveries_alert"),
        sa.PrimaryKeyConstraint("alert", "channel", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_due", "deliveries", ["due"])
    op.create_table(
        "marks",
        sa.Column("name", sa.String(250), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_marks"),
    )
