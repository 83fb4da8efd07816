"""Draws a chart of ``charts/*.toml`` from a database. It draws nothing itself; ``report.national`` does."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from oiltrack.db import Database
from oiltrack.jobs.series import outage_episodes
from oiltrack.report.national import national_chart, save_chart
from oiltrack.report.spec import ChartSpec, load_chart
from oiltrack.series.frames import claims_frame, official_frame


def draw_chart(database: Database, name: str, *paths: Path, today: date | None, **changes: Any) -> list[Path]:
    """Draw a chart into each of ``paths`` (PNG, SVG, PDF by its ending), with its data and its alt text.

    Args:
        database: what is charted.
        name: of the chart.
        paths: the pictures; the data and the text lie beside the first.
        today: data that is old on this day is marked as old; None for no mark.
        changes: fields of the spec to set otherwise; None leaves a field as it is.

    Returns:
        All files that hold the chart.

    Raises:
        ChartError: no such chart, nothing to draw, or an ending that is no picture.
    """
    given = {key: value for key, value in changes.items() if value is not None}
    spec: ChartSpec = replace(load_chart(name), **given)
    chart = national_chart(
        spec,
        claims=claims_frame(database.observations()),
        outages=outage_episodes(database),
        official=official_frame(database.official_values()),
        places={place.id: place for place in database.places()},
        today=today,
    )
    return save_chart(chart, *paths)
