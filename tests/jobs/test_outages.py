"""The outages of the seeds and the sample documents together, and as they were known on a day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oiltrack.db import Database, open_database
from oiltrack.extract import EXTRACTOR_VERSION, Extractor
from oiltrack.facts import Document
from oiltrack.jobs.demo import copy_samples
from oiltrack.jobs.ingest import ingest
from oiltrack.jobs.outages import OutageBook, outage_book
from oiltrack.jobs.workspace import make_workspace
from oiltrack.sources import load_index, walk
from oiltrack.stored import Known

NOW = "2026-11-29T03:04:05Z"
TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = make_workspace(tmp_path_factory.mktemp("samples"), database=None, history=True, now=NOW)
    inbox = made.workspace.inbox
    copy_samples(inbox)
    with open_database(made.workspace.database) as database:
        files = [path for path in walk([inbox]) if path != inbox / "index.csv"]
        index = load_index(inbox / "index.csv")
        done = list(
            ingest(database, files, extractor=Extractor.load(), index=index, today=TODAY, now=NOW, base=inbox)
        )
        assert len(done) > 40
        yield database


@pytest.fixture(scope="module")
def book(samples: Database) -> OutageBook:
    return outage_book(samples, today=TODAY)


def test_what_the_history_knows_gains_sources_and_no_twin(book: OutageBook) -> None:
    told = [e for e in book.episodes if e.origin == "seeds" and any(c.is_of_news for c in e.claims)]
    assert len(told) >= 40
    alone = {(*sorted(e.places), e.start) for e in book.episodes if e.origin == "news"}
    # The strike of September 2021 is dated a month late; of "a storm shut five ports" no text tells which.
    # Else no text knows of more.
    apart = {("es-sider", "hariga", "ras-lanuf", "2021-10-08"), ("libya", "2018-12-01")}
    assert alone <= {("eastern-libya", "2013-06"), *apart}


@pytest.mark.parametrize(
    ("places", "start", "end"),
    [
        ("libya", "2011-02-20", "2011-10-23"),
        ("libya", "2020-01-17", "2020-09-18"),
        ("libya", "2022-04-17", "2022-07-15"),
        ("libya", "2024-08-26", "2024-10-03"),
        ("es-sider;ras-lanuf", "2014-12-13", "2016-09-15"),
        ("es-sider;hariga;ras-lanuf;zueitina", "2018-06-25", "2018-07-11"),
        ("sharara;zawiya", "2024-01-02", "2024-01-21"),
    ],
)
def test_a_large_outage_stands_once_with_its_days(
    book: OutageBook, places: str, start: str, end: str
) -> None:
    frame = book.frame()
    found = frame[(frame["places"] == places) & (frame["start"] == start)]
    assert found["end"].tolist() == [end]
    assert found["status"].tolist() == ["restored"]


def test_the_blockade_of_2020_holds_its_ports_and_fields(book: OutageBook) -> None:
    frame = book.frame().set_index("id")
    national = frame[(frame["places"] == "libya") & (frame["start"] == "2020-01-17")].index[0]
    children = set(frame[frame["parent_id"] == national]["places"])
    assert {"brega;hariga;zueitina", "es-sider;ras-lanuf", "el-feel;rayayina-valve;sharara"} <= children
    days = book.offline(by=None, start=date(2020, 2, 1), end=date(2020, 8, 31))
    assert days["offline_bpd"].min() > 900_000
    assert days["offline_bpd"].max() <= 1_200_000


def test_as_known_on_a_day_no_end_and_no_claim_is_younger(samples: Database) -> None:
    day = date(2018, 12, 31)
    book = outage_book(samples, today=TODAY, known=Known(day=day))
    assert max(e.start_days[0] for e in book.episodes) <= day
    assert all(e.end is None or e.end_day is None or e.end_day <= day for e in book.episodes)
    published = [c.stored.published for e in book.episodes for c in e.claims if c.is_of_news]
    assert max(filter(None, published)) <= "2018-12-31"
    sharara = next(e for e in book.episodes if e.start == "2018-12-08")
    assert book.frame().set_index("id").loc[sharara.id, "status"] == "shut"


def test_a_later_version_of_a_text_supersedes_what_the_first_said(tmp_path: Path) -> None:
    made = make_workspace(tmp_path / "w", database=None, history=False, now=NOW)
    extractor = Extractor.load()
    with open_database(made.workspace.database) as database:
        for where in ("Sharara", "El Feel"):
            text = f"The {where} oil field was shut on Tuesday by a strike of its guards."
            document = Document(key="a", text=text, published="2019-03-06", url="https://example.org/a")
            database.save(
                document,
                extractor.extract(document),
                location="a",
                ingested_at=NOW,
                extractor=EXTRACTOR_VERSION,
            )
        frame = outage_book(database, today=date(2019, 3, 10)).frame()
    assert dict(zip(frame["places"], frame["status"], strict=True)) == {
        "sharara": "superseded",
        "el-feel": "shut",
    }


@pytest.mark.parametrize(
    ("text", "offline_bpd", "baseline_bpd"),
    [
        (
            "TRIPOLI, 3 March 2025 - Akakus cut output at Sharara by 80,000 b/d to 140,000 b/d because of a "
            "leak, NOC said.",
            80_000,
            220_000,
        ),
        (
            "Sharara, which was pumping 200,000 b/d before the closure, was shut on Sunday by protesters.",
            200_000,
            200_000,
        ),
        (
            "Protesters shut Sharara on Sunday. The field was producing 215,000 b/d on Saturday.",
            215_000,
            215_000,
        ),
    ],
)
def test_what_the_text_says_of_the_rates_goes_before_the_capacity(
    tmp_path: Path, text: str, offline_bpd: int, baseline_bpd: int
) -> None:
    made = make_workspace(tmp_path / "w", database=None, history=False, now=NOW)
    document = Document(key="a", text=text, published="2025-03-03")
    with open_database(made.workspace.database) as database:
        found = Extractor.load().extract(document)
        database.save(document, found, location="a", ingested_at=NOW, extractor=EXTRACTOR_VERSION)
        frame = outage_book(database, today=date(2025, 3, 10)).frame()
    assert frame["peak_offline_bpd"].tolist() == [offline_bpd]
    assert frame["baseline_bpd"].tolist() == [baseline_bpd]
