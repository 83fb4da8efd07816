"""Outages in each other: what is kept while they begin and end is what would be made anew."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from oiltrack.facts import Cause
from oiltrack.series.episode import Episode
from oiltrack.series.nesting import Counted, Nesting, Node, nested, order_of
from oiltrack.series.network import Rate
from oiltrack.series.volume import Run, Volume
from tests.series.routes import KINDS, network

ROUTES = network()
FIRST = date(2016, 1, 1)


@st.composite
def outages(draw: st.DrawFn) -> list[Counted]:
    made = []
    for number in range(draw(st.integers(1, 12))):
        places = draw(st.sets(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3))
        start = FIRST + timedelta(days=draw(st.integers(0, 40)))
        episode = Episode(
            places=frozenset(places),
            cause=Cause.STRIKE,
            start=start.isoformat(),
            end=None,
            origin="news",
            what="",
        )
        rate = draw(st.integers(0, 400)) * 1_000
        run = Run(start, start)
        told = Volume(
            baseline=None,
            basis=draw(st.sampled_from(["claimed", "national_drop", "capacity"])),
            steps=((start, Rate(rate, rate, rate)),) if draw(st.booleans()) else (),
            likely=run,
            certain=run,
            possible=run,
        )
        made.append(Counted(f"out-{number}", episode, told, order_of(episode, told, ROUTES)))
    return sorted(made, key=lambda outage: outage.order)


def rate_of(outage: Counted) -> int | None:
    rate = outage.volume.peak
    return rate.bpd if rate else None


def shape(roots: list[Node]) -> list[object]:
    return [(node.counted.id, node.total, node.contained, shape(node.children)) for node in roots]


@settings(deadline=None, max_examples=400)
@given(outages(), st.data())
def test_outages_kept_while_they_begin_and_end_stand_as_if_nested_anew(
    known: list[Counted], data: st.DataObject
) -> None:
    nesting, running = Nesting(known, ROUTES), set[int]()
    for number in data.draw(st.lists(st.integers(0, len(known) - 1), max_size=24)):
        (nesting.end if number in running else nesting.begin)(number)
        running ^= {number}
        anew = nested([known[at] for at in sorted(running)], ROUTES, rate_of=rate_of)
        assert shape(nesting.roots(rate_of)) == shape(anew)
