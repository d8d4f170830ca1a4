"""Stories as they grow: members, dossiers, claims, voices, events."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_DAY = sa.String(40)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "stories",
        sa.Column("id", _ID, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("first", _DAY),
        sa.Column("last", _DAY),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("moved", _DAY, nullable=False),
        sa.Column("dossier", _ID),
        sa.Column("merged", _ID),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_moved", "stories", ["moved"])
    op.create_table(
        "members",
        sa.Column("story", _ID, autoincrement=False, nullable=False),
        sa.Column("article", _ID, autoincrement=False, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("added", _DAY, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_members_article"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_members_story"),
        sa.PrimaryKeyConstraint("story", "article", name="pk_members"),
    )
    op.create_index("ix_members_article", "members", ["article"])
    op.create_table(
        "rarities",
        sa.Column("term", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("term", name="pk_rarities"),
    )
    op.create_table(
        "traits",
        sa.Column("term", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("article", _ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("term", "article", name="pk_traits"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dossiers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("story", _ID, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("made", _DAY, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_dossiers_story"),
        sa.PrimaryKeyConstraint("id", name="pk_dossiers"),
    )
    op.create_index("ix_dossiers_story_id", "dossiers", ["story", "id"])
    op.create_table(
        "claims",
        sa.Column("id", _ID, nullable=False),
        sa.Column("story", _ID, nullable=False),
        sa.Column("label", sa.String(16), nullable=False),
        sa.Column("gist", sa.Text, nullable=False),
        sa.Column("standing", sa.String(16), nullable=False),
        sa.Column("outlets", sa.Integer, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("least", sa.Integer, nullable=False),
        sa.Column("most", sa.Integer, nullable=False),
        sa.Column("first", _DAY),
        sa.Column("last", _DAY),
        sa.Column("gone", _DAY),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_claims_story"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_story", "claims", ["story"])
    op.create_table(
        "claim_statements",
        sa.Column("claim", _ID, autoincrement=False, nullable=False),
        sa.Column("article", _ID, autoincrement=False, nullable=False),
        sa.Column("label", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_claim_statements_claim"),
        sa.PrimaryKeyConstraint("claim", "article", "label", name="pk_claim_statements"),
    )
    op.create_index("ix_claim_statements_article", "claim_statements", ["article"])
    op.create_table(
        "voices",
        sa.Column("id", _ID, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_voices"),
        sa.UniqueConstraint("key", name="uq_voices_key"),
    )
    op.create_table(
        "story_voices",
        sa.Column("story", _ID, autoincrement=False, nullable=False),
        sa.Column("voice", _ID, autoincrement=False, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_story_voices_story"),
        sa.ForeignKeyConstraint(["voice"], ["voices.id"], name="fk_story_voices_voice"),
        sa.PrimaryKeyConstraint("story", "voice", name="pk_story_voices"),
    )
    op.create_index("ix_story_voices_voice", "story_voices", ["voice"])
    op.create_table(
        "events",
        sa.Column("id", _ID, nullable=False),
        sa.Column("at", _DAY, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("story", _ID),
        sa.Column("claim", _ID),
        sa.Column("article", _ID),
        sa.Column("record", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_events_claim"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_events_story"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("key", name="uq_events_key"),
    )
    op.create_index("ix_events_story_id", "events", ["story", "id"])
