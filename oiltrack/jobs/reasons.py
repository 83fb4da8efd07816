"""Why a series says what it says of a day: its claims, weighed, copied or set aside. It prints nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.jobs.belief import set_aside_of, told_of
from oiltrack.series.choice import ranked
from oiltrack.series.conflicts import without
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.definition import Definition, day_points, month_claims
from oiltrack.series.resample import resample
from oiltrack.series.rule import PARTS
from oiltrack.series.statements import traced
from oiltrack.stored import Known

_NO_MONTH = "no claim gives a figure for the whole month, and too few of its days have one for a mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One claim of the day. Rates in b/d.

    Attributes:
        verdict: ``taken``, ``weighed`` (in the range, not taken), ``copy``, ``replaced`` or ``set aside``.
        why: of which claim it is a copy, which replaced it, or why it was set aside; else empty.
        parts: what its score is the sum of, by the names of the rule; empty where it was not weighed.
    """

    id: str
    low: int
    high: int
    qualifier: str
    when: str
    publisher: str
    attribution: str
    published: str
    grade: str
    information: str
    verdict: str
    why: str
    score: float | None
    parts: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFile:
    """What a series says of a day or month and all claims that bear on it, the best first.

    Attributes:
        told: the day or month that was asked for, as EDTF.
        method: ``reported``, ``held``, ``period``, or empty where the series has a gap.
        reported: the day or month of the report, as EDTF; before a gap that of the last report, else empty.
        value_bpd: the figure, None for a gap.
        reason: why this one, in a sentence.
    """

    definition: Definition
    told: str
    method: str
    reported: str
    value_bpd: int | None
    low_bpd: int | None
    high_bpd: int | None
    originators: int | None
    reason: str
    claims: tuple[Weighed, ...]


def explain_series(
    database: Database, definition: Definition, when: str, *, hold_days: int, known: Known | None
) -> DayFile:
    """Return the file of a day or a month of the series; ``when`` is EDTF."""
    claims = told_of(database, definition, known=known)
    aside = set_aside_of(database, definition, claims, known=known)
    kept = without(claims, aside)
    first, last = edtf.interval(when)
    monthly = edtf.precision(when) == "month"
    if monthly and (mean := _mean_of(kept, definition, when, hold_days=hold_days)):
        return mean
    pick = month_claims if monthly else day_points
    found = traced(pick(kept))
    standing = ranked(found[found["repeats"].isna() & found["replaced_by"].isna()])
    reported = first if monthly else _last_report(kept, last)
    on = pd.Timestamp(reported) if reported else None
    best = standing[standing["date"] == on]
    weighed = (
        *_weighed(best),
        *_unweighed(found[(found["date"] == on) & ~found["id"].isin(standing["id"])]),
        *_set_aside(pick(aside), {pd.Timestamp(first), on}),
    )
    shown = best.head(0) if reported and (last - reported).days > hold_days and not monthly else best
    return DayFile(
        definition=definition,
        told=when,
        method=_method(shown, monthly=monthly, held=reported != last),
        reported=_told(reported, best, monthly=monthly),
        value_bpd=int(shown["value"].iloc[0]) if len(shown) else None,
        low_bpd=int(shown["low"].min()) if len(shown) else None,
        high_bpd=int(shown["high"].max()) if len(shown) else None,
        originators=int(shown["support"].iloc[0]) if len(shown) else None,
        reason=_NO_MONTH if monthly and best.empty else _reason(shown, hold_days=hold_days),
        claims=weighed,
    )


def _mean_of(kept: pd.DataFrame, definition: Definition, when: str, *, hold_days: int) -> DayFile | None:
    """Return the file of a month that is the mean of its days; None where it is none."""
    first, last = (pd.Timestamp(day) for day in edtf.interval(when))
    daily = daily_series(kept, **definition.options, hold_days=hold_days)
    days = daily[daily["date"].between(first, last)]
    months = resample(days, "M", periods=period_series(kept, **definition.options))
    month = months[(months["date"] == first) & (months["method"] != "period")]
    if month[f"{definition.measure}_bpd"].isna().all():
        return None
    row = month.iloc[0]
    found = traced(day_points(kept))
    standing = ranked(found[found["repeats"].isna() & found["replaced_by"].isna()])
    chosen = standing[standing["id"].isin(days["observation_id"])].sort_values("date")
    reported = int((days["method"] == "reported").sum())
    return DayFile(
        definition=definition,
        told=when,
        method=str(row["method"]),
        reported=when,
        value_bpd=int(row[f"{definition.measure}_bpd"]),
        low_bpd=int(row["low_bpd"]),
        high_bpd=int(row["high_bpd"]),
        originators=int(row["originators"]),
        reason=f"the mean of {len(days)} of its {last.day} days: {reported} reported, the others held",
        claims=tuple(weighed for _, day in chosen.groupby("date") for weighed in _weighed(day)),
    )


def _told(reported: date | None, best: pd.DataFrame, *, monthly: bool) -> str:
    if reported is None or (monthly and best.empty):
        return ""
    return edtf.of_month(reported) if monthly else reported.isoformat()


def _method(shown: pd.DataFrame, *, monthly: bool, held: bool) -> str:
    if shown.empty:
        return ""
    return "period" if monthly else "held" if held else "reported"


def _last_report(kept: pd.DataFrame, day: date) -> date | None:
    """Return the day of the last report up to a day."""
    days = day_points(kept)["date"]
    until = days[days <= pd.Timestamp(day)]
    return None if until.empty else until.max().date()


def _reason(shown: pd.DataFrame, *, hold_days: int) -> str:
    if shown.empty:
        return f"no claim of the day, and none of the {hold_days} days before: the series has a gap"
    if len(shown) == 1:
        return "the only statement of its day"
    one, two = shown.iloc[0], shown.iloc[1]
    gaps = {name: float(one[name] - two[name]) for name in PARTS}
    told = ", ".join(
        f"{name} {gap:+.2f}" for name, gap in sorted(gaps.items(), key=lambda g: -abs(g[1])) if gap
    )
    if one["score"] > two["score"]:
        return f"the highest score, {one['score']:.2f} against {two['score']:.2f} of {two['id']}: {told}"
    later = "published later" if one["published_last"] != two["published_last"] else "the first by id"
    return f"as high a score as {two['id']}, and {later}"


def _weighed(best: pd.DataFrame) -> Iterator[Weighed]:
    for place, (_, row) in enumerate(best.iterrows()):
        yield _claim(
            row,
            verdict="weighed" if place else "taken",
            information=str(row["grade_information"]),
            score=float(row["score"]),
            parts={name: float(row[name]) for name in PARTS},
        )


def _unweighed(found: pd.DataFrame) -> Iterator[Weighed]:
    for _, row in found.iterrows():
        if pd.notna(row["repeats"]):
            yield _claim(row, verdict="copy", why=f"says what {row['repeats']} says, from the same source")
        else:
            why = f"a later edition of the story says otherwise: {row['replaced_by']}"
            yield _claim(row, verdict="replaced", why=why)


def _set_aside(aside: pd.DataFrame, days: set[pd.Timestamp | None]) -> Iterator[Weighed]:
    for _, row in aside[aside["date"].isin([day for day in days if day is not None])].iterrows():
        yield _claim(row, verdict="set aside", why=str(row["reason"]), information="5")


def _claim(
    row: "pd.Series[Any]",
    *,
    verdict: str,
    why: str = "",
    information: str = "",
    score: float | None = None,
    parts: dict[str, float] | None = None,
) -> Weighed:
    def text(name: str) -> str:
        value = row[name]
        return "" if pd.isna(value) else str(value)

    return Weighed(
        id=text("id"),
        low=int(text("low")),
        high=int(text("high")),
        qualifier=text("qualifier"),
        when=text("when"),
        publisher=text("publisher"),
        attribution=text("attribution"),
        published=text("published_last")[:10],
        grade=text("grade"),
        information=information,
        verdict=verdict,
        why=why,
        score=score,
        parts=parts or {},
    )
