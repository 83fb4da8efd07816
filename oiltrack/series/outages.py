"""Gives outage episodes as a DataFrame with fixed columns. The rules of joining are in ``ledger``."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from oiltrack.facts import OutageRecord, StoredEvent
from oiltrack.series.frames import DAYS, typed_frame
from oiltrack.series.ledger import Episode, ledger

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
}


def episodes(events: Iterable[StoredEvent], outages: Iterable[OutageRecord]) -> pd.DataFrame:
    """Return the outages known from the seeds and the news, one row an episode, by start and id.

    Columns and types are ``EPISODE_TYPES``, with no rows too. ``places`` and ``sources`` (ids of the
    events that speak of it) are joined by ``;``; ``start`` and ``end`` are EDTF, ``start_first`` and
    ``end_last`` the days they may reach. ``status`` is ``threatened``, ``shut`` (no end known) or
    ``restored``; ``offline_basis`` is ``claimed`` or ``national_drop`` (national output before minus after).
    """
    return typed_frame([_row(episode) for episode in ledger(events, outages)], EPISODE_TYPES)


def _row(episode: Episode) -> tuple[object, ...]:
    return (
        episode.id,
        ";".join(sorted(episode.places)),
        episode.cause.value,
        episode.start,
        episode.end,
        _status(episode),
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
    )


def _status(episode: Episode) -> str:
    if episode.threatened:
        return "threatened"
    return "restored" if episode.end else "shut"
