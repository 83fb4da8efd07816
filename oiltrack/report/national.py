"""Puts the national chart together: output against disruptions. It reads no files and writes none.

``national_chart`` gives a ``Chart``: the figure, the rows of exactly what was drawn, the alt text.
``save_chart`` writes all three beside each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from oiltrack.errors import ChartError
from oiltrack.facts import Place
from oiltrack.report import draw, furniture
from oiltrack.report.amounts import MILLION
from oiltrack.report.columns import CHART
from oiltrack.report.drawn import drawn_rows
from oiltrack.report.files import write_whole
from oiltrack.report.labels import Label, Placed, place
from oiltrack.report.layout import Layout, divide, edges, key_fits, mark_rows
from oiltrack.report.national_data import NationalData, national_data
from oiltrack.report.page import PAGES, text_width
from oiltrack.report.palette import PAPER, group_of
from oiltrack.report.save import PNG_DPI, own_settings, save_figure
from oiltrack.report.spec import ChartSpec
from oiltrack.report.tables import write_frame
from oiltrack.report.wording import Words, alt_text, day, month, outage_label, words

_SCALES = {"slide": 1.0, "half": 0.8, "a4": 0.75, "column": 0.6}
_AMPLE_IN = 1.6
_LEAST_COLUMNS = 10  # of the first version of a chart's data


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawn chart: ``rows`` has the columns of ``columns.CHART``, ``through`` is the last day told of."""

    name: str
    figure: Figure
    rows: pd.DataFrame
    alt_text: str
    through: date


def national_chart(
    spec: ChartSpec,
    *,
    claims: pd.DataFrame,
    outages: pd.DataFrame,
    official: pd.DataFrame,
    places: Mapping[str, Place] | None = None,
    today: date | None = None,
) -> Chart:
    """Return the chart of a spec.

    Args:
        spec: see ``load_chart("national")``.
        claims: of ``claims_frame``.
        outages: of ``episodes``.
        official: of ``official_frame``.
        places: the gazetteer by id: names for labels, countries to leave foreign outages out.
        today: given, data older than 45 days is marked as old, and no outage runs of which nobody has
            spoken lately; the chart then changes with the day.

    Raises:
        ChartError: there is nothing to draw, or no room for it.
    """
    names = places or {}
    data = national_data(
        _named(spec, names), claims=claims, outages=outages, official=official, places=names, today=today
    )
    text = words(data, names, today=today)
    texts = _label_texts(data, names)
    with own_settings():
        placed = _place(data, texts)
        data = _labelled_only(data, placed)
        figure = _draw(data, text, texts, placed)
    rows = drawn_rows(data, {spot.key: texts[spot.key] for spot in placed})
    return Chart(
        name=spec.name, figure=figure, rows=rows, alt_text=alt_text(data, text), through=data.through
    )


def save_chart(chart: Chart, *paths: Path) -> list[Path]:
    """Write the picture to each path, and beside the first ``<stem>.csv`` and ``<stem>.alt.txt``.

    Raises:
        ChartError: an ending is none of ``.png``, ``.svg``, ``.pdf``; or the ``.csv`` is no data of a chart.
    """
    table = paths[0].with_suffix(".csv")
    _require_data(table)
    written = [save_figure(chart.figure, path) for path in paths]
    write_frame(table, CHART, chart.rows)
    alt = paths[0].with_suffix(".alt.txt")
    write_whole(alt, lambda temporary: temporary.write_bytes(chart.alt_text.encode("utf-8")))
    return [*written, table, alt]


def _require_data(table: Path) -> None:
    """Refuse to write over a table that no chart has written: its header tells it."""
    if not table.exists():
        return
    with table.open("rb") as handle:
        names = handle.readline(1_000).decode("utf-8", errors="replace").rstrip("\n").split(",")
    if len(names) < _LEAST_COLUMNS or names != CHART.header[: len(names)]:
        remedy = "move it away, or give the picture another name"
        raise ChartError(f"{table} is in the way, and is not the data of a chart", remedy=remedy)


def _named(spec: ChartSpec, places: Mapping[str, Place]) -> ChartSpec:
    """Return the spec with the name of its place, from the gazetteer where it gives none itself."""
    if spec.place_name:
        return spec
    known = places.get(spec.place)
    name = known.name.split(" (")[0] if known else spec.place.replace("-", " ").title()
    return replace(spec, place_name=name)


def _labelled_only(data: NationalData, placed: list[Placed]) -> NationalData:
    """Return what is drawn: a band without a label would only be a riddle, and is left to the strip."""
    shown = data.outages["id"].isin([spot.key for spot in placed])
    return replace(data, outages=data.outages.assign(band=data.outages["band"] & shown))


def _sides(data: NationalData) -> tuple[float, float]:
    names = [group.name for group in draw.groups_in(data.outages)]
    return edges(PAGES[data.spec.size], names, _last_texts(data))


def _draw(data: NationalData, text: Words, texts: dict[str, str], placed: list[Placed]) -> Figure:
    """Return the figure; ``texts`` are the labels by outage id."""
    page, groups = PAGES[data.spec.size], draw.groups_in(data.outages)
    end_texts, sides = _last_texts(data), _sides(data)
    divided = partial(
        divide,
        page,
        sides,
        subtitle=text.subtitle,
        marks=len(mark_rows(page, _mark_entries(data))),
        lanes=max((spot.lane + 1 for spot in placed), default=0),
        rows=len(groups),
        key=_key(placed, texts, data.outages),
        footer=(text.source, text.note, text.through),
    )
    try:
        layout = divided(title=text.title)
        crowded = layout.axes_top - layout.axes_bottom < _AMPLE_IN
    except ChartError:
        crowded = True
    if crowded:  # the brief title leaves more room for the picture; where even that is too little, it fails
        layout = divided(title=text.brief)
    figure = Figure(figsize=(page.width, page.height), dpi=PNG_DPI, facecolor=PAPER)
    top = draw.nice_top(data.highest_bpd / draw.MILLION)
    _axes(figure, layout, data, top)
    furniture.header(figure, layout, stale=text.stale)
    furniture.marks_key(figure, layout, _mark_entries(data))
    inks = {str(o["id"]): group_of(str(o["cause"])).ink for o in data.outages.to_dict("records")}
    furniture.outage_labels(figure, layout, placed, texts, inks)
    furniture.block(figure, layout, layout.key, role="key")
    furniture.block(figure, layout, layout.footer, role="footer", color="#4A5360")
    if end_texts:
        height = layout.axes_bottom + (layout.axes_top - layout.axes_bottom) * _last(data) / top
        furniture.last_value(figure, layout, height, end_texts)
    return figure


def _axes(figure: Figure, layout: Layout, data: NationalData, top: float) -> None:
    """Add the main axes and the strip, and draw the data on them."""
    page, groups = layout.page, draw.groups_in(data.outages)
    main = figure.add_axes(layout.box(layout.axes_bottom, layout.axes_top), gid="main")
    draw.dress(main, data.start, data.end, top=top, size=page.body, unit=data.unit)
    main.set_xticks([])
    scale = _SCALES[data.spec.size]
    draw.draw_bands(main, data.outages)
    draw.draw_official(main, data.official, scale=scale)
    draw.draw_months(main, data.months, scale=scale)
    draw.draw_line(main, data.daily, scale=scale)
    axes = [main]
    if groups:
        strip = figure.add_axes(layout.box(layout.strip_bottom, layout.strip_top), gid="strip")
        strip.set_xlim(main.get_xlim())
        strip.set_xticks([])
        draw.draw_strip(strip, data.outages, groups, size=page.small)
        draw.quiet(strip)
        axes.append(strip)
    furniture.time_axis(figure, axes, layout, data.start, data.end)


def _place(data: NationalData, texts: dict[str, str]) -> list[Placed]:
    """Place the labels of the largest bands over the middle of their band."""
    page, (left, right) = PAGES[data.spec.size], _sides(data)
    first = draw.day_number(data.start)
    scale = (right - left) / (draw.day_number(data.end) + draw.room(data.start, data.end) - first)
    labels = [
        Label(
            key=key,
            width=text_width(texts[key], page.small),
            number_width=text_width("88", page.small, "bold"),
            anchor=left + (_middle(outage) - first) * scale,
            rank=int(outage["rank"]),
        )
        for key, outage in _labelled(data).items()
    ]
    most = len(labels)
    while True:
        placed = place(
            labels, lanes=page.lanes, left=page.pad, right=page.width - page.pad, most_numbers=most
        )
        numbers = sum(spot.number is not None for spot in placed)
        if not numbers or key_fits(page, _key(placed, texts, data.outages)):
            return placed
        most = min(most, numbers) - 1


def _labelled(data: NationalData) -> dict[str, pd.Series]:
    bands = data.outages[data.outages["band"]].head(data.spec.max_labels)
    return {str(outage["id"]): outage for _, outage in bands.iterrows()}


def _label_texts(data: NationalData, places: Mapping[str, Place]) -> dict[str, str]:
    return {key: outage_label(outage, places, unit=data.unit) for key, outage in _labelled(data).items()}


def _middle(outage: pd.Series) -> float:
    return (draw.day_number(outage["first"]) + draw.day_number(outage["last"]) + 1) / 2


def _key(placed: list[Placed], texts: dict[str, str], outages: pd.DataFrame) -> list[str]:
    """Return the words of the numbered labels, each with the month it began."""
    began = dict(zip(outages["id"], outages["first"], strict=True))
    numbered = [spot for spot in placed if spot.number is not None]
    return [f"{spot.number} {texts[spot.key]} ({month(began[spot.key])})" for spot in numbered]


def _last(data: NationalData) -> float:
    return float(data.daily["value_bpd"].iloc[-1]) / draw.MILLION


def _last_texts(data: NationalData) -> tuple[str, str] | tuple[()]:
    """Return the last value and the day it was reported, or nothing where no day has a figure."""
    if data.daily.empty:
        return ()
    last = data.daily.iloc[-1]
    reported = last["date"] - pd.Timedelta(days=int(last["age_days"]))
    small = data.unit is MILLION and last["value_bpd"] < 100_000
    value = data.unit.rate(last["value_bpd"]) if small else data.unit.number(last["value_bpd"])
    return value, day(reported)


def _mark_entries(data: NationalData) -> list[tuple[str, str]]:
    entries = []
    if len(data.daily):
        entries.append(("day", f"figure for a day, held up to {data.spec.hold_days} days"))
    if len(data.months):
        entries.append(("month", "figure for a month"))
    if len(data.official):
        entries.append(("official", f"{data.spec.official}, monthly mean"))
    return entries
