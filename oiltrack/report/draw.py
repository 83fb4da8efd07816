"""Draws the marks of the national chart on axes that it is given, and returns them. It places no words.

Daily figures are a step line with markers, months are bars, official means thinner grey bars: they differ in
shape as well as in colour. The x axis is in days since 1970.
"""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from oiltrack.report.amounts import Unit
from oiltrack.report.language import Language
from oiltrack.report.palette import GROUPS, LIGHT, CauseGroup, Theme, group_of
from oiltrack.report.spans import Span, pack_lanes, uncovered

MILLION = 1_000_000
BAND_ALPHA = 0.26
LEAST_TICK_IN = 0.016  # a one-day outage over fifteen years would vanish

_CAP = 0.016
_CAP_BELOW = 0.8  # one of the same colour must not grow together with that above it
_ROW = 0.84  # of a row of the strip is for its bars
_STEPS = ((0.5, 1.1), (0.25, 0.5), (0.1, 0.2), (0.05, 0.1), (0.02, 0.04), (0.01, 0.02), (0.005, 0.0))
_EPOCH = date(1970, 1, 1).toordinal()


def draw_line(axes: Axes, daily: pd.DataFrame, *, scale: float = 1.0, theme: Theme = LIGHT) -> Axes:
    """Draw the step line, broken at gaps, with a marker on each reported day and its range."""
    days, values = day_numbers(daily["date"]), millions(daily["value_bpd"])
    x, y = with_breaks(days, values)
    axes.plot(x, y, drawstyle="steps-post", color=theme.line, linewidth=1.6 * scale, zorder=5, gid="line")
    reported = (daily["method"] == "reported").to_numpy(dtype=bool)
    axes.plot(
        days[reported],
        values[reported],
        linestyle="none",
        marker="o",
        markersize=3.8 * scale,
        color=theme.line,
        markeredgecolor=theme.paper,
        markeredgewidth=0.5 * scale,
        zorder=6,
        gid="reported",
    )
    low, high = millions(daily["low_bpd"]), millions(daily["high_bpd"])
    spread = reported & (high > low)
    gap = np.full(int(spread.sum()), np.nan)
    axes.plot(
        np.repeat(days[spread], 3),
        np.column_stack([low[spread], high[spread], gap]).ravel(),
        color=theme.line,
        linewidth=0.9 * scale,
        solid_capstyle="butt",
        zorder=4,
        gid="ranges",
    )
    return axes


def draw_months(axes: Axes, months: pd.DataFrame, *, scale: float = 1.0, theme: Theme = LIGHT) -> Axes:
    """Draw each monthly figure as a bar over its month."""
    return _draw_bars(axes, months, colors=theme.month, linewidths=2.8 * scale, zorder=3.6, gid="months")


def draw_official(axes: Axes, official: pd.DataFrame, *, scale: float = 1.0, theme: Theme = LIGHT) -> Axes:
    """Draw the official monthly means as thin grey bars, one a month."""
    return _draw_bars(
        axes, official, colors=theme.official, linewidths=1.4 * scale, zorder=3.2, gid="official"
    )


def _draw_bars(axes: Axes, months: pd.DataFrame, **style: Any) -> Axes:
    axes.add_collection(LineCollection(_month_bars(months), capstyle="butt", **style), autolim=False)
    return axes


def draw_bands(
    axes: Axes, outages: pd.DataFrame, *, theme: Theme = LIGHT, cap: float = _CAP, hatched: bool = False
) -> Axes:
    """Draw the large outages over the full height, tinted by cause, each with a cap of full contrast.

    The ``cap`` is a part of the height. Bands that are ``hatched`` show their cause without a colour too.

    Where bands overlap only the larger is tinted, for two tints would make the colour of a third cause. A
    band of which most is covered is not tinted at all: the rest would read as a part of the larger one. The
    caps stand below each other.
    """
    bands = outages[outages["band"]].sort_values("rank").to_dict("records")
    extents = [extent(axes, outage["first"], outage["last"]) for outage in bands]
    spans = [(left, left + width) for left, width in extents]
    tinted: list[Span] = []
    for outage, span, (row, _) in zip(bands, spans, pack_lanes(spans), strict=True):
        group = group_of(str(outage["cause"]))
        for part in _mostly_free(span, tinted):
            tinted.append(part)
            tint = {"color": group.tint, "alpha": BAND_ALPHA, "zorder": 1.0, "gid": f"band {outage['id']}"}
            _across(axes, part, 0, 1, **tint)
            if hatched:
                lines = {"edgecolor": group.mark(theme), "hatch": group.hatch, "hatch_linewidth": 0.5}
                _across(axes, part, 0, 1, facecolor="none", alpha=0.6, zorder=1.1, **lines)
        bottom, height = 1 - (row + 1) * cap, cap * (1 if row == 0 else _CAP_BELOW)
        _across(axes, span, bottom, height, color=group.mark(theme), zorder=1.5, gid=f"cap {outage['id']}")
    return axes


def _mostly_free(span: Span, taken: Sequence[Span]) -> list[Span]:
    """Return the parts of a span that nothing covers, none where they are less than half of it."""
    parts = uncovered(span, taken)
    free = sum(last - first for first, last in parts)
    return parts if 2 * free > span[1] - span[0] else []


def _across(axes: Axes, span: tuple[float, float], bottom: float, height: float, **style: Any) -> None:
    """Add a rectangle over some days; its bottom and height are parts of the height of the axes."""
    left, right = span
    transform = axes.get_xaxis_transform()
    axes.add_artist(
        Rectangle((left, bottom), right - left, height, transform=transform, linewidth=0, **style)
    )


def draw_strip(
    axes: Axes,
    outages: pd.DataFrame,
    groups: tuple[CauseGroup, ...],
    *,
    size: float,
    words: Language,
    theme: Theme = LIGHT,
) -> Axes:
    """Draw all outages as bars, a row a group of causes; those with a band stand taller.

    Outages of one row that overlap share its height, so that a long one hides no shorter one.
    """
    for number, group in enumerate(groups):
        found = outages[outages["group"] == group.name].to_dict("records")
        extents = [extent(axes, outage["first"], outage["last"]) for outage in found]
        packed = pack_lanes([(left, left + width) for left, width in extents])
        for outage, (left, width), (lane, lanes) in zip(found, extents, packed, strict=True):
            share = _ROW / lanes
            half = share * (0.45 if outage["band"] else 0.32)
            middle = number - _ROW / 2 + share * (lane + 0.5)
            _bar(
                axes, outage, (left, middle - half, width, 2 * half), ink=group.mark(theme), paper=theme.paper
            )
    axes.set_ylim(len(groups) - 0.5, -0.5)
    names = [words.word("group", group.name) for group in groups]
    axes.set_yticks(range(len(groups)), names, fontsize=size, color=theme.ink)
    axes.tick_params(axis="y", length=0, pad=4)
    for row in range(1, len(groups)):
        axes.axhline(row - 0.5, color=theme.grid, linewidth=0.6, zorder=0)
    return axes


def _bar(
    axes: Axes, outage: dict[Hashable, Any], box: tuple[float, float, float, float], *, ink: str, paper: str
) -> None:
    """Add the bar of an outage; it is hollow where no end of it was reported."""
    left, bottom, width, height = box
    ended = not pd.isna(outage["end_last"]) or outage["running"]
    bar = Rectangle(
        (left, bottom),
        width,
        height,
        facecolor=ink if ended else paper,
        edgecolor="none" if ended else ink,
        linewidth=0.0 if ended else 0.6,
        zorder=3 if ended else 2,
        gid=f"strip {outage['id']}",
    )
    axes.add_artist(bar)


def groups_in(outages: pd.DataFrame) -> tuple[CauseGroup, ...]:
    """Return the groups of causes that occur, in their fixed order."""
    return groups_named(outages["group"])


def groups_named(names: Iterable[str]) -> tuple[CauseGroup, ...]:
    """Return the groups of these names, in their fixed order."""
    present = set(names)
    return tuple(group for group in GROUPS if group.name in present)


def dress(
    axes: Axes, start: date, end: date, *, top: float, size: float, unit: Unit, theme: Theme = LIGHT
) -> Axes:
    """Set limits, quiet grid lines and the y ticks from zero, named in the unit; ``top`` in million b/d."""
    axes.set_xlim(day_number(start), day_number(end) + room(start, end))
    return dress_rates(axes, top=top, size=size, unit=unit, theme=theme)


def dress_rates(axes: Axes, *, top: float, size: float, unit: Unit, theme: Theme = LIGHT) -> Axes:
    """Set the y axis from zero to ``top`` (million b/d) with quiet lines and ticks named in the unit."""
    axes.set_ylim(0, top)
    step = _step(top)
    axes.set_yticks(np.arange(0, top + 1e-9, step))
    step_bpd = round(step * MILLION)
    axes.yaxis.set_major_formatter(lambda value, _: unit.tick(round(value * MILLION), step=step_bpd))
    axes.grid(axis="y", color=theme.grid, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0, labelsize=size, labelcolor=theme.muted, pad=4)
    quiet(axes, theme=theme)
    return axes


def quiet(axes: Axes, *, theme: Theme = LIGHT) -> Axes:
    """Leave only the bottom line of the frame."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(theme.muted)
    axes.spines["bottom"].set_linewidth(0.8)
    axes.set_facecolor("none")
    return axes


def nice_top(highest: float) -> float:
    """Return the top of the y axis in million b/d: the next tick with some air above the highest value."""
    wanted = max(highest, 0.001) * 1.06
    step = min(_step(wanted), 0.25)
    return float(np.ceil(wanted / step) * step)


def _step(top: float) -> float:
    """Return the distance of the ticks for an axis up to ``top``, both in million b/d."""
    return next((step for step, least in _STEPS if top > least), _STEPS[-1][0])


def room(start: date, end: date) -> float:
    """Return the days left free after the last one, so that its marker is whole."""
    return max((end - start).days * 0.008, 2)


def day_number(day: date) -> float:
    """Return the place of a day on the x axis."""
    return float(day.toordinal() - _EPOCH)


def day_numbers(days: pd.Series) -> np.ndarray:
    """Return the places of days on the x axis."""
    return days.to_numpy().astype("datetime64[D]").astype("float64")


def millions(values: pd.Series) -> np.ndarray:
    """Return rates in million b/d, blanks as NaN."""
    return values.to_numpy(dtype="float64", na_value=np.nan) / MILLION


def with_breaks(days: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the line with each run drawn to its last day's end and a NaN after it."""
    if len(days) == 0:
        return days, values
    last_of_run = np.flatnonzero(np.append(np.diff(days) > 1, True))
    x = np.insert(days, np.repeat(last_of_run + 1, 2), np.repeat(days[last_of_run] + 1, 2))
    ends = np.column_stack([values[last_of_run], np.full(len(last_of_run), np.nan)]).ravel()
    return x, np.insert(values, np.repeat(last_of_run + 1, 2), ends)


def _month_bars(frame: pd.DataFrame) -> list[list[tuple[float, float]]]:
    firsts = day_numbers(frame["date"])
    lasts = firsts + frame["date"].dt.days_in_month.to_numpy()
    return [
        [(first, value), (last, value)]
        for first, last, value in zip(firsts, lasts, millions(frame["value_bpd"]), strict=True)
    ]


def extent(axes: Axes, first: pd.Timestamp, last: pd.Timestamp) -> tuple[float, float]:
    """Return left edge and width in days, wide enough to be seen."""
    left = day_number(first)
    low, high = axes.get_xlim()
    figure = axes.get_figure(root=True)
    inches = axes.get_position().width * (figure.get_figwidth() if figure else 1.0)
    least = LEAST_TICK_IN * (high - low) / inches
    return left, max(day_number(last) + 1 - left, least)
