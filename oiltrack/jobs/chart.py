"""Draws a chart of ``charts/*.toml`` from a database. It draws nothing itself; ``report.kinds`` does."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from oiltrack.db import Database, snapshot
from oiltrack.facts import Place
from oiltrack.gazetteer import Originators, load_originators
from oiltrack.jobs.outages import RUNNING, OutageBook, outage_book
from oiltrack.jobs.places import place_id
from oiltrack.report.chart import save_chart
from oiltrack.report.inputs import Inputs, capacities_frame, names_in, newest_day
from oiltrack.report.kinds import kind_chart
from oiltrack.report.kinds.facility import of_facility
from oiltrack.report.national_data import begun, is_country, source_name
from oiltrack.report.spec import ChartSpec, load_chart, spec_of
from oiltrack.series.frames import claims_frame, official_frame

# Kinds that show figures from their start on, and kinds that show what outages add up to.
FIGURES = ("national", "facility", "years", "sources")
SUMS = ("outages", "offline", "losses")


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
        changes: the same; None leaves a field as it is.

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
        spec, inputs = _inputs(state, spec, today=today)
        if spec.kind == "facility":
            spec = of_facility(spec, inputs)
        if spec.kind in FIGURES and "start" not in given and not is_country(spec.place, inputs.places):
            spec = begun(spec, claims=inputs.claims, official=inputs.official)
        chart = kind_chart(spec, inputs)
    named = paths or [Path(f"{name}-{spec.place}.png" if only_place else f"{name}.png")]
    return save_chart(chart, *named, editable_text=editable_text)


def _inputs(state: Database, spec: ChartSpec, *, today: date | None) -> tuple[ChartSpec, Inputs]:
    """Return the spec with its days, and all that the kinds of charts are made of, of one state."""
    names = load_originators()
    found = state.observations(min_confidence=spec.min_confidence)
    book = outage_book(state, today=today, min_confidence=spec.min_confidence)
    inputs = Inputs(
        claims=claims_frame(found, originators=names),
        outages=book.frame(),
        official=official_frame(state.official_values()),
        capacities=capacities_frame(state.capacities()),
        places=_places(state, spec.lang),
        today=today,
    )
    newest = newest_day(inputs.claims, inputs.outages, spec)
    if spec.last_days and spec.start is None and newest is not None:
        spec = replace(spec, start=newest - timedelta(days=spec.last_days - 1))
    if spec.kind in SUMS:
        inputs = _with_outages(inputs, spec, book, names)
    return spec, inputs


def _with_outages(inputs: Inputs, spec: ChartSpec, book: OutageBook, names: Originators) -> Inputs:
    """Return the frames with what the outages of the spec's place add up to, and who tells of them."""
    end = newest_day(inputs.claims, inputs.outages, spec)
    country = is_country(spec.place, inputs.places)
    own = [e for e in book.episodes if country or spec.place in e.places]
    if spec.kind == "outages":
        running = inputs.outages[inputs.outages["status"].isin(RUNNING) & inputs.outages["end"].isna()]
        own = [e for e in own if e.id in set(running["id"])]
    here = replace(book, episodes=own)
    start = end if spec.kind == "outages" else spec.start
    return replace(
        inputs,
        offline=here.offline(by="cause", start=start, end=end),
        losses=here.losses(by="cause", start=spec.start, end=end)
        if spec.kind == "losses"
        else pd.DataFrame(),
        outage_sources=_told_by(inputs.outages, book.claims(), names),
    )


def _told_by(outages: pd.DataFrame, claims: pd.DataFrame, names: Originators) -> dict[str, tuple[str, ...]]:
    """Return by outage the publishers of its claims and of the report that the history cites."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    cited = zip(outages["id"], outages["citation"].fillna(""), strict=True)
    published = zip(claims["outage_id"], claims["publisher"].fillna(""), strict=True)
    for id, text in (*cited, *published):
        if text:
            told[str(id)].add(source_name(names.of(text.split(" (")[0]) or "", text))
    return {id: tuple(sorted(filter(None, found))) for id, found in told.items()}


def _places(state: Database, lang: str) -> Mapping[str, Place]:
    """Return the places by id, each with its name in the language if the gazetteer has one."""
    names = names_in(state.aliases(), lang) if lang != "en" else {}
    return {place.id: replace(place, name=names.get(place.id, place.name)) for place in state.places()}
