"""What texts say of the rates of an outage: what was lost by it, what was pumped before, what is left."""

from dataclasses import replace
from datetime import date

import pytest

from oiltrack.facts import Cause, EventKind
from oiltrack.series.episode import Flow, Loss
from oiltrack.series.ledger import ledger
from oiltrack.series.outages import claim_frame, episode_frame
from tests.series.build import event, outage
from tests.series.routes import network

ROUTES = network()
OWN, OTHER = "doc-evt-1", "doc-other"
SHUT = event("evt-1", "2016-05-10", "south", cause=Cause.PROTEST)
LEAK = event("evt-1", "2016-05-10", "south", cause=Cause.LEAK)


def pumps(day: str, rate_bpd: int, *, place: str = "south", up_to: bool = False, told_in: str = OWN) -> Flow:
    return Flow(
        places=frozenset((place,)),
        day=date.fromisoformat(day),
        rate_bpd=rate_bpd,
        id=f"obs-{day}-{rate_bpd}",
        originator="NOC",
        up_to=up_to,
        told_in=frozenset((told_in,)),
    )


def loses(day: str, rate_bpd: int, *, place: str = "south", told_in: str = OWN) -> Loss:
    return Loss(
        places=frozenset((place,)),
        day=date.fromisoformat(day),
        rate_bpd=rate_bpd,
        id=f"obs-{day}-{rate_bpd}",
        told_in=frozenset((told_in,)),
    )


def kept(*figures: Flow | Loss, told=(SHUT,), outages=()):
    def of(kind):
        return lambda places, days: [
            f
            for f in figures
            if isinstance(f, kind) and f.places == places and any(a <= f.day <= b for a, b in days)
        ]

    return ledger(told, outages, network=ROUTES, flows=of(Flow), losses=of(Loss))


def found(*figures: Flow | Loss, told=(SHUT,), outages=(), columns=("peak_offline_bpd", "baseline_bpd")):
    book = kept(*figures, told=told, outages=outages)
    frame = episode_frame(book, network=ROUTES)[list(columns)].astype(object)
    (row,) = frame.where(frame.notna(), None).itertuples(index=False, name=None)
    return row


def test_a_cut_by_so_much_is_an_outage_in_part_of_so_much():
    figures = (loses("2016-05-10", 60_000), pumps("2016-05-10", 70_000))
    columns = ("peak_offline_bpd", "offline_basis", "status", "extent", "baseline_bpd")
    for told in (SHUT, LEAK):
        assert found(*figures, told=(told,), columns=columns) == (
            60_000,
            "claimed",
            "partly",
            "part",
            130_000,
        )


def test_the_volume_of_the_event_goes_before_a_loss_beside_it():
    told = replace(SHUT, event=replace(SHUT.event, offline=50_000))
    assert found(loses("2016-05-10", 60_000), told=(told,)) == (50_000, 150_000)


def test_a_loss_that_is_dated_by_the_paper_counts():
    assert found(loses("2016-05-12", 60_000)) == (60_000, 150_000)


def test_a_copy_of_the_story_tells_of_its_loss():
    copied = replace(SHUT, cluster="cluster-1")
    assert found(loses("2016-05-10", 60_000, told_in="cluster-1"), told=(copied,)) == (60_000, 150_000)


@pytest.mark.parametrize(
    "loss",
    [
        loses("2016-05-10", 60_000, told_in=OTHER),
        loses("2016-05-10", 60_000, place="north"),
        loses("2016-05-14", 60_000),
        loses("2016-05-09", 60_000),
    ],
)
def test_a_loss_of_another_text_place_or_time_is_not_taken(loss):
    assert found(loss) == (150_000, 150_000)


def test_a_loss_that_the_texts_tell_goes_before_a_drop_of_national_output():
    history = outage("s", "2016-05-10", None, "south", before=900_000, after=800_000)
    columns = ("peak_offline_bpd", "offline_basis")
    assert found(loses("2016-05-10", 60_000), outages=[history], columns=columns) == (60_000, "claimed")
    assert found(outages=[history], columns=columns) == (100_000, "national_drop")


@pytest.mark.parametrize(
    "before",
    [
        pumps("2016-05-09", 110_000),
        pumps("2016-05-09", 110_000, up_to=True),
        pumps("2016-05-10", 110_000, up_to=True),
        pumps("2016-05-02", 110_000),
        pumps("2016-05-09", 110_000, told_in=OTHER),
    ],
)
def test_what_a_place_pumped_before_goes_before_its_capacity(before):
    columns = ("peak_offline_bpd", "baseline_bpd", "offline_basis", "extent")
    assert found(before, columns=columns) == (110_000, 110_000, "capacity", "whole")


@pytest.mark.parametrize(
    "figure",
    [
        pumps("2016-04-20", 110_000),
        pumps("2016-04-20", 110_000, up_to=True),
        pumps("2016-05-09", 0),
        pumps("2016-05-09", 60_000, place="north"),
    ],
)
def test_what_is_old_nothing_or_of_another_place_was_not_pumped_before(figure):
    assert found(figure) == (150_000, 150_000)


def test_the_text_of_the_outage_knows_best_what_was_pumped_before():
    figures = (pumps("2016-05-03", 110_000), pumps("2016-05-09", 140_000, told_in=OTHER))
    assert found(*figures) == (110_000, 110_000)


def test_the_last_day_before_is_taken():
    assert found(pumps("2016-05-03", 140_000), pumps("2016-05-08", 110_000)) == (110_000, 110_000)


def test_what_was_pumped_before_gives_no_volume_of_what_breaks():
    assert found(pumps("2016-05-09", 110_000), told=(LEAK,)) == (None, 110_000)


@pytest.mark.parametrize("left", ["2016-05-10", "2016-05-11"])
def test_before_minus_what_is_left_was_lost(left):
    figures = (pumps("2016-05-09", 110_000), pumps(left, 40_000))
    columns = ("peak_offline_bpd", "baseline_bpd", "offline_basis", "status")
    for told in (SHUT, LEAK):
        assert found(*figures, told=(told,), columns=columns) == (70_000, 110_000, "claimed", "partly")


def test_of_two_figures_of_the_day_the_larger_was_pumped_before():
    assert found(pumps("2016-05-10", 40_000), pumps("2016-05-10", 110_000)) == (70_000, 110_000)
    assert found(pumps("2016-05-10", 105_000), pumps("2016-05-10", 110_000)) == (150_000, 150_000)


def test_one_figure_of_the_day_is_neither_before_nor_left():
    assert found(pumps("2016-05-10", 40_000)) == (150_000, 150_000)


def test_what_is_left_by_another_text_is_no_loss():
    figures = (pumps("2016-05-09", 110_000), pumps("2016-05-10", 40_000, told_in=OTHER))
    assert found(*figures) == (110_000, 110_000)


def test_what_was_pumped_until_a_day_denies_no_outage_and_is_no_restart():
    figures = (pumps("2016-05-11", 150_000, up_to=True, told_in=OTHER), pumps("2016-05-09", 110_000))
    columns = ("status", "ramp", "peak_offline_bpd")
    assert found(*figures, columns=columns) == ("shut", None, 110_000)


def test_one_figure_of_the_day_is_not_what_is_left_of_what_another_text_tells_of():
    figures = (pumps("2016-05-09", 110_000, told_in=OTHER), pumps("2016-05-10", 40_000))
    assert found(*figures) == (110_000, 110_000)


def test_figures_of_the_end_and_later_tell_nothing_of_what_was_shut():
    end = event("evt-1e", "2016-05-11", "south", kind=EventKind.OUTAGE_END)
    figures = (pumps("2016-05-09", 110_000), pumps("2016-05-11", 40_000), loses("2016-05-12", 20_000))
    assert found(*figures, told=(SHUT, end)) == (110_000, 110_000)


def test_the_figures_behind_a_volume_are_named():
    claims = claim_frame(kept(pumps("2016-05-09", 110_000), pumps("2016-05-10", 40_000)))
    assert list(zip(claims["claim_id"], claims["role"], strict=True)) == [
        ("evt-1", "opened"),
        ("obs-2016-05-09-110000", "before"),
        ("obs-2016-05-10-40000", "left"),
    ]
