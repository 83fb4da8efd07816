"""How outages are added up by day and over a period."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oiltrack.facts import Cause, EventKind
from oiltrack.series.ledger import ledger
from oiltrack.series.offline import losses, offline_by_day
from oiltrack.series.outages import episode_frame
from tests.series.build import event, outage
from tests.series.routes import KINDS, network

ROUTES = network()


def total(book, day: str) -> int:
    frame = offline_by_day(book, network=ROUTES, start=date.fromisoformat(day), end=date.fromisoformat(day))
    return int(frame["offline_bpd"].sum())


def shut(*names: str, peak: int | None = None, cause: Cause = Cause.BLOCKADE, start: str = "2016-05-01"):
    return outage("-".join(names) + f"-{peak}", start, "2016-06-01", *names, peak=peak, cause=cause)


def test_a_field_behind_a_shut_port_is_its_child_and_adds_nothing():
    book = ledger([], [shut("port", peak=250_000), shut("south", peak=150_000)], network=ROUTES)
    frame = episode_frame(book, network=ROUTES).set_index("places")
    assert frame.loc["south", "parent_id"] == frame.loc["port", "id"]
    assert total(book, "2016-05-10") == 250_000


def test_a_port_counts_for_as_much_as_its_fields_where_no_report_gives_its_own_volume():
    book = ledger([], [shut("port"), shut("south", peak=150_000), shut("north", peak=90_000)], network=ROUTES)
    assert total(book, "2016-05-02") == 240_000  # its tanks still take what the rest pumps
    assert total(book, "2016-05-10") == 300_000


def test_fields_of_different_ports_add_up_and_a_shared_place_counts_once():
    apart = [shut("north", peak=80_000), shut("harbour", peak=100_000)]
    assert total(ledger([], apart, network=ROUTES), "2016-05-10") == 180_000
    shared = [
        shut("north", "harbour", peak=150_000),
        shut("harbour", "south", peak=200_000, start="2016-05-09"),
    ]
    assert total(ledger([], shared, network=ROUTES), "2016-05-10") == 200_000


def test_shares_of_what_a_wider_outage_holds_lose_no_barrel():
    held = [shut("north", peak=79_999), shut("harbour", peak=100_001), shut("south", peak=149_999)]
    book = ledger([], [shut("port", peak=200_000), *held], network=ROUTES)
    day = date(2016, 5, 10)
    causes = offline_by_day(book, network=ROUTES, by="place", start=day, end=day)
    assert causes["offline_bpd"].sum() == total(book, "2016-05-10")
    assert total(book, "2016-05-10") % 1_000 == 1


def test_a_thousand_outages_of_one_place_can_lie_in_each_other():
    book = ledger([], [shut("north", peak=bpd) for bpd in range(1_000, 2_200)], network=ROUTES)
    assert 1_000 <= total(book, "2016-05-10") < 2_200  # one holds the rest, and no barrel counts twice


def test_a_drop_of_national_output_holds_what_stopped_after_it_began_and_nothing_that_stood_still_before():
    drop = outage("d", "2016-05-03", "2016-06-01", "port", before=900_000, after=400_000)
    after = shut("harbour", peak=200_000, start="2016-05-05", cause=Cause.STRIKE)
    before = shut("harbour", peak=200_000)
    assert total(ledger([], [drop, after], network=ROUTES), "2016-05-10") == 500_000
    assert total(ledger([], [drop, before], network=ROUTES), "2016-05-10") == 700_000
    day = date(2016, 5, 10)
    causes = offline_by_day(
        ledger([], [drop, after], network=ROUTES), network=ROUTES, by="cause", start=day, end=day
    )
    assert dict(zip(causes["cause"], causes["offline_bpd"], strict=True)) == {
        "blockade": 300_000,
        "strike": 200_000,
    }


def test_a_country_loses_at_most_what_it_can_do():
    book = ledger([], [shut("port", peak=900_000), shut("harbour", peak=600_000)], network=ROUTES)
    assert total(book, "2016-05-10") == 1_000_000


def test_a_refinery_a_threat_and_an_end_take_nothing_offline():
    told = [event("evt-1", "2016-05-01", "harbour", kind=EventKind.THREAT, offline=100_000)]
    book = ledger(told, [shut("plant", peak=50_000)], network=ROUTES)
    assert offline_by_day(book, network=ROUTES)["offline_bpd"].sum() == 0
    assert total(ledger([], [shut("north", peak=80_000)], network=ROUTES), "2016-06-01") == 0


def test_days_tell_how_many_outages_of_unknown_volume_run_beside_what_is_known():
    book = ledger([], [shut("yard"), shut("north", peak=80_000, start="2016-05-03")], network=ROUTES)
    days = offline_by_day(book, network=ROUTES, start=date(2016, 5, 1), end=date(2016, 6, 2))
    told = days.set_index("date")[["offline_bpd", "unknown"]].loc[["2016-05-02", "2016-05-03", "2016-06-02"]]
    assert told.to_numpy().tolist() == [[0, 1], [80_000, 1], [0, 0]]


def test_what_a_field_says_stands_under_its_own_cause_within_the_port():
    book = ledger(
        [], [shut("port", peak=250_000), shut("south", peak=150_000, cause=Cause.STRIKE)], network=ROUTES
    )
    day = date(2016, 5, 10)
    frame = offline_by_day(book, network=ROUTES, by="cause", start=day, end=day)
    assert dict(zip(frame["cause"], frame["offline_bpd"], strict=True)) == {
        "blockade": 100_000,
        "strike": 150_000,
    }


def test_losses_are_the_days_times_the_rate_with_a_range():
    frame = losses(ledger([], [shut("north", peak=80_000)], network=ROUTES), network=ROUTES)
    [row] = frame.to_dict("records")
    assert (row["lost_bbl"], row["lost_low_bbl"], row["lost_high_bbl"]) == (
        31 * 80_000,
        31 * 75_000,
        31 * 85_000,
    )
    assert (row["cause"], row["days"], row["outages"], row["unknown"]) == ("blockade", 31, 1, 0)


def test_a_vague_date_widens_the_range_and_an_unknown_volume_is_counted():
    vague = outage("s", "2016-05", "2016-07", "north", peak=80_000)
    frame = losses(
        ledger([], [vague, shut("nowhere", cause=Cause.LEAK)], network=ROUTES), network=ROUTES
    ).set_index("cause")
    assert (
        frame.loc["blockade", "lost_low_bbl"]
        < frame.loc["blockade", "lost_bbl"]
        < frame.loc["blockade", "lost_high_bbl"]
    )
    assert (frame.loc["leak", "lost_bbl"], frame.loc["leak", "unknown"]) == (0, 1)


def test_losses_of_outages_without_any_size_are_nought_and_counted():
    frame = losses(ledger([], [outage("o", "2024-08-01", None, "nowhere")]), network=ROUTES)
    assert frame[["lost_bbl", "outages", "unknown"]].to_numpy().tolist() == [[0, 0, 1]]


def test_losses_of_a_part_of_the_time_are_a_part_and_maintenance_can_be_left_out():
    book = ledger([], [shut("north", peak=80_000, cause=Cause.MAINTENANCE)], network=ROUTES)
    week = losses(book, network=ROUTES, start=date(2016, 5, 1), end=date(2016, 5, 7))
    assert week["lost_bbl"].tolist() == [7 * 80_000]
    assert losses(book, network=ROUTES, planned=False).empty


def test_nothing_gives_empty_tables_of_the_same_columns():
    full = ledger([], [shut("north", peak=80_000)], network=ROUTES)
    for by in (None, "cause", "place"):
        empty = offline_by_day([], network=ROUTES, by=by)
        assert empty.dtypes.to_dict() == offline_by_day(full, network=ROUTES, by=by).dtypes.to_dict()
    assert losses([], network=ROUTES).dtypes.to_dict() == losses(full, network=ROUTES).dtypes.to_dict()


PLACES = st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3, unique=True)
VOLUMES = st.one_of(st.none(), st.integers(0, 2_000_000))
EVENTS = st.lists(
    st.tuples(
        st.integers(0, 60),
        PLACES,
        st.sampled_from([EventKind.OUTAGE_START] * 3 + list(EventKind)),
        st.sampled_from(list(Cause)),
        VOLUMES,
    ),
    max_size=10,
)


def told(drawn, *, suffix: str = ""):
    return [
        event(
            f"evt-{number}{suffix}",
            (date(2016, 5, 1) + timedelta(days=days)).isoformat(),
            *sorted(names),
            kind=kind,
            cause=cause,
            offline=offline,
        )
        for number, (days, names, kind, cause, offline) in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=60)
@given(EVENTS, st.randoms(use_true_random=False))
def test_offline_lies_between_nothing_and_capacity_and_parts_add_up(drawn, random):
    events = told(drawn)
    seeds = [shut("port", peak=250_000), shut("libya", start="2016-05-20")]
    book = ledger(events, seeds, network=ROUTES)
    random.shuffle(events)
    again = ledger(events + events[:3], seeds[::-1], network=ROUTES)
    whole = offline_by_day(book, network=ROUTES)
    assert whole.equals(offline_by_day(again, network=ROUTES))
    assert ((whole["low_bpd"] >= 0) & (whole["low_bpd"] <= whole["offline_bpd"])).all()
    assert ((whole["offline_bpd"] <= whole["high_bpd"]) & (whole["high_bpd"] <= 1_000_000)).all()
    for by in ("cause", "place"):
        parts = offline_by_day(book, network=ROUTES, by=by).groupby("date")["offline_bpd"].sum()
        assert parts.reindex(whole["date"]).fillna(0).tolist() == whole["offline_bpd"].tolist()


@settings(deadline=None, max_examples=60)
@given(EVENTS)
def test_a_copy_in_another_document_changes_nothing_but_the_sources(drawn):
    once = episode_frame(ledger(told(drawn), [], network=ROUTES), network=ROUTES)
    twice = ledger(told(drawn) + told(drawn, suffix="-copy"), [], network=ROUTES)
    assert once.drop(columns="sources").equals(episode_frame(twice, network=ROUTES).drop(columns="sources"))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["north", "south", "line"]), st.integers(0, 300_000), st.integers(0, 300_000))
def test_the_volume_of_a_child_never_adds_to_that_of_its_parent(place, child_bpd, parent_bpd):
    parent, child = shut("port", peak=parent_bpd), shut(place, peak=child_bpd)
    book = ledger([], [parent, child], network=ROUTES)
    assert total(book, "2016-05-10") == parent_bpd


@pytest.mark.parametrize("day", ["2016-05-01", "2016-05-31"])
def test_an_outage_counts_from_its_start_to_the_day_before_its_end(day):
    assert total(ledger([], [shut("north", peak=80_000)], network=ROUTES), day) == 80_000


def test_days_far_ahead_are_no_rows():
    book = ledger([], [shut("north", peak=80_000)], network=ROUTES)
    frame = offline_by_day(book, network=ROUTES, end=date.max, today=date(2016, 7, 1))
    assert frame["date"].iloc[-1].year == 2026
    early = offline_by_day(book, network=ROUTES, end=date(2016, 5, 3), today=date(2016, 7, 1))
    assert early["date"].iloc[-1].date() == date(2016, 5, 3)
