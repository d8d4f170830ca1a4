"""What people said of the findings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_DAY = sa.String(40)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "judgements",
        sa.Column("id", _ID, nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("at", _DAY, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("story", _ID),
        sa.Column("withdraws", sa.String(32)),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
        sa.UniqueConstraint("uid", name="uq_judgements_uid"),
    )
    op.create_index("ix_judgements_story", "judgements", ["story"])
    op.create_index("ix_judgements_withdraws", "judgements", ["withdraws"])
    op.create_table(
        "judged_pages",
        sa.Column("judgement", _ID, nullable=False, autoincrement=False),
        sa.Column("page", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("judgement", "page", name="pk_judged_pages"),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name="fk_judged_pages_judgement"),
    )
    op.create_index("ix_judged_pages_page", "judged_pages", ["page"])
