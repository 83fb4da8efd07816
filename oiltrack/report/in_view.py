"""Cuts outages to the place and the days of a chart, and tells which are drawn as bands. It draws nothing."""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from oiltrack.facts import Place, PlaceKind
from oiltrack.report.palette import group_of
from oiltrack.report.spec import ChartSpec
from oiltrack.series.outages import NO_OUTAGE, last_days

# What the seeds write beside an outage that they do not vouch for. It is drawn, but heads no chart.
_DOUBTS = r"\b(?:unconfirmed|low confidence)\b"


def outages_in_view(
    outages: pd.DataFrame,
    spec: ChartSpec,
    *,
    places: Mapping[str, Place],
    start: date,
    end: date,
    today: date | None,
) -> pd.DataFrame:
    """Return the outages of the chart's place in some days, largest first: by what is told, else by capacity.

    They have ``first`` and ``last`` day drawn, ``group`` (of causes), ``band`` (drawn behind the line too),
    ``national``, ``running`` (not ended on the last of the days, reported lately), ``doubtful`` (by its own
    words), ``volume`` (told, not inferred from capacity), ``days`` and ``rank``. With ``today`` none runs of
    which nobody has spoken lately.
    """
    shown = outages_told(outages, spec, places)
    on = spec.end or max(end, today or end)
    return _in_view(shown, spec, start=start, end=end, on=on, country=is_country(spec.place, places))


def outages_told(outages: pd.DataFrame, spec: ChartSpec, places: Mapping[str, Place]) -> pd.DataFrame:
    """Return the outages of the chart's place but for those that stopped nothing, or were denied."""
    return outages_of(outages[~outages["status"].isin(NO_OUTAGE)], spec.place, places)


def outages_of(outages: pd.DataFrame, place: str, places: Mapping[str, Place]) -> pd.DataFrame:
    """Keep the outages of a place and what lies in it; all of them where there is no gazetteer to ask."""

    def inside(ids: str) -> bool:
        return any(id == place or id not in places or places[id].country == place for id in ids.split(";"))

    # An empty list would select no columns instead of no rows.
    return outages[pd.Series([inside(ids) for ids in outages["places"]], outages.index, dtype="bool")]


def unconfirmed_bpd(offline: pd.DataFrame, outages: pd.DataFrame, day: date) -> int:
    """Return what is offline on a day by those causes of which only doubtful outages tell, in b/d.

    Args:
        offline: of ``offline_by_day`` by cause.
        outages: of ``outages_in_view``.
        day: in its days.
    """
    doubtful = set(outages.loc[outages["doubtful"], "id"])
    told = offline[(offline["date"] == pd.Timestamp(day)) & (offline["outages"] != "")]
    rows = zip(told["outages"], told["offline_bpd"], strict=True)
    return sum(int(bpd) for ids, bpd in rows if doubtful.issuperset(ids.split(";")))


def is_country(place: str, places: Mapping[str, Place]) -> bool:
    """Tell whether a place is a country; so is one that no gazetteer knows."""
    return place not in places or places[place].kind == PlaceKind.COUNTRY


def _in_view(
    outages: pd.DataFrame, spec: ChartSpec, *, start: date, end: date, on: date, country: bool
) -> pd.DataFrame:
    """Cut the outages to the chart's days; ``on`` is the day on which one is said to be running or not."""
    shown = outages.assign(first=outages["start_first"])
    last = last_days(shown, open_days=spec.open_days)
    shown["last"] = last.where(last <= pd.Timestamp(end), pd.Timestamp(end))
    shown = shown[(shown["first"] <= pd.Timestamp(end)) & (shown["last"] >= pd.Timestamp(start))]
    recent = shown["last_reported"] >= pd.Timestamp(on - timedelta(days=spec.open_days))
    runs = shown["end_last"].isna() | (shown["end_first"] > pd.Timestamp(on)).fillna(False)
    volume = shown["peak_offline_bpd"].where(shown["offline_basis"].fillna("") != "capacity")
    own = pd.Series([spec.place in ids.split(";") for ids in shown["places"]], shown.index, dtype="bool")
    shown = shown.assign(
        first=shown["first"].where(shown["first"] >= pd.Timestamp(start), pd.Timestamp(start)),
        group=[group_of(cause).name for cause in shown["cause"]],
        national=own & country,
        doubtful=shown["what"].fillna("").str.contains(_DOUBTS, case=False).astype("bool"),
        running=runs & recent & ~(volume == 0).fillna(False),
        volume=volume.fillna(0).astype("int64"),
        days=(shown["last"] - shown["first"]).dt.days,
        size=shown["peak_offline_bpd"].fillna(0).astype("int64"),
    )
    shown["band"] = (shown["volume"] > 0) & _wanted(shown, own, spec)
    order = {"volume": False, "size": False, "days": False, "first": True, "id": True}
    shown = shown.sort_values(list(order), ascending=list(order.values())).drop(columns="size")
    return shown.assign(rank=range(len(shown))).reset_index(drop=True)


def _wanted(outages: pd.DataFrame, own: pd.Series, spec: ChartSpec) -> pd.Series:
    """Tell which outages the spec's ``events`` mean; ``own`` are those of the chart's place itself."""
    if not spec.shows("bands") or spec.events == "none":
        return own & False
    if spec.events == "all":
        return own | True
    large = outages["volume"] >= spec.band_min_offline_bpd
    return own | (large & (spec.events == "large"))
