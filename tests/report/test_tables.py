"""The CSV files and their Data Package: what is written can be read back, and the contract holds."""

import csv
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oiltrack.facts import Cause, Document, Measure
from oiltrack.report.columns import EVENTS, OBSERVATIONS, OUTAGES, SCHEMA_VERSION, SERIES, SOURCES, TABLES
from oiltrack.report.datapackage import write_datapackage
from oiltrack.report.records import event_row, observation_row, source_row
from oiltrack.report.tables import PRESETS, cell, write_frame, write_rows
from oiltrack.series.daily import daily_series
from oiltrack.series.frames import claims_frame
from oiltrack.series.outages import episodes
from oiltrack.stored import StoredDocument
from tests.series.build import claim, event, outage


def read(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write_observations(path, records):
    return write_rows(path, OBSERVATIONS, map(observation_row, records))


def test_an_observation_is_written_as_the_contract_says(tmp_path):
    path = tmp_path / "observations.csv"
    records = [
        claim("obs-1", "2017-06-05/2017-06-11", 807_000, 835_000, attribution='a "person", NOC'),
        claim("obs-2", "/2011-02-17", -300_000, measure=Measure.VOLUME, entities=("el-feel", "sharara")),
    ]
    assert write_observations(path, iter(records)) == 2
    first, second = read(path)
    assert first == {
        "id": "obs-1",
        "document_id": "doc-obs-1",
        "entities": "libya",
        "measure": "production",
        "fluid": "crude",
        "aspect": "level",
        "modality": "actual",
        "low": "807000",
        "high": "835000",
        "unit": "b/d",
        "qualifier": "exact",
        "when": "2017-06-05/2017-06-11",
        "when_first": "2017-06-05",
        "when_last": "2017-06-11",
        "published": "2024-09-01",
        "publisher": "Reuters",
        "attribution": 'a "person", NOC',
        "confidence": "0.9",
        "quote": "807000 b/d",
        "sentence": "Output was 807000 b/d.",
        "url": "",
    }
    assert (second["low"], second["unit"], second["entities"]) == ("-300000", "bbl", "el-feel;sharara")
    assert (second["when_first"], second["when_last"]) == ("", "2011-02-17")
    assert second["quote"] == "'-300000 b/d"


def test_the_other_tables_are_written_from_their_records(tmp_path):
    events = [event("evt-1", "2018-12-08", "sharara", cause=Cause.PROTEST, offline=315_000)]
    seeds = [outage("s1", "2014-01", "2014-02", "wafa", peak=30_000)]
    assert write_rows(tmp_path / "events.csv", EVENTS, map(event_row, events)) == 1
    assert read(tmp_path / "events.csv")[0]["offline_bpd"] == "315000"
    assert write_frame(tmp_path / "outages.csv", OUTAGES, episodes(events, seeds)) == 2
    first, second = read(tmp_path / "outages.csv")
    assert (first["start"], first["end"], first["peak_offline_bpd"]) == ("2014-01", "2014-02", "30000")
    assert (first["force_majeure"], first["sources"]) == ("false", "")
    assert (second["status"], second["end"], second["sources"]) == ("shut", "", "evt-1")
    document = Document(key="a.txt", text="x", title="=1+1", published="2017-06")
    stored = StoredDocument(
        id="doc-1", kind="text", sha256="ab", document=document, ingested_at="2026-01-01T00:00:00Z"
    )
    assert write_rows(tmp_path / "sources.csv", SOURCES, [source_row(stored)]) == 1
    assert read(tmp_path / "sources.csv")[0]["title"] == "'=1+1"
    series = daily_series(
        claims_frame([claim("a", "2024-08-01", 900_000), claim("b", "2024-08-03", 800_000)])
    )
    assert write_frame(tmp_path / "series.csv", SERIES, series) == 3
    assert read(tmp_path / "series.csv")[1]["production_bpd"] == "900000"
    assert read(tmp_path / "series.csv")[1]["date"] == "2024-08-02"


def test_no_rows_give_the_header_alone_in_utf8_with_lf(tmp_path):
    path = tmp_path / "observations.csv"
    assert write_observations(path, []) == 0
    assert path.read_bytes() == (",".join(OBSERVATIONS.header) + "\n").encode()


def test_the_same_rows_again_leave_the_file_alone(tmp_path):
    path = tmp_path / "observations.csv"
    write_observations(path, [claim("a", "2024-08-01", 1)])
    before = path.stat().st_mtime_ns, path.stat().st_ino
    write_observations(path, [claim("a", "2024-08-01", 1)])
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    write_observations(path, [claim("a", "2024-08-01", 2)])
    assert path.stat().st_ino != before[1]
    assert [p.name for p in tmp_path.iterdir()] == ["observations.csv"]


def test_a_failure_half_way_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "observations.csv"
    write_observations(path, [claim("a", "2024-08-01", 1)])
    old = path.read_bytes()

    def broken():
        yield claim("b", "2024-08-02", 2)
        raise RuntimeError("the records ended early")

    with pytest.raises(RuntimeError):
        write_observations(path, broken())
    assert path.read_bytes() == old
    assert [p.name for p in tmp_path.iterdir()] == ["observations.csv"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\uff1d", "\u3000\uff0b"])
def test_text_that_a_spreadsheet_would_run_is_guarded(start):
    assert cell(start + "HYPERLINK(1)") == "'" + start + "HYPERLINK(1)"


def test_controls_of_a_terminal_and_of_the_direction_of_text_are_shown():
    assert cell("a\x1b]0;pwn\x07 b\u202ec\u2066") == "a\ufffd]0;pwn\ufffd b\ufffdc\ufffd"
    assert cell("two\nlines, a\ttab") == "two\nlines, a\ttab"


def test_numbers_and_blanks_are_plain():
    assert [cell(value) for value in (-5, 0, 0.5, None, True, "", "x")] == [
        "-5",
        "0",
        "0.5",
        "",
        "true",
        "",
        "x",
    ]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1), st.integers(-(10**9), 10**9)
)
def test_what_is_read_back_is_what_was_written(tmp_path, words, figure):
    path = tmp_path / "observations.csv"
    write_observations(path, [claim("a", "2024-08-01", figure, attribution=words, publisher=words)])
    (row,) = read(path)
    formula = words.lstrip()[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20")
    guarded = "'" + words if formula else words
    assert (row["attribution"], row["publisher"], row["low"]) == (guarded, guarded, str(figure))


def test_the_columns_are_the_contract():
    # Only ever append: people's scripts read these files by name and by place.
    assert SCHEMA_VERSION == "1.3"
    assert [table.name for table in TABLES] == ["observations", "events", "outages", "sources", "series"]
    assert ",".join(OBSERVATIONS.header) == (
        "id,document_id,entities,measure,fluid,aspect,modality,low,high,unit,qualifier,when,when_first,when_last,"
        "published,publisher,attribution,confidence,quote,sentence,url"
    )
    assert ",".join(EVENTS.header) == (
        "id,document_id,entities,kind,cause,modality,offline_bpd,when,when_first,when_last,"
        "published,publisher,attribution,confidence,quote,sentence,url"
    )
    assert ",".join(OUTAGES.header) == (
        "id,places,cause,start,end,status,peak_offline_bpd,force_majeure,origin,sources,what,"
        "scope,offline_basis,force_majeure_from,force_majeure_to,citation,last_reported,actor,extent,"
        "baseline_bpd,offline_bpd,offline_low_bpd,offline_high_bpd,lost_bbl,lost_low_bbl,lost_high_bbl,parent_id,"
        "ramp,originators,start_first,start_last,end_first,end_last,start_precision,end_precision"
    )
    assert ",".join(SOURCES.header) == "id,kind,title,publisher,published,lang,url,key,sha256"
    assert ",".join(SERIES.header) == (
        "date,production_bpd,low_bpd,high_bpd,method,observation_id,originators,age_days,"
        "low_observation_id,high_observation_id"
    )


def test_the_data_package_describes_the_files_that_were_written(tmp_path):
    path = write_datapackage(tmp_path, {"observations": 2, "sources": 1})
    package = json.loads(path.read_text(encoding="utf-8"))
    observations, sources = package["resources"]
    assert package["version"] == SCHEMA_VERSION
    assert (observations["path"], observations["rows"], sources["rows"]) == ("observations.csv", 2, 1)
    fields = {field["name"]: field for field in observations["schema"]["fields"]}
    assert list(fields) == OBSERVATIONS.header
    assert fields["low"]["type"] == "integer"
    assert fields["id"]["constraints"] == {"required": True}
    assert observations["schema"]["foreignKeys"][0]["reference"] == {"resource": "sources", "fields": ["id"]}
    assert "foreignKeys" not in sources["schema"]


def test_the_presets_for_excel_have_a_mark_and_its_line_ends(tmp_path):
    rows = [observation_row(claim("a", "2024-08-01", -5, publisher="a; b"))]
    write_rows(tmp_path / "us.csv", OBSERVATIONS, rows, preset=PRESETS["us"])
    write_rows(tmp_path / "eu.csv", OBSERVATIONS, rows, preset=PRESETS["eu"])
    us, eu = ((tmp_path / name).read_bytes() for name in ("us.csv", "eu.csv"))
    assert us.startswith(b"\xef\xbb\xbfid,document_id,")
    assert us.endswith(b",a; b,,0.9,'-5 b/d,Output was -5 b/d.,\r\n")
    assert eu.startswith(b"\xef\xbb\xbfid;document_id;")
    assert eu.endswith(b';"a; b";;0,9;\'-5 b/d;Output was -5 b/d.;\r\n')


def test_without_quotes_no_column_holds_words_of_a_document():
    assert set(OBSERVATIONS.header) - set(OBSERVATIONS.without_quotes().header) == {"quote", "sentence"}
    assert set(EVENTS.header) - set(EVENTS.without_quotes().header) == {"quote", "sentence"}
    assert [table for table in (OUTAGES, SOURCES, SERIES) if table.without_quotes() != table] == []
