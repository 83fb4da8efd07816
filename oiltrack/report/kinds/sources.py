"""Sources compared: monthly means of a speaker, the news and official series. It averages no sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from oiltrack.errors import NoFigureError
from oiltrack.report import draw, furniture
from oiltrack.report.amounts import Unit, unit_of
from oiltrack.report.chart import Chart
from oiltrack.report.drawn import claim_rows, rows_of
from oiltrack.report.frame import framed
from oiltrack.report.furniture import LEADER_IN, End, line_ends
from oiltrack.report.inputs import Inputs
from oiltrack.report.kinds.monthly import draw_months_line, inches, official_months, spoken_months
from oiltrack.report.language import Language
from oiltrack.report.layout import Layout, Mark, side_by_side
from oiltrack.report.page import Page, page_of
from oiltrack.report.publishers import publishers
from oiltrack.report.samples import line_mark
from oiltrack.report.save import own_settings
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import (
    LITTLE,
    Words,
    alt_of,
    bound,
    is_stale,
    named,
    note_line,
    source_line,
    through_line,
)

MOST_SERIES = 4

_MARKERS = ("o", "s", "^", "D", "v", "P")
_DASHES: tuple[Any, ...] = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)), (0, (8, 2)), "-")
_MID_MONTH = 14
_NEAR_END = 0.75  # lines that end earlier are told by the key alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One line: ``name`` in the chart's language, ``series`` as stored, its months, the last day told of.

    ``number`` is that of its colour and marker: the same whatever else has a figure in the days shown.
    """

    number: int
    name: str
    series: str
    months: pd.DataFrame
    through: date
    official: bool


def sources_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of a line a source.

    Raises:
        NoFigureError: no source has a figure.
        ChartError: there is no room for it.
    """
    spec = named(spec, inputs.places)
    page = page_of(spec.size, theme=spec.theme, lang=spec.lang)
    sources = _sources(spec, inputs, page.words)
    if not sources:
        raise NoFigureError(
            f"no source has a figure for {spec.measure} ({spec.fluid}) of {spec.place_name} to compare",
            remedy="choose other days, or ingest documents",
        )
    unit = unit_of(max(int(source.months["value_bpd"].max()) for source in sources))
    text = _words(sources, spec, inputs, unit, page.words)
    with own_settings():
        figure = _draw(page, sources, text, unit)
    return Chart(
        name=spec.name,
        figure=figure,
        rows=rows_of(*(_rows(source, spec) for source in sources)),
        alt_text=_alt(sources, text, unit, page.words),
        through=_through(sources),
    )


def _rows(source: Source, spec: ChartSpec) -> pd.DataFrame:
    kind = "official" if source.official else "month"
    return claim_rows(source.months, kind, source.series, place=spec.place, label=source.name)


def _sources(spec: ChartSpec, inputs: Inputs, words: Language) -> list[Source]:
    spoken = (inputs.claims["originator"] == spec.speaker).fillna(False)
    told = (
        (words.name(spec.speaker), spec.speaker, spoken & spec.shows("speaker")),
        (words.say("news"), "news", ~spoken & spec.shows("news")),
    )
    lines = [
        _source(number, (name, series), spoken_months(inputs.claims[chosen], spec), inputs.claims)
        for number, (name, series, chosen) in enumerate(told)
    ]
    lines += [
        _source(number, (words.name(series), series), official_months(inputs.official, spec, series))
        for number, series in enumerate(_series(spec, inputs.official), start=len(told))
    ]
    return [line for line in lines if line]


def _source(
    number: int, names: tuple[str, str], months: pd.DataFrame, claims: pd.DataFrame | None = None
) -> Source | None:
    """Return a line that has months; of claims about days the last month ends with the last of the days."""
    if months.empty:
        return None
    last = months.iloc[-1]
    ends = last["date"] + pd.offsets.MonthEnd(0)
    if claims is not None:
        ends = claims.loc[claims["id"] == last["observation_id"], "when_last"].max()
    name, series = names
    return Source(
        number=number,
        name=name,
        series=series,
        months=months,
        through=ends.date(),
        official=claims is None,
    )


def _series(spec: ChartSpec, official: pd.DataFrame) -> list[str]:
    """Return the official series that the spec means, or those with the most values."""
    if not spec.shows("official"):
        return []
    counts = official.loc[official["place_id"] == spec.place, "series"].value_counts()
    names = sorted(counts.index, key=lambda name: (-counts[name], name))
    if not spec.series:
        return names[:MOST_SERIES]
    meant = (next((name for name in names if name.startswith(start)), None) for start in spec.series)
    return list(dict.fromkeys(name for name in meant if name))[:MOST_SERIES]


def _draw(page: Page, sources: Sequence[Source], text: Words, unit: Unit) -> Figure:
    first = min(source.months["date"].iloc[0] for source in sources).date()
    end = (pd.Timestamp(_through(sources)) + pd.offsets.MonthEnd(0)).date()
    near = [source for source in sources if _ends_near(source, first, end)]
    labels = [(source, _label(source, unit, page.words, end=end)) for source in near]
    beside = max((len(label) for _, label in labels), default=0) * page.small < page.width * 42
    labels = labels if beside else []
    marks = [_mark(page, source) for source in sources]
    sides = side_by_side(page, [label for _, label in labels], leader=LEADER_IN if labels else 0.0)
    figure, layout = framed(page, text, sides=sides, marks=marks)
    axes = figure.add_axes(layout.box(layout.axes_bottom, layout.axes_top), gid="main")
    highest = max(int(source.months["value_bpd"].max()) for source in sources)
    top = draw.nice_top(highest / draw.MILLION)
    draw.dress(axes, first, end, top=top, size=page.body, unit=unit, theme=page.theme)
    axes.set_xticks([])
    for source in sources:
        x = draw.day_numbers(source.months["date"]) + _MID_MONTH
        draw_months_line(axes, x, source.months, **_style(page, source.number), gid=f"source {source.series}")
    furniture.time_axis(figure, [axes], layout, first, end)
    line_ends(figure, layout, [_end(source, layout, axes, label) for source, label in labels])
    return figure


def _ends_near(source: Source, first: date, end: date) -> bool:
    """Tell whether a line ends near the right edge, where its label stands."""
    whole = draw.day_number(end) + draw.room(first, end) - draw.day_number(first)
    reached = draw.day_number(source.months["date"].iloc[-1]) + _MID_MONTH - draw.day_number(first)
    return reached >= _NEAR_END * whole


def _style(page: Page, number: int) -> dict[str, Any]:
    return {
        "color": page.theme.series[number],
        "linestyle": _DASHES[number],
        "marker": _MARKERS[number],
        "linewidth": 1.5 * page.stroke,
        "markersize": 4.8 * page.stroke,
        "markeredgecolor": page.theme.paper,
        "markeredgewidth": 0.4 * page.stroke,
        "zorder": 6 - number / 10,
    }


def _mark(page: Page, source: Source) -> Mark:
    style = {
        "color": page.theme.series[source.number],
        "linestyle": _DASHES[source.number],
        "marker": _MARKERS[source.number],
        "markevery": [0],
    }
    return line_mark(page, source.name, linewidth=1.5, markersize=4.8, **style)


def _label(source: Source, unit: Unit, words: Language, *, end: date) -> str:
    """Return a line's name and last value, with its month where that is not the chart's last one."""
    last = source.months.iloc[-1]
    told = f"{source.name} {unit.number(int(last['value_bpd']))}"
    month = last["date"].date()
    return told if (month.year, month.month) == (end.year, end.month) else f"{told} ({words.month(month)})"


def _end(source: Source, layout: Layout, axes: Axes, label: str) -> End:
    last = source.months.iloc[-1]
    at = draw.day_number(last["date"]) + _MID_MONTH
    x, y = inches(layout, axes, at, float(last["value_bpd"]) / draw.MILLION)
    ink = layout.page.theme.series[source.number]
    return End(key=source.series, text=label, x=x, y=y, ink=ink)


def _words(sources: Sequence[Source], spec: ChartSpec, inputs: Inputs, unit: Unit, words: Language) -> Words:
    through = _through(sources)
    stale = is_stale(through, today=inputs.today, cut=spec.end is not None)
    title = _title(sources, spec, unit, words)
    drawn = [source.months["observation_id"] for source in sources if not source.official]
    own = [source.name for source in sources if not source.official]
    subtitle = words.say(
        "subtitle_sources",
        measure=words.word("measure", spec.measure),
        fluid=words.word("fluid", spec.fluid),
        place=spec.place_name,
        unit=words.word("unit", unit.name),
        start=words.month(min(source.months["date"].iloc[0] for source in sources)),
        end=words.month(through),
    )
    note = words.say("note_sources", own=words.say("list_joint").join(own)) if own else ""
    return Words(
        title=title,
        brief=title,
        subtitle=subtitle,
        source=source_line(
            words,
            publishers(inputs.claims, *drawn),
            [source.series for source in sources if source.official],
        ),
        note=note_line(words, spec.note, note),
        through=through_line(words, through, stale=stale),
        stale=stale,
    )


def _title(sources: Sequence[Source], spec: ChartSpec, unit: Unit, words: Language) -> str:
    """Return how far the sources are apart in the last month of which at least two tell."""
    told = pd.concat([source.months.assign(source=source.name) for source in sources])
    counts = told.groupby("date")["source"].nunique()
    shared = counts[counts > 1]
    month = shared.index.max() if len(shared) else counts.index.max()
    found = told[told["date"] == month].sort_values(["value_bpd", "source"])
    low, high = found.iloc[0], found.iloc[-1]
    parts = {
        "place": spec.place_name,
        "high": high["source"],
        "high_value": _compared(high, low, unit, words),
        "low": low["source"],
        "low_value": _compared(low, high, unit, words),
        "month": bound(words.month(month)),
    }
    if len(found) == 1:
        return words.say("sources_one", **parts)
    apart = float(high["value_bpd"] / low["value_bpd"]) - 1 if low["value_bpd"] else 1.0
    if apart < LITTLE:
        return words.say("sources_agree", **parts, percent=f"{LITTLE:.0%}")
    return words.say("sources_title", **parts, percent=f"{apart:.0%}")


def _compared(one: pd.Series, other: pd.Series, unit: Unit, words: Language) -> str:
    """Return a figure of the title; the mean of some days is called so beside that of a whole month."""
    value = bound(words.rate(unit, one["value_bpd"]))
    if one["method"] == "mean" and other["method"] != "mean":
        return words.say("sources_days", value=value)
    return value


def _through(sources: Sequence[Source]) -> date:
    return max(source.through for source in sources)


def _alt(sources: Sequence[Source], text: Words, unit: Unit, words: Language) -> str:
    lines = [words.say("alt_sources", subtitle=text.subtitle)]
    for source in sources:
        last = source.months.iloc[-1]
        lines.append(
            words.say(
                "alt_source",
                series=source.name,
                months=words.count(len(source.months), "month"),
                value=words.rate(unit, last["value_bpd"]),
                month=words.month(last["date"]),
            )
        )
    return alt_of(lines, text)
