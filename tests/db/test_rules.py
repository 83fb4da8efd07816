"""The migrated database itself refuses bad rows, whoever writes them."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.build import AT
from tests.db.good_rows import GOOD

# constraint, then what to change in the good row of its table
BAD_CHECKS: list[tuple[str, dict[str, object]]] = [
    ("ck_place_kind", {"kind": "planet"}),
    ("ck_place_id_is_kebab_case", {"id": "Es Sider"}),
    ("ck_place_id_is_kebab_case", {"id": "a;b"}),
    ("ck_place_latitude_range", {"latitude": 90.1}),
    ("ck_place_longitude_range", {"longitude": -181}),
    ("ck_place_alias_alias_told", {"alias": ""}),
    ("ck_place_link_kind", {"kind": "near"}),
    ("ck_place_link_not_to_itself", {"to_id": "sharara"}),
    ("ck_capacity_measure", {"measure": "storage"}),
    ("ck_capacity_basis", {"basis": "hoped"}),
    ("ck_capacity_rate_or_volume", {"rate_bpd": None, "volume_bbl": None}),
    ("ck_capacity_rate_not_negative", {"rate_bpd": -1}),
    ("ck_capacity_volume_not_negative", {"volume_bbl": -1}),
    ("ck_document_kind", {"kind": "picture"}),
    ("ck_document_id_prefix", {"id": "1"}),
    ("ck_document_sha256_is_hex", {"sha256": "0" * 63}),
    ("ck_document_sha256_is_hex", {"sha256": "G" * 64}),
    ("ck_document_version_of_another", {"version_of": "doc-1"}),
    ("ck_document_ingested_at_is_utc", {"ingested_at": "2026-01-02T03:04:05+02:00"}),
    ("ck_document_published_days", {"published_first": None}),
    ("ck_document_published_days", {"published": None}),
    ("ck_document_published_days", {"published_last": "2016-12-31"}),
    ("ck_observation_id_prefix", {"id": "evt-1"}),
    ("ck_observation_modality", {"modality": "hoped"}),
    ("ck_observation_confidence_range", {"confidence": 1.01}),
    ("ck_observation_confidence_range", {"confidence": -0.01}),
    ("ck_observation_span", {"start": 1}),
    ("ck_observation_span", {"start": -1}),
    ("ck_observation_span", {"start": None}),
    ("ck_observation_span", {"end": None}),
    ("ck_observation_when_days", {"when": None}),
    ("ck_observation_when_days", {"when_last": None}),
    ("ck_observation_when_days", {"when_last": "2016-12-31"}),
    ("ck_observation_measure", {"measure": "demand"}),
    ("ck_observation_fluid", {"fluid": "water"}),
    ("ck_observation_aspect", {"aspect": "price"}),
    ("ck_observation_qualifier", {"qualifier": "maybe"}),
    ("ck_observation_low_high", {"low": 3}),
    ("ck_observation_only_changes_negative", {"low": -1}),
    ("ck_event_id_prefix", {"id": "obs-1"}),
    ("ck_event_modality", {"modality": "hoped"}),
    ("ck_event_confidence_range", {"confidence": 2}),
    ("ck_event_span", {"end": 0}),
    ("ck_event_when_days", {"when_first": None}),
    ("ck_event_kind", {"kind": "rumour"}),
    ("ck_event_cause", {"cause": "fate"}),
    ("ck_event_offline_not_negative", {"offline": -1}),
    ("ck_rejected_span", {"end": 0}),
    ("ck_rejected_reason_told", {"reason": ""}),
    ("ck_outage_cause", {"cause": "fate"}),
    ("ck_outage_kind", {"kind": "rumour"}),
    ("ck_outage_start_before_end", {"end_last": "2016-01-01"}),
    ("ck_outage_end_days", {"end": None}),
    ("ck_outage_peak_not_negative", {"peak_offline_bpd": -1}),
    ("ck_outage_before_not_negative", {"national_before_bpd": -1}),
    ("ck_outage_after_not_negative", {"national_after_bpd": -1}),
    ("ck_outage_force_majeure_is_bool", {"force_majeure": 2}),
    ("ck_outage_place_position_not_negative", {"position": -1}),
    ("ck_official_value_rate_not_negative", {"rate_bpd": -1}),
    ("ck_official_value_period_days", {"period_last": "2016-01-01"}),
    ("ck_official_value_provider_told", {"provider": ""}),
    ("ck_official_value_added_at_is_utc", {"added_at": "yesterday"}),
    ("ck_official_value_added_unless_of_the_seeds", {"added_at": None}),
    ("ck_decision_decision", {"decision": "shrug"}),
    ("ck_decision_claim_prefix", {"claim_id": "doc-1"}),
    ("ck_decision_correction_given", {"decision": "correct"}),
    ("ck_decision_correction_given", {"correction": "{}"}),
    ("ck_source_state_failures_not_negative", {"failures": -1}),
    ("ck_source_state_state", {"state": "new"}),
    ("ck_run_status", {"status": "lost", "finished_at": AT}),
    ("ck_run_start_before_end", {"status": "done", "finished_at": "2025-01-01T00:00:00Z"}),
    ("ck_run_finished_or_running", {"status": "done"}),
]

# table, a change that leaves a key of the good row as it is, the columns of that key
SAME_KEYS: list[tuple[str, dict[str, object], str]] = [
    ("place", {"name": "Other"}, "place.id"),
    ("place_alias", {"note": "x"}, "place_alias.place_id, place_alias.alias, place_alias.lang"),
    ("place_link", {"source": "x"}, "place_link.from_id, place_link.to_id, place_link.kind"),
    (
        "capacity",
        {"id": "cap-2", "rate_bpd": 2},
        "capacity.place_id, capacity.measure, capacity.as_of, capacity.basis, capacity.source",
    ),
    ("capacity", {"as_of": "2012"}, "capacity.id"),
    ("document", {"id": "doc-2"}, "document.sha256"),
    ("document", {"sha256": "1" * 64}, "document.id"),
    ("observation", {"low": 0}, "observation.id"),
    ("observation_place", {}, "observation_place.observation_id, observation_place.place_id"),
    (
        "series_claim",
        {"low": 0},
        "series_claim.place_id, series_claim.measure, series_claim.fluid, series_claim.aspect, "
        "series_claim.modality, series_claim.observation_id",
    ),
    ("document_sketch", {}, "document_sketch.document_id, document_sketch.hash"),
    ("event", {"offline": 1}, "event.id"),
    ("event_place", {}, "event_place.event_id, event_place.place_id"),
    ("rejected", {"quote": "x"}, "rejected.document_id, rejected.start, rejected.end, rejected.reason"),
    ("outage", {"scope": "x"}, "outage.id"),
    ("outage_place", {"position": 1}, "outage_place.outage_id, outage_place.place_id"),
    (
        "official_value",
        {"id": "off-2", "rate_bpd": 1},
        "official_value.series, official_value.place_id, official_value.period, official_value.released, "
        "official_value.source",
    ),
    ("official_value", {"period": "2018"}, "official_value.id"),
    ("decision", {"reason": "x"}, "decision.claim_id, decision.decided_at, decision.decided_by"),
    ("source_state", {"failures": 1}, "source_state.source"),
    (
        "series_claim",
        {"low": 0},
        "series_claim.place_id, series_claim.measure, series_claim.fluid, series_claim.aspect, "
        "series_claim.modality, series_claim.observation_id",
    ),
    ("document_sketch", {}, "document_sketch.document_id, document_sketch.hash"),
]


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    insert(connection, "place", {"id": "libya"})
    insert(connection, "place", {"id": "sharara", "kind": "field"})
    for table in GOOD:
        if table != "place":
            insert(connection, table, {})
    yield connection
    connection.close()


def insert(connection: sqlite3.Connection, table: str, change: dict[str, object]) -> None:
    row = {**GOOD[table], **change}
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))


def table_of(constraint: str) -> str:
    named = constraint.removeprefix("ck_")
    return max((table for table in GOOD if named.startswith(f"{table}_")), key=len)


@pytest.mark.parametrize(("constraint", "change"), BAD_CHECKS)
def test_a_check_refuses_a_bad_row(raw: sqlite3.Connection, constraint: str, change: dict[str, object]):
    with pytest.raises(sqlite3.IntegrityError, match=f"CHECK constraint failed: {constraint}$"):
        insert(raw, table_of(constraint), change)


def test_every_check_of_the_schema_is_tried(raw: sqlite3.Connection):
    schema = "".join(sql for (sql,) in raw.execute("SELECT sql FROM sqlite_master WHERE type = 'table'"))
    assert set(re.findall(r"\bck_\w+", schema)) == {constraint for constraint, _ in BAD_CHECKS}


@pytest.mark.parametrize(("table", "change", "columns"), SAME_KEYS)
def test_a_key_refuses_a_second_row(
    raw: sqlite3.Connection, table: str, change: dict[str, object], columns: str
):
    with pytest.raises(sqlite3.IntegrityError, match=f"UNIQUE constraint failed: {re.escape(columns)}$"):
        insert(raw, table, change)


def test_every_key_of_the_schema_is_tried(raw: sqlite3.Connection):
    keys = set()
    for table in GOOD:
        for index in raw.execute(f"SELECT name FROM pragma_index_list('{table}') WHERE [unique]").fetchall():
            columns = raw.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", index).fetchall()
            keys.add(", ".join(f"{table}.{name}" for (name,) in columns))
    assert keys == {columns for _, _, columns in SAME_KEYS}


def foreign_keys(raw: sqlite3.Connection) -> list[tuple[str, str]]:
    return [
        (table, column)
        for table in GOOD
        for (column,) in raw.execute(f"SELECT [from] FROM pragma_foreign_key_list('{table}')").fetchall()
    ]


def test_every_foreign_key_refuses_a_row_without_its_parent(raw: sqlite3.Connection):
    found = foreign_keys(raw)
    assert len(found) == 21
    for table, column in found:
        raw.execute("BEGIN")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
            orphan(raw, table, column)
        raw.execute("ROLLBACK")


def orphan(raw: sqlite3.Connection, table: str, column: str) -> None:
    raw.execute(f"UPDATE {table} SET \"{column}\" = 'nowhere'")
    raw.execute("COMMIT")  # where the rule is deferred


def test_claims_go_with_their_document_and_places_stay_while_claims_name_them(raw: sqlite3.Connection):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        raw.execute("DELETE FROM place WHERE id = 'libya'")
    raw.execute("DELETE FROM document")
    for table in ("observation", "observation_place", "event", "event_place", "rejected", "series_claim"):
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert raw.execute("SELECT count(*) FROM decision").fetchone() == (1,)
