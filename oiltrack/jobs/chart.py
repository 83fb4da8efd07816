"""Draws a chart of ``charts/*.toml`` from a database. It draws nothing itself; ``report.national`` does."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from oiltrack.db import Database, snapshot
from oiltrack.facts import Fluid, Measure
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.belief import set_aside_of, values_known
from oiltrack.jobs.outages import outage_episodes
from oiltrack.jobs.places import place_id
from oiltrack.report.national import national_chart, save_chart
from oiltrack.report.national_data import begun, is_country
from oiltrack.report.spec import ChartSpec, load_chart
from oiltrack.series.conflicts import without
from oiltrack.series.definition import Definition, of_definition
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.stored import Known


def draw_chart(
    database: Database,
    name: str,
    *paths: Path,
    place: str,
    hold_days: int,
    today: date | None,
    only_place: str | None = None,
    own_charts: Path | None = None,
    known: Known | None = None,
    **changes: Any,
) -> list[Path]:
    """Draw a chart into each of ``paths`` (PNG, SVG, PDF by its ending), with its data and its alt text.

    The start in a chart's file is meant for a country; the chart of another place begins with the year of its
    first figure, if that is later.

    Args:
        database: what is charted.
        name: of the chart.
        paths: the pictures; the data and the text lie beside the first. None: ``NAME.png``, with
            ``only_place`` ``NAME-ID.png``.
        place: id or name of the place of a chart that names none.
        hold_days: how long a figure holds in a chart that does not say.
        today: data that is old on this day is marked as old; None for no mark.
        only_place: id or name of the place to draw, whatever the chart names.
        own_charts: a folder with charts beside those that ship.
        known: the chart shows what was known then, and ends there; None for all.
        changes: fields of the spec to set otherwise; None leaves a field as it is.

    Returns:
        All files that hold the chart.

    Raises:
        ChartError: no such chart, nothing to draw, or an ending that is no picture.
        UnknownIdError: the place means none, or several.
    """
    given = {key: value for key, value in changes.items() if value is not None}
    if only_place:
        given |= {"place": only_place, "place_name": ""}
    defaults = {"place": place, "hold_days": hold_days}
    spec = replace(load_chart(name, own_charts, defaults=defaults), **given)
    with snapshot(database) as state:
        spec = replace(spec, place=place_id(state, spec.place))
        found = state.observations(min_confidence=spec.min_confidence, known=known)
        claims = _believed(state, spec, claims_frame(found, originators=load_originators()), known=known)
        official = official_frame(values_known(state.official_values(), known))
        places = {place.id: place for place in state.places()}
        if "start" not in given and not is_country(spec.place, places):
            spec = begun(spec, claims=claims, official=official)
        outages = outage_episodes(state, as_of=today, min_confidence=spec.min_confidence, known=known)
        chart = national_chart(
            spec, claims=claims, outages=outages, official=official, places=places, today=today
        )
    return save_chart(chart, *(paths or [Path(f"{name}-{spec.place}.png" if only_place else f"{name}.png")]))


def _believed(
    database: Database, spec: ChartSpec, claims: pd.DataFrame, *, known: Known | None
) -> pd.DataFrame:
    """Return the claims without those of the chart's definition that were set aside."""
    definition = Definition(place=spec.place, measure=Measure(spec.measure), fluid=Fluid(spec.fluid))
    told = of_definition(claims, place=spec.place, measure=spec.measure, fluid=spec.fluid)
    return without(claims, set_aside_of(database, definition, told, known=known))
