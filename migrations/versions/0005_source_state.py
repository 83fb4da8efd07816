"""What a source on the network is like: its state, when it is asked again, and what was read of it.

Revision ID: 0005
Revises: 0004
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEPT = "source, etag, last_modified, tried_at, succeeded_at, failures, message"
_NEW = """
    CREATE TABLE source_state (
      source VARCHAR NOT NULL, etag VARCHAR, last_modified VARCHAR, tried_at VARCHAR, succeeded_at VARCHAR,
        failures INTEGER NOT NULL, message VARCHAR NOT NULL, state VARCHAR NOT NULL, next_try_at VARCHAR,
        marks JSON NOT NULL,
      CONSTRAINT pk_source_state PRIMARY KEY (source),
      CONSTRAINT ck_source_state_failures_not_negative CHECK (failures >= 0),
      CONSTRAINT ck_source_state_state CHECK (state IN ('ok', 'failing', 'blocked'))
    )"""
_OLD = """
    CREATE TABLE source_state (
      source VARCHAR NOT NULL, etag VARCHAR, last_modified VARCHAR, tried_at VARCHAR, succeeded_at VARCHAR,
        failures INTEGER NOT NULL, message VARCHAR NOT NULL,
      CONSTRAINT pk_source_state PRIMARY KEY (source),
      CONSTRAINT ck_source_state_failures_not_negative CHECK (failures >= 0)
    )"""


def upgrade():
    op.execute("ALTER TABLE source_state RENAME TO source_state_before")
    op.execute(_NEW)
    op.execute(
        f"INSERT INTO source_state ({_KEPT}, state, marks) SELECT {_KEPT}, "
        "CASE WHEN failures > 0 THEN 'failing' ELSE 'ok' END, '{}' FROM source_state_before"
    )
    op.execute("DROP TABLE source_state_before")


def downgrade():
    op.execute("ALTER TABLE source_state RENAME TO source_state_after")
    op.execute(_OLD)
    op.execute(f"INSERT INTO source_state ({_KEPT}) SELECT {_KEPT} FROM source_state_after")
    op.execute("DROP TABLE source_state_after")
