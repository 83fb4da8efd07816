"""Gathers what the national chart shows, as frames, before anything is drawn. It draws and words nothing."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from oiltrack.errors import NoFigureError
from oiltrack.facts import Place, PlaceKind
from oiltrack.report.amounts import Unit, unit_of
from oiltrack.report.palette import group_of
from oiltrack.report.spec import ChartSpec
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.definition import is_level, of_definition
from oiltrack.series.outages import NO_OUTAGE, last_days

# What the seeds write beside an outage that they do not vouch for. It is drawn, but heads no chart.
_DOUBTS = r"\b(?:unconfirmed|low confidence)\b"
# What stands behind the publishers of the documents that ship with oiltrack.
_SAMPLE = "(sample)"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalData:
    """What is drawn. ``value_bpd`` is the figure of ``daily``, ``months`` and ``official``.

    Attributes:
        outages: episodes in view, with ``first`` and ``last`` day drawn, ``group`` (of causes), ``band``
            (drawn behind the line too), ``national``, ``running`` (no end, reported lately), ``doubtful``
            (by its own words) and ``rank``.
        through: the last day with a reported figure, or of the last month.
        cut: newer figures are known, beyond the chart's end.
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
    publishers: tuple[str, ...]
    country: bool

    @property
    def highest_bpd(self) -> int:
        """The largest figure drawn."""
        drawn = ((self.daily, "high_bpd"), (self.months, "value_bpd"), (self.official, "value_bpd"))
        return max(int(frame[column].max()) for frame, column in drawn if len(frame))

    @property
    def unit(self) -> Unit:
        """The unit in which the figures are told."""
        return unit_of(self.highest_bpd)


def national_data(
    spec: ChartSpec,
    *,
    claims: pd.DataFrame,
    outages: pd.DataFrame,
    official: pd.DataFrame,
    places: Mapping[str, Place],
    today: date | None,
) -> NationalData:
    """Return what the chart shows, cut to its period; on the day ``today``, if that is given.

    Raises:
        NoFigureError: there is no figure to draw.
    """
    daily, months, means = _figures(spec, claims=claims, official=official)
    through = _last_day(daily, months, means)
    if through is None:
        raise NoFigureError(_nothing(spec), remedy=_remedy(spec, claims, official))
    shown = _places_in(outages[~outages["status"].isin(NO_OUTAGE)], spec, places)
    start = spec.start or _year_of_first(daily, months, means)
    end = spec.end or _end(shown, through)
    country = is_country(spec.place, places)
    on = spec.end or max(end, today or end)
    used = set(daily["observation_id"]) | set(months["observation_id"])
    return NationalData(
        spec=spec,
        daily=daily,
        months=months,
        official=means,
        outages=_in_view(shown, spec, start=start, end=end, on=on, country=country),
        start=start,
        end=end,
        through=through,
        cut=_newest(claims, official, spec) > pd.Timestamp(through),
        publishers=publishers(claims[claims["id"].isin(used)]),
        country=country,
    )


def outages_in_view(
    outages: pd.DataFrame,
    spec: ChartSpec,
    *,
    places: Mapping[str, Place],
    start: date,
    end: date,
    today: date | None,
) -> pd.DataFrame:
    """Return the outages of the chart's place in some days, largest first; columns as in ``NationalData``."""
    shown = _places_in(outages[~outages["status"].isin(NO_OUTAGE)], spec, places)
    on = spec.end or max(end, today or end)
    return _in_view(shown, spec, start=start, end=end, on=on, country=is_country(spec.place, places))


def is_country(place: str, places: Mapping[str, Place]) -> bool:
    """Tell whether a place is a country; so is one that no gazetteer knows."""
    return place not in places or places[place].kind == PlaceKind.COUNTRY


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
        return f"its figures are for {named}: write a chart with that `measure` and `fluid`"
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


def _last_day(daily: pd.DataFrame, months: pd.DataFrame, means: pd.DataFrame) -> date | None:
    reported = daily.loc[daily["method"] == "reported", "date"]
    ends = [reported.max()] if len(reported) else []
    ends += [f["date"].max() + pd.offsets.MonthEnd(0) for f in (months, means) if len(f)]
    return max(ends).date() if ends else None


def _newest(claims: pd.DataFrame, official: pd.DataFrame, spec: ChartSpec) -> pd.Timestamp:
    """Return the last day that any figure of the chart's definition is about, wherever the chart ends."""
    claims = of_definition(claims, **_definition(spec))
    told = claims.loc[claims["when_kind"].isin(("day", "span", "month")), "when_last"]
    means = _of_series(official, spec)["date"] + pd.offsets.MonthEnd(0)
    return max(days.max() for days in (told, means) if len(days))


def _end(outages: pd.DataFrame, through: date) -> date:
    """Return the last day of the axis: an outage may be known to have begun after the last figure."""
    starts = outages["start_first"].dropna()
    return max(through, starts.max().date()) if len(starts) else through


def _places_in(outages: pd.DataFrame, spec: ChartSpec, places: Mapping[str, Place]) -> pd.DataFrame:
    """Keep the outages of the chart's place; all of them where there is no gazetteer to ask."""

    def inside(ids: str) -> bool:
        return any(
            id == spec.place or id not in places or places[id].country == spec.place for id in ids.split(";")
        )

    # An empty list would select no columns instead of no rows.
    return outages[pd.Series([inside(ids) for ids in outages["places"]], outages.index, dtype="bool")]


def _in_view(
    outages: pd.DataFrame, spec: ChartSpec, *, start: date, end: date, on: date, country: bool
) -> pd.DataFrame:
    """Cut the outages to the chart's days; ``on`` is the day on which one is said to be running or not."""
    shown = outages.assign(first=outages["start_first"])
    last = last_days(shown, open_days=spec.open_days)
    shown["last"] = last.where(last <= pd.Timestamp(end), pd.Timestamp(end))
    shown = shown[(shown["first"] <= pd.Timestamp(end)) & (shown["last"] >= pd.Timestamp(start))]
    recent = shown["last_reported"] >= pd.Timestamp(on - timedelta(days=spec.open_days))
    volume = shown["peak_offline_bpd"].where(shown["offline_basis"].fillna("") != "capacity")
    own = pd.Series([spec.place in ids.split(";") for ids in shown["places"]], shown.index, dtype="bool")
    shown = shown.assign(
        first=shown["first"].where(shown["first"] >= pd.Timestamp(start), pd.Timestamp(start)),
        group=[group_of(cause).name for cause in shown["cause"]],
        national=own & country,
        doubtful=shown["what"].fillna("").str.contains(_DOUBTS, case=False).astype("bool"),
        running=shown["end_last"].isna() & recent & ~(volume == 0).fillna(False),
        volume=volume.fillna(0).astype("int64"),
        days=(shown["last"] - shown["first"]).dt.days,
    )
    shown["band"] = (shown["volume"] > 0) & _wanted(shown, own, spec)
    shown = shown.sort_values(["volume", "days", "first", "id"], ascending=[False, False, True, True])
    return shown.assign(rank=range(len(shown))).reset_index(drop=True)


def _wanted(outages: pd.DataFrame, own: pd.Series, spec: ChartSpec) -> pd.Series:
    """Tell which outages the spec's ``events`` mean; ``own`` are those of the chart's place itself."""
    if not spec.shows("bands") or spec.events == "none":
        return own & False
    if spec.events == "all":
        return own | True
    large = outages["volume"] >= spec.band_min_offline_bpd
    return own | (large & (spec.events == "large"))


def publishers(claims: pd.DataFrame) -> tuple[str, ...]:
    """Return the names of those behind the figures, most figures first, then by name, samples last."""
    told = zip(claims["originator"], claims["publisher"].fillna(""), strict=True)
    counts = Counter(source_name(originator, publisher) for originator, publisher in told)
    samples = {_short_name(name) for name in claims["publisher"].dropna() if _SAMPLE in name}
    return tuple(sorted(filter(None, counts), key=lambda name: (name in samples, -counts[name], name)))


def source_name(originator: str, publisher: str) -> str:
    """Return a known originator's name, which alone has capitals, else the publisher's."""
    return originator if publisher and originator != originator.casefold() else _short_name(publisher)


def _short_name(publisher: str) -> str:
    """Cut brackets, dates and what follows a colon: details of an edition, not of the publisher.

    "a corpus (where it lies): Reuters, 2011-11-08" cites what stands after the colon.
    """
    publisher = re.sub(r"^[^:]*\): ", "", publisher)
    return re.split(r" \(|[:;] |, (?=[\d(])", publisher)[0].strip()
