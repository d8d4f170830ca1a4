"""The first schema: pages, names, readings, failures, and the index over them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_DAY = sa.String(40)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "pages",
        sa.Column("id", _ID, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("added", _DAY, nullable=False),
        sa.Column("reading", _ID),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sa.UniqueConstraint("sha256", name="uq_pages_sha256"),
    )
    op.create_table(
        "names",
        sa.Column("id", _ID, nullable=False),
        sa.Column("page", _ID, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("fetched", _DAY),
        sa.Column("added", _DAY, nullable=False),
        sa.Column("envelope", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_names"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_names_page"),
        sa.UniqueConstraint("page", "name", name="uq_names_page_name"),
    )
    op.create_index("ix_names_name_id", "names", ["name", "id"])
    op.create_table(
        "readings",
        sa.Column("id", _ID, nullable=False),
        sa.Column("page", _ID, nullable=False),
        sa.Column("name", _ID, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("made", _DAY, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_readings_page"),
        sa.ForeignKeyConstraint(["name"], ["names.id"], name="fk_readings_name"),
    )
    op.create_index("ix_readings_page_id", "readings", ["page", "id"])
    op.create_table(
        "failures",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("remedy", sa.Text, nullable=False),
        sa.Column("at", _DAY, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failures"),
        sa.UniqueConstraint("name", "what", name="uq_failures_name_what"),
    )
    _index()


def _index() -> None:
    """What can be made again from the readings."""
    op.create_table(
        "articles",
        sa.Column("id", _ID, nullable=False),
        sa.Column("page", _ID, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("credit", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("published", _DAY),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], name="fk_articles_page"),
        sa.UniqueConstraint("page", "n", name="uq_articles_page_n"),
    )
    op.create_index("ix_articles_published", "articles", ["published"])
    op.create_table(
        "statements",
        sa.Column("id", _ID, nullable=False),
        sa.Column("article", _ID, nullable=False),
        sa.Column("label", sa.String(16), nullable=False),
        sa.Column("stance", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("voice_key", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_statements_article"),
        sa.UniqueConstraint("article", "label", name="uq_statements_article_label"),
    )
    op.create_index("ix_statements_voice_key", "statements", ["voice_key"])
    op.create_table(
        "documents",
        sa.Column("id", _ID, nullable=False),
        sa.Column("article", _ID, nullable=False),
        sa.Column("statement", _ID),
        sa.Column("length", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_documents_article"),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], name="fk_documents_statement"),
    )
    op.create_index("ix_documents_article", "documents", ["article"])
    op.create_table(
        "postings",
        sa.Column("term", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("document", _ID, nullable=False, autoincrement=False),
        sa.Column("count", sa.SmallInteger, nullable=False),
        sa.Column("length", sa.SmallInteger, nullable=False),
        sa.Column("places", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("term", "document", name="pk_postings"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_postings_document", "postings", ["document"])
