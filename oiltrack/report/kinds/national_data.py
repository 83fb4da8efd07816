"""Gathers what the national chart shows, as frames, before anything is drawn. It draws and words nothing."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from oiltrack.errors import NoFigureError
from oiltrack.report.amounts import Unit, unit_of
from oiltrack.report.in_view import is_country, outages_in_view, outages_told
from oiltrack.report.inputs import Inputs
from oiltrack.report.publishers import publishers
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import is_stale
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.definition import is_level, of_definition

_WHEN_TOLD = ["entities", "measure", "fluid", "aspect", "modality", "when_kind", "when_last"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure drawn: ``kind`` is ``day``, ``month`` or ``official``, ``date`` the first day it is about."""

    value_bpd: int
    date: pd.Timestamp
    kind: str

    @property
    def by_day(self) -> bool:
        """Whether it is of a day."""
        return self.kind == "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalData:
    """What is drawn. ``value_bpd`` is the figure of ``daily``, ``months`` and ``official``.

    Attributes:
        outages: of ``outages_in_view``; of those ``meant`` for a band ``band`` tells which are drawn as one.
        through: the last day with a reported figure, or of the last month.
        cut: newer figures are known, beyond the chart's end.
        stale: all that is drawn was old on the day on which the chart was made.
        publishers: who the figures drawn come from, most used first, samples last: a known originator, else
            the publisher.
        country: the place is a country, whose own outages are the nationwide ones.
    """

    spec: ChartSpec
    daily: pd.DataFrame
    months: pd.DataFrame
    official: pd.DataFrame
    outages: pd.DataFrame
    start: date
    end: date
    through: date
    cut: bool
    stale: bool
    publishers: tuple[str, ...]
    country: bool

    @property
    def highest_bpd(self) -> int:
        """The largest figure drawn."""
        drawn = ((self.daily, "high_bpd"), (self.months, "value_bpd"), (self.official, "value_bpd"))
        return max(int(frame[column].max()) for frame, column in drawn if len(frame))

    @property
    def days_are_old(self) -> bool:
        """Whether the last figure of a day is old beside newer months."""
        days = _last_of(self.daily, "day")
        return any(is_stale(last.date.date(), today=self.through, cut=False) for last in days)

    @property
    def newest(self) -> Figure:
        """The figure that title and line's end call the newest.

        It is that of a day while it is not old beside newer months, and of one month a day's comes first. An
        official mean is none of our claims: it counts where there is no claim, or where all is old.
        """
        days, months = _last_of(self.daily, "day"), _last_of(self.months, "month")
        if days and not (self.stale or self.days_are_old):
            return days[0]
        claimed = [*days, *months]
        if self.stale or not claimed:
            claimed += _last_of(self.official, "official")
        return max(claimed, key=lambda figure: figure.date)

    @property
    def unit(self) -> Unit:
        """The unit in which the figures are told."""
        return unit_of(self.highest_bpd)


def national_data(spec: ChartSpec, inputs: Inputs) -> NationalData:
    """Return what the chart shows, cut to its period.

    Raises:
        NoFigureError: there is no figure to draw.
    """
    claims, official = inputs.claims, inputs.official
    daily, months, means = _figures(spec, claims=claims, official=official)
    through = _last_day(daily, months, means)
    if through is None:
        raise NoFigureError(_nothing(spec), remedy=_remedy(spec, claims, official))
    start = spec.start or _year_of_first(daily, months, means)
    end = spec.end or _end(outages_told(inputs.outages, spec, inputs.places), through)
    cut = _newest(claims, official, spec) > pd.Timestamp(through)
    outages = outages_in_view(
        inputs.outages, spec, places=inputs.places, start=start, end=end, today=inputs.today
    )
    return NationalData(
        spec=spec,
        daily=daily,
        months=months,
        official=means,
        outages=outages.assign(meant=outages["band"]),
        start=start,
        end=end,
        through=through,
        cut=cut,
        stale=is_stale(through, today=inputs.today, cut=cut),
        publishers=publishers(claims, daily["observation_id"], months["observation_id"]),
        country=is_country(spec.place, inputs.places),
    )


def begun(spec: ChartSpec, *, claims: pd.DataFrame, official: pd.DataFrame) -> ChartSpec:
    """Return the spec beginning with the year of its first figure, if that is later than its start."""
    figures = _figures(spec, claims=claims, official=official)
    if spec.start is None or not any(len(frame) for frame in figures):
        return spec
    return replace(spec, start=max(spec.start, _year_of_first(*figures)))


def _year_of_first(*figures: pd.DataFrame) -> date:
    first: pd.Timestamp = min(frame["date"].min() for frame in figures if len(frame))
    return date(first.year, 1, 1)


def _figures(
    spec: ChartSpec, *, claims: pd.DataFrame, official: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the days, the months and the official means of the chart's period."""
    definition = _definition(spec)
    daily = daily_series(claims, **definition, hold_days=spec.hold_days, start=spec.start, end=spec.end)
    months = period_series(claims, **definition, start=spec.start, end=spec.end)
    name = {f"{spec.measure}_bpd": "value_bpd"}
    drawn = {
        "days": daily.rename(columns=name),
        "months": months.rename(columns=name),
        "official": _official(official, spec),
    }
    days, monthly, means = (frame if spec.shows(layer) else frame.iloc[:0] for layer, frame in drawn.items())
    return days, monthly, means


def _definition(spec: ChartSpec) -> dict[str, str]:
    return {"place": spec.place, "measure": spec.measure, "fluid": spec.fluid}


def _nothing(spec: ChartSpec) -> str:
    days = "".join(f" {word} {day}" for word, day in (("from", spec.start), ("to", spec.end)) if day)
    return f"there is no figure for {spec.measure} ({spec.fluid}) of {spec.place_name}{days} to draw"


def _remedy(spec: ChartSpec, claims: pd.DataFrame, official: pd.DataFrame) -> str:
    """Return what helps: other days, another measure or fluid of the place, or more documents."""
    always = replace(spec, start=None, end=None)
    figures = [frame for frame in _figures(always, claims=claims, official=official) if len(frame)]
    if figures:
        days = pd.concat([frame["date"] for frame in figures])
        return f"choose other days: its figures are from {days.min().date()} to {days.max().date()}"
    held = claims[(claims["entities"] == spec.place).fillna(False) & is_level(claims)]
    held = held[held["when_kind"].isin(("day", "span", "month"))]
    others = sorted(set(zip(held["measure"], held["fluid"], strict=True)))
    if others:
        named = " or ".join(f"{measure} ({fluid})" for measure, fluid in others)
        measure, fluid = others[0]
        sets = f"--set measure={measure}" + (f" --set fluid={fluid}" if fluid != spec.fluid else "")
        return f"its figures are for {named}: draw them with `{sets}`, or the same in a chart's file"
    if claims.empty and official.empty:
        return "ingest documents, or load the reported history with `oiltrack init`"
    return "ingest documents that give one"


def _of_series(official: pd.DataFrame, spec: ChartSpec) -> pd.DataFrame:
    wanted = (official["series"] == spec.official) & (official["place_id"] == spec.place)
    return official[wanted.fillna(False)]


def _official(official: pd.DataFrame, spec: ChartSpec) -> pd.DataFrame:
    """Return the months of the series that the spec names."""
    means = _of_series(official, spec).rename(columns={"rate_bpd": "value_bpd"})
    if spec.start is not None:
        means = means[means["date"] >= pd.Timestamp(spec.start).replace(day=1)]
    if spec.end is not None:
        means = means[means["date"] <= pd.Timestamp(spec.end)]
    return means.reset_index(drop=True)


def _last_of(frame: pd.DataFrame, kind: str) -> list[Figure]:
    """Return the last figure reported, or none."""
    told = frame[frame["method"] == "reported"] if kind == "day" else frame
    return [
        Figure(value_bpd=int(row["value_bpd"]), date=row["date"], kind=kind)
        for row in told.tail(1).to_dict("records")
    ]


def _last_day(daily: pd.DataFrame, months: pd.DataFrame, means: pd.DataFrame) -> date | None:
    reported = daily.loc[daily["method"] == "reported", "date"]
    ends = [reported.max()] if len(reported) else []
    ends += [f["date"].max() + pd.offsets.MonthEnd(0) for f in (months, means) if len(f)]
    return max(ends).date() if ends else None


def _newest(claims: pd.DataFrame, official: pd.DataFrame, spec: ChartSpec) -> pd.Timestamp:
    """Return the last day that any figure of the chart's definition is about, wherever the chart ends."""
    claims = of_definition(claims[_WHEN_TOLD], **_definition(spec))
    told = claims.loc[claims["when_kind"].isin(("day", "span", "month")), "when_last"]
    means = _of_series(official, spec)["date"] + pd.offsets.MonthEnd(0)
    return max(days.max() for days in (told, means) if len(days))


def _end(outages: pd.DataFrame, through: date) -> date:
    """Return the last day of the axis: an outage may be known to have begun after the last figure."""
    starts = outages["start_first"].dropna()
    return max(through, starts.max().date()) if len(starts) else through
