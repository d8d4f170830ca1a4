"""The index is kept as segments of blocks, with what documents mean beside the words that stand in them."""

import sqlalchemy as sa
from alembic import context, op

from riwaya.store.migrating import REINDEX

revision = "0005"
down_revision = "0004"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Have the index made again from the readings, in its new form; a document's id is never given twice."""
    with op.batch_alter_table("documents", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("article", existing_type=_ID, nullable=False)
        table.create_index("ix_documents_statement", ["statement"])
    op.add_column("statements", sa.Column("person", sa.Text))
    op.create_table(
        "segments",
        sa.Column("id", _ID, nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("bits", sa.Integer, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("gone", sa.LargeBinary),
        sa.Column("documents", sa.LargeBinary, nullable=False),
        sa.Column("vectors", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_segments"),
    )
    op.create_table(
        "blocks",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("lists", sa.LargeBinary, nullable=False),
        sa.Column("places", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_blocks"),
    )
    op.drop_index("ix_postings_document", "postings")
    op.drop_table("postings")
    context.config.attributes[REINDEX] = True
