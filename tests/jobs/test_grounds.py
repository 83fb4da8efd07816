"""What happened to places explains a jump of their output only where it is near, theirs and large enough."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from oiltrack.facts import Cause, Document, Event, EventKind, Extraction, Modality
from oiltrack.jobs.belief import conflicts
from oiltrack.jobs.grounds import grounds_of
from tests.jobs.test_belief import FIRST, Make, Told, make, told

__all__ = ["make"]

DAY = FIRST + timedelta(days=8)
STEADY = [told(n, FIRST + timedelta(days=3 * n), 1_200_000 + n) for n in range(3)]
FALLEN = told(9, DAY, 300_000, publisher="AP")


def happened(
    *places: str, day: date = DAY, offline: int | None = None, kind: EventKind = EventKind.OUTAGE_START
) -> Told:
    text = f"Shut since {day}: {', '.join(places)}."
    event = Event(
        doc="a",
        entities=tuple(sorted(places)),
        when=day.isoformat(),
        modality=Modality.ACTUAL,
        quote="Shut",
        start=0,
        end=4,
        sentence=text,
        attribution=None,
        confidence=0.9,
        kind=kind,
        cause=Cause.UNKNOWN,
        offline=offline,
    )
    return Document(key=text, text=text, published=day.isoformat()), Extraction(events=(event,))


def jumps(make: Make, *events: Told) -> list[str]:
    found = conflicts(make([*STEADY, FALLEN, *events]), place="libya", start=None, end=None, known=None)
    return found["kind"].tolist()


@pytest.mark.parametrize(
    "events",
    [
        [],
        [happened("sharara")],
        [happened("tahara")],  # only its plans are known, and they are small
        [happened("tahara"), happened("sharara")],
        [happened("iraq")],  # abroad
        [happened("zawiya-refinery")],  # it makes none
        [happened("zawiya-refinery"), happened("sharara")],
        [happened("libya", day=DAY - timedelta(days=40))],
        [happened("libya", kind=EventKind.THREAT)],
    ],
)
def test_too_little_to_explain_a_fall_of_900_000(make: Make, events: Sequence[Told]):
    assert jumps(make, *events) == ["jump"]


@pytest.mark.parametrize(
    "events",
    [
        [happened("libya")],
        [happened("eastern-libya")],
        [happened("es-sider", "ras-lanuf", "brega"), happened("zueitina"), happened("hariga")],
        [happened("sharara", offline=850_000)],
        [happened("sharara"), happened("rayayina-valve")],  # nobody tells its size
    ],
)
def test_what_explains_a_fall_of_900_000(make: Make, events: Sequence[Told]):
    assert jumps(make, *events) == []


def test_one_part_of_no_known_size_makes_the_size_of_all_unknown(make: Make):
    size = grounds_of(make([]), sums={}).size
    assert size(frozenset({"sharara"}), DAY) is not None
    assert size(frozenset({"sharara", "rayayina-valve"}), DAY) is None
