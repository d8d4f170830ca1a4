"""Claims and voices are found too, and by what they mean; the index is kept as segments."""

import sqlalchemy as sa
from alembic import op

from riwaya.store.reindexing import reindex

revision = "0005"
down_revision = "0004"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_DAY = sa.String(40)


def upgrade() -> None:
    """Let a document be of a claim or a voice, keep vectors, and make the index again from the readings."""
    with op.batch_alter_table("documents", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("article", existing_type=_ID, nullable=True)
        table.add_column(sa.Column("claim", _ID))
        table.add_column(sa.Column("voice", _ID))
        table.create_foreign_key("fk_documents_claim", "claims", ["claim"], ["id"])
        table.create_foreign_key("fk_documents_voice", "voices", ["voice"], ["id"])
    op.create_index("ix_documents_claim", "documents", ["claim"])
    op.create_index("ix_documents_voice", "documents", ["voice"])
    op.create_table(
        "segments",
        sa.Column("id", _ID, nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("bits", sa.Integer, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("voices", sa.Integer, nullable=False),
        sa.Column("gone", sa.LargeBinary),
        sa.Column("documents", sa.LargeBinary, nullable=False),
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
    op.create_table(
        "vectors",
        sa.Column("document", _ID, autoincrement=False, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_vectors_document"),
        sa.PrimaryKeyConstraint("document", name="pk_vectors"),
    )
    reindex(op.get_bind())
