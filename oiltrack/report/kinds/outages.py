"""Outages by place over time: a bar an outage, a row a place, force majeure hatched. It adds nothing up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from oiltrack.errors import ChartError, NoFigureError
from oiltrack.report import draw, furniture, samples
from oiltrack.report.amounts import THOUSAND
from oiltrack.report.chart import Chart
from oiltrack.report.drawn import outage_row, rows_of
from oiltrack.report.frame import framed
from oiltrack.report.in_view import outages_in_view, unconfirmed_bpd
from oiltrack.report.inputs import Inputs, newest_day
from oiltrack.report.kinds.bars import draw_bar
from oiltrack.report.kinds.rows import Row, rows_in
from oiltrack.report.language import Language
from oiltrack.report.layout import Layout, Mark
from oiltrack.report.page import Page, line_height, page_of, shorten, text_width
from oiltrack.report.palette import group_of
from oiltrack.report.save import own_settings
from oiltrack.report.spans import pack_lanes
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import (
    Words,
    alt_of,
    bound,
    is_stale,
    named,
    note_line,
    outage_name,
    since,
    source_line,
    sources_of,
    through_line,
)

NAME_PART = 0.3  # of the page is for the names of the rows at most

_BAR = 0.74  # of a row is for its bars
_AIR = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Gantt:
    """All that is drawn: the rows that could be, of how many ``places``, the outages, the days."""

    rows: tuple[Row, ...]
    places: int
    outages: pd.DataFrame
    start: date
    end: date


def outages_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of a bar an outage.

    Raises:
        NoFigureError: no outage is known in the period.
        ChartError: there is no room for it.
    """
    spec = named(spec, inputs.places)
    page = page_of(spec.size, theme=spec.theme, lang=spec.lang)
    gantt = _gantt(spec, inputs, page.words)
    shown = _fitting(page, gantt, spec, inputs)
    text = _words(gantt, len(shown), spec, inputs, page.words)
    with own_settings():
        figure = _draw(page, gantt, shown, text, volumes=spec.shows("volumes"))
    return Chart(
        name=spec.name,
        figure=figure,
        rows=rows_of(
            outage_row(outage, "bar") | {"place": row.place, "label": row.name}
            for row in shown
            for outage in row.outages.to_dict("records")
        ),
        alt_text=_alt(shown, text, page.words),
        through=gantt.end,
    )


def _gantt(spec: ChartSpec, inputs: Inputs, words: Language) -> Gantt:
    known = inputs.outages[inputs.outages["start_first"].notna()]
    end = newest_day(inputs.published, known, spec)
    if end is None or known.empty:
        raise NoFigureError(
            f"there is no outage of {spec.place_name} to draw", remedy="ingest documents, or run `init`"
        )
    first: pd.Timestamp = known["start_first"].min()
    start = spec.start or date(first.year, 1, 1)
    outages = outages_in_view(known, spec, places=inputs.places, start=start, end=end, today=inputs.today)
    if outages.empty:
        raise NoFigureError(
            f"there is no outage of {spec.place_name} from {start} to {end} to draw",
            remedy="choose other days",
        )
    rows = rows_in(outages, spec, inputs.places, words)
    return Gantt(rows=rows[: spec.max_rows], places=len(rows), outages=outages, start=start, end=end)


def _fitting(page: Page, gantt: Gantt, spec: ChartSpec, inputs: Inputs) -> tuple[Row, ...]:
    """Return the rows that have room on the page."""
    text = _words(gantt, len(gantt.rows), spec, inputs, page.words)
    _, layout = framed(page, text, sides=_sides(page, gantt.rows), marks=_marks(page, gantt.outages))
    count = int((layout.axes_top - layout.axes_bottom) / (line_height(page.small) * _AIR))
    if count == 0:
        raise ChartError("the texts leave no room for a row", remedy="choose a larger size")
    return gantt.rows[:count]


def _sides(page: Page, rows: Sequence[Row]) -> tuple[float, float]:
    names = max(text_width(row.name, page.small) for row in rows)
    return page.pad + min(names, NAME_PART * page.width) + 0.12, page.width - page.pad


def _draw(page: Page, gantt: Gantt, rows: Sequence[Row], text: Words, *, volumes: bool) -> Figure:
    shown = pd.concat([row.outages for row in rows])
    figure, layout = framed(page, text, sides=_sides(page, rows), marks=_marks(page, shown))
    axes = figure.add_axes(layout.box(layout.axes_bottom, layout.axes_top), gid="main")
    axes.set_xlim(
        draw.day_number(gantt.start), draw.day_number(gantt.end) + draw.room(gantt.start, gantt.end)
    )
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks([])
    axes.set_yticks([])
    for number, row in enumerate(rows):
        _row_name(figure, layout, row, number, len(rows))
        _bars(figure, layout, axes, row, (number, len(rows)), volumes=volumes)
        if number:
            axes.axhline(number - 0.5, color=page.theme.grid, linewidth=0.6, zorder=0)
    draw.quiet(axes, theme=page.theme)
    furniture.time_axis(figure, [axes], layout, gantt.start, gantt.end)
    return figure


def _middle(layout: Layout, number: float, count: int) -> float:
    """Return the height of the middle of a row in inches."""
    height = layout.axes_top - layout.axes_bottom
    return layout.axes_top - (number + 0.5) * height / count


def _row_name(figure: Figure, layout: Layout, row: Row, number: int, count: int) -> None:
    page = layout.page
    name = shorten(row.name, NAME_PART * page.width, page.small)
    x = layout.left - 0.08 - text_width(name, page.small)
    base = _middle(layout, number, count) - page.small * 0.36 / 72
    furniture.write(figure, layout, x, base, name, points=page.small, role="row")


def _bars(
    figure: Figure, layout: Layout, axes: Axes, row: Row, place: tuple[int, int], *, volumes: bool
) -> None:
    """Draw the bars of a row; those that overlap share its height."""
    number, count = place
    found = row.outages.sort_values(["first", "id"]).to_dict("records")
    extents = [draw.extent(axes, outage["first"], outage["last"]) for outage in found]
    packed = pack_lanes([(left, left + width) for left, width in extents])
    starts = sorted(left for left, _ in extents)
    for outage, (left, width), (lane, lanes) in zip(found, extents, packed, strict=True):
        share = _BAR / lanes
        bottom = number - _BAR / 2 + share * lane + share * 0.08
        draw_bar(axes, layout.page, outage, (left, bottom, width, share * 0.84))
        if volumes and lanes == 1 and outage["volume"]:
            following = next((start for start in starts if start > left), None)
            at = (left + width, following, _middle(layout, number, count))
            _volume(figure, layout, axes, outage, at)


def _volume(
    figure: Figure,
    layout: Layout,
    axes: Axes,
    outage: Mapping[Any, Any],
    at: tuple[float, float | None, float],
) -> None:
    """Write the peak after a bar, if there is room before the next one of the row."""
    page, (end, following, middle) = layout.page, at
    text = f"{outage['volume'] / THOUSAND.barrels:,.0f}"
    low, high = axes.get_xlim()
    scale = (layout.right - layout.left) / (high - low)
    x = layout.left + (end - low) * scale + 0.05
    limit = layout.left + (following - low) * scale - 0.06 if following else page.width - page.pad
    points = page.small * 0.9
    if x + text_width(text, points) > limit:
        return
    base, color = middle - points * 0.36 / 72, page.theme.muted
    furniture.write(figure, layout, x, base, text, points=points, role="volume", color=color)


def _marks(page: Page, outages: pd.DataFrame) -> list[Mark]:
    marks = [samples.bar_mark(page, group) for group in draw.groups_in(outages)]
    neutral = page.theme.official
    if outages["force_majeure"].any():
        hatch = {"facecolor": neutral, "edgecolor": page.theme.paper, "hatch": "//////", "linewidth": 0}
        marks.append(Mark(words=page.words.say("mark_force_majeure"), patch=hatch))
    if (outages["end_last"].isna() & (outages["last"] > outages["last_reported"])).any():
        hollow = {"facecolor": page.theme.paper, "edgecolor": neutral, "linewidth": 0.8}
        marks.append(Mark(words=page.words.say("mark_open"), patch=hollow))
    return marks


def _words(gantt: Gantt, shown: int, spec: ChartSpec, inputs: Inputs, words: Language) -> Words:
    stale = is_stale(gantt.end, today=inputs.today, cut=spec.end is not None)
    title = _title(gantt, spec, inputs, words)
    note = words.say("note_gantt", shown=shown, count=gantt.places, days=words.count(spec.open_days, "day"))
    return Words(
        title=title,
        brief=title,
        subtitle=words.say(
            "subtitle_gantt",
            place=spec.place_name,
            start=words.month(gantt.start),
            end=words.month(gantt.end),
        ),
        source=source_line(words, sources_of(gantt.outages, inputs.outage_sources)),
        note=note_line(words, spec.note, note),
        through=through_line(words, gantt.end, stale=stale),
        stale=stale,
    )


def _title(gantt: Gantt, spec: ChartSpec, inputs: Inputs, words: Language) -> str:
    """Return how many outages run and which is the largest, or which was the last."""
    vouched = gantt.outages[~gantt.outages["doubtful"]]
    running = vouched[vouched["running"]]
    if running.empty and vouched.empty:
        return words.say("gantt_none_open", place=spec.place_name, day=bound(words.day(gantt.end)))
    if running.empty:
        known = vouched.assign(known=vouched["end_last"].fillna(vouched["last_reported"]))
        last = known.sort_values(["known", "volume", "id"]).iloc[-1]
        name, day = bound(outage_name(last, inputs.places, words)), bound(words.day(last["known"]))
        phrase = "gantt_none_told" if pd.isna(last["end_last"]) else "gantt_none"
        return words.say(phrase, place=spec.place_name, name=name, day=day)
    largest = running.sort_values("rank").iloc[0]
    offline = inputs.offline
    away = int(offline.loc[offline["date"] == pd.Timestamp(gantt.end), "offline_bpd"].sum())
    away -= unconfirmed_bpd(offline, gantt.outages, gantt.end)
    parts = {
        "place": spec.place_name,
        "outages": words.count(len(running), "outage"),
    }
    if not away:
        latest = running.sort_values(["start_first", "id"]).iloc[-1]
        return words.say("gantt_running_unsized", **parts, **_begun(latest, inputs, words))
    away_words = bound(words.rate(THOUSAND, away))
    return words.say("gantt_running", **parts, **_begun(largest, inputs, words), value=away_words)


def _begun(outage: "pd.Series[Any]", inputs: Inputs, words: Language) -> dict[str, str]:
    return {
        "name": bound(outage_name(outage, inputs.places, words)),
        "since": since(outage, words),
    }


def _alt(rows: Sequence[Row], text: Words, words: Language) -> str:
    lines = [words.say("alt_gantt", subtitle=text.subtitle)]
    for row in rows:
        longest = row.outages.sort_values(["days", "id"]).iloc[-1]
        lines.append(
            words.say(
                "alt_gantt_row",
                place=row.name,
                outages=words.count(len(row.outages), "outage"),
                days=words.count(int(longest["days"]) + 1, "day"),
                cause=words.word("cause", group_of(longest["cause"]).name),
            )
        )
    return alt_of(lines, text)
