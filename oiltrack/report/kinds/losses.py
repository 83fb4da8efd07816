"""Barrels lost by cause over a period, as a waterfall that ends in the total. It adds up no outages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from oiltrack.errors import NoFigureError
from oiltrack.report import draw, furniture
from oiltrack.report.chart import Chart
from oiltrack.report.drawn import rows_of
from oiltrack.report.frame import framed
from oiltrack.report.in_view import outages_in_view
from oiltrack.report.inputs import Inputs, newest_day
from oiltrack.report.language import Language
from oiltrack.report.layout import Layout, Mark
from oiltrack.report.page import Page, line_height, page_of, text_width
from oiltrack.report.palette import CauseGroup, group_of
from oiltrack.report.save import own_settings
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import (
    Words,
    alt_of,
    bound,
    is_stale,
    named,
    note_line,
    source_line,
    sources_of,
    through_line,
)

_MILLION_BBL = 1_000_000
_BAR = 0.62
_AIR = 1.02
_STEPS = (1, 2, 5)
_LEAST_SHARE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The barrels lost to a group of causes, with the lowest and the highest reading."""

    group: CauseGroup
    bbl: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """All that is drawn, the largest first; ``unknown`` outages of no known size are in none."""

    parts: tuple[Loss, ...]
    outages: pd.DataFrame
    unknown: int
    start: date
    end: date

    @property
    def total(self) -> int:
        """All barrels lost."""
        return sum(part.bbl for part in self.parts)


def losses_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of barrels lost by cause.

    Raises:
        NoFigureError: nothing of known size was lost.
        ChartError: there is no room for it.
    """
    spec = named(spec, inputs.places)
    page = page_of(spec.size, theme=spec.theme, lang=spec.lang)
    losses = _losses(spec, inputs)
    text = _words(losses, spec, inputs, page.words)
    with own_settings():
        figure = _draw(page, losses, text, ranges=spec.shows("ranges"))
    return Chart(
        name=spec.name,
        figure=figure,
        rows=rows_of(
            {
                "date": pd.Timestamp(losses.start),
                "date_last": pd.Timestamp(losses.end),
                "kind": "loss",
                "series": part.group.name,
                "place": spec.place,
                "value_bbl": part.bbl,
                "low_bbl": part.low,
                "high_bbl": part.high,
            }
            for part in losses.parts
        ),
        alt_text=_alt(losses, text, page.words),
        through=losses.end,
    )


def _losses(spec: ChartSpec, inputs: Inputs) -> Losses:
    found = inputs.losses
    end = newest_day(inputs.published, inputs.outages, spec)
    if found.empty or end is None or not found["lost_bbl"].any():
        raise NoFigureError(
            f"no loss of known size is told of {spec.place_name} in these days",
            remedy="choose other days, or ingest documents",
        )
    first: pd.Timestamp = inputs.outages["start_first"].min()
    start = spec.start or first.date()
    columns = ["lost_bbl", "lost_low_bbl", "lost_high_bbl"]
    table = found.assign(group=[group_of(cause).name for cause in found["cause"]])
    table = table.groupby("group", sort=True)[columns].sum()
    table = table[table["lost_bbl"] > 0].sort_values("lost_bbl", ascending=False, kind="stable")
    groups = {group.name: group for group in draw.groups_named(table.index)}
    parts = [
        Loss(group=groups[str(name)], bbl=int(row.iloc[0]), low=int(row.iloc[1]), high=int(row.iloc[2]))
        for name, row in table.iterrows()
    ]
    outages = outages_in_view(
        inputs.outages, spec, places=inputs.places, start=start, end=end, today=inputs.today
    )
    unknown = int(found["unknown"].sum())
    return Losses(parts=tuple(parts), outages=outages, unknown=unknown, start=start, end=end)


def _draw(page: Page, losses: Losses, text: Words, *, ranges: bool) -> Figure:
    names = [*(page.words.word("group", part.group.name) for part in losses.parts), page.words.say("total")]
    left = page.pad + max(text_width(name, page.body) for name in names) + 0.12
    room = text_width(_share(losses.total, losses.total, page.words), page.body, "bold") + 0.12
    marks: list[Mark] = []
    figure, layout = framed(page, text, sides=(left, page.width - page.pad - room), marks=marks)
    axes = figure.add_axes(layout.box(layout.axes_bottom, layout.axes_top), gid="main")
    _dress(figure, layout, axes, losses, names)
    begin = 0
    for number, part in enumerate(losses.parts):
        _step(axes, layout, part, (begin, number), ranges=ranges)
        end = begin + part.bbl
        reach = max(end, begin + part.high) if ranges else end
        share = _share(part.bbl, losses.total, page.words)
        _number(figure, layout, axes, share, (begin, reach, number), strong=False)
        begin = end
    last = len(losses.parts)
    total = Rectangle(
        (0, last - _BAR / 2), begin, _BAR, facecolor=page.theme.line, linewidth=0, zorder=3, gid="total"
    )
    axes.add_patch(total)
    _number(figure, layout, axes, _millions(begin), (0, begin, last), strong=True)
    return figure


def _dress(figure: Figure, layout: Layout, axes: Axes, losses: Losses, names: Sequence[str]) -> None:
    """Set the axes, write the names of the rows and those of the ticks below."""
    page, count = layout.page, len(names)
    reach = max(losses.total, *_reaches(losses))
    axes.set_xlim(0, reach * _AIR)
    axes.set_ylim(count - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([])
    step = _tick_step(reach)
    for tick in np.arange(0, reach + 1, step):
        axes.axvline(tick, color=page.theme.grid, linewidth=0.8, zorder=0, gid="tick")
        name = f"{tick / _MILLION_BBL:,.{0 if step >= _MILLION_BBL else 2}f}"
        x = layout.left + tick / (reach * _AIR) * (layout.right - layout.left)
        base = layout.years_top - line_height(page.body) * 0.85
        start = x - text_width(name, page.body) / 2
        color = page.theme.muted
        furniture.write(figure, layout, start, base, name, points=page.body, role="year", color=color)
    draw.quiet(axes, theme=page.theme)
    for number, name in enumerate(names):
        x = layout.left - 0.1 - text_width(name, page.body)
        base = _middle(layout, axes, number) - page.body * 0.36 / 72
        furniture.write(figure, layout, x, base, name, points=page.body, role="row")


def _reaches(losses: Losses) -> list[int]:
    ends, begin = [0], 0
    for part in losses.parts:
        ends.append(begin + part.high)
        begin += part.bbl
    return ends


def _step(axes: Axes, layout: Layout, part: Loss, place: tuple[int, int], *, ranges: bool) -> None:
    """Draw one bar from where the last one ended, its range, and a line down to the next one."""
    theme, (begin, number) = layout.page.theme, place
    bar = Rectangle(
        (begin, number - _BAR / 2),
        part.bbl,
        _BAR,
        facecolor=part.group.mark(theme),
        edgecolor=theme.paper,
        hatch=part.group.hatch,
        linewidth=0.0,
        zorder=3,
        gid=f"loss {part.group.name}",
    )
    axes.add_patch(bar)
    end = begin + part.bbl
    axes.plot([end, end], [number + _BAR / 2, number + 1 - _BAR / 2], color=theme.muted, linewidth=0.8)
    if ranges and part.high > part.low:
        ends = [begin + part.low, begin + part.high]
        edge = [withStroke(linewidth=2.6, foreground=theme.paper)]  # seen on a dark bar too
        style: dict[str, Any] = {"marker": "|", "markersize": 6, "path_effects": edge, "gid": "range"}
        axes.plot(ends, [number] * 2, color=theme.ink, linewidth=1.1, zorder=4, **style)


def _number(
    figure: Figure,
    layout: Layout,
    axes: Axes,
    text: str,
    place: tuple[int, int, int],
    *,
    strong: bool,
) -> None:
    """Write a number after its bar, before it where the page ends."""
    page, (begin, end, number) = layout.page, place
    low, high = axes.get_xlim()
    scale, weight = (layout.right - layout.left) / (high - low), "bold" if strong else "normal"
    width = text_width(text, page.body, weight)
    x = layout.left + end * scale + 0.08
    if x + width > page.width - page.pad:
        x = layout.left + begin * scale - 0.08 - width
    base = _middle(layout, axes, number) - page.body * 0.36 / 72
    furniture.write(figure, layout, x, base, text, points=page.body, role="value", fontweight=weight)


def _middle(layout: Layout, axes: Axes, number: int) -> float:
    count = axes.get_ylim()[0] + 0.5
    return layout.axes_top - (number + 0.5) / count * (layout.axes_top - layout.axes_bottom)


def _tick_step(reach: int) -> float:
    """Return the distance of ticks in barrels so that there are three to six of them."""
    wanted = reach / 5
    size = 10.0 ** np.floor(np.log10(max(wanted, 1e-9)))
    return float(next((step * size for step in _STEPS if step * size >= wanted), 10 * size))


def _millions(bbl: int) -> str:
    amount = bbl / _MILLION_BBL
    return f"{amount:,.0f}" if amount >= 100 else f"{amount:,.1f}" if amount >= 1 else f"{amount:,.2f}"


def _share(bbl: int, total: int, words: Language) -> str:
    percent = f"{bbl / total:.0%}" if bbl / total >= _LEAST_SHARE or not bbl else f"<{_LEAST_SHARE:.0%}"
    return words.say("share", number=_millions(bbl), percent=percent)


def _words(losses: Losses, spec: ChartSpec, inputs: Inputs, words: Language) -> Words:
    stale = is_stale(losses.end, today=inputs.today, cut=spec.end is not None)
    largest = losses.parts[0]
    title = words.say(
        "losses_title",
        place=spec.place_name,
        total=bound(words.say("volume_million", number=_millions(losses.total))),
        percent=f"{largest.bbl / losses.total:.0%}",
        cause=words.word("because", largest.group.name),
    )
    return Words(
        title=title,
        brief=title,
        subtitle=words.say(
            "subtitle_losses",
            place=spec.place_name,
            start=words.month(losses.start),
            end=words.month(losses.end),
        ),
        source=source_line(words, sources_of(losses.outages, inputs.outage_sources)),
        note=note_line(words, spec.note, words.say("note_losses", unknown=losses.unknown)),
        through=through_line(words, losses.end, stale=stale),
        stale=stale,
    )


def _alt(losses: Losses, text: Words, words: Language) -> str:
    lines = [words.say("alt_losses", subtitle=text.subtitle)]
    for part in losses.parts:
        volume = words.say("volume_million", number=_millions(part.bbl))
        name = words.word("group", part.group.name)
        lines.append(words.say("alt_losses_cause", cause=name, volume=volume))
    return alt_of(lines, text)
