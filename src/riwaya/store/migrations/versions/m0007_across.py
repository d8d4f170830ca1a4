"""What goes across stories: the statements of voices and places, and what is asked of outlets."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables and indexes; stories fill them when they are laid out anew."""
    op.create_table(
        "voice_statements",
        sa.Column("story", _ID, autoincrement=False, nullable=False),
        sa.Column("article", _ID, autoincrement=False, nullable=False),
        sa.Column("label", sa.String(16), nullable=False),
        sa.Column("voice", _ID, nullable=False),
        sa.Column("via", sa.Text),
        sa.PrimaryKeyConstraint("story", "article", "label", name="pk_voice_statements"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_voice_statements_story"),
        sa.ForeignKeyConstraint(["voice"], ["voices.id"], name="fk_voice_statements_voice"),
    )
    op.create_index("ix_voice_statements_voice", "voice_statements", ["voice"])
    op.create_index("ix_voice_statements_article", "voice_statements", ["article"])
    op.create_table(
        "story_places",
        sa.Column("story", _ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("precision", sa.String(16)),
        sa.Column("mentions", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("story", "place", name="pk_story_places"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_story_places_story"),
    )
    op.create_index("ix_story_places_place", "story_places", ["place"])
    op.create_table(
        "place_statements",
        sa.Column("story", _ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("article", _ID, autoincrement=False, nullable=False),
        sa.Column("label", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("story", "place", "article", "label", name="pk_place_statements"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_place_statements_story"),
    )
    op.create_index("ix_articles_outlet", "articles", ["outlet"])
    op.create_index("ix_events_article", "events", ["article"])
    op.execute("UPDATE stories SET dossier = NULL")  # what is kept says nothing of the new tables
