"""Draws our monthly figures beside official ones, and the distance below. It compares and stores nothing.

Ours are bars over their months; an official series is a line of its own colour and marker through months that
follow each other. The strip below shows ours minus theirs as a share of theirs.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from oiltrack.errors import NoFigureError
from oiltrack.report import draw, furniture
from oiltrack.report.amounts import unit_of
from oiltrack.report.chart import require_own
from oiltrack.report.columns import COMPARISON
from oiltrack.report.comparison_words import comparison_alt, comparison_words
from oiltrack.report.files import write_whole
from oiltrack.report.frame import framed
from oiltrack.report.layout import Layout, Mark, edges
from oiltrack.report.page import PAGES, Page
from oiltrack.report.samples import line_mark
from oiltrack.report.save import own_settings, save_figure
from oiltrack.report.tables import write_frame

MOST_SERIES = 5

_STRIP_ROWS = 9
_MARKERS = ("o", "s", "^", "D", "v")
_DASHES = ("-", "--", "-.", ":", "-")
_OURS = "our figure of the month"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonChart:
    """A drawn comparison: ``rows`` has the columns of ``columns.COMPARISON``."""

    figure: Figure
    rows: pd.DataFrame
    alt_text: str


def comparison_chart(
    months: pd.DataFrame,
    summary: pd.DataFrame,
    *,
    ours: pd.DataFrame,
    claims: pd.DataFrame,
    place_name: str,
    fluid: str,
    size: str = "slide",
    as_of: date | None = None,
) -> ComparisonChart:
    """Return the chart of a comparison.

    Of more than five series those are drawn that can be compared most often.

    Args:
        months: of ``compare_months``.
        summary: of ``summarise``.
        ours: our months, with or without an official value.
        claims: those that ours are made of, for the line of sources.
        place_name: for title and subtitle.
        fluid: of our series.
        size: ``slide``, ``half``, ``a4`` or ``column``.
        as_of: the day whose knowledge is shown; None for today's.

    Raises:
        NoFigureError: there is no official value.
        ChartError: no room for it.
    """
    if months.empty:
        raise NoFigureError(
            "there is no official value to compare with",
            remedy="`oiltrack official list` shows those there are",
        )
    shown = summary.sort_values(["compared", "months"], ascending=False, kind="stable").head(MOST_SERIES)
    names = [str(name) for name in shown["series"]]
    drawn = months[months["series"].isin(names)]
    page = PAGES[size]
    text = comparison_words(
        drawn, shown, page.words, claims=claims, place_name=place_name, fluid=fluid, as_of=as_of,
        left_out=len(summary) - len(shown),
    )  # fmt: skip
    with own_settings():
        figure = _draw(page, text, drawn, _within(ours, drawn), names)
    return ComparisonChart(figure=figure, rows=drawn, alt_text=comparison_alt(shown, text, page.words))


def save_comparison(chart: ComparisonChart, *paths: Path) -> list[Path]:
    """Write the picture to each path, and beside the first ``<stem>.csv`` and ``<stem>.alt.txt``.

    Raises:
        ChartError: an ending is none of ``.png``, ``.svg``, ``.pdf``; or the ``.csv`` is another table.
    """
    table = paths[0].with_suffix(".csv")
    require_own(table, COMPARISON)
    written = [save_figure(chart.figure, path) for path in paths]
    write_frame(table, COMPARISON, chart.rows)
    alt = paths[0].with_suffix(".alt.txt")
    write_whole(alt, lambda temporary: temporary.write_bytes(chart.alt_text.encode("utf-8")))
    return [*written, table, alt]


def _within(ours: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    """Return our months from the first to the last official value."""
    known = ours[ours["production_bpd"].notna()].rename(columns={"production_bpd": "value_bpd"})
    return known[known["date"].between(drawn["date"].min(), drawn["date"].max())]


def _draw(page: Page, text: Any, months: pd.DataFrame, ours: pd.DataFrame, names: list[str]) -> Figure:
    figure, layout = framed(
        page,
        text,
        sides=edges(page, ["-100%"], []),
        marks=[_ours_mark(page), *(_mark(page, number, name) for number, name in enumerate(names))],
        rows=_STRIP_ROWS,
    )
    start = months["date"].min().date()
    end = (months["date"].max() + pd.offsets.MonthEnd(0)).date()
    highest = max(int(months["official_bpd"].max()), int(ours["value_bpd"].max()) if len(ours) else 0)
    main = figure.add_axes(layout.box(layout.axes_bottom, layout.axes_top), gid="main")
    top = draw.nice_top(highest / draw.MILLION)
    draw.dress(main, start, end, top=top, size=page.body, unit=unit_of(highest), theme=page.theme)
    main.set_xticks([])
    draw.draw_months(main, ours, scale=page.stroke, theme=page.theme)
    strip = _strip(figure, layout, main, months)
    for number, name in enumerate(names):
        of_series = months[months["series"] == name]
        _draw_series(main, of_series, _style(page, number))
        _draw_gaps(strip, of_series, _style(page, number), number=number, many=len(names))
    furniture.time_axis(figure, [main, strip], layout, start, end)
    return figure


def _strip(figure: Figure, layout: Layout, main: Axes, months: pd.DataFrame) -> Axes:
    """Add the axes of the differences: as high above zero as below it."""
    page = layout.page
    strip = figure.add_axes(layout.box(layout.strip_bottom, layout.strip_top - 0.08), gid="strip")
    strip.set_xlim(main.get_xlim())
    widest = float(months["difference_share"].abs().max()) if months["difference_share"].notna().any() else 0
    step = next((step for step in (0.05, 0.1, 0.25, 0.5) if widest <= 2.2 * step), 1.0)
    reach = min(max(widest * 1.15, step * 1.2), 2.4 * step)
    strip.set_ylim(-reach, reach)
    ticks = [-2 * step, -step, 0, step, 2 * step]
    shown = [tick for tick in ticks if abs(tick) <= reach]
    labels = [f"{tick:+.0%}".replace("-", "\N{MINUS SIGN}") if tick else "0%" for tick in shown]
    strip.set_yticks(shown, labels, fontsize=page.small, color=page.theme.muted)
    strip.tick_params(axis="y", length=0, pad=4)
    strip.grid(axis="y", color=page.theme.grid, linewidth=0.6)
    strip.set_axisbelow(True)
    strip.set_xticks([])
    strip.axhline(0, color=page.theme.muted, linewidth=0.8, zorder=1)
    draw.quiet(strip, theme=page.theme)
    return strip


def _draw_series(axes: Axes, months: pd.DataFrame, style: dict[str, Any]) -> None:
    """Draw an official series through the middles of its months, broken where a month is missing."""
    x, y = _middles(months), draw.millions(months["official_bpd"])
    gaps = np.flatnonzero(np.diff(months["date"].dt.to_period("M").astype("int64").to_numpy()) > 1) + 1
    axes.plot(np.insert(x, gaps, np.nan), np.insert(y, gaps, np.nan), zorder=5, **style)


def _draw_gaps(axes: Axes, months: pd.DataFrame, style: dict[str, Any], *, number: int, many: int) -> None:
    """Draw ours minus theirs as stems from zero; those of several series stand side by side in a month."""
    known = months[months["difference_share"].notna()]
    x = _middles(known) + (number - (many - 1) / 2) * 24 / max(many, 2)
    y = known["difference_share"].to_numpy(dtype="float64")
    axes.vlines(x, 0, y, color=style["color"], linewidth=style["linewidth"], zorder=3)
    marker = {key: style[key] for key in ("color", "marker", "markersize", "gid")}
    axes.plot(x, y, linestyle="none", zorder=4, clip_on=True, **marker)


def _middles(months: pd.DataFrame) -> np.ndarray:
    lengths = months["date"].dt.days_in_month.to_numpy()
    middles: np.ndarray = draw.day_numbers(months["date"]) + lengths / 2
    return middles


def _style(page: Page, number: int) -> dict[str, Any]:
    return {
        "color": page.theme.series[1:][number],
        "marker": _MARKERS[number],
        "markersize": 4.0 * page.stroke,
        "linestyle": _DASHES[number],
        "linewidth": 1.2 * page.stroke,
        "gid": f"series {number}",
    }


def _ours_mark(page: Page) -> Mark:
    return line_mark(page, _OURS, color=page.theme.month, linewidth=2.8)


def _mark(page: Page, number: int, name: str) -> Mark:
    style = _style(page, number)
    lines = {key: value for key, value in style.items() if key != "gid"}
    return Mark(words=name, lines=({**lines, "markevery": [0]},))
