"""Draws the texts of a chart's page: header, key of marks, outage labels, years, footer. It draws no data."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from oiltrack.report.draw import day_number
from oiltrack.report.labels import Placed, SideLabel, spread
from oiltrack.report.language import Language
from oiltrack.report.layout import SAMPLE_GAP_IN, SAMPLE_IN, Layout, Mark, TextBlock, lane_bottom, mark_rows
from oiltrack.report.page import line_height, text_width

LEADER_IN = 0.24

# The days from which on the time axis names months, and years.
_MONTHS_FROM, _YEARS_FROM = 62, 800

_PROPERTIES: dict[str, Any] = {"parse_math": False, "va": "baseline", "ha": "left"}


def block(figure: Figure, layout: Layout, text: TextBlock, *, role: str, **style: Any) -> Figure:
    """Write the lines of a block from its top, at the edge of the page where the language begins."""
    page, step = layout.page, line_height(text.points)
    x = page.width - page.pad if page.right_to_left else page.pad
    side = {"ha": "right" if page.right_to_left else "left", **style}
    for number, line in enumerate(text.lines):
        base = text.top - step * number - step * 0.8
        write(figure, layout, x, base, line, points=text.points, role=role, **side)
    return figure


def write(
    figure: Figure, layout: Layout, x: float, y: float, text: str, *, points: float, role: str, **style: Any
) -> Figure:
    """Write one line at inches from the page's left and bottom; ``role`` becomes its gid."""
    page = layout.page
    options = {**_PROPERTIES, "color": page.theme.ink, "fontsize": points, "gid": role, **style}
    figure.text(x / page.width, y / page.height, page.words.line(text), **options)
    return figure


def header(figure: Figure, layout: Layout, *, stale: bool) -> Figure:
    """Write title and subtitle; the title of old data is grey."""
    theme = layout.page.theme
    ink = theme.stale if stale else theme.ink
    block(figure, layout, layout.title, role="title", fontweight="bold", color=ink)
    return block(figure, layout, layout.subtitle, role="subtitle", color=theme.muted)


def marks_key(figure: Figure, layout: Layout, marks: Sequence[Mark]) -> Figure:
    """Draw a sample of each kind of mark with its words, in as many rows as they need."""
    page, y = layout.page, layout.marks_middle
    for row in mark_rows(page, marks):
        x = page.pad
        for mark in row:
            width = text_width(mark.words, page.small)
            _sample(figure, layout, mark, _mirrored(layout, x, SAMPLE_IN), y)
            base = y - page.small * 0.36 / 72
            start = _mirrored(layout, x + SAMPLE_IN + 0.05, width)
            write(figure, layout, start, base, mark.words, points=page.small, role="mark")
            x += SAMPLE_IN + 0.05 + width + SAMPLE_GAP_IN
        y -= line_height(page.small)
    return figure


def _mirrored(layout: Layout, x: float, width: float) -> float:
    """Return where a thing of this width begins, counted from the edge where the language begins."""
    page = layout.page
    return page.width - x - width if page.right_to_left else x


def _sample(figure: Figure, layout: Layout, mark: Mark, x: float, y: float) -> None:
    """Draw the lines and the patch that show a mark, over the width of a sample from ``x`` on."""
    page = layout.page
    ends = [x / page.width, (x + SAMPLE_IN) / page.width]
    if mark.patch:
        height = line_height(page.small) * 0.55
        box = (ends[0], (y - height / 2) / page.height)
        size = (SAMPLE_IN / page.width, height / page.height)
        figure.add_artist(Rectangle(box, *size, transform=figure.transFigure, gid="sample", **mark.patch))
    for given in mark.lines:
        style = given | {"markevery": [-1]} if page.right_to_left and "markevery" in given else given
        line = Line2D(ends, [y / page.height] * 2, solid_capstyle="butt", gid="sample", **style)
        figure.add_artist(line)


def outage_labels(
    figure: Figure,
    layout: Layout,
    placed: Sequence[Placed],
    texts: Mapping[str, str],
    inks: Mapping[str, str],
) -> Figure:
    """Write each label in its lane and draw its leader down to the axes."""
    page = layout.page
    for spot in placed:
        text = texts[spot.key] if spot.number is None else str(spot.number)
        bottom = lane_bottom(layout, spot.lane)
        weight = "normal" if spot.number is None else "bold"
        base = bottom + line_height(page.small) * 0.22
        leader = Line2D(
            [spot.anchor / page.width] * 2,
            [layout.axes_top / page.height, (bottom + 0.01) / page.height],
            transform=figure.transFigure,
            color=inks[spot.key],
            linewidth=0.9,
            gid=f"leader {spot.key}",
        )
        figure.add_artist(leader)
        write(
            figure,
            layout,
            spot.left,
            base,
            text,
            points=page.small,
            role=f"label {spot.key}",
            fontweight=weight,
        )
    return figure


def time_axis(figure: Figure, axes: Sequence[Axes], layout: Layout, start: date, end: date) -> Figure:
    """Mark the starts of years (or months, or weeks) on the axes and write their names below the strip."""
    page = layout.page
    low, high = axes[0].get_xlim()
    scale = (layout.right - layout.left) / (high - low)
    free, least = 0.0, layout.left - 0.05
    for tick in _ticks(start, end, page.words):
        begin, finish = tick.begin, min(tick.finish, high)
        if begin > low:
            for axis in axes:
                axis.axvline(begin, color=page.theme.grid, linewidth=0.7, zorder=0, gid="tick")
        width = text_width(tick.name, page.body)
        left = layout.left + ((max(begin, low) + finish) / 2 - low) * scale - width / 2
        left = max(left, least) if tick.of_day else left
        if left < max(free, least) or left + width > page.width - page.pad:
            continue
        base = layout.years_top - line_height(page.body) * 0.85
        color = page.theme.muted
        write(figure, layout, left, base, tick.name, points=page.body, role="year", color=color)
        free = left + width + 0.1
    return figure


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The words for a line's end at ``x``, ``y`` (inches); lower ``rank`` is kept where not all fit."""

    key: str
    text: str
    x: float
    y: float
    ink: str
    rank: int = 0
    strong: bool = False


def line_ends(figure: Figure, layout: Layout, ends: Sequence[End]) -> list[str]:
    """Write the words for the ends of lines down the right side, each with a leader; return those written."""
    page, step = layout.page, line_height(layout.page.small)
    wanted = [SideLabel(key=end.key, wanted=end.y, rank=end.rank) for end in ends]
    heights = spread(wanted, step=step, low=layout.axes_bottom, high=layout.axes_top)
    start = layout.right + LEADER_IN
    for end in ends:
        if end.key not in heights:
            continue
        y = heights[end.key]
        leader = Line2D(
            [end.x / page.width, (layout.right + 0.06) / page.width, (start - 0.04) / page.width],
            [end.y / page.height, y / page.height, y / page.height],
            transform=figure.transFigure,
            color=end.ink,
            linewidth=0.8,
            linestyle=":",
            gid=f"leader {end.key}",
        )
        figure.add_artist(leader)
        weight = "bold" if end.strong else "normal"
        base = y - page.small * 0.36 / 72
        write(figure, layout, start, base, end.text, points=page.small, role="end", fontweight=weight)
    return [end.key for end in ends if end.key in heights]


def last_value(figure: Figure, layout: Layout, y: float, lines: tuple[str, str], *, ink: str) -> Figure:
    """Write the last value and its date at the right edge, at the height ``y``."""
    page, x = layout.page, layout.right + 0.07
    strong = {"fontweight": "bold", "color": ink}
    write(figure, layout, x, y + 0.02, lines[0], points=page.body, role="last", **strong)
    base = y - line_height(page.small) * 0.8
    return write(figure, layout, x, base, lines[1], points=page.small, role="last", color=page.theme.muted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tick:
    """A name of the time axis for what lies between two places; that of a day stands at its line."""

    name: str
    begin: float
    finish: float
    of_day: bool = False


def _ticks(start: date, end: date, words: Language) -> list[_Tick]:
    """Return the years of a long time, the months of a shorter one, a day a week of the shortest."""
    days = (end - start).days
    if days < _MONTHS_FROM:
        weeks = [start + timedelta(days=number) for number in range(0, days + 1, 7)]
        places = [(words.day_month(day), day_number(day)) for day in weeks]
        return [_Tick(name=name, begin=at, finish=at, of_day=True) for name, at in places]
    starts = _month_starts(start, end) if days < _YEARS_FROM else _year_starts(start, end)
    names = [words.month(first) if days < _YEARS_FROM else str(first.year) for first in starts]
    ends = [*(day_number(first) for first in starts[1:]), math.inf]
    return [
        _Tick(name=name, begin=day_number(first), finish=finish)
        for name, first, finish in zip(names, starts, ends, strict=True)
    ]


def _year_starts(start: date, end: date) -> list[date]:
    return [date(year, 1, 1) for year in range(start.year, end.year + 1)]


def _month_starts(start: date, end: date) -> list[date]:
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    months = [start.month - 1 + number for number in range(count)]
    return [date(start.year + number // 12, number % 12 + 1, 1) for number in months]
