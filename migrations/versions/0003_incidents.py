"""Incidents beside the outages of the history: restarts, attacks, threats and reports that nobody confirmed.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_VIEW = """
    CREATE VIEW v_outages AS
    SELECT o.id, (
        SELECT group_concat(place_id, ';')
        FROM (SELECT place_id FROM outage_place WHERE outage_id = o.id ORDER BY place_id)
      ) AS places, o.scope, o.cause, o.start, o."end", o.start_first, o.end_last, o.peak_offline_bpd,
      o.national_before_bpd, o.national_after_bpd, o.force_majeure, o.what, o.source
    FROM outage AS o
    """


def upgrade() -> None:
    op.execute("DROP VIEW v_outages")
    op.execute(
        "ALTER TABLE outage ADD COLUMN kind VARCHAR NOT NULL DEFAULT 'outage' CONSTRAINT ck_outage_kind"
        " CHECK (kind IN ('outage', 'restart', 'attack', 'seizure', 'protest', 'strike', 'threat',"
        " 'unconfirmed'))"
    )
    op.execute(f"{_VIEW} WHERE o.kind = 'outage'")


def downgrade() -> None:
    op.execute("DROP VIEW v_outages")
    op.execute("DELETE FROM outage WHERE kind <> 'outage'")
    op.execute("ALTER TABLE outage DROP COLUMN kind")
    op.execute(_VIEW)
