"""What the chart on the page draws of figures and outages."""

from datetime import date

import pandas as pd

from oiltrack.report.html.picture import BAR, Drawn, Picture, picture
from oiltrack.report.html.words import load_words
from oiltrack.report.in_view import outages_of
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.frames import claims_frame
from oiltrack.series.ledger import ledger
from oiltrack.series.network import Network
from oiltrack.series.outages import episode_frame, last_days
from tests.report.kinds.drawing import PLACES
from tests.series.build import claim, outage


def drawn(*outages, **columns: object) -> Picture:
    claims = claims_frame([claim("c-1", "2024-06-01", 1_200_000), claim("c-2", "2024-08-01", 1_100_000)])
    found = episode_frame(ledger([], list(outages)), network=Network(), as_of=date(2024, 9, 10))
    found = outages_of(
        found.assign(first=found["start_first"], last=last_days(found), **columns), "libya", PLACES
    )
    frames = Drawn(
        place="libya",
        daily=daily_series(claims, place="libya", hold_days=10),
        months=period_series(claims, place="libya"),
        official=pd.DataFrame({"date": pd.to_datetime([]), "production_bpd": []}),
        outages=found,
        publishers={},
    )
    made = picture(frames, load_words("en", places={id: place.name for id, place in PLACES.items()}))
    assert made
    return made


def test_an_outage_after_the_last_figure_is_drawn() -> None:
    later = drawn(outage("o", "2024-09-01", None, "sharara", peak=300_000))
    assert len(later.bars) == len(later.bands) == 1


def test_outages_of_other_countries_are_not_drawn() -> None:
    assert drawn(outage("o", "2024-07-01", "2024-07-20", "bonny", peak=300_000)).bars == ()


def test_a_size_that_only_capacity_tells_makes_no_band() -> None:
    guessed = drawn(
        outage("o", "2024-07-01", "2024-07-20", "sharara", peak=300_000), offline_basis="capacity"
    )
    assert (len(guessed.bars), guessed.bands) == (1, ())


def test_a_long_outage_hides_no_shorter_one_of_its_row() -> None:
    made = drawn(
        outage("long", "2024-05-01", "2024-07-30", "sharara", peak=10_000),
        outage("short", "2024-06-03", "2024-06-09", "messla", peak=10_000),
        outage("later", "2024-08-05", "2024-08-09", "messla", peak=10_000),
    )
    long, short, later = made.bars
    assert long.y + long.height < short.y
    assert short.y + short.height <= later.y + later.height == later.y + BAR


def test_the_size_from_which_outages_have_a_band_is_told() -> None:
    assert drawn().band_least_bpd == 250_000
