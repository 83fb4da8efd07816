"""Gathers what the national chart shows, as frames, before anything is drawn. It draws and words nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from oiltrack.errors import ChartError
from oiltrack.facts import Place
from oiltrack.report.palette import group_of
from oiltrack.report.spec import ChartSpec
from oiltrack.series.daily import daily_series, period_series


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalData:
    """What is drawn. ``value_bpd`` is the figure of ``daily``, ``months`` and ``official``.

    Attributes:
        outages: episodes in view, with ``first`` and ``last`` day drawn, ``group`` (of causes), ``band``
            (drawn behind the line too), ``national``, ``running`` (begun lately, no end) and ``rank``.
        through: the last day with a reported figure, or of the last month.
        publishers: who published the figures drawn, most used first.
    """

    spec: ChartSpec
    daily: pd.DataFrame
    months: pd.DataFrame
    official: pd.DataFrame
    outages: pd.DataFrame
    start: date
    end: date
    through: date
    publishers: tuple[str, ...]


def national_data(
    spec: ChartSpec,
    *,
    claims: pd.DataFrame,
    outages: pd.DataFrame,
    official: pd.DataFrame,
    places: Mapping[str, Place],
) -> NationalData:
    """Return what the chart shows, cut to its period.

    Raises:
        ChartError: there is no figure to draw.
    """
    definition = {"place": spec.place, "measure": spec.measure, "fluid": spec.fluid}
    daily = daily_series(claims, **definition, hold_days=spec.hold_days, start=spec.start, end=spec.end)
    months = period_series(claims, **definition, start=spec.start, end=spec.end)
    daily, months = (f.rename(columns={f"{spec.measure}_bpd": "value_bpd"}) for f in (daily, months))
    means = _official(official, spec)
    through = _last_day(daily, months, means)
    if through is None:
        raise ChartError(
            f"there is no figure for {spec.measure} ({spec.fluid}) of {spec.place_name} to draw",
            remedy="ingest documents, or run oiltrack init to load the reported history",
        )
    shown = _places_in(outages[outages["status"] != "threatened"], spec, places)
    first = min(f["date"].min() for f in (daily, months, means) if len(f)).date()
    start, end = spec.start or first, spec.end or _end(shown, through)
    used = set(daily["observation_id"]) | set(months["observation_id"])
    return NationalData(
        spec=spec,
        daily=daily,
        months=months,
        official=means,
        outages=_in_view(shown, spec, start, end),
        start=start,
        end=end,
        through=through,
        publishers=_publishers(claims[claims["id"].isin(used)]),
    )


def _official(official: pd.DataFrame, spec: ChartSpec) -> pd.DataFrame:
    """Return the months of the series that the spec names."""
    wanted = (official["series"] == spec.official) & (official["place_id"] == spec.place)
    means = official[wanted.fillna(False)].rename(columns={"rate_bpd": "value_bpd"})
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


def _in_view(outages: pd.DataFrame, spec: ChartSpec, start: date, end: date) -> pd.DataFrame:
    shown = outages.assign(first=outages["start_first"])
    open_ended = shown["end_last"].isna()
    assumed = shown["first"] + pd.Timedelta(days=spec.open_days)
    last = shown["end_last"].where(~open_ended, assumed)
    shown["last"] = last.where(last <= pd.Timestamp(end), pd.Timestamp(end))
    shown = shown[(shown["first"] <= pd.Timestamp(end)) & (shown["last"] >= pd.Timestamp(start))]
    recent = shown["first"] >= pd.Timestamp(end - timedelta(days=spec.open_days))
    volume = shown["peak_offline_bpd"]
    shown = shown.assign(
        first=shown["first"].where(shown["first"] >= pd.Timestamp(start), pd.Timestamp(start)),
        group=[group_of(cause).name for cause in shown["cause"]],
        national=[spec.place in ids.split(";") for ids in shown["places"]],
        running=shown["end_last"].isna() & recent & ~(volume == 0).fillna(False),
        volume=volume.fillna(0).astype("int64"),
        days=(shown["last"] - shown["first"]).dt.days,
    )
    shown["band"] = (shown["volume"] > 0) & (
        shown["national"] | (shown["volume"] >= spec.band_min_offline_bpd)
    )
    shown = shown.sort_values(["volume", "days", "first", "id"], ascending=[False, False, True, True])
    return shown.assign(rank=range(len(shown))).reset_index(drop=True)


def _publishers(claims: pd.DataFrame) -> tuple[str, ...]:
    """Return the names of those who published, most figures first, then by name."""
    names = claims["publisher"].dropna().map(_short_name)
    counts = names[names != ""].value_counts()
    return tuple(sorted(counts.index, key=lambda name: (-counts[name], name)))


def _short_name(publisher: str) -> str:
    """Cut brackets, dates and what follows a colon: details of an edition, not of the publisher."""
    return re.split(r" \(|[:;] |, (?=[\d(])", publisher)[0].strip()
