"""Sets the monthly series of claims beside official ones and measures the distance. It reads no database.

A month is compared where the official series has a value and ours a mean or a monthly claim. A figure that
news have from the provider itself proves nothing; such months are marked and counted apart.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from oiltrack.gazetteer import Originators
from oiltrack.series.frames import DAYS, typed_frame

COMPARISON_TYPES: dict[str, Any] = {
    "date": DAYS,
    "series": "string",
    "production_bpd": "Int64",
    "low_bpd": "Int64",
    "high_bpd": "Int64",
    "method": "string",
    "coverage": "Float64",
    "official_bpd": "int64",
    "released": "string",
    "difference_bpd": "Int64",
    "difference_share": "Float64",
    "same_originator": "boolean",
    "observation_ids": "string",
    "official_id": "string",
}
SUMMARY_TYPES: dict[str, Any] = {
    "series": "string",
    "first": DAYS,
    "last": DAYS,
    "months": "int64",
    "compared": "int64",
    "coverage": "float64",
    "mean_absolute_error_bpd": "Int64",
    "mean_absolute_share": "Float64",
    "bias_bpd": "Int64",
    "bias_share": "Float64",
    "same_originator": "int64",
    "independent_share": "Float64",
}


def compare_months(
    months: pd.DataFrame,
    official: pd.DataFrame,
    *,
    daily: pd.DataFrame,
    claims: pd.DataFrame,
    originators: Originators,
) -> pd.DataFrame:
    """Return a row a month and official series, by series and month, also where ours has no figure.

    Args:
        months: ours by month, as ``resample`` returns them for production.
        official: of ``official_frame``, of one place.
        daily: what the months were averaged from.
        claims: of ``claims_frame``; tells whom a claim comes from.
        originators: names of those whom figures come from.

    Returns:
        The columns of ``COMPARISON_TYPES``: our figure with its range, ``method`` and ``coverage`` (0..1),
        the official one with its ``released``, ours minus theirs in b/d and as a share of theirs,
        ``same_originator`` where a claim of the month comes from the provider, and the ids of all claims of
        the month, joined by ``;``, most days first.
    """
    ours = {row["date"]: row for row in months.to_dict("records")}
    named = _claims_of_months(daily, months)
    speakers = dict(zip(claims["id"], claims["originator"], strict=True))
    rows: list[tuple[object, ...]] = []
    for theirs in official.sort_values(["series", "date"]).to_dict("records"):
        month, providers = theirs["date"], _speakers(str(theirs["series"]), originators)
        own = ours.get(month, {})
        value, ids = own.get("production_bpd", pd.NA), named.get(month, ())
        known = not pd.isna(value)
        gap = value - theirs["rate_bpd"] if known else pd.NA
        rows.append(
            (
                month,
                theirs["series"],
                value,
                *(own.get(name, pd.NA) for name in ("low_bpd", "high_bpd", "method", "coverage")),
                theirs["rate_bpd"],
                theirs["released"],
                gap,
                round(gap / theirs["rate_bpd"], 4) if known and theirs["rate_bpd"] else pd.NA,
                any(speakers.get(name) in providers for name in ids) if known else pd.NA,
                ";".join(ids) if known else pd.NA,
                theirs["id"],
            )
        )
    return typed_frame(rows, COMPARISON_TYPES)


def summarise(comparison: pd.DataFrame) -> pd.DataFrame:
    """Return a row a series: how far ours is from it, on average over the months that can be compared.

    ``mean_absolute_share`` is the mean of each month's distance as a share of the official value,
    ``independent_share`` the same without months in which a claim comes from the provider; ``bias`` is ours
    minus theirs, ``coverage`` the share of the official months for which ours has a figure.
    """
    return typed_frame(
        [_summary(str(name), rows) for name, rows in comparison.groupby("series", sort=True)], SUMMARY_TYPES
    )


def furthest(comparison: pd.DataFrame, series: str, *, count: int) -> pd.DataFrame:
    """Return the months of a series that differ most, the widest first."""
    rows = comparison[(comparison["series"] == series) & comparison["difference_bpd"].notna()]
    order = rows["difference_bpd"].abs().sort_values(ascending=False, kind="stable").index
    return rows.loc[order].head(count).reset_index(drop=True)


def _summary(name: str, rows: pd.DataFrame) -> tuple[object, ...]:
    known = rows[rows["difference_bpd"].notna()]
    gaps, shares = known["difference_bpd"].astype("float64"), known["difference_share"].dropna()
    own = known["same_originator"].fillna(False).astype("bool")
    return (
        name,
        rows["date"].min(),
        rows["date"].max(),
        len(rows),
        len(known),
        len(known) / len(rows),
        _rounded(gaps.abs()),
        _mean(shares.abs()),
        _rounded(gaps),
        _mean(shares),
        int(own.sum()),
        _mean(known.loc[~own, "difference_share"].dropna().abs()),
    )


def _mean(values: pd.Series) -> object:
    return float(values.mean()) if len(values) else pd.NA


def _rounded(values: pd.Series) -> object:
    return round(float(values.mean())) if len(values) else pd.NA


def _claims_of_months(daily: pd.DataFrame, months: pd.DataFrame) -> Mapping[pd.Timestamp, tuple[str, ...]]:
    """Return the claims that each month rests on: that of the month, or those of its days."""
    named: dict[pd.Timestamp, tuple[str, ...]] = {}
    first_days = daily["date"].dt.to_period("M").dt.start_time
    for month, ids in daily["observation_id"].groupby(first_days):
        named[pd.Timestamp(str(month))] = tuple(str(name) for name in ids.value_counts(sort=True).index)
    for row in months[(months["method"] == "period").fillna(False)].to_dict("records"):
        named[row["date"]] = (str(row["observation_id"]),)
    return named


def _speakers(series: str, originators: Originators) -> set[str | None]:
    """Return under which names news pass on a series; OPEC's tables are often only said to be OPEC's."""
    whole = originators.of(series)
    return {whole, "OPEC"} if series.startswith("OPEC ") else {whole}
