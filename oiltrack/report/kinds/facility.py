"""One place: each claim, the line chosen from them, its capacity and its outages. It draws no other place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from oiltrack.facts import Aspect, Measure, Place, PlaceKind
from oiltrack.report import draw, samples
from oiltrack.report.chart import Chart
from oiltrack.report.drawn import claim_rows, rows_of
from oiltrack.report.frame import Called, framed
from oiltrack.report.in_view import is_country
from oiltrack.report.inputs import Inputs
from oiltrack.report.kinds import national
from oiltrack.report.kinds.national import drawn_rows
from oiltrack.report.kinds.national_data import NationalData, national_data
from oiltrack.report.kinds.national_words import (
    definition,
    doubts,
    figures_told,
    headline,
    outage_note,
    running,
)
from oiltrack.report.language import Language
from oiltrack.report.layout import Layout, Mark
from oiltrack.report.page import Page, page_of
from oiltrack.report.save import own_settings
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import Words, alt_of, named, note_line, source_line, through_line
from oiltrack.series.definition import POINTS, of_definition

_OWN_MEASURE = {
    PlaceKind.FIELD: Measure.PRODUCTION,
    PlaceKind.TERMINAL: Measure.EXPORTS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """What is drawn beside the chosen line: ``claims`` (``date, value_bpd, id``) and ``capacity`` steps."""

    data: NationalData
    claims: pd.DataFrame
    capacity: pd.DataFrame

    @property
    def highest(self) -> int:
        """The largest figure drawn, in b/d."""
        frames = (self.claims["value_bpd"], self.capacity["value_bpd"])
        return max([self.data.highest_bpd, *(int(values.max()) for values in frames if len(values))])


def facility_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of one place.

    Raises:
        NoFigureError: no figure of the place is known for the period.
        ChartError: there is no room for it.
    """
    spec = named(spec, inputs.places)
    data = national_data(spec, inputs)
    page = page_of(spec.size, theme=spec.theme, lang=spec.lang)
    shown = Facility(data=data, claims=_claims(data, inputs), capacity=_capacity(data, inputs))
    with own_settings():
        called = national.labelled(page, data, inputs.places)
        shown = replace(shown, data=national.only_labelled(data, called))
        text = _words(shown, inputs, page.words)
        figure = _draw(page, shown, text, called)
    return Chart(
        name=spec.name,
        figure=figure,
        rows=_rows(shown, called),
        alt_text=_alt(shown, text, page.words),
        through=data.through,
    )


def of_facility(
    spec: ChartSpec, places: Mapping[str, Place], claims: Iterable[tuple[str, Measure, int]]
) -> ChartSpec:
    """Return the spec for one place: of a country the field or terminal with the most claims.

    ``claims`` are how many levels are told by place and measure. A terminal is drawn by its exports.
    """
    if not is_country(spec.place, places):
        return spec
    known = [
        (-number, place, measure)
        for place, measure, number in claims
        if place in places
        and places[place].country == spec.place
        and _OWN_MEASURE.get(places[place].kind) == measure
    ]
    if not known:
        return spec
    _, place, measure = min(known)
    return replace(spec, place=place, measure=measure.value, place_name="")


def _claims(data: NationalData, inputs: Inputs) -> pd.DataFrame:
    """Return every claim of a level of the place for a day in view, chosen or not."""
    spec = data.spec
    found = of_definition(inputs.claims, place=spec.place, measure=spec.measure, fluid=spec.fluid)
    found = found[found["when_kind"].isin(POINTS)]
    found = found.assign(date=found["when_last"], value_bpd=(found["low"] + found["high"]) // 2)
    found = _in_view(found, data).sort_values(["date", "id"])
    return found if spec.shows("claims") else found.iloc[:0]


def _capacity(data: NationalData, inputs: Inputs) -> pd.DataFrame:
    """Return the capacities as told by the gazetteer and the news, one a day: ``date, value_bpd, id``.

    The last one told before the first day in view is in force then. Of several of a day the largest counts.
    """
    spec = data.spec
    told = inputs.claims[
        (inputs.claims["entities"] == spec.place).fillna(False)
        & (inputs.claims["aspect"] == Aspect.CAPACITY.value)
        & (inputs.claims["measure"] == spec.measure)
        & inputs.claims["when_first"].notna()
    ]
    claimed = told.assign(date=told["when_first"], value_bpd=told["high"])[["date", "value_bpd", "id"]]
    known = inputs.capacities
    known = known[(known["place_id"] == spec.place) & (known["measure"] == spec.measure)]
    listed = known.rename(columns={"rate_bpd": "value_bpd"})[["date", "value_bpd"]].assign(id="")
    frames = [frame for frame in (listed, claimed) if len(frame)]
    if not frames or not spec.shows("capacity"):
        return claimed.iloc[:0]
    steps = pd.concat(frames).sort_values(["date", "value_bpd"]).drop_duplicates("date", keep="last")
    before = steps[steps["date"] < pd.Timestamp(data.start)].tail(1)
    inside = steps[(steps["date"] >= pd.Timestamp(data.start)) & (steps["date"] <= pd.Timestamp(data.end))]
    return pd.concat([before.assign(date=pd.Timestamp(data.start)), inside]).reset_index(drop=True)


def _in_view(frame: pd.DataFrame, data: NationalData) -> pd.DataFrame:
    first, last = pd.Timestamp(data.start), pd.Timestamp(data.end)
    return frame[(frame["date"] >= first) & (frame["date"] <= last)]


def _draw(page: Page, shown: Facility, text: Words, called: Called) -> Figure:
    data = shown.data
    figure, layout = framed(
        page,
        text,
        sides=national.sides(page, data),
        marks=_marks(page, shown),
        called=called,
        rows=len(national.strip_groups(data)),
    )
    top = draw.nice_top(shown.highest / draw.MILLION)
    main = national.main_axes(figure, layout, data, top)
    _draw_capacity(main, layout, shown)
    draw.draw_months(main, data.months, scale=page.stroke, theme=page.theme)
    draw.draw_line(main, data.daily, scale=page.stroke, theme=page.theme)
    _draw_claims(main, layout, shown.claims)
    national.finish_axes(figure, layout, data, main)
    national.end_last_value(figure, layout, data, top)
    return figure


def _draw_claims(axes: Axes, layout: Layout, claims: pd.DataFrame) -> None:
    page = layout.page
    axes.plot(
        draw.day_numbers(claims["date"]),
        draw.millions(claims["value_bpd"]),
        linestyle="none",
        marker="o",
        markersize=7.5 * page.stroke,
        markerfacecolor="none",
        markeredgecolor=page.theme.month,
        markeredgewidth=0.9 * page.stroke,
        zorder=4.5,
        gid="claims",
    )


def _draw_capacity(axes: Axes, layout: Layout, shown: Facility) -> None:
    page, steps = layout.page, shown.capacity
    if steps.empty:
        return
    x = np.append(draw.day_numbers(steps["date"]), draw.day_number(shown.data.end))
    values = draw.millions(steps["value_bpd"])
    axes.plot(
        x,
        np.append(values, values[-1]),
        drawstyle="steps-post",
        linestyle=(0, (5, 2.5)),
        color=page.theme.muted,
        linewidth=1.3 * page.stroke,
        zorder=3,
        gid="capacity",
    )


def _marks(page: Page, shown: Facility) -> list[Mark]:
    theme, words = page.theme, page.words
    marks = national.marks(page, shown.data)
    if len(shown.claims):
        style = {"color": theme.month, "markerfacecolor": "none", "linestyle": "none", "markevery": [0]}
        marks.append(samples.line_mark(page, words.say("mark_claim"), marker="o", markersize=6.5, **style))
    if len(shown.capacity):
        dashed = {"color": theme.muted, "linestyle": (0, (5, 2.5))}
        marks.append(samples.line_mark(page, words.say("mark_capacity"), linewidth=1.3, **dashed))
    return marks


def _words(shown: Facility, inputs: Inputs, words: Language) -> Words:
    data, spec = shown.data, shown.data.spec
    share = _share(shown)
    if share:
        brief = headline(data, words, phrase="capacity_share", percent=f"{share:.0%}")
    else:
        brief = headline(data, words)
    return Words(
        title=brief + ("" if data.stale else running(data, inputs.places, words)),
        brief=brief,
        subtitle=definition(data, words, "subtitle_facility"),
        source=source_line(words, data.publishers),
        note=note_line(
            words, spec.note, *_marks_told(shown, words), doubts(data, words), outage_note(data, words)
        ),
        through=through_line(words, data.through, stale=data.stale),
        stale=data.stale,
    )


def _marks_told(shown: Facility, words: Language) -> list[str]:
    """Return what rings, line and dashes are, of those that are drawn."""
    spec = shown.data.spec
    told = []
    if len(shown.claims):
        told.append(words.say("note_rings", fluid=words.word("fluid", spec.fluid)))
    if len(shown.data.daily):
        told.append(words.say("note_chosen", days=spec.hold_days))
    if len(shown.capacity):
        told.append(words.say("note_dashed"))
    return told


def _share(shown: Facility) -> float | None:
    """Return the newest figure as a part of the capacity in force on its day."""
    newest = shown.data.newest
    known = shown.capacity[shown.capacity["date"] <= newest.date]
    if known.empty or not known["value_bpd"].iloc[-1]:
        return None
    return float(newest.value_bpd / known["value_bpd"].iloc[-1])


def _alt(shown: Facility, text: Words, words: Language) -> str:
    lines = [words.say("alt_step", subtitle=text.subtitle), *figures_told(shown.data, words)]
    return alt_of(lines, text)


def _rows(shown: Facility, called: Called) -> pd.DataFrame:
    spec = shown.data.spec
    drawn = drawn_rows(shown.data, {spot.key: called.texts[spot.key] for spot in called.placed})
    series = f"{spec.place} {spec.measure} {spec.fluid}"
    extra = [
        claim_rows(frame.assign(observation_id=frame["id"].replace("", None)), kind, series, place=spec.place)
        for kind, frame in (("claim", shown.claims), ("capacity", shown.capacity))
    ]
    return rows_of(drawn, *extra)
