"""Output of one place, most of all a country, against disruptions. It compares it with no other place."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from oiltrack.facts import Place
from oiltrack.report import draw, furniture, samples
from oiltrack.report.amounts import MILLION
from oiltrack.report.chart import Chart
from oiltrack.report.drawn import claim_rows, outage_row, rows_of
from oiltrack.report.frame import Called, Callout, call_out, framed
from oiltrack.report.inputs import Inputs
from oiltrack.report.kinds.national_data import NationalData, national_data
from oiltrack.report.kinds.national_words import alt_text, told_day, words
from oiltrack.report.layout import Layout, Mark, edges
from oiltrack.report.page import Page, page_of
from oiltrack.report.palette import CauseGroup, group_of
from oiltrack.report.save import own_settings
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import Words, named, outage_label


def national_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of output against disruptions.

    Raises:
        NoFigureError: there is no figure to draw.
        ChartError: there is no room for it.
    """
    data = national_data(named(spec, inputs.places), inputs)
    page = page_of(spec.size, theme=spec.theme, lang=spec.lang)
    with own_settings():
        called = labelled(page, data, inputs.places)
        data = only_labelled(data, called)
        text = words(data, inputs.places, page.words)
        figure = _draw(page, data, text, called)
    rows = drawn_rows(data, {spot.key: called.texts[spot.key] for spot in called.placed})
    alt = alt_text(data, text, page.words)
    return Chart(name=spec.name, figure=figure, rows=rows, alt_text=alt, through=data.through)


def only_labelled(data: NationalData, called: Called) -> NationalData:
    """Return what is drawn: a band without a label would only be a riddle, and is left to the strip."""
    shown = data.outages["id"].isin([spot.key for spot in called.placed])
    return replace(data, outages=data.outages.assign(band=data.outages["band"] & shown))


def labelled(page: Page, data: NationalData, places: Mapping[str, Place]) -> Called:
    """Place the labels of the largest bands over the middle of their band."""
    left, right = sides(page, data)
    first = draw.day_number(data.start)
    scale = (right - left) / (draw.day_number(data.end) + draw.room(data.start, data.end) - first)
    bands = data.outages[data.outages["band"]].head(data.spec.max_labels)
    return call_out(
        page,
        [
            Callout(
                key=str(outage["id"]),
                text=outage_label(outage, places, unit=data.unit, words=page.words),
                began=page.words.month(outage["start_first"]),
                anchor=left + (_middle(outage) - first) * scale,
                rank=int(outage["rank"]),
                ink=group_of(str(outage["cause"])).mark(page.theme),
            )
            for _, outage in bands.iterrows()
        ],
    )


def sides(page: Page, data: NationalData) -> tuple[float, float]:
    """Return the left and the right edge of the axes, in inches."""
    names = [page.words.word("group", group.name) for group in strip_groups(data)]
    return edges(page, names, last_texts(page, data))


def strip_groups(data: NationalData) -> tuple[CauseGroup, ...]:
    """Return the rows of the strip."""
    return draw.groups_in(data.outages) if data.spec.shows("strip") else ()


def _draw(page: Page, data: NationalData, text: Words, called: Called) -> Figure:
    figure, layout = framed(
        page,
        text,
        sides=sides(page, data),
        marks=marks(page, data),
        called=called,
        rows=len(strip_groups(data)),
    )
    top = draw.nice_top(data.highest_bpd / draw.MILLION)
    _axes(figure, layout, data, top)
    end_last_value(figure, layout, data, top)
    return figure


def end_last_value(figure: Figure, layout: Layout, data: NationalData, top: float) -> None:
    """Write the newest figure at the right edge, in the colour of its mark."""
    theme, newest = layout.page.theme, data.newest
    share = newest.value_bpd / draw.MILLION / top
    height = layout.axes_bottom + (layout.axes_top - layout.axes_bottom) * share
    inks = {"day": theme.line, "month": theme.month, "official": theme.muted}
    furniture.last_value(figure, layout, height, last_texts(layout.page, data), ink=inks[newest.kind])


def _axes(figure: Figure, layout: Layout, data: NationalData, top: float) -> None:
    """Add the main axes and the strip, and draw the data on them."""
    page = layout.page
    main = main_axes(figure, layout, data, top)
    draw.draw_official(main, data.official, scale=page.stroke, theme=page.theme)
    draw.draw_months(main, data.months, scale=page.stroke, theme=page.theme)
    draw.draw_line(main, data.daily, scale=page.stroke, theme=page.theme)
    finish_axes(figure, layout, data, main)


def main_axes(figure: Figure, layout: Layout, data: NationalData, top: float) -> Axes:
    """Add the axes of the figures, with the bands of outages; ``top`` in million b/d."""
    page = layout.page
    main = figure.add_axes(layout.box(layout.axes_bottom, layout.axes_top), gid="main")
    draw.dress(main, data.start, data.end, top=top, size=page.body, unit=data.unit, theme=page.theme)
    main.set_xticks([])
    draw.draw_bands(main, data.outages, theme=page.theme)
    return main


def finish_axes(figure: Figure, layout: Layout, data: NationalData, main: Axes) -> None:
    """Add the strip of outages and the names of the years."""
    page, groups, axes = layout.page, strip_groups(data), [main]
    if groups:
        strip = figure.add_axes(layout.box(layout.strip_bottom, layout.strip_top), gid="strip")
        strip.set_xlim(main.get_xlim())
        strip.set_xticks([])
        draw.draw_strip(strip, data.outages, groups, size=page.small, words=page.words, theme=page.theme)
        draw.quiet(strip, theme=page.theme)
        axes.append(strip)
    furniture.time_axis(figure, axes, layout, data.start, data.end)


def _middle(outage: pd.Series) -> float:
    return (draw.day_number(outage["first"]) + draw.day_number(outage["last"]) + 1) / 2


def last_texts(page: Page, data: NationalData) -> tuple[str, str]:
    """Return the newest figure and its day or month."""
    newest = data.newest
    small = data.unit is MILLION and newest.value_bpd < 100_000
    value = page.words.rate(data.unit, newest.value_bpd) if small else data.unit.number(newest.value_bpd)
    return value, told_day(newest, page.words)


def marks(page: Page, data: NationalData) -> list[Mark]:
    """Return the entries of the key for what is drawn of the figures."""
    found = []
    if len(data.daily):
        found.append(samples.day_mark(page, data.spec.hold_days))
    if len(data.months):
        found.append(samples.month_mark(page))
    if len(data.official):
        found.append(samples.official_mark(page, data.spec.official))
    return found


def drawn_rows(data: NationalData, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return a row a day of the line, a month, an official mean and an outage, in this order and by date.

    ``labels`` are the words written for outages, by id.
    """
    spec = data.spec
    series = f"{spec.place} {spec.measure} {spec.fluid}"
    official = data.official.rename(columns={"id": "observation_id"}).assign(method="official")
    outages = [
        outage_row(row, "band" if row["band"] else "strip")
        | {"label": labels.get(str(row["id"])), "place": row["places"]}
        for row in data.outages.sort_values(["first", "id"]).to_dict("records")
    ]
    days = claim_rows(data.daily, "day", series, place=spec.place)
    months = claim_rows(data.months, "month", series, place=spec.place)
    means = claim_rows(official, "official", spec.official, place=spec.place)
    return rows_of(days, months, means, outages)
