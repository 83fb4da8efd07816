"""Output shut in, day by day, stacked by cause, with the largest outages named. It adds nothing up itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from oiltrack.errors import NoFigureError
from oiltrack.report import draw, furniture, samples
from oiltrack.report.amounts import Unit, unit_of
from oiltrack.report.chart import Chart
from oiltrack.report.drawn import outage_row, rows_of
from oiltrack.report.frame import Called, Callout, call_out, framed
from oiltrack.report.in_view import outages_in_view, unconfirmed_bpd
from oiltrack.report.inputs import Inputs, newest_day
from oiltrack.report.language import Language
from oiltrack.report.layout import Layout, edges
from oiltrack.report.page import Page, page_of
from oiltrack.report.palette import GROUPS, CauseGroup, group_of
from oiltrack.report.save import own_settings
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import (
    Words,
    alt_of,
    bound,
    is_stale,
    named,
    note_line,
    outage_label,
    source_line,
    sources_of,
    through_line,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offline:
    """What is drawn: ``days`` by group of causes in b/d, one row a day, and the outages that count.

    ``unconfirmed_bpd`` is what only outages that are in doubt take off on the last day.
    """

    days: pd.DataFrame
    outages: pd.DataFrame
    unconfirmed_bpd: int

    @property
    def groups(self) -> tuple[CauseGroup, ...]:
        """The groups of causes that shut in anything, in their fixed order."""
        return tuple(group for group in GROUPS if group.name in self.days)

    @property
    def start(self) -> date:
        """The first day."""
        first: pd.Timestamp = self.days.index[0]
        return first.date()

    @property
    def end(self) -> date:
        """The last day."""
        last: pd.Timestamp = self.days.index[-1]
        return last.date()

    @property
    def total(self) -> pd.Series:
        """All that is shut in on each day."""
        return self.days.sum(axis=1)


def offline_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of what is shut in by cause.

    Raises:
        NoFigureError: nothing of known size was shut in.
        ChartError: there is no room for it.
    """
    spec = named(spec, inputs.places)
    page = page_of(spec.size, theme=spec.theme, lang=spec.lang)
    offline = _offline(spec, inputs)
    unit = unit_of(int(offline.total.max()))
    text = _words(offline, spec, inputs, unit, page.words)
    sides = edges(page, [], [])
    with own_settings():
        called = _called(page, offline, spec, inputs, unit)
        figure, layout = framed(
            page,
            text,
            sides=sides,
            marks=[samples.cause_mark(page, group) for group in offline.groups],
            called=called,
        )
        _draw(figure, layout, offline, unit)
    return Chart(
        name=spec.name,
        figure=figure,
        rows=_rows(offline, spec, called),
        alt_text=_alt(offline, text, unit, page.words),
        through=offline.end,
    )


def _offline(spec: ChartSpec, inputs: Inputs) -> Offline:
    found = inputs.offline
    if found.empty or not found["offline_bpd"].any():
        raise NoFigureError(
            f"nothing of known size is told to have been shut in of {spec.place_name} in these days",
            remedy="choose other days, or ingest documents",
        )
    grouped = found.assign(group=[group_of(cause).name for cause in found["cause"]])
    table = grouped.pivot_table(index="date", columns="group", values="offline_bpd", aggfunc="sum")
    table = table.loc[:, table.sum() > 0]
    newest = newest_day(inputs.published, inputs.outages, spec)
    end = max(table.index.max(), pd.Timestamp(newest or table.index.max()))
    every = pd.date_range(spec.start or table.index.min(), end, freq="D", name="date")
    days = table.reindex(every).fillna(0).astype("int64")
    outages = outages_in_view(
        inputs.outages,
        spec,
        places=inputs.places,
        start=every[0].date(),
        end=every[-1].date(),
        today=inputs.today,
    )
    ids = {id for joined in found["outages"] for id in joined.split(";")}
    unconfirmed = unconfirmed_bpd(found, outages, every[-1].date())
    return Offline(days=days, outages=outages[outages["id"].isin(ids)], unconfirmed_bpd=unconfirmed)


def _draw(figure: Figure, layout: Layout, offline: Offline, unit: Unit) -> Axes:
    """Draw the areas on each other, with a line over all of them."""
    page = layout.page
    axes = figure.add_axes(layout.box(layout.axes_bottom, layout.axes_top), gid="main")
    top = draw.nice_top(float(offline.total.max()) / draw.MILLION)
    draw.dress(axes, offline.start, offline.end, top=top, size=page.body, unit=unit, theme=page.theme)
    axes.set_xticks([])
    changes = offline.days[(offline.days != offline.days.shift()).any(axis=1)]
    x = np.append([draw.day_number(day) for day in changes.index], draw.day_number(offline.end) + 1)
    base = np.zeros(len(x))
    for group in offline.groups:
        rates = changes[group.name].to_numpy(dtype="float64") / draw.MILLION
        upper = base + np.append(rates, rates[-1])
        axes.fill_between(
            x,
            base,
            upper,
            step="post",
            facecolor=group.mark(page.theme),
            edgecolor=page.theme.paper,
            hatch=group.hatch,
            hatch_linewidth=0.5,
            linewidth=0.0,
            zorder=2,
            gid=f"cause {group.name}",
        )
        base = upper
    axes.plot(x, base, drawstyle="steps-post", color=page.theme.line, linewidth=0.5 * page.stroke, zorder=3)
    furniture.time_axis(figure, [axes], layout, offline.start, offline.end)
    return axes


def _called(page: Page, offline: Offline, spec: ChartSpec, inputs: Inputs, unit: Unit) -> Called:
    """Place the names of the large outages over the day on which most was shut in of each."""
    if not spec.shows("labels"):
        return Called()
    left, right = edges(page, [], [])
    first = draw.day_number(offline.start)
    whole = draw.day_number(offline.end) + draw.room(offline.start, offline.end) - first
    large = offline.outages[offline.outages["band"]].head(spec.max_labels)
    return call_out(
        page,
        [
            Callout(
                key=str(outage["id"]),
                text=outage_label(outage, inputs.places, unit=unit, words=page.words),
                began=page.words.month(outage["start_first"]),
                anchor=left + (_peak(outage, offline) - first) / whole * (right - left),
                rank=int(outage["rank"]),
                ink=group_of(str(outage["cause"])).mark(page.theme),
            )
            for _, outage in large.iterrows()
        ],
    )


def _peak(outage: pd.Series, offline: Offline) -> float:
    """Return the middle of the days on which most was shut in while an outage ran."""
    total = offline.total.loc[outage["first"] : outage["last"]]
    most = total.index[total == total.max()]
    return draw.day_number(most[len(most) // 2])


def _words(offline: Offline, spec: ChartSpec, inputs: Inputs, unit: Unit, words: Language) -> Words:
    stale = is_stale(offline.end, today=inputs.today, cut=spec.end is not None)
    title = _title(offline, spec, unit, words)
    return Words(
        title=title,
        brief=title,
        subtitle=words.say(
            "subtitle_offline",
            place=spec.place_name,
            unit=words.word("unit", unit.name),
            start=words.month(offline.start),
            end=words.month(offline.end),
        ),
        source=source_line(words, sources_of(offline.outages, inputs.outage_sources)),
        note=note_line(words, spec.note, words.say("note_offline", days=words.count(spec.open_days, "day"))),
        through=through_line(words, offline.end, stale=stale),
        stale=stale,
    )


def _title(offline: Offline, spec: ChartSpec, unit: Unit, words: Language) -> str:
    """Return what is shut in on the last day and why; the most that ever was, where it is nothing."""
    total, last = offline.total, offline.days.iloc[-1]
    day = bound(words.day(offline.end))
    if total.iloc[-1]:
        worst = max(offline.groups, key=lambda group: int(last[group.name]))
        value = bound(words.rate(unit, int(total.iloc[-1])))
        cause = words.word("because", worst.name)
        title = words.say("offline_title", place=spec.place_name, value=value, day=day, cause=cause)
        return title + _doubt(offline, int(total.iloc[-1]), unit, words)
    return words.say(
        "offline_none",
        place=spec.place_name,
        day=day,
        value=bound(words.rate(unit, int(total.max()))),
        peak_day=bound(words.day(_most(total))),
    )


def _doubt(offline: Offline, total: int, unit: Unit, words: Language) -> str:
    """Return how much of what is shut in on the last day nobody vouches for."""
    doubtful = offline.unconfirmed_bpd
    if not doubtful:
        return ""
    part = words.say("unconfirmed_part", value=bound(words.rate(unit, doubtful)))
    return part if doubtful < total else words.say("unconfirmed")


def _most(rates: pd.Series) -> date:
    """Return the first day of the highest rate."""
    day: pd.Timestamp = rates.index[int(rates.to_numpy().argmax())]
    return day.date()


def _alt(offline: Offline, text: Words, unit: Unit, words: Language) -> str:
    lines = [words.say("alt_offline", subtitle=text.subtitle)]
    for group in offline.groups:
        rates = offline.days[group.name]
        lines.append(
            words.say(
                "alt_offline_cause",
                cause=words.word("group", group.name),
                value=words.rate(unit, int(rates.max())),
                day=words.day(_most(rates)),
            )
        )
    return alt_of(lines, text)


def _rows(offline: Offline, spec: ChartSpec, called: Called) -> pd.DataFrame:
    """Return a row a stretch of days on which nothing changes and a group of causes."""
    days = offline.days
    changes = days[(days != days.shift()).any(axis=1)]
    firsts = pd.DatetimeIndex(changes.index)
    ends = [*(firsts[1:] - pd.Timedelta(days=1)), days.index[-1]]
    rows: list[Mapping[str, Any]] = [
        {
            "date": first,
            "date_last": last,
            "kind": "offline",
            "series": group.name,
            "value_bpd": rates[group.name],
            "place": spec.place,
        }
        for first, last, rates in zip(firsts, ends, changes.to_dict("records"), strict=True)
        for group in offline.groups
    ]
    labels = {spot.key: called.texts[spot.key] for spot in called.placed}
    rows += [
        outage_row(outage, "label") | {"label": labels[str(outage["id"])], "place": outage["places"]}
        for outage in offline.outages.sort_values(["first", "id"]).to_dict("records")
        if str(outage["id"]) in labels
    ]
    return rows_of(rows)
