"""What holds for the belief of any database: of copies, of the order of ingestion, of what was known when."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oiltrack.db import Database, open_database
from oiltrack.db.migrate import create
from oiltrack.facts import Document, Extraction, Fluid, Measure
from oiltrack.gazetteer import load_seeds
from oiltrack.jobs.belief import conflicts
from oiltrack.jobs.changes import changed_claims, moved_days
from oiltrack.jobs.outages import outage_episodes
from oiltrack.jobs.reasons import explain_series
from oiltrack.jobs.series import place_balance, place_series
from oiltrack.series.definition import Definition
from oiltrack.stored import Known, KnownBy
from tests.series.build import claim

FIRST = date(2024, 1, 1)
WORDS = ("port", "field", "guards", "engineer", "valve", "crude", "tanker", "strike", "pay", "town", "storm")
LIBYA = Definition(place="libya")

Told = tuple[Document, Extraction]
Make = Callable[[Sequence[Told]], Database]


def story(seed: int, words: int = 80) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def told(
    number: int,
    day: date,
    rate: int,
    *,
    text: str | None = None,
    published: date | None = None,
    publisher: str = "Argus",
    url: str | None = None,
    fluid: Fluid = Fluid.CRUDE,
    measure: Measure = Measure.PRODUCTION,
    attribution: str | None = None,
    title: str = "",
) -> Told:
    """Return a document that claims one figure."""
    words = f"{rate} barrels a day of crude. {text or story(number)}"
    made = claim("x", day.isoformat(), rate, fluid=fluid, measure=measure, attribution=attribution)
    figure = replace(made.observation, quote=str(rate), start=0, end=len(str(rate)), sentence=words[:40])
    document = Document(
        key=f"{number}",
        text=words,
        title=title,
        published=(published or day + timedelta(days=1)).isoformat(),
        publisher=publisher,
        url=url,
    )
    return document, Extraction(observations=(figure,))


def a_year() -> list[Told]:
    dice = random.Random(7)
    made = []
    for number in range(80):
        day = FIRST + timedelta(days=dice.randrange(90))
        rate = dice.choice([1_200_000, 1_210_000, 1_000_000, 1_150_000]) + dice.randrange(50) * 100
        publisher = dice.choice(["Reuters", "AFP", "Argus", "Libya Herald"])
        published = day + timedelta(days=dice.randrange(20))
        made.append(told(number, day, rate, published=published, publisher=publisher))
    return made


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    folder = tmp_path_factory.mktemp("belief")
    empty = folder / "empty.db"
    create(f"sqlite:///{empty}")
    with open_database(f"sqlite:///{empty}") as database:
        database.seed(load_seeds(), history=False, at="2024-01-01T00:00:00Z")
    opened: list[Database] = []

    def fill(documents: Sequence[Told], *, at: str = "2024-06-01T00:00:00Z") -> Database:
        path = Path(folder / f"{len(opened)}.db")
        path.write_bytes(empty.read_bytes())
        database = open_database(f"sqlite:///{path}")
        opened.append(database)
        for document, extraction in documents:
            database.save(document, extraction, location="x", ingested_at=at, extractor="1")
        return database

    yield fill
    for database in opened:
        database.close()


@pytest.fixture(scope="module")
def year(make: Make) -> Database:
    return make(a_year())


def series(database: Database, known: Known | None = None, *, freq: str = "D", **options) -> pd.DataFrame:
    return place_series(
        database,
        "libya",
        measure=Measure.PRODUCTION,
        fluid=options.pop("fluid", Fluid.CRUDE),
        freq=freq,
        hold_days=10,
        start=options.pop("start", None),
        end=None,
        known=known,
        **options,
    )


def test_the_order_of_ingestion_changes_nothing(year: Database, make: Make):
    shuffled = a_year()
    random.Random(3).shuffle(shuffled)
    other = make(shuffled)
    pd.testing.assert_frame_equal(series(year), series(other))
    pd.testing.assert_frame_equal(series(year, freq="M"), series(other, freq="M"))


def test_a_copy_in_another_paper_changes_nothing(year: Database, make: Make):
    later = [
        (
            replace(one, key=f"c{one.key}", publisher="Paper", text=f"{one.text} .", published="2024-06-01"),
            facts,
        )
        for one, facts in a_year()
    ]
    pd.testing.assert_frame_equal(series(year), series(make([*a_year(), *later])))
    pd.testing.assert_frame_equal(series(year), series(make([*later, *a_year()])))


@settings(deadline=None, max_examples=10)
@given(days=st.integers(-5, 130))
def test_as_of_never_uses_a_claim_published_later(year: Database, days: int):
    known = Known(day=FIRST + timedelta(days=days))
    published = {
        stored.id: stored.published
        for stored in year.observations(all_versions=True)
        if stored.published is not None
    }
    frame = series(year, known)
    assert all(published[name] <= known.day.isoformat() for name in frame["observation_id"])
    assert (frame["date"] <= pd.Timestamp(known.day)).all()
    assert (frame["low_bpd"] <= frame["production_bpd"]).all()
    assert (frame["production_bpd"] <= frame["high_bpd"]).all()


@settings(deadline=None, max_examples=5)
@given(days=st.integers(0, 110))
def test_as_of_is_what_a_database_of_that_day_says(make: Make, year: Database, days: int):
    known = Known(day=FIRST + timedelta(days=days))
    then = [(d, facts) for d, facts in a_year() if (d.published or "") <= known.day.isoformat()]
    pd.testing.assert_frame_equal(series(year, known), series(make(then)))


def test_no_point_is_invented_between_claims(year: Database):
    frame = series(year)
    claimed = {
        stored.id: (stored.observation.low + stored.observation.high) // 2
        for stored in year.observations(all_versions=True)
    }
    assert (frame["production_bpd"] == frame["observation_id"].map(claimed)).all()
    assert (frame["age_days"] <= 10).all()


def test_liquids_count_as_crude_only_with_a_stated_condensate(make: Make):
    database = make([told(1, FIRST, 1_300_000, fluid=Fluid.LIQUIDS)])
    assert series(database).empty
    assert series(database, condensate_bpd=50_000)["production_bpd"].tolist() == [1_250_000]
    crude = make([told(1, FIRST, 1_250_000)])
    assert series(crude, fluid=Fluid.LIQUIDS, condensate_bpd=50_000)["production_bpd"].tolist() == [1_300_000]


@pytest.mark.parametrize("freq", ["W", "M"])
def test_a_mean_is_the_same_wherever_in_its_period_the_question_begins(year: Database, freq: str):
    whole = series(year, freq=freq)
    late = series(year, freq=freq, start=date(2024, 2, 25))
    same = whole[whole["date"] >= late["date"].min()].reset_index(drop=True)
    assert late["date"].min() == pd.Timestamp("2024-02-19" if freq == "W" else "2024-02-01")
    pd.testing.assert_frame_equal(late, same)


def test_an_estimate_fills_what_is_asked_and_says_so(year: Database):
    frame = series(year, Known(day=date(2024, 4, 30)), estimate=True)
    assert set(frame["method"]) == {"reported", "held", "estimated"}
    assert frame["date"].max() == pd.Timestamp("2024-04-30")
    assert frame["date"].diff().dropna().eq(pd.Timedelta(days=1)).all()
    months = series(year, Known(day=date(2024, 4, 30)), estimate=True, freq="M")
    assert months["coverage"].tolist()[1:] == [1.0, 1.0, 1.0]


def test_what_is_set_aside_is_in_no_series_and_is_listed(make: Make):
    steady = [told(n, FIRST + timedelta(days=n), 1_200_000 + n) for n in range(4)]
    wrong = told(9, FIRST + timedelta(days=1), 120_000, publisher="AP")
    database = make([*steady, wrong, told(10, FIRST + timedelta(days=30), 9_000_000)])
    assert series(database)["low_bpd"].min() == 1_200_000
    found = conflicts(database, place=None, start=None, end=None, known=None)
    assert found[["low", "kind"]].values.tolist() == [[120_000, "jump"], [9_000_000, "capacity"]]
    late = conflicts(database, place="libya", start=date(2024, 1, 20), end=None, known=None)
    assert late["kind"].tolist() == ["capacity"]
    early = conflicts(database, place="libya", start=None, end=date(2024, 1, 20), known=None)
    assert early["kind"].tolist() == ["jump"]
    day = explain_series(database, LIBYA, "2024-01-02", hold_days=10, known=None)
    assert [claimed.verdict for claimed in day.claims] == ["taken", "set aside"]


def test_what_a_place_was_once_seen_to_do_is_no_capacity(make: Make):
    above = told(1, FIRST, 90_000)  # the seeds have 10,000 b/d of Messla, its output in the blockade of 2020
    figure = replace(above[1].observations[0], entities=("messla",))
    database = make([(above[0], Extraction(observations=(figure,)))])
    assert conflicts(database, place="messla", start=None, end=None, known=None).empty


def test_a_day_tells_its_copies_updates_and_why_one_was_taken(make: Make):
    text = story(50)
    database = make(
        [
            told(1, FIRST, 1_200_000, text=text, publisher="Reuters", published=FIRST),
            told(2, FIRST, 1_200_000, text=f"Paper. {text}", publisher="Paper"),
            told(
                3, FIRST, 1_190_000, text=text, publisher="Reuters", published=FIRST, title="UPDATE 1-Libya"
            ),
            told(4, FIRST, 1_100_000, attribution="NOC", publisher="AFP"),
        ]
    )
    day = explain_series(database, LIBYA, "2024-01-01", hold_days=10, known=None)
    assert [(claimed.low, claimed.verdict) for claimed in day.claims] == [
        (1_100_000, "taken"),
        (1_190_000, "weighed"),
        (1_200_000, "replaced"),
        (1_200_000, "copy"),
    ]
    assert "source +0.60" in day.reason
    assert day.claims[0].score == pytest.approx(sum(day.claims[0].parts.values()), abs=0.002)
    held = explain_series(database, LIBYA, "2024-01-04", hold_days=10, known=None)
    assert (held.method, held.reported, held.value_bpd) == ("held", "2024-01-01", 1_100_000)
    gap = explain_series(database, LIBYA, "2024-02-04", hold_days=10, known=None)
    assert (gap.method, gap.value_bpd, gap.reported) == ("", None, "2024-01-01")
    nothing = explain_series(database, LIBYA, "2023-12", hold_days=10, known=None)
    assert (nothing.value_bpd, nothing.claims) == (None, ())


def test_changes_are_added_revised_and_withdrawn_and_the_series_moves(make: Make):
    day = date(2024, 2, 1)
    database = make(
        [
            told(1, FIRST, 1_200_000, url="http://a/1"),
            told(2, FIRST + timedelta(days=2), 1_210_000, url="http://a/2"),
            told(3, FIRST, 1_100_000, url="http://a/1", published=date(2024, 3, 1)),
            told(4, FIRST + timedelta(days=40), 1_150_000, url="http://a/2", published=date(2024, 3, 1)),
        ]
    )
    found = changed_claims(database, place="libya", since=day, by=KnownBy.PUBLISHED)
    assert found[["change", "low", "before_low"]].fillna(0).values.tolist() == [
        ["added", 1_150_000, 0],
        ["revised", 1_100_000, 1_200_000],
        ["withdrawn", 1_210_000, 0],
    ]
    moved = moved_days(database, LIBYA, since=day, by=KnownBy.PUBLISHED, hold_days=10)
    first = moved.iloc[0]
    assert (first["before_bpd"], first["after_bpd"], first["change_bpd"]) == (1_200_000, 1_100_000, -100_000)
    assert moved["date"].max() == pd.Timestamp(FIRST + timedelta(days=40))
    nothing = moved_days(database, LIBYA, since=date(2024, 12, 1), by=KnownBy.PUBLISHED, hold_days=10)
    assert nothing.empty


def test_the_balance_is_production_less_its_use(make: Make):
    database = make(
        [
            told(1, FIRST, 1_200_000),
            told(2, FIRST, 1_000_000, measure=Measure.EXPORTS),
            told(3, FIRST + timedelta(days=1), 90_000, measure=Measure.REFINERY_INTAKE),
        ]
    )
    options = {"fluid": Fluid.CRUDE, "freq": "D", "hold_days": 10, "start": None}
    frame = place_balance(database, "libya", **options, end=date(2024, 1, 2))
    columns = ["production_bpd", "exports_bpd", "refinery_intake_bpd", "difference_bpd", "missing"]
    assert frame[columns].astype(object).where(frame[columns].notna(), None).values.tolist() == [
        [1_200_000, 1_000_000, None, 200_000, "refinery_intake"],
        [1_200_000, 1_000_000, 90_000, 110_000, None],
    ]
    assert place_balance(make([]), "libya", **options, end=None).empty


def test_outages_of_the_seeds_are_known_by_their_own_days(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'history.db'}"
    create(url)
    with open_database(url) as database:
        database.seed(load_seeds(), history=True, at="2024-01-01T00:00:00Z")
        known = Known(day=date(2020, 3, 1))
        frame = outage_episodes(database, as_of=known.day, known=known)
    assert (frame["start_first"] <= pd.Timestamp(known.day)).all()
    assert (frame["end_last"].dropna() <= pd.Timestamp(known.day)).all()
    running = frame[frame["places"].eq("libya") & frame["start"].eq("2020-01-17")]
    assert running["status"].tolist() == ["shut"]
