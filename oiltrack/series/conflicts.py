"""Sets claims aside that contradict what else is known by more than the plausible. It changes no claim.

Three things make a claim implausible: it exceeds the capacity of its place, the parts that its document
prints do not make the printed total, or it jumps: enough other figures stand near its day and none is near
it, while nothing so large is known to have happened.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from oiltrack.facts import Fluid, Measure
from oiltrack.series.definition import Definition, day_points, is_level, month_claims
from oiltrack.series.frames import CLAIM_TYPES
from oiltrack.series.neighbours import compared
from oiltrack.series.rule import Rule, load_rule
from oiltrack.series.statements import traced

CONFLICT_TYPES: dict[str, Any] = {
    **CLAIM_TYPES,
    "kind": "string",
    "reason": "string",
    "accepted_bpd": "Int64",
}
Days: TypeAlias = npt.NDArray[np.datetime64]
Size: TypeAlias = Callable[[frozenset[str], date], int | None]
"""What places do together in normal times, in b/d, on a day; None where nobody tells."""

_LIQUID = (Fluid.CRUDE, Fluid.CONDENSATE, Fluid.LIQUIDS)
_KEY = ["date", "low", "high", "speaker"]


def _of_no_size(places: frozenset[str], day: date) -> None:
    return None


def _nothing(place: str, days: Sequence[tuple[date, date]]) -> "Sequence[Happening]":
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event, or the start or end of an outage, that may explain a jump.

    Attributes:
        first, last: its days.
        parts: the places that it is about, each a part of the place of the claims; empty if it is about more.
        offline_bpd: what is said to have stopped or come back, 0 where nothing is said.
    """

    first: date
    last: date
    parts: frozenset[str] = frozenset()
    offline_bpd: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What claims are held against; with nothing in it no jump is explained and nothing is too much.

    Attributes:
        capacity_bpd: by place and measure, the largest capacity known; gas is not held against it.
        happened: of a place, what touches the days from one to another, and may explain a jump there.
        size: what places do; what is of no known size explains any jump.
        sums: by the id of an observation, in what way the sum that it is part of fails.
    """

    capacity_bpd: Mapping[tuple[str, str], int] = field(default_factory=dict)
    happened: Callable[[str, Sequence[tuple[date, date]]], "Sequence[Happening]"] = _nothing
    size: Size = _of_no_size
    sums: Mapping[str, str] = field(default_factory=dict)


def set_aside(claims: pd.DataFrame, grounds: Grounds) -> pd.DataFrame:
    """Return the claims that no series may use, by definition, day and id.

    Args:
        claims: rows of ``claims_frame``, of any definitions.
        grounds: what they are held against.

    Returns:
        Columns and types are ``CONFLICT_TYPES``: those of the claims, ``kind`` (``capacity``, ``sum`` or
        ``jump``), the ``reason`` in words, and ``accepted_bpd``, the middle of the figures that it differs
        from. A copy is set aside with what it repeats.
    """
    levels = claims[is_level(claims) & ~claims["entities"].str.contains(";", regex=False)]
    groups = levels.groupby(["entities", "measure", "fluid"])
    names = ((str(place), Measure(str(measure)), Fluid(str(fluid))) for (place, measure, fluid), _ in groups)
    definitions = [Definition(place=p, measure=m, fluid=f) for p, m, f in names]
    found = [
        set_aside_of_one(group, grounds, definition)
        for definition, (_, group) in zip(definitions, groups, strict=True)
    ]
    held = [frame for frame in found if len(frame)]
    if not held:
        return pd.DataFrame(columns=list(CONFLICT_TYPES)).astype(CONFLICT_TYPES)
    aside = pd.concat(held)
    order = ["entities", "measure", "fluid", "when_last", "id"]
    return aside.sort_values(order, ignore_index=True)


def without(claims: pd.DataFrame, aside: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that were not set aside."""
    if aside.empty:
        return claims.reset_index(drop=True)
    return claims[~claims["id"].isin(aside["id"])].reset_index(drop=True)


def set_aside_of_one(claims: pd.DataFrame, grounds: Grounds, definition: Definition) -> pd.DataFrame:
    """Return what ``set_aside`` does of claims that are all asserted levels of one definition."""
    rule = load_rule()
    days = traced(day_points(claims))
    standing = days[["id", *_KEY]][days["repeats"].isna() & days["replaced_by"].isna()]
    judged = _judged(compared(standing, rule), rule, grounds, definition)
    months = _judged(month_claims(claims), rule, grounds, definition)
    reasons = judged.dropna(subset="kind")[[*_KEY, "kind", "reason", "accepted_bpd"]]
    copies = days.merge(reasons.drop_duplicates(_KEY), on=_KEY) if len(reasons) else days.head(0)
    found = [frame for frame in (copies, months.dropna(subset="kind")) if len(frame)]
    aside = pd.concat(found) if found else months.head(0)
    return aside[list(CONFLICT_TYPES)].astype(CONFLICT_TYPES).reset_index(drop=True)


def _judged(claims: pd.DataFrame, rule: Rule, grounds: Grounds, definition: Definition) -> pd.DataFrame:
    """Return claims with ``kind``, ``reason`` and ``accepted_bpd``, blank where nothing is wrong."""
    told = claims.reset_index(drop=True)
    verdicts: dict[int, tuple[str, str, int | None]] = {}
    if "neighbours" in told:
        verdicts |= _jumps(told, grounds, place=definition.place, rule=rule)
    most = grounds.capacity_bpd.get((definition.place, definition.measure.value))
    if most is not None and definition.fluid in _LIQUID:
        reason = f"more than {definition.place} can do, {most:,} b/d"
        above = told.index[told["low"] > rule.capacity * most]
        verdicts |= {int(at): ("capacity", reason, most) for at in above}
    for at in told.index[told["id"].isin(list(grounds.sums))]:
        verdicts[int(at)] = ("sum", grounds.sums[str(told["id"].iloc[at])], None)
    columns = {"kind": "string", "reason": "string", "accepted_bpd": "Int64"}
    held = pd.DataFrame(list(verdicts.values()), columns=list(columns), index=list(verdicts))
    return told.join(held.astype(columns))


def _jumps(
    told: pd.DataFrame, grounds: Grounds, *, place: str, rule: Rule
) -> dict[int, tuple[str, str, int | None]]:
    """Return by position the claims that jump without a reason, each with its kind, reason and neighbours."""
    found: dict[int, tuple[str, str, int | None]] = {}
    lone = np.flatnonzero((told["neighbours"] >= rule.neighbours) & (told["agreeing"] == 0)).tolist()
    if not lone:
        return found
    days = told["date"].to_numpy().astype("datetime64[D]")
    values = ((told["low"] + told["high"]) // 2).to_numpy()
    before, after = timedelta(days=rule.days), timedelta(days=rule.event_days)
    spans = [(day - before, day + after) for day in days[lone].tolist()]
    happened = grounds.happened(place, spans)
    first, last = _edges(happened, rule)
    for at in lone:
        about = [happened[nth] for nth in np.flatnonzero((first <= days[at]) & (days[at] <= last)).tolist()]
        near = np.abs((days - days[at]).astype("int64")) <= rule.days
        near[at] = False
        middle = int(np.median(values[near]))
        most = _explained(about, grounds.size, day=days[at].item())
        if most is None or rule.explains * most >= abs(values[at] - middle):
            continue
        known = (
            f"what is known to have happened moves {most:,} b/d"
            if most
            else "nothing is known to have happened"
        )
        reason = (
            f"{near.sum()} figures within {rule.days} days lie near {middle:,} b/d, none within "
            f"{rule.jump:.0%} of this one, and {known}"
        )
        found[at] = ("jump", reason, middle)
    return found


def _explained(about: Sequence[Happening], size: Size, *, day: date) -> int | None:
    """Return how large a jump what happened explains, in b/d; None for any."""
    if not all(one.parts for one in about):
        return None
    most = max((one.offline_bpd for one in about), default=0)
    parts = frozenset().union(*(one.parts for one in about))
    if not parts:
        return most
    normal = size(parts, day)
    return None if normal is None else max(most, normal)


def _edges(happened: Sequence[Happening], rule: Rule) -> tuple[Days, Days]:
    """Return the first and last days of what each thing that happened explains."""
    days: Days = np.array([(one.first, one.last) for one in happened], dtype="datetime64[D]").reshape(-1, 2)
    return days[:, 0] - np.timedelta64(rule.event_days, "D"), days[:, 1] + np.timedelta64(rule.days, "D")
