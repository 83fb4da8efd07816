"""Small multiples: a panel a field or terminal, large outages through all. It adds nothing up."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from oiltrack.errors import ChartError
from oiltrack.facts import Place
from oiltrack.report import draw, furniture, samples
from oiltrack.report.amounts import THOUSAND
from oiltrack.report.chart import Chart
from oiltrack.report.drawn import claim_rows, outage_row, rows_of
from oiltrack.report.frame import Called, Callout, call_out, framed
from oiltrack.report.in_view import is_country
from oiltrack.report.inputs import Inputs
from oiltrack.report.kinds.fields_data import Fields, Panel, fields_of
from oiltrack.report.language import Language
from oiltrack.report.layout import Layout, Mark
from oiltrack.report.page import Page, line_height, page_of, shorten, text_width
from oiltrack.report.palette import group_of
from oiltrack.report.publishers import publishers
from oiltrack.report.save import own_settings
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import (
    Words,
    alt_of,
    banded,
    bound,
    is_stale,
    named,
    note_line,
    outage_label,
    room_for,
    source_line,
    through_line,
)

NAME_PART = 0.3  # of the page is for the names of the panels at most

_GAP_IN = 0.07
_CAP, _MOST_CAP_IN = 0.08, 0.06  # of a panel's height, and of a high one
_AIR = 1.3


def fields_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of a panel a place.

    Raises:
        NoFigureError: no field or terminal has a figure.
        ChartError: there is no room for it.
    """
    spec = named(spec, inputs.places)
    page = page_of(spec.size, theme=spec.theme, lang=spec.lang)
    fields = fields_of(spec, inputs, page.words)
    sides = _sides(page, fields)
    with own_settings():
        called = _called(page, fields, inputs.places, sides, most=spec.max_labels)
        text = _words(fields, called, spec, inputs, page.words)
        figure, drawn = _draw(page, fields, text, called, sides=sides, hold_days=spec.hold_days)
    return Chart(
        name=spec.name,
        figure=figure,
        rows=_rows(fields, drawn, called, spec),
        alt_text=_alt(fields, drawn, text=text, words=page.words),
        through=fields.through,
    )


def _called(
    page: Page, fields: Fields, places: Mapping[str, Place], sides: tuple[float, float], *, most: int
) -> Called:
    """Place the labels of the large outages over their first day."""
    left, right = sides
    first = draw.day_number(fields.start)
    whole = draw.day_number(fields.end) + draw.room(fields.start, fields.end) - first
    return call_out(
        page,
        [
            Callout(
                key=str(event["id"]),
                text=outage_label(event, places, unit=THOUSAND, words=page.words),
                began=page.words.month(event["start_first"]),
                anchor=left + (draw.day_number(event["first"]) - first) / whole * (right - left),
                rank=int(event["rank"]),
                ink=group_of(str(event["cause"])).mark(page.theme),
            )
            for _, event in fields.events.head(most).iterrows()
        ],
    )


def _sides(page: Page, fields: Fields) -> tuple[float, float]:
    names = max(text_width(panel.name, page.small, "bold") for panel in fields.panels)
    ends = max(
        text_width(text, page.small, "bold")
        for panel in fields.panels
        for text in _last_texts(page.words, panel)
    )
    return page.pad + min(names, NAME_PART * page.width) + 0.12, page.width - page.pad - ends - 0.1


def _draw(
    page: Page,
    fields: Fields,
    text: Words,
    called: Called,
    *,
    sides: tuple[float, float],
    hold_days: int,
) -> tuple[Figure, tuple[Panel, ...]]:
    """Return the figure and the panels that have room on it."""
    figure, layout = framed(
        page, text, sides=sides, marks=_marks(page, fields, called, hold_days), called=called
    )
    height = layout.axes_top - layout.axes_bottom
    least = 2.2 * line_height(page.small) + _GAP_IN
    count = min(len(fields.panels), int(height / least))
    if count == 0:
        raise ChartError("the texts leave no room for a panel", remedy="choose a larger size")
    panels, axes = fields.panels[:count], []
    each = height / count
    for number, panel in enumerate(panels):
        top = layout.axes_top - number * each
        axes.append(_panel(figure, layout, fields, panel, (top - each + _GAP_IN / 2, top - _GAP_IN / 2)))
    _event_lines(figure, layout, called)
    furniture.time_axis(figure, axes, layout, fields.start, fields.end)
    return figure, panels


def _panel(figure: Figure, layout: Layout, fields: Fields, panel: Panel, ends: tuple[float, float]) -> Axes:
    page, (bottom, top) = layout.page, ends
    axes = figure.add_axes(layout.box(bottom, top), gid=f"panel {panel.place}")
    highest = max(int(panel.daily["high_bpd"].max()), 1) / draw.MILLION
    axes.set_xlim(
        draw.day_number(fields.start), draw.day_number(fields.end) + draw.room(fields.start, fields.end)
    )
    axes.set_ylim(0, highest * _AIR)
    axes.set_xticks([])
    axes.set_yticks([])
    cap = min(_CAP, _MOST_CAP_IN / (top - bottom))
    draw.draw_bands(axes, panel.outages.assign(band=True), theme=page.theme, cap=cap, hatched=True)
    draw.draw_line(axes, panel.daily, scale=page.stroke * 0.9, theme=page.theme)
    draw.quiet(axes, theme=page.theme)
    _panel_words(figure, layout, panel, (bottom + top) / 2)
    return axes


def _panel_words(figure: Figure, layout: Layout, panel: Panel, middle: float) -> None:
    """Write the name with its scale at the left, the last value with its day at the right."""
    page = layout.page
    upper, lower = middle + page.small * 0.12 / 72, middle - page.small * 1.02 / 72
    name = shorten(panel.name, NAME_PART * page.width, page.small, "bold")
    scale = f"0–{THOUSAND.number(int(panel.daily['high_bpd'].max()))}"
    for base, text, style in (
        (upper, name, {"fontweight": "bold"}),
        (lower, scale, {"color": page.theme.muted}),
    ):
        x = layout.left - 0.1 - text_width(text, page.small, str(style.get("fontweight", "normal")))
        furniture.write(figure, layout, x, base, text, points=page.small, role="panel", **style)
    value, day = _last_texts(page.words, panel)
    x = layout.right + 0.07
    strong = {"fontweight": "bold", "color": page.theme.line}
    furniture.write(figure, layout, x, upper, value, points=page.small, role="last", **strong)
    color = page.theme.muted
    furniture.write(figure, layout, x, lower, day, points=page.small, role="last", color=color)


def _last_texts(words: Language, panel: Panel) -> tuple[str, str]:
    return THOUSAND.number(int(panel.last["value_bpd"])), words.day(panel.last["date"])


def _event_lines(figure: Figure, layout: Layout, called: Called) -> None:
    page = layout.page
    for spot in called.placed:
        line = Line2D(
            [spot.anchor / page.width] * 2,
            [layout.axes_bottom / page.height, layout.axes_top / page.height],
            transform=figure.transFigure,
            color=called.inks[spot.key],
            linewidth=0.9,
            linestyle=(0, (4, 2)),
            zorder=1,
            gid=f"event {spot.key}",
        )
        figure.add_artist(line)


def _marks(page: Page, fields: Fields, called: Called, hold_days: int) -> list[Mark]:
    marks = [samples.day_mark(page, hold_days)]
    lines = fields.events[fields.events["id"].isin([spot.key for spot in called.placed])]
    touched = pd.concat([*(panel.outages for panel in fields.panels), lines])
    return marks + [samples.cause_mark(page, group) for group in draw.groups_in(touched)]


def _words(fields: Fields, called: Called, spec: ChartSpec, inputs: Inputs, words: Language) -> Words:
    newest = max(fields.panels, key=lambda panel: (panel.last["date"], panel.last["value_bpd"], panel.place))
    cut = spec.end is not None
    stale = is_stale(fields.through, today=inputs.today, cut=cut)
    brief = words.say(
        "fields_title",
        place=spec.place_name,
        name=newest.name,
        value=bound(words.rate(THOUSAND, newest.last["value_bpd"])),
        day=bound(words.day(newest.last["date"])),
        count=words.count(len(fields.panels), "place"),
    )
    shut = sum(bool(panel.outages["running"].any()) for panel in fields.panels)
    drawn = [panel.daily["observation_id"] for panel in fields.panels]
    parts = [words.say("note_fields", days=spec.hold_days)]
    if any(len(panel.outages) for panel in fields.panels):
        parts.append(words.say("note_shaded"))
    if called.placed:
        room = room_for(words, len(called.placed), len(fields.events))
        which = banded(spec, words, country=is_country(spec.place, inputs.places))
        parts.append(words.say("note_through", which=which, room=room))
    if fields.without:
        parts.append(words.say("without_figure", places=words.say("list_joint").join(fields.without)))
    return Words(
        title=brief + (words.say("fields_shut", count=shut) if shut and not stale else ""),
        brief=brief,
        subtitle=words.say(
            "subtitle_fields",
            fluid=words.word("fluid", spec.fluid),
            place=spec.place_name,
            start=words.month(fields.start),
            end=words.month(fields.end),
        ),
        source=source_line(words, publishers(inputs.claims, *drawn)),
        note=note_line(words, spec.note, *parts),
        through=through_line(words, fields.through, stale=stale),
        stale=stale,
    )


def _alt(fields: Fields, drawn: Sequence[Panel], *, text: Words, words: Language) -> str:
    lines = [words.say("alt_panels", subtitle=text.subtitle)]
    for panel in drawn:
        days = int((panel.daily["method"] == "reported").sum())
        value, day = words.rate(THOUSAND, panel.last["value_bpd"]), words.day(panel.last["date"])
        told = words.count(days, "day")
        lines.append(words.say("alt_panel", place=panel.name, value=value, day=day, days=told))
    if left := [panel.name for panel in fields.panels[len(drawn) :]]:
        lines.append(words.say("alt_no_room", places=", ".join(left)))
    return alt_of(lines, text)


def _rows(fields: Fields, panels: Sequence[Panel], called: Called, spec: ChartSpec) -> pd.DataFrame:
    rows: list[pd.DataFrame | list[dict[str, Any]]] = []
    for panel in panels:
        series = f"{panel.place} {panel.measure} {spec.fluid}"
        rows.append(claim_rows(panel.daily, "day", series, place=panel.place))
        rows.append(
            [
                outage_row(outage, "band") | {"place": panel.place}
                for outage in panel.outages.sort_values(["first", "id"]).to_dict("records")
            ]
        )
    shown = {spot.key for spot in called.placed}
    events = [
        outage_row(event, "line") | {"place": event["places"], "label": called.texts[str(event["id"])]}
        for event in fields.events.sort_values(["first", "id"]).to_dict("records")
        if str(event["id"]) in shown
    ]
    return rows_of(*rows, events)
