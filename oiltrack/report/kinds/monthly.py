"""Monthly means of our own series and of official ones, and lines through them. It words nothing."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from oiltrack.report.draw import millions
from oiltrack.report.furniture import write
from oiltrack.report.layout import Layout
from oiltrack.report.page import line_height, text_width
from oiltrack.report.spec import ChartSpec
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.resample import resample

MONTHLY = ["date", "value_bpd", "low_bpd", "high_bpd", "observation_id", "method"]


def own_months(claims: pd.DataFrame, spec: ChartSpec) -> pd.DataFrame:
    """Return the months of our own series, ``MONTHLY``: its means, or figures claimed for a month."""
    daily, periods = _told(claims, spec, hold_days=spec.hold_days)
    means = resample(daily, "M", periods=periods).rename(columns={f"{spec.measure}_bpd": "value_bpd"})
    means["method"] = means["method"].where(means["method"] == "period", "mean")
    return _within(means[means["value_bpd"].notna()], spec)


def spoken_months(claims: pd.DataFrame, spec: ChartSpec) -> pd.DataFrame:
    """Return the months of which claims tell, ``MONTHLY``: a figure for the month, else the days' mean."""
    name = {f"{spec.measure}_bpd": "value_bpd"}
    days, months = (frame.rename(columns=name) for frame in _told(claims, spec, hold_days=0))
    grouped = days.groupby(days["date"].dt.to_period("M"))
    means = grouped.last().assign(**grouped[["value_bpd", "low_bpd", "high_bpd"]].mean().round())
    means = means.assign(date=pd.PeriodIndex(means.index).start_time, method="mean").reset_index(drop=True)
    left = means[~means["date"].isin(months["date"])]
    frames = [frame[MONTHLY] for frame in (months, left) if len(frame)]
    found = pd.concat(frames) if frames else months[MONTHLY]
    return _within(found, spec)


def official_months(official: pd.DataFrame, spec: ChartSpec, series: str) -> pd.DataFrame:
    """Return the months of an official series, ``MONTHLY``."""
    found = official[(official["series"] == series) & (official["place_id"] == spec.place)]
    named = found.rename(columns={"rate_bpd": "value_bpd", "id": "observation_id"})
    return _within(named.assign(low_bpd=None, high_bpd=None, method="official"), spec)


def _told(claims: pd.DataFrame, spec: ChartSpec, *, hold_days: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the days and the months of the spec's definition, up to its end."""
    place, measure, fluid, end = spec.place, spec.measure, spec.fluid, spec.end
    daily = daily_series(claims, place=place, measure=measure, fluid=fluid, hold_days=hold_days, end=end)
    return daily, period_series(claims, place=place, measure=measure, fluid=fluid, end=end)


def _within(months: pd.DataFrame, spec: ChartSpec) -> pd.DataFrame:
    shown = months[MONTHLY].sort_values("date")
    if spec.start is not None:
        shown = shown[shown["date"] >= pd.Timestamp(spec.start).replace(day=1)]
    if spec.end is not None:
        shown = shown[shown["date"] <= pd.Timestamp(spec.end)]
    whole = {"value_bpd": "Int64", "low_bpd": "Int64", "high_bpd": "Int64", "date": "datetime64[s]"}
    return shown.astype(whole).reset_index(drop=True)


def month_numbers(months: pd.DataFrame) -> np.ndarray:
    """Return months counted from the year 0."""
    days = months["date"].dt
    numbers: np.ndarray = (days.year * 12 + days.month - 1).to_numpy(dtype="float64")
    return numbers


def draw_months_line(axes: Axes, x: np.ndarray, months: pd.DataFrame, **style: Any) -> Axes:
    """Draw a line through months, at ``x``, broken where a month is missing."""
    gaps = np.flatnonzero(np.diff(month_numbers(months)) > 1) + 1
    values = np.insert(millions(months["value_bpd"]), gaps, np.nan)
    axes.plot(np.insert(x, gaps, np.nan), values, **style)
    return axes


def names_below(layout: Layout, axes: Axes, names: Sequence[tuple[float, str]]) -> None:
    """Write names under the axes, centred at their places, 1 apart, or of every n-th where room is short."""
    page, figure = layout.page, axes.get_figure(root=True)
    if figure is None:
        return
    widest = max(text_width(name, page.body) for _, name in names) + 0.08
    each = inches(layout, axes, 1, 0)[0] - inches(layout, axes, 0, 0)[0]
    base = layout.years_top - line_height(page.body) * 0.85
    for at, name in names[:: math.ceil(widest / each)]:
        start = inches(layout, axes, at, 0)[0] - text_width(name, page.body) / 2
        color = page.theme.muted
        write(figure, layout, start, base, name, points=page.body, role="year", color=color)


def inches(layout: Layout, axes: Axes, x: float, y: float) -> tuple[float, float]:
    """Return where a point of the data stands on the page."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    width, height = layout.right - layout.left, layout.axes_top - layout.axes_bottom
    return (
        layout.left + (x - left) / (right - left) * width,
        layout.axes_bottom + (y - low) / (high - low) * height,
    )
