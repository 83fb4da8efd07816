"""Draws a chart of ``charts/*.toml`` from a database. It draws nothing itself; ``report.national`` does."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from oiltrack.db import Database, snapshot
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.places import place_id
from oiltrack.jobs.series import outage_episodes
from oiltrack.report.national import national_chart, save_chart
from oiltrack.report.spec import load_chart
from oiltrack.series.frames import claims_frame, official_frame


def draw_chart(
    database: Database,
    name: str,
    *paths: Path,
    place: str,
    hold_days: int,
    today: date | None,
    **changes: Any,
) -> list[Path]:
    """Draw a chart into each of ``paths`` (PNG, SVG, PDF by its ending), with its data and its alt text.

    Args:
        database: what is charted.
        name: of the chart.
        paths: the pictures; the data and the text lie beside the first.
        place: id or name of the place of a chart that names none.
        hold_days: how long a figure holds in a chart that does not say.
        today: data that is old on this day is marked as old; None for no mark.
        changes: fields of the spec to set otherwise; None leaves a field as it is.

    Returns:
        All files that hold the chart.

    Raises:
        ChartError: no such chart, nothing to draw, or an ending that is no picture.
        UnknownIdError: ``place`` means none, or several.
    """
    given = {key: value for key, value in changes.items() if value is not None}
    spec = replace(load_chart(name, defaults={"place": place, "hold_days": hold_days}), **given)
    with snapshot(database) as state:
        spec = replace(spec, place=place_id(state, spec.place))
        chart = national_chart(
            spec,
            claims=claims_frame(state.observations(), originators=load_originators()),
            outages=outage_episodes(state, as_of=today),
            official=official_frame(state.official_values()),
            places={place.id: place for place in state.places()},
            today=today,
        )
    return save_chart(chart, *paths)
