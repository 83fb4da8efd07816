"""How claims join outages: what each of them says, and which one it belongs to."""

from dataclasses import replace
from datetime import date

import pytest

from oiltrack.facts import Cause, EventKind
from oiltrack.gazetteer import Actors
from oiltrack.gazetteer.actors import ActorName
from oiltrack.history import OutageKind
from oiltrack.series.episode import Flow
from oiltrack.series.ledger import ledger
from oiltrack.series.outages import claim_frame, episode_frame
from tests.series.build import event, outage
from tests.series.routes import network

ROUTES = network()
END = EventKind.OUTAGE_END


def rows(book, *columns, as_of: date | None = None):
    frame = episode_frame(book, network=ROUTES, as_of=as_of)[list(columns)].astype(object)
    return list(frame.where(frame.notna(), None).itertuples(index=False, name=None))


def roles(book):
    return list(claim_frame(book)[["claim_id", "role"]].itertuples(index=False, name=None))


def pumps(place: str, day: str, rate_bpd: int, *, who: str = "NOC") -> Flow:
    return Flow(
        places=frozenset((place,)),
        day=date.fromisoformat(day),
        rate_bpd=rate_bpd,
        id=f"obs-{day}",
        originator=who,
    )


def by_places(*flows: Flow):
    """Give only what is asked for: the figures of the places on the days."""

    def of(places, days):
        return [f for f in flows if f.places == places and any(a <= f.day <= b for a, b in days)]

    return of


def test_a_month_and_a_day_in_it_are_one_outage_that_starts_on_the_day():
    book = ledger([event("evt-1", "2016-05", "north"), event("evt-2", "2016-05-19", "north")], [])
    assert rows(book, "start", "start_precision") == [("2016-05-19", "day")]


def test_a_month_confirms_what_the_history_dates_by_the_day():
    book = ledger(
        [event("evt-1", "2016-05", "north")], [outage("s", "2016-05-19", "2016-06", "north", "south")]
    )
    assert rows(book, "origin", "sources") == [("seeds", "evt-1")]


def test_a_claim_of_several_places_confirms_the_outage_of_each():
    told = [
        event("evt-1", "2016-05-01", "north"),
        event("evt-2", "2016-05-01", "harbour"),
        event("evt-3", "2016-05-02", "harbour", "north"),
    ]
    assert rows(ledger(told, []), "places", "sources") == [
        ("harbour", "evt-2;evt-3"),
        ("north", "evt-1;evt-3"),
    ]


def test_a_claim_of_one_place_confirms_a_wider_outage():
    told = [event("evt-1", "2016-05-01", "north", "south"), event("evt-2", "2016-05-03", "north")]
    assert rows(ledger(told, []), "sources") == [("evt-1;evt-2",)]


@pytest.mark.parametrize(("cause", "number"), [(Cause.BLOCKADE, 1), (Cause.LEAK, 2)])
def test_the_east_and_libya_shut_on_one_day_for_one_cause_are_one_outage(cause, number):
    told = [event("evt-1", "2016-05-02", "east", cause=cause)]
    assert len(ledger(told, [outage("s", "2016-05-01", None, "libya")], network=ROUTES)) == number


def test_a_port_shut_in_the_days_of_a_national_outage_is_a_child_and_not_the_same():
    told = [event("evt-1", "2016-05-02", "port")]
    book = ledger(told, [outage("s", "2016-05-01", None, "libya")], network=ROUTES)
    national, port = episode_frame(book, network=ROUTES).to_dict("records")
    assert (port["places"], port["parent_id"]) == ("port", national["id"])


def test_a_field_shut_while_a_refinery_is_shut_is_no_child_of_it():
    told = [event("evt-1", "2016-05-02", "south")]
    book = ledger(told, [outage("s", "2016-05-01", None, "plant")], network=ROUTES)
    frame = episode_frame(book, network=ROUTES).set_index("places")
    assert frame["parent_id"].isna().loc["south"]


def test_a_storm_in_the_middle_of_a_blockade_is_an_outage_of_its_own():
    told = [event("evt-1", "2016-05-20", "port", cause=Cause.WEATHER)]
    assert len(ledger(told, [outage("s", "2016-05-01", "2016-07-01", "port")])) == 2


def test_a_start_that_is_dated_by_its_paper_alone_can_be_told_after_the_end():
    seeds = [outage("s", "2016-05-01", "2016-05-05", "north", cause=Cause.POWER)]
    late = event("evt-1", "2016-05-06", "north", cause=Cause.POWER)
    assert rows(ledger([late], seeds), "sources") == [("evt-1",)]
    dated = replace(late, published="2016-05-09")
    assert len(ledger([dated], seeds)) == 2


def test_an_end_of_some_places_is_a_restart_in_part_and_of_all_the_end():
    told = [
        event("evt-1", "2016-05-01", "harbour", "north"),
        event("evt-2", "2016-05-10", "north", kind=END),
        event("evt-3", "2016-05-12", "harbour", kind=END),
    ]
    half = ledger(told[:2], [], network=ROUTES)
    assert rows(half, "end", "status", "extent") == [(None, "restarting", "part")]
    assert rows(half, "peak_offline_bpd", "offline_bpd") == [(280_000, 200_000)]
    whole = ledger(told, [], network=ROUTES)
    assert rows(whole, "end", "status") == [("2016-05-12", "restored")]
    assert roles(whole) == [
        ("evt-1", "opened"),
        ("evt-2", "restarted_in_part"),
        ("evt-3", "restarted_in_part"),
    ]


def test_an_end_of_one_place_ends_its_own_outage_and_a_part_of_a_wider_one():
    told = [
        event("evt-1", "2016-05-01", "north"),
        event("evt-2", "2016-05-05", "harbour", "north"),
        event("evt-3", "2016-05-10", "north", kind=END),
    ]
    book = ledger(told, [])
    assert rows(book, "places", "end") == [("north", "2016-05-10"), ("harbour;north", None)]
    assert ("evt-3", "restarted_in_part") in roles(book)


def test_the_end_of_a_national_outage_ends_that_of_a_region():
    told = [
        event("evt-1", "2016-05-01", "east"),
        event("evt-2", "2016-05-01", "port"),
        event("evt-3", "2016-06-20", "libya", kind=END),
    ]
    book = ledger(told, [], network=ROUTES)
    assert sorted(rows(book, "places", "end")) == [("east", "2016-06-20"), ("port", None)]


def test_an_end_of_more_places_closes_what_runs_and_leaves_what_is_long_silent():
    told = [
        event("evt-1", "2016-01-01", "harbour"),
        event("evt-2", "2016-05-01", "north"),
        event("evt-3", "2016-05-10", "harbour", "north", kind=END),
    ]
    assert rows(ledger(told, []), "places", "end") == [("harbour", None), ("north", "2016-05-10")]


def test_a_restart_that_did_not_last_is_told_and_ends_nothing():
    restart = replace(outage("r", "2016-05-10", "2016-05-11", "port"), kind=OutageKind.RESTART)
    book = ledger([], [outage("s", "2016-05-01", "2016-07-01", "port")], incidents=[restart])
    assert rows(book, "end", "sources") == [("2016-07-01", "")]
    assert roles(book) == [("r", "restarted_in_part")]


def test_attacks_before_and_in_an_outage_stand_beside_it_and_make_none():
    told = [
        event("evt-1", "2016-04-29", "north", kind=EventKind.ATTACK),
        event("evt-2", "2016-05-01", "north"),
        event("evt-3", "2016-05-09", "north", kind=EventKind.SEIZURE),
        event("evt-4", "2016-05-09", "harbour", kind=EventKind.ATTACK),
    ]
    book = ledger(told, [])
    assert roles(book) == [("evt-1", "attack"), ("evt-2", "opened"), ("evt-3", "seizure")]
    assert [episode.last_reported for episode in book] == [date(2016, 5, 1)]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (OutageKind.ATTACK, "no_loss"),
        (OutageKind.STRIKE, "no_loss"),
        (OutageKind.THREAT, "threatened"),
        (OutageKind.UNCONFIRMED, "denied"),
    ],
)
def test_incidents_of_the_history_have_a_row_and_no_volume(kind, status):
    incident = replace(outage("i", "2016-05-10", None, "north", before=900_000, after=800_000), kind=kind)
    book = ledger([], [], incidents=[incident], network=ROUTES)
    assert rows(book, "status", "peak_offline_bpd", "lost_bbl", "what") == [
        (status, None, None, "Valve shut")
    ]


def test_a_start_at_an_incident_that_stopped_nothing_is_a_source_of_it_unless_it_tells_a_volume():
    incident = replace(outage("i", "2016-05-10", None, "north"), kind=OutageKind.PROTEST)
    book = ledger([event("evt-1", "2016-05-11", "north")], [], incidents=[incident], network=ROUTES)
    assert rows(book, "status", "sources", "peak_offline_bpd") == [("no_loss", "evt-1", None)]
    lost = event("evt-2", "2016-05-11", "north", offline=50_000)
    assert len(ledger([lost], [], incidents=[incident], network=ROUTES)) == 2
    later = event("evt-3", "2016-05-20", "north")
    assert len(ledger([later], [], incidents=[incident], network=ROUTES)) == 2


def test_a_company_that_is_shut_is_the_one_outage_of_the_history_at_what_it_operates():
    known = outage("s", "2016-05", "2016-05", "south", cause=Cause.STRIKE)
    guards = event("evt-1", "2016-05", "company", cause=Cause.BLOCKADE)
    book = ledger([guards], [known], network=ROUTES)
    assert rows(book, "places", "sources") == [("south", "evt-1")]
    again = outage("t", "2016-05-20", "2016-05-22", "south", cause=Cause.STRIKE)
    assert len(ledger([guards], [known, again], network=ROUTES)) == 3
    assert len(ledger([event("evt-2", "2016-07", "company")], [known], network=ROUTES)) == 2


def test_the_word_for_what_is_threatened_is_a_threat():
    threat = event("evt-1", "2016-05-01", "north", kind=EventKind.THREAT)
    close = replace(event("evt-2", "2016-05-01", "north"), document_id=threat.document_id)
    assert rows(ledger([threat, close], []), "status") == [("threatened",)]


def test_claims_of_a_replaced_version_stay_visible_and_do_nothing():
    old = [event("evt-1", "2016-05-02", "north", offline=500_000), event("evt-2", "2016-05-02", "harbour")]
    book = ledger([event("evt-3", "2016-05-01", "north")], [], replaced=old, network=ROUTES)
    assert rows(book, "places", "status", "peak_offline_bpd", "sources") == [
        ("north", "shut", 80_000, "evt-3"),
        ("harbour", "superseded", None, ""),
    ]
    assert roles(book) == [("evt-3", "opened"), ("evt-1", "superseded"), ("evt-2", "superseded")]


@pytest.mark.parametrize(
    ("rate_bpd", "who", "status"),
    [(80_000, "NOC", "denied"), (30_000, "NOC", "shut"), (80_000, "ap", "shut")],
)
def test_a_place_that_another_speaker_shows_running_was_not_shut(rate_bpd, who, status):
    flows = by_places(pumps("north", "2016-05-02", rate_bpd, who=who))
    book = ledger([event("evt-1", "2016-05-01", "north")], [], network=ROUTES, flows=flows)
    assert rows(book, "status") == [(status,)]
    assert (("obs-2016-05-02", "denied") in roles(book)) == (status == "denied")


def test_what_a_place_pumps_again_is_taken_off_and_kept_as_its_ramp():
    told = [event("evt-1", "2016-05-01", "north"), event("evt-2", "2016-05-20", "north", kind=END)]
    flows = by_places(pumps("north", "2016-05-15", 20_000), pumps("north", "2016-05-22", 50_000))
    book = ledger(told, [], network=ROUTES, flows=flows)
    assert rows(book, "ramp", "lost_bbl", "status", as_of=date(2016, 5, 25)) == [
        ("2016-05-15=20000;2016-05-22=50000", 14 * 80_000 + 5 * 60_000, "restarting")
    ]
    assert rows(book, "status", as_of=date(2016, 8, 25)) == [("restored",)]


def test_a_figure_that_leaves_nothing_away_before_a_told_end_takes_nothing_off():
    told = [event("evt-1", "2016-05-01", "north"), event("evt-2", "2016-05-20", "north", kind=END)]
    flows = by_places(pumps("north", "2016-05-03", 80_000))
    book = ledger(told, [], network=ROUTES, flows=flows)
    assert rows(book, "ramp", "lost_bbl", as_of=date(2016, 5, 25)) == [("2016-05-03=80000", 19 * 80_000)]


def test_less_than_what_a_place_does_is_an_outage_in_part():
    book = ledger([event("evt-1", "2016-05-01", "south", offline=40_000)], [], network=ROUTES)
    assert rows(book, "status", "extent", "baseline_bpd", "offline_basis") == [
        ("partly", "part", 150_000, "claimed")
    ]


def test_what_is_dated_after_its_publication_has_not_happened():
    start, end = event("evt-1", "2016-05-01", "north"), event("evt-2", "2016-05-10", "north", kind=END)
    early = replace(end, published="2016-05-08")
    assert rows(ledger([start, early], []), "end") == [(None,)]
    assert rows(ledger([replace(start, published="2016-04-28")], []), "status") == [("threatened",)]


def test_lifted_is_not_flowing():
    told = [
        event("evt-1", "2016-05-01", "north"),
        event("evt-2", "2016-05-02", "north", kind=EventKind.FORCE_MAJEURE_DECLARED),
        event("evt-3", "2016-05-09", "north", kind=EventKind.FORCE_MAJEURE_LIFTED),
    ]
    assert rows(ledger(told, []), "status", "end") == [("restarting", None)]


def test_each_figure_holds_from_its_day_to_the_next():
    told = [
        event("evt-1", "2016-05-01", "south", offline=150_000),
        event("evt-2", "2016-05-11", "south", offline=50_000),
        event("evt-3", "2016-05-21", "south", kind=END),
    ]
    assert rows(ledger(told, [], network=ROUTES), "peak_offline_bpd", "lost_bbl") == [
        (150_000, 10 * 150_000 + 10 * 50_000)
    ]


def test_the_actor_is_the_one_that_the_words_name():
    actors = Actors([ActorName(alias="the guards", actor="Petroleum Facilities Guard", source="s")])
    told = event("evt-1", "2016-05-01", "north")
    told = replace(told, event=replace(told.event, sentence="The guards shut the valve."))
    book = ledger([told], [outage("s", "2014-05-01", None, "south")], actors=actors)
    assert rows(book, "actor") == [(None,), ("Petroleum Facilities Guard",)]


def test_who_tells_of_an_outage_counts_once_whatever_prints_it():
    told = [event(f"evt-{n}", "2016-05-01", "north") for n in range(3)]
    told[2] = replace(told[2], cluster="doc-1", publisher="A paper")
    told.append(replace(told[2], id="evt-9", publisher="Another paper"))
    assert rows(ledger(told, []), "originators") == [(2,)]
