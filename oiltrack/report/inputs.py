"""What all kinds of charts are made of, as one bundle of frames. It reads nothing and draws nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from oiltrack import edtf
from oiltrack.facts import Alias, Capacity, Place
from oiltrack.report.spec import ChartSpec
from oiltrack.series.frames import DAYS, typed_frame
from oiltrack.series.outages import NO_OUTAGE

CAPACITY_TYPES: dict[str, Any] = {
    "place_id": "string",
    "measure": "string",
    "rate_bpd": "int64",
    "date": DAYS,
    "source": "string",
}
_NOT_SHOWN = ("demonym", "definite description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The frames of a chart.

    Attributes:
        claims: of ``claims_frame``; none for the kinds that draw only outages.
        outages: of ``episodes``.
        official: of ``official_frame``.
        capacities: of ``capacities_frame``.
        offline: of ``offline_by_day`` by cause, for the kinds that add outages up.
        losses: of ``losses`` by cause, for the kind that shows them.
        published: days on which documents with figures of the chart's places were published, for the kinds
            that end on the newest.
        outage_sources: by outage who tells of it.
        places: the gazetteer by id, with names in the chart's language.
        today: data older than 45 days on it is marked as old; None for no mark.
    """

    claims: pd.DataFrame
    outages: pd.DataFrame
    official: pd.DataFrame
    capacities: pd.DataFrame
    offline: pd.DataFrame = field(default_factory=pd.DataFrame)
    losses: pd.DataFrame = field(default_factory=pd.DataFrame)
    published: Sequence[date] = ()
    outage_sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    today: date | None = None


def newest_day(published: Sequence[date], outages: pd.DataFrame, spec: ChartSpec) -> date | None:
    """Return the last day of which the documents can tell, within the spec's days; None without any.

    The day for which an outage is threatened may lie ahead, and tells nothing of what was.
    """
    told = outages.loc[~outages["status"].isin(NO_OUTAGE), "last_reported"]
    days = pd.concat([pd.Series(published, dtype=DAYS), told]).dropna()
    newest = days.max().date() if len(days) else spec.end
    return min(newest, spec.end) if newest and spec.end else newest


def capacities_frame(capacities: Iterable[Capacity]) -> pd.DataFrame:
    """Return the rates that places can reach, by place and ``date``, the first day they were told of.

    Columns and types are ``CAPACITY_TYPES``. What is only planned or was observed is left out.
    """
    rows: list[tuple[object, ...]] = [
        (known.place_id, known.measure.value, known.rate_bpd, edtf.interval(known.as_of)[0], known.source)
        for known in capacities
        if known.basis == "capacity" and known.rate_bpd is not None and known.as_of is not None
    ]
    frame = typed_frame(rows, CAPACITY_TYPES)
    return frame.sort_values(["place_id", "measure", "date", "rate_bpd", "source"], ignore_index=True)


def names_in(aliases: Iterable[Alias], lang: str) -> dict[str, str]:
    """Return a name of each place in a language, for those that have one.

    Of the names that mean nothing else the one that most others contain, then the shortest.
    """
    found: dict[str, list[str]] = {}
    for alias in aliases:
        if alias.lang == lang and not alias.ambiguous and alias.note not in _NOT_SHOWN:
            found.setdefault(alias.place_id, []).append(alias.alias)
    return {place: _plainest(names) for place, names in found.items()}


def _plainest(names: list[str]) -> str:
    within = Counter({name: sum(name in other for other in names) for name in names})
    return min(names, key=lambda name: (_is_careless(name), -within[name], len(name), name))


def _is_careless(name: str) -> bool:
    """Tell whether an Arabic name is written without the dots of its last letter."""
    return any(word.endswith("ه") for word in name.split())
