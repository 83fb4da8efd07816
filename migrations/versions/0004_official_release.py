"""Values of official series that are added beside the seeds: provider, number as written, when it was added.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COLUMNS = "id, series, place_id, period, period_first, period_last, rate_bpd, released, source"
_INDEX = "CREATE INDEX ix_official_value_place_id ON official_value (place_id)"
_WITH_PROVIDER = """
    CREATE TABLE official_value (
      id VARCHAR NOT NULL, series VARCHAR NOT NULL, place_id VARCHAR NOT NULL, period VARCHAR NOT NULL,
        period_first DATE NOT NULL, period_last DATE NOT NULL, rate_bpd INTEGER NOT NULL, released VARCHAR,
        source VARCHAR NOT NULL, provider VARCHAR NOT NULL, written VARCHAR NOT NULL, added_at VARCHAR,
      CONSTRAINT pk_official_value PRIMARY KEY (id),
      CONSTRAINT uq_official_value_natural_key UNIQUE (series, place_id, period, released, source),
      CONSTRAINT ck_official_value_rate_not_negative CHECK (rate_bpd >= 0),
      CONSTRAINT ck_official_value_period_days CHECK (period_first <= period_last),
      CONSTRAINT ck_official_value_provider_told CHECK (provider <> ''),
      CONSTRAINT ck_official_value_added_at_is_utc CHECK (added_at GLOB '????-??-??T*Z'),
      CONSTRAINT ck_official_value_added_unless_of_the_seeds CHECK ((provider = 'seeds') =
        (added_at IS NULL)),
      CONSTRAINT fk_official_value_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )"""
_WITHOUT_PROVIDER = """
    CREATE TABLE official_value (
      id VARCHAR NOT NULL, series VARCHAR NOT NULL, place_id VARCHAR NOT NULL, period VARCHAR NOT NULL,
        period_first DATE NOT NULL, period_last DATE NOT NULL, rate_bpd INTEGER NOT NULL, released VARCHAR,
        source VARCHAR NOT NULL,
      CONSTRAINT pk_official_value PRIMARY KEY (id),
      CONSTRAINT uq_official_value_natural_key UNIQUE (series, place_id, period, released, source),
      CONSTRAINT ck_official_value_rate_not_negative CHECK (rate_bpd >= 0),
      CONSTRAINT ck_official_value_period_days CHECK (period_first <= period_last),
      CONSTRAINT fk_official_value_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )"""


def upgrade() -> None:
    _rebuild(_WITH_PROVIDER, f"{_COLUMNS}, provider, written, added_at", f"{_COLUMNS}, 'seeds', '', NULL")


def downgrade() -> None:
    _rebuild(_WITHOUT_PROVIDER, _COLUMNS, _COLUMNS)


def _rebuild(table: str, columns: str, values: str) -> None:
    """Make the table anew with the rows that it has; a renamed table would keep quotes around its name."""
    op.execute("ALTER TABLE official_value RENAME TO official_value_before")
    op.execute("DROP INDEX ix_official_value_place_id")
    op.execute(table)
    op.execute(f"INSERT INTO official_value ({columns}) SELECT {values} FROM official_value_before")
    op.execute("DROP TABLE official_value_before")
    op.execute(_INDEX)
