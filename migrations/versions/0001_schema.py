"""The whole schema: places, documents, claims, outages, official series, review and runs, with their views.

It is written as SQL, since rules such as GLOB are SQLite's own. It must never change: it is history.

Revision ID: 0001
Revises: none
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_GAZETTEER = (
    """
    CREATE TABLE place (
      id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, country VARCHAR, operator VARCHAR,
        basin VARCHAR, latitude DOUBLE, longitude DOUBLE, started VARCHAR, source VARCHAR NOT NULL,
      CONSTRAINT pk_place PRIMARY KEY (id),
      CONSTRAINT ck_place_kind CHECK (kind IN ('country', 'group', 'region', 'basin', 'field', 'pipeline',
        'terminal', 'refinery', 'company')),
      CONSTRAINT ck_place_id_is_kebab_case CHECK (id <> '' AND id NOT GLOB '*[^a-z0-9-]*'),
      CONSTRAINT ck_place_latitude_range CHECK (latitude BETWEEN -90 AND 90),
      CONSTRAINT ck_place_longitude_range CHECK (longitude BETWEEN -180 AND 180),
      CONSTRAINT fk_place_country_place FOREIGN KEY(country) REFERENCES place (id) DEFERRABLE INITIALLY
        DEFERRED,
      CONSTRAINT fk_place_operator_place FOREIGN KEY(operator) REFERENCES place (id) DEFERRABLE INITIALLY
        DEFERRED,
      CONSTRAINT fk_place_basin_place FOREIGN KEY(basin) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
    )""",
    "CREATE INDEX ix_place_basin ON place (basin)",
    "CREATE INDEX ix_place_country ON place (country)",
    "CREATE INDEX ix_place_operator ON place (operator)",
    """
    CREATE TABLE place_alias (
      place_id VARCHAR NOT NULL, alias VARCHAR NOT NULL, lang VARCHAR NOT NULL, ambiguous VARCHAR NOT NULL,
        note VARCHAR NOT NULL, source VARCHAR NOT NULL,
      CONSTRAINT pk_place_alias PRIMARY KEY (place_id, alias, lang),
      CONSTRAINT ck_place_alias_alias_told CHECK (alias <> ''),
      CONSTRAINT fk_place_alias_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )""",
    """
    CREATE TABLE place_link (
      from_id VARCHAR NOT NULL, to_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, source VARCHAR NOT NULL,
      CONSTRAINT pk_place_link PRIMARY KEY (from_id, to_id, kind),
      CONSTRAINT ck_place_link_kind CHECK (kind IN ('feeds', 'part_of', 'operated_by')),
      CONSTRAINT ck_place_link_not_to_itself CHECK (from_id <> to_id),
      CONSTRAINT fk_place_link_from_id_place FOREIGN KEY(from_id) REFERENCES place (id),
      CONSTRAINT fk_place_link_to_id_place FOREIGN KEY(to_id) REFERENCES place (id)
    )""",
    "CREATE INDEX ix_place_link_to_id ON place_link (to_id)",
    """
    CREATE TABLE capacity (
      id VARCHAR NOT NULL, place_id VARCHAR NOT NULL, measure VARCHAR NOT NULL, rate_bpd INTEGER,
        volume_bbl INTEGER, as_of VARCHAR, basis VARCHAR NOT NULL, source VARCHAR NOT NULL,
      CONSTRAINT pk_capacity PRIMARY KEY (id),
      CONSTRAINT uq_capacity_natural_key UNIQUE (place_id, measure, as_of, basis, source),
      CONSTRAINT ck_capacity_measure CHECK (measure IN ('production', 'exports', 'refinery_intake', 'outage',
        'volume')),
      CONSTRAINT ck_capacity_basis CHECK (basis IN ('capacity', 'output', 'planned')),
      CONSTRAINT ck_capacity_rate_or_volume CHECK (rate_bpd IS NOT NULL OR volume_bbl IS NOT NULL),
      CONSTRAINT ck_capacity_rate_not_negative CHECK (rate_bpd >= 0),
      CONSTRAINT ck_capacity_volume_not_negative CHECK (volume_bbl >= 0),
      CONSTRAINT fk_capacity_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )""",
)

_CLAIMS = (
    """
    CREATE TABLE document (
      id VARCHAR NOT NULL, kind VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, "key" VARCHAR NOT NULL,
        location VARCHAR NOT NULL, url VARCHAR, publisher VARCHAR, title VARCHAR NOT NULL, lang VARCHAR,
        published VARCHAR, published_first DATE, published_last DATE, ingested_at VARCHAR NOT NULL,
        text VARCHAR NOT NULL, version_of VARCHAR, cluster VARCHAR,
      CONSTRAINT pk_document PRIMARY KEY (id),
      CONSTRAINT ck_document_kind CHECK (kind IN ('text', 'citation')),
      CONSTRAINT ck_document_id_prefix CHECK (id GLOB 'doc-*'),
      CONSTRAINT ck_document_sha256_is_hex CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
      CONSTRAINT ck_document_version_of_another CHECK (version_of <> id),
      CONSTRAINT ck_document_ingested_at_is_utc CHECK (ingested_at GLOB '????-??-??T*Z'),
      CONSTRAINT ck_document_published_days CHECK (("published" IS NULL AND published_first IS NULL AND
        published_last IS NULL) OR ("published" IS NOT NULL AND published_first IS NOT NULL AND published_last
        IS NOT NULL AND published_first <= published_last)),
      CONSTRAINT uq_document_sha256 UNIQUE (sha256),
      CONSTRAINT fk_document_version_of_document FOREIGN KEY(version_of) REFERENCES document (id)
    )""",
    "CREATE INDEX ix_document_url ON document (url)",
    "CREATE INDEX ix_document_version_of ON document (version_of)",
    """
    CREATE TABLE observation (
      id VARCHAR NOT NULL, document_id VARCHAR NOT NULL, "when" VARCHAR, when_first DATE, when_last DATE,
        modality VARCHAR NOT NULL, quote VARCHAR NOT NULL, start INTEGER, "end" INTEGER,
        sentence VARCHAR NOT NULL, attribution VARCHAR, confidence DOUBLE NOT NULL, reasons JSON NOT NULL,
        extractor VARCHAR NOT NULL, measure VARCHAR NOT NULL, fluid VARCHAR NOT NULL, aspect VARCHAR NOT NULL,
        low INTEGER NOT NULL, high INTEGER NOT NULL, qualifier VARCHAR NOT NULL,
      CONSTRAINT pk_observation PRIMARY KEY (id),
      CONSTRAINT ck_observation_id_prefix CHECK (id GLOB 'obs-*'),
      CONSTRAINT ck_observation_modality CHECK (modality IN ('actual', 'expected')),
      CONSTRAINT ck_observation_confidence_range CHECK (confidence BETWEEN 0 AND 1),
      CONSTRAINT ck_observation_span CHECK ((start IS NULL AND "end" IS NULL) OR (start IS NOT NULL AND "end"
        IS NOT NULL AND 0 <= start AND start < "end")),
      CONSTRAINT ck_observation_when_days CHECK (("when" IS NULL AND when_first IS NULL AND when_last IS NULL)
        OR ("when" IS NOT NULL AND when_first IS NOT NULL AND when_last IS NOT NULL AND when_first <=
        when_last)),
      CONSTRAINT ck_observation_measure CHECK (measure IN ('production', 'exports', 'refinery_intake',
        'outage', 'volume')),
      CONSTRAINT ck_observation_fluid CHECK (fluid IN ('crude', 'condensate', 'liquids', 'gas', 'boe')),
      CONSTRAINT ck_observation_aspect CHECK (aspect IN ('level', 'capacity', 'change')),
      CONSTRAINT ck_observation_qualifier CHECK (qualifier IN ('exact', 'about', 'over', 'under', 'range')),
      CONSTRAINT ck_observation_low_high CHECK (low <= high),
      CONSTRAINT ck_observation_only_changes_negative CHECK (low >= 0 OR aspect = 'change'),
      CONSTRAINT fk_observation_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON
        DELETE CASCADE
    )""",
    "CREATE INDEX ix_observation_definition ON observation (measure, fluid, aspect, modality, when_first)",
    "CREATE INDEX ix_observation_document_id ON observation (document_id)",
    "CREATE INDEX ix_observation_when_first ON observation (when_first)",
    """
    CREATE TABLE observation_place (
      observation_id VARCHAR NOT NULL, place_id VARCHAR NOT NULL,
      CONSTRAINT pk_observation_place PRIMARY KEY (observation_id, place_id),
      CONSTRAINT fk_observation_place_observation_id_observation FOREIGN KEY(observation_id) REFERENCES
        observation (id) ON DELETE CASCADE,
      CONSTRAINT fk_observation_place_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )""",
    "CREATE INDEX ix_observation_place_place_id ON observation_place (place_id)",
    """
    CREATE TABLE event (
      id VARCHAR NOT NULL, document_id VARCHAR NOT NULL, "when" VARCHAR, when_first DATE, when_last DATE,
        modality VARCHAR NOT NULL, quote VARCHAR NOT NULL, start INTEGER, "end" INTEGER,
        sentence VARCHAR NOT NULL, attribution VARCHAR, confidence DOUBLE NOT NULL, reasons JSON NOT NULL,
        extractor VARCHAR NOT NULL, kind VARCHAR NOT NULL, cause VARCHAR NOT NULL, offline INTEGER,
      CONSTRAINT pk_event PRIMARY KEY (id),
      CONSTRAINT ck_event_id_prefix CHECK (id GLOB 'evt-*'),
      CONSTRAINT ck_event_modality CHECK (modality IN ('actual', 'expected')),
      CONSTRAINT ck_event_confidence_range CHECK (confidence BETWEEN 0 AND 1),
      CONSTRAINT ck_event_span CHECK ((start IS NULL AND "end" IS NULL) OR (start IS NOT NULL AND "end" IS NOT
        NULL AND 0 <= start AND start < "end")),
      CONSTRAINT ck_event_when_days CHECK (("when" IS NULL AND when_first IS NULL AND when_last IS NULL) OR
        ("when" IS NOT NULL AND when_first IS NOT NULL AND when_last IS NOT NULL AND when_first <=
        when_last)),
      CONSTRAINT ck_event_kind CHECK (kind IN ('outage_start', 'outage_end', 'force_majeure_declared',
        'force_majeure_lifted', 'attack', 'seizure', 'threat')),
      CONSTRAINT ck_event_cause CHECK (cause IN ('strike', 'protest', 'blockade', 'armed_conflict',
        'technical', 'leak', 'power', 'weather', 'maintenance', 'political', 'payment', 'unknown')),
      CONSTRAINT ck_event_offline_not_negative CHECK (offline >= 0),
      CONSTRAINT fk_event_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE
        CASCADE
    )""",
    "CREATE INDEX ix_event_document_id ON event (document_id)",
    "CREATE INDEX ix_event_when_first ON event (when_first)",
    """
    CREATE TABLE event_place (
      event_id VARCHAR NOT NULL, place_id VARCHAR NOT NULL,
      CONSTRAINT pk_event_place PRIMARY KEY (event_id, place_id),
      CONSTRAINT fk_event_place_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
      CONSTRAINT fk_event_place_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )""",
    "CREATE INDEX ix_event_place_place_id ON event_place (place_id)",
    """
    CREATE TABLE rejected (
      id INTEGER NOT NULL, document_id VARCHAR NOT NULL, quote VARCHAR NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, sentence VARCHAR NOT NULL, reason VARCHAR NOT NULL,
        extractor VARCHAR NOT NULL,
      CONSTRAINT pk_rejected PRIMARY KEY (id),
      CONSTRAINT uq_rejected_document_id_start_end_reason UNIQUE (document_id, start, "end", reason),
      CONSTRAINT ck_rejected_span CHECK (0 <= start AND start < "end"),
      CONSTRAINT ck_rejected_reason_told CHECK (reason <> ''),
      CONSTRAINT fk_rejected_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE
        CASCADE
    )""",
)

_HISTORY = (
    """
    CREATE TABLE outage (
      id VARCHAR NOT NULL, scope VARCHAR NOT NULL, cause VARCHAR NOT NULL, start VARCHAR NOT NULL,
        start_first DATE NOT NULL, "end" VARCHAR, end_last DATE, peak_offline_bpd INTEGER,
        national_before_bpd INTEGER, national_after_bpd INTEGER, force_majeure BOOLEAN NOT NULL,
        what VARCHAR NOT NULL, source VARCHAR NOT NULL,
      CONSTRAINT pk_outage PRIMARY KEY (id),
      CONSTRAINT ck_outage_cause CHECK (cause IN ('strike', 'protest', 'blockade', 'armed_conflict',
        'technical', 'leak', 'power', 'weather', 'maintenance', 'political', 'payment', 'unknown')),
      CONSTRAINT ck_outage_start_before_end CHECK (start_first <= end_last),
      CONSTRAINT ck_outage_end_days CHECK (("end" IS NULL) = (end_last IS NULL)),
      CONSTRAINT ck_outage_peak_not_negative CHECK (peak_offline_bpd >= 0),
      CONSTRAINT ck_outage_before_not_negative CHECK (national_before_bpd >= 0),
      CONSTRAINT ck_outage_after_not_negative CHECK (national_after_bpd >= 0),
      CONSTRAINT ck_outage_force_majeure_is_bool CHECK (force_majeure IN (0, 1))
    )""",
    "CREATE INDEX ix_outage_start_first ON outage (start_first)",
    """
    CREATE TABLE outage_place (
      outage_id VARCHAR NOT NULL, place_id VARCHAR NOT NULL, position INTEGER NOT NULL,
      CONSTRAINT pk_outage_place PRIMARY KEY (outage_id, place_id),
      CONSTRAINT ck_outage_place_position_not_negative CHECK (position >= 0),
      CONSTRAINT fk_outage_place_outage_id_outage FOREIGN KEY(outage_id) REFERENCES outage (id) ON DELETE
        CASCADE,
      CONSTRAINT fk_outage_place_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )""",
    "CREATE INDEX ix_outage_place_place_id ON outage_place (place_id)",
    """
    CREATE TABLE official_value (
      id VARCHAR NOT NULL, series VARCHAR NOT NULL, place_id VARCHAR NOT NULL, period VARCHAR NOT NULL,
        period_first DATE NOT NULL, period_last DATE NOT NULL, rate_bpd INTEGER NOT NULL, released VARCHAR,
        source VARCHAR NOT NULL,
      CONSTRAINT pk_official_value PRIMARY KEY (id),
      CONSTRAINT uq_official_value_natural_key UNIQUE (series, place_id, period, released, source),
      CONSTRAINT ck_official_value_rate_not_negative CHECK (rate_bpd >= 0),
      CONSTRAINT ck_official_value_period_days CHECK (period_first <= period_last),
      CONSTRAINT fk_official_value_place_id_place FOREIGN KEY(place_id) REFERENCES place (id)
    )""",
    "CREATE INDEX ix_official_value_place_id ON official_value (place_id)",
)

_WORK = (
    """
    CREATE TABLE decision (
      id INTEGER NOT NULL, claim_id VARCHAR NOT NULL, decision VARCHAR NOT NULL, decided_by VARCHAR NOT NULL,
        decided_at VARCHAR NOT NULL, reason VARCHAR NOT NULL, correction JSON,
      CONSTRAINT pk_decision PRIMARY KEY (id),
      CONSTRAINT uq_decision_claim_id_decided_at_decided_by UNIQUE (claim_id, decided_at, decided_by),
      CONSTRAINT ck_decision_decision CHECK (decision IN ('accept', 'correct', 'reject', 'skip')),
      CONSTRAINT ck_decision_claim_prefix CHECK (claim_id GLOB 'obs-*' OR claim_id GLOB 'evt-*'),
      CONSTRAINT ck_decision_correction_given CHECK ((decision = 'correct') = (correction IS NOT NULL))
    )""",
    """
    CREATE TABLE source_state (
      source VARCHAR NOT NULL, etag VARCHAR, last_modified VARCHAR, tried_at VARCHAR, succeeded_at VARCHAR,
        failures INTEGER NOT NULL, message VARCHAR NOT NULL,
      CONSTRAINT pk_source_state PRIMARY KEY (source),
      CONSTRAINT ck_source_state_failures_not_negative CHECK (failures >= 0)
    )""",
    """
    CREATE TABLE run (
      id INTEGER NOT NULL, command VARCHAR NOT NULL, started_at VARCHAR NOT NULL, finished_at VARCHAR,
        status VARCHAR NOT NULL, counts JSON NOT NULL, message VARCHAR NOT NULL,
      CONSTRAINT pk_run PRIMARY KEY (id),
      CONSTRAINT ck_run_status CHECK (status IN ('running', 'done', 'partial', 'failed')),
      CONSTRAINT ck_run_start_before_end CHECK (started_at <= finished_at),
      CONSTRAINT ck_run_finished_or_running CHECK ((status = 'running') = (finished_at IS NULL))
    )""",
)

_VIEWS = (
    """
    CREATE VIEW v_national_daily AS
    SELECT o.when_first AS date, o.low AS low_bpd, o.high AS high_bpd, d.publisher, o.id AS observation_id,
      o.quote
    FROM observation AS o
    JOIN document AS d ON d.id = o.document_id
    JOIN observation_place AS p ON p.observation_id = o.id AND p.place_id = 'libya'
    WHERE o.measure = 'production' AND o.fluid = 'crude' AND o.aspect = 'level' AND o.modality = 'actual'
      AND o.when_first = o.when_last AND length(o."when") = 10
      AND NOT EXISTS (
        SELECT 1 FROM observation_place AS other
        WHERE other.observation_id = o.id AND other.place_id <> 'libya'
      )
    """,
    """
    CREATE VIEW v_outages AS
    SELECT o.id, (
        SELECT group_concat(place_id, ';')
        FROM (SELECT place_id FROM outage_place WHERE outage_id = o.id ORDER BY place_id)
      ) AS places, o.scope, o.cause, o.start, o."end", o.start_first, o.end_last, o.peak_offline_bpd,
      o.national_before_bpd, o.national_after_bpd, o.force_majeure, o.what, o.source
    FROM outage AS o
    """,
    """
    CREATE VIEW v_observations AS
    SELECT o.id, (
        SELECT group_concat(place_id, ';')
        FROM (SELECT place_id FROM observation_place WHERE observation_id = o.id ORDER BY place_id)
      ) AS places, o.measure, o.fluid, o.aspect, o."when", o.when_first, o.when_last, o.modality, o.low,
      o.high, o.qualifier, o.quote, o.sentence, o.attribution, o.confidence, o.document_id, d.publisher,
      d.published, d.url
    FROM observation AS o
    JOIN document AS d ON d.id = o.document_id
    """,
)

_STATEMENTS = (*_GAZETTEER, *_CLAIMS, *_HISTORY, *_WORK, *_VIEWS)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    for statement in reversed(_STATEMENTS):  # children before their parents
        kind, name = statement.split()[1:3]
        if kind in ("TABLE", "VIEW"):
            op.execute(f"DROP {kind} {name}")
