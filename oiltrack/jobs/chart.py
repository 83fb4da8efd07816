"""Draws a chart of ``charts/*.toml`` from a database. It draws nothing itself; ``report.kinds`` does."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from oiltrack.db import Database, snapshot
from oiltrack.facts import Place
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.outages import outage_episodes
from oiltrack.jobs.places import place_id
from oiltrack.report.chart import save_chart
from oiltrack.report.inputs import Inputs, capacities_frame, names_in
from oiltrack.report.kinds import kind_chart
from oiltrack.report.kinds.facility import of_facility
from oiltrack.report.national_data import begun, is_country
from oiltrack.report.spec import ChartSpec, load_chart
from oiltrack.series.frames import claims_frame, official_frame


def draw_chart(
    database: Database,
    name: str,
    *paths: Path,
    place: str,
    hold_days: int,
    today: date | None,
    only_place: str | None = None,
    own_charts: Path | None = None,
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
        spec = replace(spec, places=tuple(place_id(state, one) for one in spec.places))
        inputs = _inputs(state, spec, today=today)
        if spec.kind == "facility":
            spec = of_facility(spec, inputs)
        if "start" not in given and not is_country(spec.place, inputs.places):
            spec = begun(spec, claims=inputs.claims, official=inputs.official)
        chart = kind_chart(spec, inputs)
    return save_chart(chart, *(paths or [Path(f"{name}-{spec.place}.png" if only_place else f"{name}.png")]))


def _inputs(state: Database, spec: ChartSpec, *, today: date | None) -> Inputs:
    """Return all that the kinds of charts are made of, of one state of the database."""
    found = state.observations(min_confidence=spec.min_confidence)
    return Inputs(
        claims=claims_frame(found, originators=load_originators()),
        outages=outage_episodes(state, as_of=today, min_confidence=spec.min_confidence),
        official=official_frame(state.official_values()),
        capacities=capacities_frame(state.capacities()),
        places=_places(state, spec.lang),
        today=today,
    )


def _places(state: Database, lang: str) -> Mapping[str, Place]:
    """Return the places by id, each with its name in the language if the gazetteer has one."""
    names = names_in(state.aliases(), lang) if lang != "en" else {}
    return {place.id: replace(place, name=names.get(place.id, place.name)) for place in state.places()}
