"""How event claims and seeds become outage episodes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oiltrack.facts import Cause, EventKind, Modality
from oiltrack.series.ledger import ledger
from oiltrack.series.outages import EPISODE_TYPES, claim_frame, episodes
from tests.series.build import event, outage

END = EventKind.OUTAGE_END


def table(frame, *columns):
    blank = frame[list(columns)].astype(object)
    return list(blank.where(blank.notna(), None).itertuples(index=False, name=None))


def test_a_start_opens_and_an_end_of_the_same_places_closes():
    frame = episodes(
        [
            event("evt-1", "2018-12-08", "el-feel", "sharara", cause=Cause.PROTEST, offline=388_000),
            event("evt-2", "2019-03-04", "el-feel", "sharara", kind=END),
        ],
        [],
    )
    assert table(
        frame, "places", "cause", "start", "end", "status", "peak_offline_bpd", "origin", "sources"
    ) == [
        (
            "el-feel;sharara",
            "protest",
            "2018-12-08",
            "2019-03-04",
            "restored",
            388_000,
            "news",
            "evt-1;evt-2",
        )
    ]


def test_reports_of_one_start_within_three_days_are_one_episode():
    reports = [event(f"evt-{n}", f"2018-12-{8 + n:02d}", "sharara") for n in range(4)]
    frame = episodes(reports, [])
    assert table(frame, "start", "sources") == [("2018-12-08", "evt-0;evt-1;evt-2;evt-3")]


def test_the_same_place_shut_again_after_it_reopened_is_a_second_episode():
    frame = episodes(
        [
            event("evt-1", "2020-06-05", "sharara"),
            event("evt-2", "2020-06-06", "sharara", kind=END),
            event("evt-3", "2020-06-18", "sharara"),
        ],
        [],
    )
    assert table(frame, "start", "end", "status") == [
        ("2020-06-05", "2020-06-06", "restored"),
        ("2020-06-18", None, "shut"),
    ]


def test_halted_for_hours_opens_and_closes_on_one_day():
    frame = episodes(
        [event("evt-1", "2024-01-07", "wafa", kind=END), event("evt-2", "2024-01-07", "wafa")], []
    )
    assert table(frame, "start", "end") == [("2024-01-07", "2024-01-07")]


def test_news_that_confirms_a_seed_adds_its_id_and_no_twin():
    frame = episodes(
        [
            event("evt-1", "2018-12-10", "sharara", cause=Cause.PROTEST, offline=315_000),
            event("evt-2", "2019-01-20", "el-feel"),
            event("evt-3", "2019-03-05", "sharara", kind=END),
        ],
        [outage("s1", "2018-12-08", "2019-03-04", "el-feel", "sharara", peak=388_000)],
    )
    assert table(frame, "origin", "cause", "end", "peak_offline_bpd", "sources") == [
        ("seeds", "blockade", "2019-03-04", 388_000, "evt-1;evt-2;evt-3")
    ]


def test_a_wider_outage_inside_the_run_of_a_seed_is_its_own_episode():
    frame = episodes(
        [event("evt-1", "2019-01-20", "sharara", "zawiya")],
        [outage("s1", "2018-12-08", "2019-03-04", "sharara")],
    )
    assert frame["origin"].tolist() == ["seeds", "news"]


def test_an_end_closes_a_seed_that_had_none():
    frame = episodes(
        [event("evt-1", "2026-10-01", "hamada", kind=END)], [outage("s", "2026-09-15", None, "hamada")]
    )
    assert table(frame, "end", "status", "sources") == [("2026-10-01", "restored", "evt-1")]


@pytest.mark.parametrize(("ended", "status"), [("2021-02-15", "restored"), ("2021-02-16", "shut")])
def test_an_end_closes_only_what_was_spoken_of_in_the_400_days_before(ended, status):
    frame = episodes(
        [
            event("evt-1", "2020-01-10", "el-feel", cause=Cause.BLOCKADE),
            event("evt-2", "2020-01-12", "el-feel"),
            event("evt-3", ended, "el-feel", kind=END),
        ],
        [],
    )
    assert frame["status"].tolist() == [status]
    assert frame["sources"].tolist() == ["evt-1;evt-2;evt-3" if status == "restored" else "evt-1;evt-2"]


def test_an_end_that_nobody_told_is_not_taken_from_a_later_episode():
    events = [
        event("evt-1", "2019-12-01", "wafa"),
        event("evt-2", "2020-03-01", "wafa"),
        event("evt-3", "2020-03-05", "wafa", kind=END),
        event("evt-4", "2020-03-20", "wafa", kind=END),
    ]
    assert table(episodes(events, []), "start", "end") == [
        ("2019-12-01", None),
        ("2020-03-01", "2020-03-05"),
    ]


def test_force_majeure_is_not_lifted_years_after_the_last_word_of_it():
    events = [
        event("evt-1", "2015-03-04", "mabrouk"),
        event("evt-2", "2015-03-04", "mabrouk", kind=EventKind.FORCE_MAJEURE_DECLARED),
        event("evt-3", "2019-06-01", "mabrouk", kind=EventKind.FORCE_MAJEURE_LIFTED),
    ]
    assert table(episodes(events, []), "force_majeure_from", "force_majeure_to") == [("2015-03-04", None)]


@pytest.mark.parametrize(
    ("as_of", "status"),
    [(date(2026, 3, 6), "shut"), (date(2026, 3, 7), "unknown_end"), (None, "shut")],
)
def test_an_open_episode_of_which_nobody_speaks_for_60_days_has_an_unknown_end(as_of, status):
    events = [event("evt-1", "2025-12-20", "wafa"), event("evt-2", "2026-01-05", "wafa")]
    frame = episodes(events, [], as_of=as_of)
    assert table(frame, "end", "status") == [(None, status)]
    assert frame["last_reported"].dt.date.tolist() == [date(2026, 1, 5)]


def test_an_old_outage_of_the_history_without_an_end_is_not_running():
    seeds = [outage("s", "2015-03-04", None, "wafa"), outage("t", "2011-02-22", "2011-10", "sharara")]
    frame = episodes(
        [event("evt-1", "2011-01", "brega", kind=EventKind.THREAT)], seeds, as_of=date(2026, 1, 1)
    )
    assert frame["status"].tolist() == ["threatened", "restored", "unknown_end"]


def test_a_start_confirms_an_open_episode_as_long_as_that_counts_as_running():
    running = [event("evt-1", "2020-01-10", "wafa"), event("evt-2", "2020-03-10", "wafa")]
    later = [event("evt-1", "2020-01-10", "wafa"), event("evt-2", "2020-03-11", "wafa")]
    assert len(episodes(running, [])) == 1
    assert len(episodes(later, [])) == 2


@pytest.mark.parametrize("carried_out", ["2024-10-01", "2024-08-20"])
def test_what_is_only_expected_or_threatened_stays_apart(carried_out):
    frame = episodes(
        [
            event("evt-1", "2024-08-24", "libya", modality=Modality.EXPECTED),
            event("evt-2", "2024-08-25", "libya", kind=EventKind.THREAT, modality=Modality.EXPECTED),
            event("evt-3", carried_out, "libya", cause=Cause.POLITICAL),
        ],
        [],
    )
    assert sorted(table(frame, "start", "status", "sources")) == sorted(
        [("2024-08-24", "threatened", "evt-1;evt-2"), (carried_out, "shut", "evt-3")]
    )


def test_a_threat_that_is_carried_out_within_two_weeks_belongs_to_that_outage():
    told = [
        event("evt-1", "2024-08-24", "libya", kind=EventKind.THREAT),
        event("evt-2", "2024-08-26", "libya", cause=Cause.POLITICAL),
    ]
    assert table(episodes(told, []), "start", "status", "sources") == [("2024-08-26", "shut", "evt-1;evt-2")]
    assert list(claim_frame(ledger(told, []))["role"]) == ["threatened", "opened"]


def test_an_expected_restart_closes_nothing():
    frame = episodes(
        [
            event("evt-1", "2024-08-26", "sharara"),
            event("evt-2", "2024-08-28", "sharara", kind=END, modality=Modality.EXPECTED),
        ],
        [],
    )
    assert frame["status"].tolist() == ["shut"]


def test_force_majeure_is_noted_beside_an_episode_and_opens_none():
    declared, lifted = EventKind.FORCE_MAJEURE_DECLARED, EventKind.FORCE_MAJEURE_LIFTED
    frame = episodes(
        [
            event("evt-0", "2018-01-01", "zueitina", kind=declared),
            event("evt-1", "2018-12-08", "sharara"),
            event("evt-2", "2018-12-10", "sharara", kind=declared),
            event("evt-3", "2019-03-04", "sharara", kind=END),
            event("evt-4", "2019-03-04", "sharara", kind=lifted),
        ],
        [],
    )
    assert table(frame, "places", "force_majeure", "force_majeure_from", "force_majeure_to") == [
        ("sharara", True, "2018-12-10", "2019-03-04")
    ]


def test_the_offline_volume_says_where_it_comes_from():
    frame = episodes(
        [event("evt-1", "2013-07-29", "es-sider"), event("evt-2", "2016-02-19", "fidaa", offline=20_000)],
        [
            outage("s1", "2013-07-28", "2014-07-02", "es-sider", before=1_400_000, after=150_000),
            outage("s2", "2016-02-18", "2016-02-19", "fidaa", before=380_000, after=360_000),
        ],
    )
    assert table(frame, "peak_offline_bpd", "offline_basis") == [
        (1_250_000, "national_drop"),
        (20_000, "claimed"),
    ]


def test_a_span_gives_start_and_end_and_a_week_is_a_vague_start():
    frame = episodes(
        [
            event("evt-1", "2014-12-13/2016-09", "es-sider"),
            event("evt-2", "2017-06-05/2017-06-11", "sharara"),
            event("evt-3", "2017-10-01/", "wafa"),
            event("evt-4", "2013", "zueitina"),
            event("evt-5", None, "brega"),
        ],
        [],
    )
    assert table(frame, "places", "start", "end") == [
        ("es-sider", "2014-12-13", "2016-09"),
        ("sharara", "2017-06-05/2017-06-11", None),
        ("wafa", "2017-10-01", None),
    ]


def test_ids_are_short_and_stay_the_same():
    one = episodes([event("evt-1", "2018-12-08", "sharara")], [outage("out-7", "2014-01", None, "wafa")])
    two = episodes([event("evt-9", "2018-12-08", "sharara")], [])
    assert one["id"].tolist()[0] == "out-7"
    assert one["id"].tolist()[1] == two["id"].tolist()[0]
    assert two["id"].str.fullmatch("out-[0-9a-f]{10}").all()


def test_nothing_gives_an_empty_frame_of_the_same_types():
    empty, full = episodes([], []), episodes([event("evt-1", "2018-12-08", "sharara")], [])
    assert list(empty.columns) == list(EPISODE_TYPES)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 28),
            st.sampled_from([("sharara",), ("el-feel", "sharara"), ("libya",)]),
            st.sampled_from(list(EventKind)),
            st.sampled_from(list(Modality)),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_order_and_repetition_of_events_change_nothing(told, random):
    events = [
        event(f"evt-{n}", f"2020-01-{day:02d}", *places, kind=kind, modality=modality)
        for n, (day, places, kind, modality) in enumerate(told)
    ]
    seeds = [outage("s1", "2020-01-10", "2020-01-20", "el-feel", "sharara")]
    shuffled = events + events[:4]
    random.shuffle(shuffled)
    assert episodes(events, seeds).equals(episodes(shuffled, seeds))
