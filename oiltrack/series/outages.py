"""Gives outage episodes as a DataFrame with fixed columns. The rules of joining are in ``ledger``."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from oiltrack.facts import OutageRecord
from oiltrack.series.frames import DAYS, typed_frame
from oiltrack.series.ledger import OPEN_DAYS, Episode, ledger
from oiltrack.stored import StoredEvent

EPISODE_TYPES: dict[str, Any] = {
    "id": "string",
    "places": "string",
    "cause": "string",
    "start": "string",
    "end": "string",
    "status": "string",
    "peak_offline_bpd": "Int64",
    "force_majeure": "bool",
    "origin": "string",
    "sources": "string",
    "what": "string",
    "scope": "string",
    "offline_basis": "string",
    "force_majeure_from": "string",
    "force_majeure_to": "string",
    "citation": "string",
    "start_first": DAYS,
    "end_last": DAYS,
    "last_reported": DAYS,
}


def episodes(
    events: Iterable[StoredEvent], outages: Iterable[OutageRecord], *, as_of: date | None = None
) -> pd.DataFrame:
    """Return the outages known from the seeds and the news, one row an episode, by start and id.

    Columns and types are ``EPISODE_TYPES``, with no rows too. ``places`` and ``sources`` (ids of the
    events that speak of it) are joined by ``;``; ``start`` and ``end`` are EDTF, ``start_first`` and
    ``end_last`` the days they may reach. ``status`` is ``threatened``, ``shut``, ``restored``, or
    ``unknown_end`` where no end is known and on the day ``as_of`` the last report (``last_reported``) is
    older than ``OPEN_DAYS``; without ``as_of`` none is too old. ``offline_basis`` is ``claimed`` or
    ``national_drop`` (national output before minus after).
    """
    return typed_frame([_row(episode, as_of) for episode in ledger(events, outages)], EPISODE_TYPES)


def last_days(frame: pd.DataFrame, *, open_days: int = OPEN_DAYS) -> pd.Series:
    """Return the last day that each episode counts as running: its end, else some days past its report."""
    return frame["end_last"].fillna(frame["last_reported"] + pd.Timedelta(days=open_days))


def _row(episode: Episode, as_of: date | None) -> tuple[object, ...]:
    return (
        episode.id,
        ";".join(sorted(episode.places)),
        episode.cause.value,
        episode.start,
        episode.end,
        _status(episode, as_of),
        episode.peak_offline_bpd,
        episode.force_majeure,
        episode.origin,
        ";".join(sorted(episode.sources)),
        episode.what,
        episode.scope,
        episode.offline_basis,
        episode.force_majeure_from,
        episode.force_majeure_to,
        episode.citation,
        episode.start_days[0],
        episode.end_day,
        episode.last_reported,
    )


def _status(episode: Episode, as_of: date | None) -> str:
    if episode.threatened:
        return "threatened"
    if episode.end:
        return "restored"
    silent = as_of is not None and as_of > episode.last_reported + timedelta(days=OPEN_DAYS)
    return "unknown_end" if silent else "shut"
