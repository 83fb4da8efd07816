"""Draws a chart of ``charts/*.toml`` from a database. It draws nothing itself; ``report.kinds`` does."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from oiltrack.db import Database, snapshot
from oiltrack.jobs.chart_inputs import Common, chart_inputs
from oiltrack.jobs.places import place_id
from oiltrack.report.chart import save_chart
from oiltrack.report.in_view import is_country
from oiltrack.report.kinds import kind_chart
from oiltrack.report.kinds.national_data import begun
from oiltrack.report.spec import load_chart, spec_of
from oiltrack.stored import Known

# Kinds that show figures from their start on.
FIGURES = ("national", "facility", "years", "sources")


def draw_chart(
    database: Database,
    name: str,
    *paths: Path,
    place: str,
    hold_days: int,
    today: date | None,
    only_place: str | None = None,
    own_charts: Path | None = None,
    editable_text: bool = False,
    keys: Mapping[str, Any] | None = None,
    known: Known | None = None,
    common: Common | None = None,
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
        editable_text: write the words of an SVG as text instead of outlines.
        keys: keys of the chart's file to set otherwise, checked as those of the file.
        known: the chart shows what was known then, and ends there; None for all.
        common: what charts of this state of the database on this day share; None: it is read anew.
        changes: the same as ``keys``; None leaves a field as it is.

    Returns:
        All files that hold the chart.

    Raises:
        ChartError: no such chart, nothing to draw, or an ending that is no picture.
        UnknownIdError: the place means none, or several.
    """
    given = dict(keys or {}) | {key: value for key, value in changes.items() if value is not None}
    if only_place:
        given |= {"place": only_place, "place_name": ""}
    defaults = {"place": place, "hold_days": hold_days}
    loaded = load_chart(name, own_charts, defaults=defaults)
    spec = spec_of({key.name: getattr(loaded, key.name) for key in fields(loaded)} | given)
    with snapshot(database) as state:
        spec = replace(spec, place=place_id(state, spec.place))
        spec = replace(spec, places=tuple(place_id(state, one) for one in spec.places))
        common = common or Common(state, today=today, known=known)
        spec, inputs = chart_inputs(common, spec)
        if spec.kind in FIGURES and "start" not in given and not is_country(spec.place, inputs.places):
            spec = begun(spec, claims=inputs.claims, official=inputs.official)
        chart = kind_chart(spec, inputs)
        common.note_drawn(spec, chart.through)
    named = paths or [Path(f"{name}-{spec.place}.png" if only_place else f"{name}.png")]
    return save_chart(chart, *named, editable_text=editable_text)
