"""Incidents beside the outages of the history: restarts, attacks, threats and reports that nobody confirmed.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COLUMNS = """
      id VARCHAR NOT NULL, scope VARCHAR NOT NULL, cause VARCHAR NOT NULL, start VARCHAR NOT NULL,
        start_first DATE NOT NULL, "end" VARCHAR, end_last DATE, peak_offline_bpd INTEGER,
        national_before_bpd INTEGER, national_after_bpd INTEGER, force_majeure BOOLEAN NOT NULL,
        what VARCHAR NOT NULL, source VARCHAR NOT NULL"""
_KIND = """
      CONSTRAINT ck_outage_kind CHECK (kind IN ('outage', 'restart', 'attack', 'seizure', 'protest', 'strike',
        'threat', 'unconfirmed')),"""
_RULES = """
      CONSTRAINT ck_outage_start_before_end CHECK (start_first <= end_last),
      CONSTRAINT ck_outage_end_days CHECK (("end" IS NULL) = (end_last IS NULL)),
      CONSTRAINT ck_outage_peak_not_negative CHECK (peak_offline_bpd >= 0),
      CONSTRAINT ck_outage_before_not_negative CHECK (national_before_bpd >= 0),
      CONSTRAINT ck_outage_after_not_negative CHECK (national_after_bpd >= 0),
      CONSTRAINT ck_outage_force_majeure_is_bool CHECK (force_majeure IN (0, 1))"""
_CAUSE = """
      CONSTRAINT pk_outage PRIMARY KEY (id),
      CONSTRAINT ck_outage_cause CHECK (cause IN ('strike', 'protest', 'blockade', 'armed_conflict',
        'technical', 'leak', 'power', 'weather', 'maintenance', 'political', 'payment', 'unknown')),"""
_NEW = f"CREATE TABLE outage ({_COLUMNS}, kind VARCHAR NOT NULL, {_CAUSE}{_KIND}{_RULES})"
_OLD = f"CREATE TABLE outage ({_COLUMNS}, {_CAUSE}{_RULES})"
_PLACES = """
    CREATE TABLE outage_place (
      outage_id VARCHAR NOT NULL, place_id VARCHAR NOT NULL, position INTEGER NOT NULL,
      CONSTRAINT pk_outage_place PRIMARY KEY (outage_id, place_id),
      CONSTRAINT ck_outage_place_position_not_negative CHECK (position >= 0),
      CONSTRAINT fk_outage_place_outage_id_outage FOREIGN KEY(outage_id) REFERENCES outage (id) ON DELETE
        CASCADE,
      CONSTRAINT fk_outage_place_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )"""
_VIEW = """
    CREATE VIEW v_outages AS
    SELECT o.id, (
        SELECT group_concat(place_id, ';')
        FROM (SELECT place_id FROM outage_place WHERE outage_id = o.id ORDER BY place_id)
      ) AS places, o.scope, o.cause, o.start, o."end", o.start_first, o.end_last, o.peak_offline_bpd,
      o.national_before_bpd, o.national_after_bpd, o.force_majeure, o.what, o.source
    FROM outage AS o"""
_HELD = 'id, scope, cause, start, start_first, "end", end_last, peak_offline_bpd, national_before_bpd, '
_HELD += "national_after_bpd, force_majeure, what, source"


def upgrade() -> None:
    _make_again(_NEW, f"SELECT {_HELD}, 'outage' FROM kept_outage", f"{_VIEW} WHERE o.kind = 'outage'")


def downgrade() -> None:
    op.execute("DELETE FROM outage WHERE kind <> 'outage'")
    _make_again(_OLD, f"SELECT {_HELD} FROM kept_outage", _VIEW)


def _make_again(table: str, rows: str, view: str) -> None:
    """Make both tables anew: dropping the parent alone would take its children along."""
    op.execute("DROP VIEW v_outages")
    for name in ("outage", "outage_place"):
        op.execute(f"CREATE TABLE kept_{name} AS SELECT * FROM {name}")
    for name in ("outage_place", "outage"):
        op.execute(f"DROP TABLE {name}")
    op.execute(table)
    op.execute("CREATE INDEX ix_outage_start_first ON outage (start_first)")
    op.execute(f"INSERT INTO outage {rows}")
    op.execute(_PLACES)
    op.execute("CREATE INDEX ix_outage_place_place_id ON outage_place (place_id)")
    op.execute("INSERT INTO outage_place SELECT * FROM kept_outage_place")
    for name in ("outage_place", "outage"):
        op.execute(f"DROP TABLE kept_{name}")
    op.execute(view)
