"""What happened to which place, when, why; and what only sounds like it."""

import pytest

from oiltrack import edtf
from oiltrack.facts import Cause, EventKind, Modality
from tests.extract.reading import events, extract


@pytest.mark.parametrize(
    ("text", "kind", "ids", "date"),
    [
        (
            "Armed men shut the Sharara oilfield on Monday.",
            EventKind.OUTAGE_START,
            ("sharara",),
            "2020-03-09",
        ),
        ("The Sharara oilfield was reopened on Tuesday.", EventKind.OUTAGE_END, ("sharara",), "2020-03-10"),
        (
            "The Sharara oilfield resumed production on Tuesday.",
            EventKind.OUTAGE_END,
            ("sharara",),
            "2020-03-10",
        ),
        (
            "NOC declared force majeure on loadings at the port of Hariga on Monday.",
            EventKind.FORCE_MAJEURE_DECLARED,
            ("hariga",),
            "2020-03-09",
        ),
        (
            "NOC lifted force majeure at the port of Zueitina on Wednesday.",
            EventKind.FORCE_MAJEURE_LIFTED,
            ("zueitina",),
            "2020-03-11",
        ),
        (
            "Islamic State fighters attacked the Es Sider oil terminal on Monday.",
            EventKind.ATTACK,
            ("es-sider",),
            "2020-03-09",
        ),
        (
            "Haftar's forces captured the port of Ras Lanuf on Sunday.",
            EventKind.SEIZURE,
            ("ras-lanuf",),
            "2020-03-08",
        ),
        (
            "The ports of Brega, Zueitina and Hariga were shut on 18 January.",
            EventKind.OUTAGE_START,
            ("brega", "hariga", "zueitina"),
            "2020-01-18",
        ),
        (
            "Libya's eastern oil ports were closed on 18 January.",
            EventKind.OUTAGE_START,
            ("eastern-libya",),
            "2020-01-18",
        ),
        (
            "The port of Hariga remains shut since Friday.",
            EventKind.OUTAGE_START,
            ("hariga",),
            "2020-03-06",
        ),
    ],
)
def test_event(text, kind, ids, date):
    (found,) = events(text)
    assert (found.kind, found.entities, found.when, found.modality) == (kind, ids, date, Modality.ACTUAL)


def test_a_threat_that_names_no_day_has_the_day_on_which_it_was_made():
    (found,) = events("The group warned on Sunday that it would close the port of Hariga.")
    assert found.when == "2020-03-08"


def test_a_threat_has_the_day_that_is_meant():
    (found,) = events("The group warned it would close the port of Hariga next Sunday.")
    assert (found.kind, found.entities, found.when) == (EventKind.THREAT, ("hariga",), "2020-03-15")
    assert found.modality is Modality.EXPECTED


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The Sharara oilfield will reopen next week.", "2020-03-16/2020-03-22"),
        ("Sharara is expected to restart within days.", "2020-03-12/2020-03-19~"),
        ("Sharara is expected to restart within two weeks.", "2020-03-26"),
    ],
)
def test_a_plan_is_expected(text, date):
    (found,) = events(text)
    assert (found.modality, found.when) == (Modality.EXPECTED, date)


def test_a_denial_is_no_event():
    assert events("NOC denied reports of an attack on the port of Brega.") == ()


def test_two_kinds_are_two_events():
    found = events("Gunmen stormed and closed the El Feel field on Sunday.")
    assert [(e.kind, e.entities) for e in found] == [
        (EventKind.ATTACK, ("el-feel",)),
        (EventKind.OUTAGE_START, ("el-feel",)),
    ]


def test_the_field_of_the_sentence_before_reopens():
    found = events("Sharara was shut on Sunday. The field was reopened on Tuesday.")
    assert [(e.kind, e.entities, e.when) for e in found] == [
        (EventKind.OUTAGE_START, ("sharara",), "2020-03-08"),
        (EventKind.OUTAGE_END, ("sharara",), "2020-03-10"),
    ]


def test_what_is_taken_off_is_no_volume_below_zero():
    (found,) = events(
        "Production at Waha stopped on Saturday because of planned maintenance, which took 120,000 b/d off."
    )
    assert found.offline is None or found.offline >= 0


def test_the_cause_and_the_volume_offline_travel_along():
    (found,) = events("The strike closed the port of Hariga on Monday, taking 120,000 b/d offline.")
    assert (found.cause, found.offline) == (Cause.STRIKE, 120_000)


def test_the_reasons_name_trigger_places_and_date():
    (found,) = events("Armed men shut the Sharara oilfield on Monday.")
    assert found.reasons[:2] == ("trigger 'shut'", "places: 'Sharara oilfield'")
    assert found.reasons[2].startswith("actual (")
    assert found.reasons[3] == "when: the date beside it, 'Monday'"


def test_what_nobody_means_to_do_is_no_event():
    text = "NOC was working to start the Sharara field again and did not intend to declare force majeure."
    assert EventKind.FORCE_MAJEURE_DECLARED not in {event.kind for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "No Libyan oilfield was shut on Monday, the National Oil Corporation said, denying rumours.",
        "None of the oil ports in Libya has been closed, the National Oil Corporation said on Monday.",
    ],
)
def test_what_happened_to_nothing_is_no_event(text):
    assert events(text) == ()


def test_a_blockade_that_an_end_looks_back_on_is_no_event_and_lends_nothing():
    found = events(
        "The Sharara oil field restarted on 2 March after a three-day blockade, and El Feel on 4 March."
    )
    assert [(event.kind, event.entities, event.when) for event in found] == [
        (EventKind.OUTAGE_END, ("sharara",), "2020-03-02"),
        (EventKind.OUTAGE_END, ("el-feel",), "2020-03-04"),
    ]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Libya found oil in 1959. Sharara oil field was shut 60 years earlier and made 30,000 b/d.", "2020"),
        ("Sharara oil field was shut on 3 March 1950. It was reopened 900 months earlier.", "2020-03-12"),
        ("Sharara oil field was shut for twenty days. It made 30,000 b/d.", "1900-01-10"),
        ("Sharara oil field was shut 999 years later. It made 30,000 b/d.", "2100-12-31"),
    ],
)
def test_no_count_leaves_the_years_of_news(text, published):
    found = extract(text, published=published)
    told = [fact.when for fact in (*found.observations, *found.events) if fact.when]
    assert all(edtf.interval(when) for when in told)
