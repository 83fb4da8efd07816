"""Claims by the series that they belong to, and what copies of a story are found by.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE series_claim (
      place_id VARCHAR NOT NULL, measure VARCHAR NOT NULL, fluid VARCHAR NOT NULL, aspect VARCHAR NOT NULL,
        modality VARCHAR NOT NULL, observation_id VARCHAR NOT NULL, document_id VARCHAR NOT NULL,
        low INTEGER NOT NULL, high INTEGER NOT NULL, qualifier VARCHAR NOT NULL, "when" VARCHAR,
        attribution VARCHAR, confidence DOUBLE NOT NULL,
      CONSTRAINT pk_series_claim PRIMARY KEY (place_id, measure, fluid, aspect, modality, observation_id),
      CONSTRAINT fk_series_claim_place_id_place FOREIGN KEY(place_id) REFERENCES place (id),
      CONSTRAINT fk_series_claim_observation_id_observation FOREIGN KEY(observation_id) REFERENCES observation
        (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    """
    INSERT INTO series_claim
    SELECT min(p.place_id), o.measure, o.fluid, o.aspect, o.modality, o.id, o.document_id, o.low, o.high,
      o.qualifier, o."when", o.attribution, o.confidence
    FROM observation AS o JOIN observation_place AS p ON p.observation_id = o.id
    GROUP BY o.id HAVING count(*) = 1
    """,
    "CREATE INDEX ix_series_claim_observation_id ON series_claim (observation_id)",
    """
    CREATE TABLE document_sketch (
      document_id VARCHAR NOT NULL, hash INTEGER NOT NULL,
      CONSTRAINT pk_document_sketch PRIMARY KEY (document_id, hash),
      CONSTRAINT fk_document_sketch_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON
        DELETE CASCADE
    )""",
    "CREATE INDEX ix_document_sketch_hash ON document_sketch (hash)",
    "CREATE INDEX ix_document_cluster ON document (cluster)",
    """
    CREATE INDEX ix_document_known ON document (id, published_last, ingested_at, published, publisher, title,
      cluster)""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP INDEX ix_document_known")
    op.execute("DROP INDEX ix_document_cluster")
    op.execute("DROP TABLE document_sketch")
    op.execute("DROP TABLE series_claim")
