"""Lays the national chart out for the page: marks with their places in a fixed box. It makes no markup.

All lengths are units of the box, ``WIDTH`` by a height that depends on the rows of the strip.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from oiltrack.report.html.rows import figure
from oiltrack.report.html.words import Words
from oiltrack.report.in_view import outages_in_view, outages_told
from oiltrack.report.palette import GROUPS, CauseGroup, group_of
from oiltrack.report.shown import shown
from oiltrack.report.spans import Span, overlaps, pack_lanes
from oiltrack.report.spec import ChartSpec

WIDTH = 1000
LEFT, RIGHT, TOP = 118, 978, 16
PLOT = 300
ROW = 18
BAR = 12
_STEPS_BPD = (50_000, 100_000, 200_000, 500_000, 1_000_000)
_MOST_TICKS = 7
_FILLED = 0.8  # of its share of a row is for a bar that others stand beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point, bar or band: ``target`` is the id of the row with its evidence, ``label`` what it says."""

    x: float
    y: float
    width: float
    height: float
    label: str
    target: str
    group: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The chart: ``line`` and ``official`` are paths, ``ticks`` and ``years`` (place, text).

    Outages of ``band_least_bpd`` and nationwide ones have a band.
    """

    height: float
    axis_y: float
    line: str
    official: str
    points: tuple[Spot, ...]
    months: tuple[Spot, ...]
    bands: tuple[Spot, ...]
    bars: tuple[Spot, ...]
    groups: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    years: tuple[tuple[float, str], ...]
    band_least_bpd: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is drawn: frames of ``daily_series`` and ``period_series``, official months, episodes.

    ``publishers`` by the id of a claim; ``outages`` are those of the place, as ``episode_frame`` gives them.
    """

    place: str
    daily: pd.DataFrame
    months: pd.DataFrame
    official: pd.DataFrame
    outages: pd.DataFrame
    publishers: dict[str, str]


def picture(drawn: Drawn, words: Words) -> Picture | None:
    """Return the chart, or None where there is no figure to draw."""
    begun = _from_first_year(drawn)
    if begun is None:
        return None
    start, drawn = begun
    figures = [frame for frame in (drawn.daily, drawn.months) if len(frame)]
    spec = ChartSpec(name="national", kind="national", place=drawn.place)
    starts = outages_told(drawn.outages, spec, {})["start_first"].dropna()
    end = max(days.max() for days in (*(frame["date"] for frame in figures), starts) if len(days)).date()
    x = _scale(start, end)
    top_bpd = max(int(frame["production_bpd"].max()) for frame in (*figures, *_official(drawn)))
    step = next((s for s in _STEPS_BPD if top_bpd / s < _MOST_TICKS), _STEPS_BPD[-1])
    most = (top_bpd // step + 1) * step

    def y(bpd: float) -> float:
        return round(TOP + PLOT * (1 - bpd / most), 1)

    shown_outages = outages_in_view(drawn.outages, spec, places={}, start=start, end=end, today=None)
    present = [group for group in GROUPS if group.name in set(shown_outages["group"])]
    rows: dict[str, float] = {group.name: TOP + PLOT + 10 + ROW * at for at, group in enumerate(present)}
    axis_y = TOP + PLOT + 10 + ROW * len(present)
    return Picture(
        height=axis_y + 30,
        axis_y=axis_y,
        line=_line(drawn.daily, x, y),
        official=_steps(drawn.official, x, y),
        points=_points(drawn, x, y, words),
        months=_months(drawn, x, y, words),
        bands=_bands(shown_outages, x, words),
        bars=_bars(shown_outages.sort_values(["start_first", "id"]), x, rows, words),
        groups=tuple((rows[group.name] + ROW * 0.7, words.name("group", group.name)) for group in present),
        ticks=tuple((y(bpd), f"{bpd / 1e6:g}") for bpd in range(0, most + 1, step)),
        years=tuple((x(date(year, 1, 1)), str(year)) for year in range(start.year, end.year + 1)),
        band_least_bpd=spec.band_min_offline_bpd,
    )


def _from_first_year(drawn: Drawn) -> tuple[date, Drawn] | None:
    """Return the first day of the year of the first daily (else monthly) figure, and what follows."""
    figures = next((frame for frame in (drawn.daily, drawn.months) if len(frame)), None)
    if figures is None:
        return None
    start = date(figures["date"].min().year, 1, 1)
    months, official = (
        frame[frame["date"] >= pd.Timestamp(start)] for frame in (drawn.months, drawn.official)
    )
    return start, replace(drawn, months=months, official=official)


def _official(drawn: Drawn) -> list[pd.DataFrame]:
    return [drawn.official] if len(drawn.official) else []


def _scale(start: date, end: date) -> Callable[[date], float]:
    days = max((end - start).days + 1, 30)
    return lambda day: round(LEFT + (RIGHT - LEFT) * (day - start).days / days, 1)


def _line(daily: pd.DataFrame, x: Callable[[date], float], y: Callable[[float], float]) -> str:
    """Return a step line that breaks where a day has no figure."""
    path: list[str] = []
    before: pd.Timestamp | None = None
    for day, value in zip(daily["date"], daily["production_bpd"], strict=True):
        joined = before is not None and (day - before).days == 1
        path.append(
            f"{'H' if joined else 'M'}{x(day.date())}" + (f"V{y(value)}" if joined else f" {y(value)}")
        )
        path.append(f"H{x((day + pd.Timedelta(days=1)).date())}")
        before = day
    return "".join(path)


def _steps(months: pd.DataFrame, x: Callable[[date], float], y: Callable[[float], float]) -> str:
    """Return a bar a month."""
    return "".join(
        f"M{x(day.date())} {y(value)}H{x((day + pd.offsets.MonthEnd(0)).date())}"
        for day, value in zip(months["date"], months["production_bpd"], strict=True)
    )


def _points(
    drawn: Drawn, x: Callable[[date], float], y: Callable[[float], float], words: Words
) -> tuple[Spot, ...]:
    reported = drawn.daily[drawn.daily["method"] == "reported"]
    return tuple(
        Spot(
            x=x(row["date"].date()),
            y=y(row["production_bpd"]),
            width=0,
            height=0,
            label=_label(words.day(row["date"].date()), row, drawn),
            target=row["observation_id"],
        )
        for row in reported.to_dict("records")
    )


def _months(
    drawn: Drawn, x: Callable[[date], float], y: Callable[[float], float], words: Words
) -> tuple[Spot, ...]:
    spots = []
    for row in drawn.months.to_dict("records"):
        left, right = x(row["date"].date()), x((row["date"] + pd.offsets.MonthEnd(0)).date())
        when = f"{words.text('chart.month')} {words.month(row['date'].date())}"
        spots.append(
            Spot(
                x=left,
                y=y(row["production_bpd"]) - 2,
                width=round(max(right - left, 4), 1),
                height=4,
                label=_label(when, row, drawn),
                target=row["observation_id"],
            )
        )
    return tuple(spots)


def _label(when: str, row: dict[Any, Any], drawn: Drawn) -> str:
    value = f"{when}: {row['production_bpd']:,} b/d"
    if row["low_bpd"] < row["high_bpd"]:
        value += f" ({figure(row['low_bpd'], row['high_bpd'])})"
    return f"{value}, {shown(drawn.publishers.get(row['observation_id'], ''))}"


def _bands(outages: pd.DataFrame, x: Callable[[date], float], words: Words) -> tuple[Spot, ...]:
    """Return the large outages behind the line; of several that overlap only the largest."""
    kept: dict[Span, dict[Any, Any]] = {}
    for row in outages[outages["band"]].to_dict("records"):
        span = row["first"].toordinal(), row["last"].toordinal() + 1
        if not overlaps(span, tuple(kept)):
            kept[span] = row
    return tuple(_bar(row, x, words, y=TOP, height=PLOT) for row in kept.values())


def _bars(
    outages: pd.DataFrame, x: Callable[[date], float], rows: dict[str, float], words: Words
) -> tuple[Spot, ...]:
    """Return all outages, a row a group; those of one row that overlap share its height."""
    lanes = _lanes(outages)
    bars = []
    for row in outages.to_dict("records"):
        lane, count = lanes[row["id"]]
        share = BAR / count
        y, height = rows[row["group"]] + 3 + share * lane, share * (1 if count == 1 else _FILLED)
        bars.append(_bar(row, x, words, y=round(y, 1), height=round(height, 1)))
    return tuple(bars)


def _lanes(outages: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Return by outage its lane within its row, and how many lanes its neighbours need."""
    found: dict[str, tuple[int, int]] = {}
    for _, row in outages.groupby("group"):
        ends = zip(row["first"], row["last"], strict=True)
        packed = pack_lanes([(first.toordinal(), last.toordinal() + 1) for first, last in ends])
        found |= dict(zip(row["id"], packed, strict=True))
    return found


def _bar(row: dict[Any, Any], x: Callable[[date], float], words: Words, *, y: float, height: float) -> Spot:
    left, right = x(row["first"].date()), x((row["last"] + pd.Timedelta(days=1)).date())
    parts = [words.place(row["places"]), words.name("cause", row["cause"]), _span(row, words)]
    if pd.notna(row["peak_offline_bpd"]):
        parts.append(f"\N{MINUS SIGN}{row['peak_offline_bpd']:,} b/d")
    return Spot(
        x=left,
        y=y,
        width=round(max(right - left, 2), 1),
        height=height,
        label=words.table["list"].join(parts),
        target=row["id"],
        group=group_number(group_of(row["cause"])),
    )


def _span(row: dict[Any, Any], words: Words) -> str:
    end = words.text("outages.open_end") if pd.isna(row["end"]) else row["end"]
    return f"{row['start']} \N{EN DASH} {end}"


def group_number(group: CauseGroup, groups: Sequence[CauseGroup] = GROUPS) -> int:
    """Return the number by which the style sheet knows a group of causes."""
    return groups.index(group)
