"""Releases from files and from a server that behaves as the providers do; the key stays secret."""

import json
import os
import shutil
import sqlite3
import time as real_time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from oiltrack.db import Database, RunStatus, open_database
from oiltrack.db.migrate import create
from oiltrack.errors import OfficialError
from oiltrack.jobs import official
from oiltrack.jobs.official import Added, add_release, held_official, official_series_called
from oiltrack.web import Limits
from tests.db.build import AT, seeds
from tests.web.conftest import Time, make_client
from tests.web.server import Site, plain, serving

KEY = "s3cret key/+&="
ROWS = [("2024-04", "1181.5"), ("2024-03", "--"), ("2024-02", "1173"), ("2024-01", "1020"), ("2023-12", "NA")]

Add = Callable[..., Added]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("official") / "oiltrack.db"
    create(f"sqlite:///{path}")
    with open_database(f"sqlite:///{path}") as database:
        database.seed(seeds(), history=False, at=AT)
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Iterator[Database]:
    path = shutil.copy(template, tmp_path / "oiltrack.db")
    with open_database(f"sqlite:///{path}") as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def add(database: Database) -> Iterator[Add]:
    """Add a release; the web is asked by a client whose pauses take no time."""
    with make_client(Time(), limits=Limits(connect_s=2, read_s=0.3, attempts=2)) as client:

        def call(provider: str, location: str | Path, **changes: object) -> Added:
            options: dict[str, object] = {
                "place": "libya",
                "released": "2024-07-15",
                "today": date(2024, 8, 20),
                "clock": lambda: AT,
                "key": KEY,
                "get": lambda url: client.get(url, local=True).body,
            }
            return add_release(database, provider, str(location), **{**options, **changes})  # type: ignore[arg-type]

        yield call


def rows(*values: tuple[str, str | None], total: object = None) -> str:
    facets = {"productId": "57", "activityId": "1", "countryRegionId": "LBY", "unit": "TBPD"}
    data = [{"period": period, "value": value, **facets} for period, value in values]
    return json.dumps({"response": {"total": total or str(len(values)), "data": data}})


def paged(site: Site, *pages: str) -> str:
    """Let the server answer page after page of two rows, as the EIA does; return the question."""
    asked = "/v2/international/data/?frequency=monthly&data[0]=value&facets[unit][]=TBPD&length=2"
    for number, page in enumerate(pages):
        site.page(f"{asked}&offset={2 * number}&api_key=s3cret+key%2F%2B%26%3D", page)
    return site.base + asked


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


OPEC = "Secondary sources,Mar 24,Apr 24\nLibya,1236,1181\n"


def test_a_file_is_stored_with_its_release(add: Add, database: Database, tmp_path: Path) -> None:
    added = add("opec", written(tmp_path, "momr.csv", OPEC), released="2024-05-14")
    assert (added.new, added.revised, added.confirmed, added.known, added.missing) == (2, 0, 0, 0, 0)
    assert (added.source, added.released) == ("momr.csv", ("2024-05-14", "2024-05-14"))
    values = [stored.value for stored in database.official_values()]
    assert [(v.series, v.period, v.rate_bpd, v.released, v.provider, v.written) for v in values] == [
        ("OPEC secondary sources", "2024-03", 1_236_000, "2024-05-14", "opec", "1236 thousand b/d"),
        ("OPEC secondary sources", "2024-04", 1_181_000, "2024-05-14", "opec", "1181 thousand b/d"),
    ]


def test_a_pipe_is_not_waited_for_and_an_endless_file_not_read(
    add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(OfficialError, match="is no regular file; save its content"):
        add("opec", tmp_path / "pipe.csv")
    monkeypatch.setattr(official, "MAX_BYTES", 10)
    with pytest.raises(OfficialError, match="larger than 200 MB"):
        add("opec", written(tmp_path, "opec.csv", OPEC))


def test_a_row_may_cite_its_source(add: Add, database: Database, tmp_path: Path) -> None:
    text = (
        "period,value_kbd,series,source\n2024-05,1190,My survey,A wire of 11 June\n2024-06,1185,My survey,\n"
    )
    add("csv", written(tmp_path, "mine.csv", text))
    assert [v.value.source for v in database.official_values()] == ["A wire of 11 June", "mine.csv"]


def test_without_a_date_the_release_is_of_today(add: Add, tmp_path: Path) -> None:
    assert add("opec", written(tmp_path, "momr.csv", OPEC), released=None).released[0] == "2024-08-20"


def test_a_job_that_asks_each_night_stores_what_moved(add: Add, database: Database, site: Site) -> None:
    add("eia", paged(site, rows(("2024-02", "1173"), ("2024-01", "1020"))), released=None)
    again = paged(site, rows(("2024-02", "1181"), ("2024-01", "1020")))
    added = add("eia", again, released=None, today=date(2024, 8, 21))
    assert (added.revised, added.known, added.confirmed) == (1, 1, 0)
    assert len(database.official_values()) == 3


def test_a_release_is_noted_in_the_run_ledger(add: Add, database: Database, tmp_path: Path) -> None:
    add("opec", written(tmp_path, "momr.csv", OPEC))
    with pytest.raises(OfficialError):
        add("opec", written(tmp_path, "empty.csv", ""))
    failed, done = database.runs(2)
    assert (done.command, done.status, done.counts) == (
        "official", RunStatus.DONE, {"new": 2, "revised": 0, "confirmed": 0, "known": 0},
    )  # fmt: skip
    assert failed.status == RunStatus.FAILED


def test_a_period_that_was_not_over_is_no_figure(add: Add, database: Database, tmp_path: Path) -> None:
    with pytest.raises(OfficialError, match="line 2: 2024-04 was not over on 2024-04-11"):
        add("opec", written(tmp_path, "momr.csv", OPEC), released="2024-04-11")
    assert database.official_values() == []


def test_a_release_of_the_future_is_refused(add: Add, database: Database, tmp_path: Path) -> None:
    with pytest.raises(OfficialError, match="would be released on 2024-08-21, after today"):
        add("opec", written(tmp_path, "momr.csv", OPEC), released="2024-08-21")
    assert database.official_values() == []


def test_a_missing_file_and_a_table_without_a_value_are_told(add: Add, tmp_path: Path) -> None:
    with pytest.raises(OfficialError, match=r"none\.csv cannot be read: No such file"):
        add("opec", tmp_path / "none.csv")
    with pytest.raises(OfficialError, match=r"momr\.csv has no value for libya"):
        add("opec", written(tmp_path, "momr.csv", OPEC.replace("1236,1181", "..,..")))


def test_all_pages_of_an_answer_are_stored(add: Add, database: Database, site: Site) -> None:
    pages = [rows(*ROWS[first : first + 2], total="5") for first in (0, 2, 4)]
    added = add("eia", paged(site, *pages))
    assert (added.new, added.missing) == (3, 2)
    assert [parse_qs(urlsplit(path).query)["offset"] for path in site.paths()] == [["0"], ["2"], ["4"]]
    assert {v.value.period: v.value.rate_bpd for v in database.official_values()} == {
        "2024-01": 1_020_000,
        "2024-02": 1_173_000,
        "2024-04": 1_181_500,
    }


def test_a_revision_is_a_vintage_and_the_old_value_stays(add: Add, database: Database, site: Site) -> None:
    add("eia", paged(site, rows(("2024-02", "1173"), ("2024-01", "1020"))))
    again = paged(site, rows(("2024-02", "1181"), ("2024-01", "1020")))
    assert (added := add("eia", again, released="2024-08-12")).revised == 1
    assert added.confirmed == 1
    assert add("eia", again, released="2024-08-12").known == 2
    assert [(v.value.period, v.value.rate_bpd, v.value.released) for v in database.official_values()] == [
        ("2024-01", 1_020_000, "2024-07-15"),
        ("2024-01", 1_020_000, "2024-08-12"),
        ("2024-02", 1_173_000, "2024-07-15"),
        ("2024-02", 1_181_000, "2024-08-12"),
    ]


def test_other_providers_are_asked_without_a_key(add: Add, database: Database, site: Site) -> None:
    header = "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE"
    url = site.page("/primary/2024.csv", f"{header}\r\nLY,2024-01,CRUDEOIL,INDPROD,KBD,1149.0,1\r\n")
    assert add("jodi", url, key=None).new == 1
    (stored,) = database.official_values()
    assert (stored.value.source, stored.value.provider) == (url, "jodi")
    assert site.paths() == ["/primary/2024.csv"]


def slow(request: object) -> None:
    real_time.sleep(1.0)


def cut(request: object) -> None:
    plain(rows(*ROWS[:2])[:100], Content_Length="500")(request)  # type: ignore[arg-type]
    request.close_connection = True  # type: ignore[attr-defined]


FORBIDDEN = json.dumps({"error": {"code": "API_KEY_INVALID", "message": f"{KEY} is no key"}})


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ([plain(FORBIDDEN, 403)], "the server answers 403 Forbidden; the key in EIA_API_KEY is refused"),
        ([plain(FORBIDDEN)], "the EIA answers: API_KEY_INVALID *** is no key"),
        ([plain("", 503)], "the server answers 503"),
        ([slow], "timed out"),
        ([cut], "127.0.0.1"),
        ([plain(rows(*ROWS[:2])[:100])], "line 1 is no JSON; fetch it again: it may be cut off"),
        ([plain("<html><body>Maintenance tonight</body></html>")], "is no JSON"),
        ([plain(rows(*ROWS[:2], total="5")), plain(rows(total="5"))], "gave 2 of 5 rows and then none"),
        ([plain(rows(*ROWS[:2], total="5")), plain("", 500)], "the server answers 500"),
    ],
)  # fmt: skip
def test_a_failing_server_changes_nothing_and_keeps_the_key_secret(
    add: Add, database: Database, site: Site, answers: list[Callable[[object], None]], message: str,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    url = paged(site, "", "")
    for path, answer in zip(sorted(site.pages, key=lambda path: "offset=2" in path), answers, strict=False):
        site.pages[path] = answer  # type: ignore[assignment]
    with pytest.raises(OfficialError) as caught:
        add("eia", url)
    assert message in str(caught.value)
    assert database.official_values() == []
    assert_secret(str(caught.value), repr(caught.value.__context__), database.runs(1)[0].message)
    assert site.paths(), "the server was asked"


def test_the_key_is_stored_nowhere(add: Add, database: Database, site: Site) -> None:
    add("eia", paged(site, rows(*ROWS[:2])))
    add("eia", paged(site, rows(*ROWS[:2])) + "&api_key=s3cret+key%2F%2B%26%3D", key=None)
    with closing(sqlite3.connect(database.path)) as raw:
        assert_secret(*raw.iterdump())
    (stored,) = database.official_values()
    assert stored.value.source.startswith(site.base + "/v2/international/data/?frequency=monthly")


def assert_secret(*texts: str) -> None:
    for text in texts:
        assert "s3cret" not in text


def test_without_a_key_the_eia_is_not_asked(add: Add, site: Site) -> None:
    with pytest.raises(OfficialError, match=r"EIA_API_KEY is not set; register at https://www\.eia\.gov"):
        add("eia", paged(site, rows(*ROWS[:2])), key=None)
    assert site.paths() == []


def test_the_key_is_not_sent_unencrypted_through_the_network(add: Add) -> None:
    with pytest.raises(OfficialError, match=r"key is not sent to api\.eia\.gov unencrypted; write https"):
        add("eia", "http://api.eia.gov/v2/international/data/")


def test_series_are_listed_with_their_vintages_and_newest_value(
    add: Add, database: Database, tmp_path: Path
) -> None:
    add("opec", written(tmp_path, "may.csv", OPEC), released="2024-05-14")
    june = OPEC.replace("Mar 24,Apr 24", "Apr 24,May 24").replace("1236,1181", "1176,1190")
    add("opec", written(tmp_path, "june.csv", june), released="2024-06-11")
    (held,) = held_official(database.official_values())
    assert (held.series, held.first_period, held.last_period) == (
        "OPEC secondary sources",
        "2024-03",
        "2024-05",
    )
    assert (held.periods, held.values, held.vintages) == (3, 4, 2)
    assert (held.newest_bpd, held.newest_release, held.providers) == (1_190_000, "2024-06-11", ("opec",))
    assert len(official_series_called(database.official_values(), "opec")) == 4
    with pytest.raises(OfficialError, match="there is no official series 'jodi'"):
        official_series_called(database.official_values(), "jodi")
