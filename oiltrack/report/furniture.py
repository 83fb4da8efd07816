"""Draws the texts of a chart's page: header, key of marks, outage labels, years, footer. It draws no data."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from oiltrack.report.draw import day_number
from oiltrack.report.labels import Placed
from oiltrack.report.layout import SAMPLE_GAP_IN, SAMPLE_IN, Layout, TextBlock, lane_bottom, mark_rows
from oiltrack.report.page import line_height, text_width
from oiltrack.report.palette import GRID, INK, LINE, MONTH, MUTED, OFFICIAL, STALE
from oiltrack.report.wording import month

_PROPERTIES: dict[str, Any] = {"parse_math": False, "va": "baseline", "ha": "left"}


def block(figure: Figure, layout: Layout, text: TextBlock, *, role: str, **style: Any) -> Figure:
    """Write the lines of a block from its top, at the left edge of the page."""
    step = line_height(text.points)
    for number, line in enumerate(text.lines):
        base = text.top - step * number - step * 0.8
        write(figure, layout, layout.page.pad, base, line, points=text.points, role=role, **style)
    return figure


def write(
    figure: Figure, layout: Layout, x: float, y: float, text: str, *, points: float, role: str, **style: Any
) -> Figure:
    """Write one line at inches from the page's left and bottom; ``role`` becomes its gid."""
    page = layout.page
    options = {**_PROPERTIES, "color": INK, "fontsize": points, "gid": role, **style}
    figure.text(x / page.width, y / page.height, text, **options)
    return figure


def header(figure: Figure, layout: Layout, *, stale: bool) -> Figure:
    """Write title and subtitle; the title of old data is grey."""
    block(figure, layout, layout.title, role="title", fontweight="bold", color=STALE if stale else INK)
    return block(figure, layout, layout.subtitle, role="subtitle", color=MUTED)


def marks_key(figure: Figure, layout: Layout, entries: Sequence[tuple[str, str]]) -> Figure:
    """Draw a sample of each kind of mark with its words, in as many rows as they need."""
    page, y = layout.page, layout.marks_middle
    for row in mark_rows(page, entries):
        x = page.pad
        for kind, words in row:
            for line in _sample(layout, kind, x, y):
                figure.add_artist(line)
            base = y - page.small * 0.36 / 72
            write(figure, layout, x + SAMPLE_IN + 0.05, base, words, points=page.small, role="mark")
            x += SAMPLE_IN + 0.05 + text_width(words, page.small) + SAMPLE_GAP_IN
        y -= line_height(page.small)
    return figure


def outage_labels(
    figure: Figure, layout: Layout, placed: Sequence[Placed], texts: dict[str, str], inks: dict[str, str]
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
    """Mark the starts of years (or months) on the axes and write their names below the strip."""
    page = layout.page
    low, high = axes[0].get_xlim()
    scale = (layout.right - layout.left) / (high - low)
    starts = _month_starts(start, end) if (end - start).days < 800 else _year_starts(start, end)
    ends = [*starts[1:], None]
    free = 0.0
    for first, following in zip(starts, ends, strict=True):
        begin, finish = day_number(first), day_number(following) if following else high
        if begin > low:
            for axis in axes:
                axis.axvline(begin, color=GRID, linewidth=0.7, zorder=0, gid="tick")
        name = str(first.year) if (end - start).days >= 800 else month(first)
        width = text_width(name, page.body)
        middle = layout.left + ((max(begin, low) + min(finish, high)) / 2 - low) * scale
        if middle - width / 2 < max(free, layout.left - 0.05) or middle + width / 2 > page.width - page.pad:
            continue
        base = layout.years_top - line_height(page.body) * 0.85
        write(figure, layout, middle - width / 2, base, name, points=page.body, role="year", color=MUTED)
        free = middle + width / 2 + 0.1
    return figure


def last_value(figure: Figure, layout: Layout, y: float, lines: tuple[str, str]) -> Figure:
    """Write the last value and its date at the right edge, at the height ``y``."""
    page, x = layout.page, layout.right + 0.07
    write(figure, layout, x, y + 0.02, lines[0], points=page.body, role="last", fontweight="bold", color=LINE)
    base = y - line_height(page.small) * 0.8
    return write(figure, layout, x, base, lines[1], points=page.small, role="last", color=MUTED)


def _sample(layout: Layout, kind: str, x: float, y: float) -> list[Line2D]:
    """Return the lines that show a mark: ``day``, ``month`` or ``official``."""
    page = layout.page
    ends = [x / page.width, (x + SAMPLE_IN) / page.width]
    height = [y / page.height] * 2
    styles: dict[str, list[dict[str, Any]]] = {
        "day": [
            {"color": LINE, "linewidth": 1.6},
            {"color": LINE, "marker": "o", "markersize": 4, "markevery": [0], "linestyle": "none"},
        ],
        "month": [{"color": MONTH, "linewidth": 2.8}],
        "official": [{"color": OFFICIAL, "linewidth": 1.4}],
    }
    return [Line2D(ends, height, solid_capstyle="butt", gid="sample", **style) for style in styles[kind]]


def _year_starts(start: date, end: date) -> list[date]:
    return [date(year, 1, 1) for year in range(start.year, end.year + 1)]


def _month_starts(start: date, end: date) -> list[date]:
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    months = [start.month - 1 + number for number in range(count)]
    return [date(start.year + number // 12, number % 12 + 1, 1) for number in months]
