"""Year on year: a line a year over the months, years with large outages marked. It averages no years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from oiltrack.errors import NoFigureError
from oiltrack.report import draw, samples
from oiltrack.report.amounts import Unit, unit_of
from oiltrack.report.chart import Chart
from oiltrack.report.drawn import claim_rows, rows_of
from oiltrack.report.frame import framed
from oiltrack.report.furniture import LEADER_IN, End, line_ends
from oiltrack.report.in_view import is_country, outages_in_view
from oiltrack.report.inputs import Inputs
from oiltrack.report.kinds.monthly import (
    draw_months_line,
    inches,
    month_numbers,
    names_below,
    official_months,
    own_months,
)
from oiltrack.report.language import Language
from oiltrack.report.layout import Layout, side_by_side
from oiltrack.report.page import Page, page_of
from oiltrack.report.palette import GROUPS, CauseGroup, group_of
from oiltrack.report.publishers import publishers
from oiltrack.report.save import own_settings
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import (
    LITTLE,
    Words,
    alt_of,
    banded,
    bound,
    is_stale,
    named,
    note_line,
    source_line,
    through_line,
)

OUTAGE_DAYS = 30  # a year with large outages on so many days is an outage year

_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p", "h", "*")
_DASHES: tuple[Any, ...] = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))
_BEYOND = 0.35  # of a month, left free after December


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year with figures; ``group`` is what shut in most of it if it is an outage year."""

    year: int
    months: pd.DataFrame
    group: CauseGroup | None
    newest: bool

    @property
    def mean_bpd(self) -> int:
        """The mean of the months that have a figure."""
        return round(float(self.months["value_bpd"].mean()))


def years_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of a line a year.

    Raises:
        NoFigureError: there is no month with a figure.
        ChartError: there is no room for it.
    """
    spec = named(spec, inputs.places)
    months = official_months(inputs.official, spec, spec.official) if spec.official else None
    months = own_months(inputs.claims, spec) if months is None else months
    if months.empty:
        raise NoFigureError(
            f"there is no monthly figure for {spec.measure} ({spec.fluid}) of {spec.place_name} to draw",
            remedy="choose other days or another series, or ingest documents",
        )
    years = _years(months, spec, inputs)
    page = page_of(spec.size, theme=spec.theme, lang=spec.lang)
    unit = unit_of(int(months["value_bpd"].max()))
    text = _words(years, spec, inputs, unit, page.words)
    with own_settings():
        figure = _draw(page, years, text, unit)
    return Chart(
        name=spec.name,
        figure=figure,
        rows=_rows(years, spec, page.words),
        alt_text=_alt(years, text, unit, page.words),
        through=_through(years),
    )


def _years(months: pd.DataFrame, spec: ChartSpec, inputs: Inputs) -> list[Year]:
    numbers = months["date"].dt.year
    start, end = date(int(numbers.min()), 1, 1), date(int(numbers.max()), 12, 31)
    outages = outages_in_view(
        inputs.outages, spec, places=inputs.places, start=start, end=end, today=inputs.today
    )
    large = outages[outages["band"]] if spec.shows("outages") else outages.iloc[:0]
    return [
        Year(year=int(year), months=found, group=_outage_group(large, int(year)), newest=year == end.year)
        for year, found in months.groupby(numbers)
    ]


def _outage_group(large: pd.DataFrame, year: int) -> CauseGroup | None:
    """Return what shut in most in a year, if large outages reach over enough of its days.

    Of an outage that is dated by its month alone no day is sure, and none counts.
    """
    begin_year, end_year = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
    first, last = large["start_last"], large["end_first"].fillna(large["last"])
    first = first.where(first > begin_year, begin_year)
    last = last.where(last < end_year, end_year)
    days: set[pd.Timestamp] = set()
    lost: dict[str, int] = {}
    for begin, end, cause, volume in zip(first, last, large["cause"], large["volume"], strict=True):
        span = pd.date_range(begin, end)
        days.update(span)
        name = group_of(str(cause)).name
        lost[name] = lost.get(name, 0) + len(span) * int(volume)
    if len(days) < OUTAGE_DAYS:
        return None
    worst = max(sorted(lost), key=lambda name: lost[name])
    return next(group for group in GROUPS if group.name == worst)


def _draw(page: Page, years: Sequence[Year], text: Words, unit: Unit) -> Figure:
    labels = [_label(year, page.words) for year in years]
    marks = [samples.line_mark(page, page.words.say("mark_year"), color=page.theme.official, linewidth=1.2)]
    plain = any(not year.newest and year.group is None for year in years)
    sides = side_by_side(page, labels, leader=LEADER_IN)
    figure, layout = framed(page, text, sides=sides, marks=marks if plain else [])
    axes = figure.add_axes(layout.box(layout.axes_bottom, layout.axes_top), gid="main")
    highest = max(int(year.months["value_bpd"].max()) for year in years)
    top = draw.nice_top(highest / draw.MILLION)
    draw.dress_rates(axes, top=top, size=page.body, unit=unit, theme=page.theme)
    axes.set_xlim(-_BEYOND, 11 + _BEYOND)
    axes.set_xticks([])
    for number, year in enumerate(years):
        x = month_numbers(year.months) % 12
        draw_months_line(axes, x, year.months, **_style(page, year, number), gid=f"year {year.year}")
    names_below(layout, axes, list(enumerate(page.words.months)))
    line_ends(figure, layout, [_end(year, layout, axes) for year in years])
    return figure


def _style(page: Page, year: Year, number: int) -> dict[str, Any]:
    """Return how the line of a year looks: each outage year has a colour, a marker and a dash of its own."""
    theme, size = page.theme, page.stroke
    if year.newest:
        line = {"color": theme.line, "linewidth": 2.6 * size, "zorder": 6, "marker": "o"}
    elif year.group:
        line = {
            "color": year.group.mark(theme),
            "linewidth": 1.5 * size,
            "zorder": 5,
            "marker": _MARKERS[number % len(_MARKERS)],
            "linestyle": _DASHES[number % len(_DASHES)],
        }
    else:
        line = {"color": theme.official, "linewidth": 1.0 * size, "zorder": 3, "marker": "o"}
    return {
        "markersize": (4.6 if year.newest or year.group else 3.2) * size,
        "markeredgecolor": theme.paper,
        "markeredgewidth": 0.4 * size,
        **line,
    }


def _end(year: Year, layout: Layout, axes: Axes) -> End:
    theme, last = layout.page.theme, year.months.iloc[-1]
    x, y = inches(layout, axes, last["date"].month - 1, float(last["value_bpd"]) / draw.MILLION)
    mark = year.group.mark(theme) if year.group else theme.official
    return End(
        key=str(year.year),
        text=_label(year, layout.page.words),
        x=x,
        y=y,
        ink=theme.line if year.newest else mark,
        rank=-year.year - (10_000 if year.newest else 5_000 if year.group else 0),
        strong=year.newest,
    )


def _label(year: Year, words: Language) -> str:
    if year.group is None:
        return str(year.year)
    return words.say("years_label", year=year.year, cause=words.word("cause", year.group.name))


def _words(years: Sequence[Year], spec: ChartSpec, inputs: Inputs, unit: Unit, words: Language) -> Words:
    newest, through = years[-1], _through(years)
    stale = is_stale(through, today=inputs.today, cut=spec.end is not None)
    told = newest.months["date"].dt.month.tolist()
    title = words.say(
        "years_title" if told == list(range(1, len(told) + 1)) else "years_title_some",
        place=spec.place_name,
        year=newest.year,
        value=bound(words.rate(unit, newest.mean_bpd)),
        months=words.count(len(newest.months), "month"),
    )
    note = words.say("note_years_own")
    if spec.official:
        note = words.say("note_years_official", series=words.name(spec.official))
    which = banded(spec, words, country=is_country(spec.place, inputs.places))
    marked = words.say("note_years", which=which, days=words.count(OUTAGE_DAYS, "day"))
    named_by = publishers(inputs.claims, *(year.months["observation_id"] for year in years))
    subtitle = words.say(
        "subtitle_years",
        measure=words.word("measure", spec.measure),
        fluid=words.word("fluid", spec.fluid),
        place=spec.place_name,
        unit=words.word("unit", unit.name),
        start=words.month(years[0].months["date"].iloc[0]),
        end=words.month(through),
    )
    return Words(
        title=title + _change(years, words),
        brief=title,
        subtitle=subtitle,
        source=source_line(words, named_by, (spec.official,) if spec.official else ()),
        note=note_line(words, spec.note, note, marked),
        through=through_line(words, through, stale=stale),
        stale=stale,
    )


def _change(years: Sequence[Year], words: Language) -> str:
    """Return how the newest year compares with the one before, where that has all of its months."""
    newest = years[-1]
    before = next((year for year in years if year.year == newest.year - 1), None)
    if before is None:
        return ""
    now, then = (
        year.months.set_index(year.months["date"].dt.month)["value_bpd"] for year in (newest, before)
    )
    if not now.index.isin(then.index).all() or not then.loc[now.index].sum():
        return ""
    change = float(now.sum() / then.loc[now.index].sum()) - 1
    if abs(change) < LITTLE:
        return words.say("years_little", before=before.year)
    phrase = "years_up" if change > 0 else "years_down"
    return words.say(phrase, percent=f"{abs(change):.0%}", before=before.year)


def _through(years: Sequence[Year]) -> date:
    last: pd.Timestamp = years[-1].months["date"].iloc[-1] + pd.offsets.MonthEnd(0)
    return last.date()


def _alt(years: Sequence[Year], text: Words, unit: Unit, words: Language) -> str:
    lines = [words.say("alt_years", subtitle=text.subtitle)]
    for year in years:
        parts = {
            "year": year.year,
            "value": words.rate(unit, year.mean_bpd),
            "months": words.count(len(year.months), "month"),
        }
        if year.group:
            lines.append(words.say("alt_year_outage", **parts, cause=words.word("cause", year.group.name)))
        else:
            lines.append(words.say("alt_year", **parts))
    return alt_of(lines, text)


def _rows(years: Sequence[Year], spec: ChartSpec, words: Language) -> pd.DataFrame:
    return rows_of(
        *(
            claim_rows(year.months, "month", str(year.year), place=spec.place, label=_label(year, words))
            for year in years
        )
    )
