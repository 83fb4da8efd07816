"""What has become known since a day, and how the series moved by it. It prints nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from oiltrack.db import Database
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.belief import believed
from oiltrack.series.daily import daily_series
from oiltrack.series.definition import Definition, day_points
from oiltrack.series.frames import claims_frame, typed_frame
from oiltrack.stored import Known, KnownBy, StoredObservation

CHANGE_TYPES: dict[str, Any] = {
    "change": "string",
    "id": "string",
    "when": "string",
    "entities": "string",
    "measure": "string",
    "fluid": "string",
    "low": "int64",
    "high": "int64",
    "before_id": "string",
    "before_low": "Int64",
    "before_high": "Int64",
    "publisher": "string",
}
MOVE_TYPES: dict[str, Any] = {
    "date": "datetime64[s]",
    "before_bpd": "Int64",
    "after_bpd": "Int64",
    "change_bpd": "Int64",
    "method_before": "string",
    "method": "string",
    "observation_id": "string",
}
_SAME = ["entities", "measure", "fluid", "aspect", "modality", "when", "originator"]


def changed_claims(
    database: Database, *, place: str | None, since: date, by: KnownBy, until: Known | None = None
) -> pd.DataFrame:
    """Return the claims that were added, revised or withdrawn after the day ``since``, by kind and id.

    A claim is revised if a later version of its document gives another figure for the same definition, date
    and speaker, and withdrawn if it gives none. A claim whose document was forgotten leaves no trace.

    Args:
        database: what is asked.
        place: the id of the place that the claims are about alone; None for all.
        since: the day before which all is old.
        by: whether publication or ingestion makes a claim known.
        until: what was known later; None for all.

    Returns:
        Columns and types are ``CHANGE_TYPES``; ``change`` is ``added``, ``revised`` or ``withdrawn``, and the
        columns ``before_…`` name the claim that was revised.
    """
    entities = None if place is None else (place,)

    def frame(known: Known | None) -> pd.DataFrame:
        found: Iterable[StoredObservation] = database.observations(entities=entities, known=known)
        return claims_frame(found, originators=load_originators())

    old, new = frame(Known(day=since, by=by)), frame(until)
    gone, come = old[~old["id"].isin(new["id"])], new[~new["id"].isin(old["id"])]
    pairs = come.merge(gone, on=_SAME, how="left", suffixes=("", "_before")).drop_duplicates("id")
    rows = [_row("revised" if pd.notna(pair["id_before"]) else "added", pair) for _, pair in pairs.iterrows()]
    lost = gone[~gone["id"].isin(pairs["id_before"].dropna())]
    rows += [_row("withdrawn", claim) for _, claim in lost.iterrows()]
    return typed_frame(rows, CHANGE_TYPES).sort_values(["change", "when", "id"], ignore_index=True)


def moved_days(
    database: Database,
    definition: Definition,
    *,
    since: date,
    by: KnownBy,
    until: Known | None = None,
    hold_days: int,
) -> pd.DataFrame:
    """Return the days on which the series says otherwise than it did on the day ``since``.

    Columns and types are ``MOVE_TYPES``; a side without a figure is blank, and so is the change.
    """

    def series(known: Known | None) -> pd.DataFrame:
        claims = believed(database, definition, known=known)
        reported = day_points(claims)["date"].max()
        end = since if pd.isna(reported) else max(since, reported.date())
        daily = daily_series(claims, **definition.options, hold_days=hold_days, end=end)
        return daily.set_axis(["date", "bpd", *daily.columns[2:]], axis="columns").set_index("date")

    old, new = series(Known(day=since, by=by)), series(until)
    both = old.add_suffix("_before").join(new, how="outer")
    differs = both["bpd"].ne(both["bpd_before"]).fillna(True)
    moved = both[differs & ~(both["bpd"].isna() & both["bpd_before"].isna())].reset_index()
    return pd.DataFrame(
        {
            "date": moved["date"],
            "before_bpd": moved["bpd_before"],
            "after_bpd": moved["bpd"],
            "change_bpd": moved["bpd"] - moved["bpd_before"],
            "method_before": moved["method_before"],
            "method": moved["method"],
            "observation_id": moved["observation_id"],
        }
    ).astype(MOVE_TYPES)


def _row(change: str, claim: "pd.Series[Any]") -> tuple[object, ...]:
    told = ("id", "when", "entities", "measure", "fluid", "low", "high")
    before = ("id_before", "low_before", "high_before")
    held = [claim[name] if name in claim.index else pd.NA for name in before]
    return (change, *(claim[name] for name in told), *held, claim["publisher"])
