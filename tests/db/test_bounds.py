"""A number beyond all sense costs its claim, not the document."""

from dataclasses import replace

import pytest

from oiltrack.db import Database, SaveOutcome
from oiltrack.facts import Aspect, Measure, Observation
from tests.db.build import document, event, extraction, observation
from tests.db.conftest import Save


@pytest.mark.parametrize(
    "absurd",
    [
        observation(start=0, end=7, high=10**20),
        observation(start=0, end=7, low=1e300, high=1e300),
        observation(start=0, end=7, low=float("nan"), high=float("inf")),
        observation(start=0, end=7, measure=Measure.VOLUME, low=10**12 + 1, high=10**12 + 1),
        observation(start=0, end=7, aspect=Aspect.CHANGE, low=-(10**13), high=0),
    ],
)
def test_a_number_beyond_all_sense_is_set_aside_and_the_rest_is_stored(
    database: Database, save: Save, absurd: Observation
):
    good = extraction()
    assert save(document(), replace(good, observations=(*good.observations, absurd))) is SaveOutcome.NEW
    assert [stored.observation.low for stored in database.observations()] == [270_000]
    assert len(list(database.events())) == 1
    [stored] = database.documents()
    reasons = [(item.quote, item.reason) for item in database.rejected(stored.id)]
    assert reasons == [("270,000 b/d", "implausible: more than a trillion barrels"), ("$60", "a price")]


def test_an_event_with_a_number_beyond_all_sense_is_set_aside(database: Database, save: Save):
    save(document(), extraction(events=(event(offline=10**30), event(start=None, end=None, offline=10**30))))
    counts = database.counts()
    assert [counts[name] for name in ("observation", "event", "rejected")] == [1, 0, 2]


def test_the_largest_number_that_makes_sense_is_stored(database: Database, save: Save):
    save(document(), extraction(observations=(observation(high=10**12),)))
    assert next(database.observations()).observation.high == 10**12
