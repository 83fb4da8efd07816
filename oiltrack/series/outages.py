"""Gives outage episodes as a DataFrame with fixed columns. The rules of joining are in ``ledger``."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from oiltrack import edtf
from oiltrack.history import OutageRecord
from oiltrack.series.episode import OPEN_DAYS, Claim, Episode
from oiltrack.series.figures import RUNNING_SHARE
from oiltrack.series.frames import DAYS, typed_frame
from oiltrack.series.ledger import ledger
from oiltrack.series.network import Network, Rate
from oiltrack.series.settle import RAMP_DAYS
from oiltrack.series.volume import Volume, in_part, volume
from oiltrack.stored import StoredEvent

# The status of what was no outage.
NO_OUTAGE = ("threatened", "denied", "superseded", "no_loss")

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
    "start_last": DAYS,
    "end_first": DAYS,
    "start_precision": "string",
    "end_precision": "string",
    "actor": "string",
    "extent": "string",
    "baseline_bpd": "Int64",
    "offline_bpd": "Int64",
    "offline_low_bpd": "Int64",
    "offline_high_bpd": "Int64",
    "lost_bbl": "Int64",
    "lost_low_bbl": "Int64",
    "lost_high_bbl": "Int64",
    "parent_id": "string",
    "ramp": "string",
    "originators": "int64",
}
CLAIM_TYPES: dict[str, Any] = {
    "outage_id": "string",
    "claim_id": "string",
    "role": "string",
    "when": "string",
    "places": "string",
    "cause": "string",
    "offline_bpd": "Int64",
    "originator": "string",
    "publisher": "string",
    "published": "string",
    "quote": "string",
}


def episodes(
    events: Iterable[StoredEvent], outages: Iterable[OutageRecord], *, as_of: date | None = None
) -> pd.DataFrame:
    """Return the outages of the seeds and the news as ``episode_frame`` does, joined by ``ledger``."""
    return episode_frame(ledger(events, outages), network=Network(), as_of=as_of)


def episode_frame(
    book: Iterable[Episode], *, network: Network, as_of: date | None = None, through: date | None = None
) -> pd.DataFrame:
    """Return the outages that ``ledger`` has joined, one row an episode, in its order.

    Columns and types are ``EPISODE_TYPES``, with no rows too. ``places`` and ``sources`` (ids of the
    events that speak of it) are joined by ``;``. ``start`` and ``end`` are EDTF; ``start_first`` and
    ``start_last``, ``end_first`` and ``end_last`` the days they may reach, ``start_precision`` and
    ``end_precision`` ``day``, ``month``, ``year`` or ``interval``, with ``~`` where they are approximate.

    ``status`` is ``threatened``, ``shut``, ``partly``, ``restarting``, ``restored``, ``denied``,
    ``superseded``, ``no_loss`` (an attack or a protest that stopped nothing), or ``unknown_end`` where no end
    is known and on the day ``as_of`` the last report (``last_reported``) is older than ``OPEN_DAYS``; without
    ``as_of`` none is too old. ``extent`` is ``part`` or ``whole``, blank where it is not known, whatever the
    status is by now.

    ``peak_offline_bpd`` is the most that was away at a time, with ``offline_low_bpd`` and
    ``offline_high_bpd``; ``offline_bpd`` what is away on the day ``through`` (else ``as_of``), to which open
    outages are counted at most, or was on its last day.
    ``offline_basis`` is ``claimed``, ``national_drop`` (national output before minus after) or ``capacity``
    (what the places did before, or do in normal times). ``baseline_bpd`` is what texts say that the places
    pumped just before; else their capacity. ``lost_bbl`` are the barrels lost in all with
    their range; do not add them up over rows: ``offline.losses`` does it without counting twice.
    ``parent_id`` is the outage of the port, region or country in whose run it began. ``ramp`` has the rates
    that the places were told to pump after the start: ``2019-03-06=80000``, joined by ``;``.
    ``originators`` counts who says so.
    """
    return typed_frame([_row(episode, network, as_of, through or as_of) for episode in book], EPISODE_TYPES)


_NO_CLAIM = (None,) * (len(CLAIM_TYPES) - 3)


def claim_frame(book: Iterable[Episode]) -> pd.DataFrame:
    """Return what each claim says of its outage, one row a claim and role, in the order of the outages.

    Columns and types are ``CLAIM_TYPES``. ``role`` is ``opened``, ``confirmed``, ``threatened``,
    ``force_majeure_declared``, ``force_majeure_lifted``, ``restarted_in_part``, ``ended``, ``attack``,
    ``seizure`` or ``superseded`` (a later version of the text replaced it). Of figures, ``obs-…``, it is
    ``lost``, ``before`` or ``left`` (what the volume rests on), or ``denied``: it shows the place running.
    """
    rows: list[tuple[object, ...]] = []
    for episode in book:
        name = episode.id
        rows += [_claim_row(name, claim) for claim in sorted(episode.claims, key=_by_day)]
        figures = [*episode.figures, *((id, "denied") for id in episode.denied_by)]
        rows += [(name, id, role, *_NO_CLAIM) for id, role in figures]
    return typed_frame(rows, CLAIM_TYPES)


def last_days(frame: pd.DataFrame, *, open_days: int = OPEN_DAYS) -> pd.Series:
    """Return the last day that each episode counts as running: its end, else some days past its report."""
    return frame["end_last"].fillna(frame["last_reported"] + pd.Timedelta(days=open_days))


def _by_day(claim: Claim) -> tuple[date, str, str]:
    return claim.day, claim.id, claim.role.value


def _claim_row(outage_id: str, claim: Claim) -> tuple[object, ...]:
    event, stored = claim.stored.event, claim.stored
    return (
        outage_id,
        claim.id,
        claim.role.value,
        event.when,
        ";".join(event.entities),
        event.cause.value,
        event.offline,
        claim.originator,
        stored.publisher,
        stored.published,
        event.quote,
    )


def _row(episode: Episode, network: Network, as_of: date | None, through: date | None) -> tuple[object, ...]:
    told = volume(episode, network, today=through)
    return (
        episode.id,
        ";".join(sorted(episode.places)),
        episode.cause.value,
        episode.start,
        episode.end,
        _status(episode, told, as_of),
        told.peak.bpd if told.peak else None,
        episode.force_majeure,
        episode.origin,
        ";".join(sorted({claim.id for claim in episode.claims if claim.is_of_news})),
        episode.what,
        episode.scope,
        told.basis,
        episode.force_majeure_from,
        episode.force_majeure_to,
        episode.citation,
        episode.start_days[0],
        episode.end_day,
        episode.last_reported,
        episode.start_days[1],
        episode.end_days[0] if episode.end_days else None,
        _precision(episode.start),
        _precision(episode.end),
        episode.actor,
        _extent(episode, told),
        told.baseline.bpd if told.baseline else None,
        *_volumes(episode, told, through),
        episode.parent.id if episode.parent else None,
        ";".join(dict.fromkeys(f"{flow.day}={flow.rate_bpd}" for flow in episode.ramp)) or None,
        len(episode.originators),
    )


def _volumes(episode: Episode, told: Volume, through: date | None) -> tuple[int | None, ...]:
    """Return what is offline now or was last, the range of the peak, and the barrels lost with theirs."""
    if told.peak is None:
        return (None,) * 6
    now = told.on(min(through or told.likely.last, told.likely.last))
    lost = told.lost_bbl() if episode.happened else None
    return (now.bpd if now else None, told.peak.low, told.peak.high, *_parts(lost))


def _parts(rate: Rate | None) -> tuple[int | None, int | None, int | None]:
    return (rate.bpd, rate.low, rate.high) if rate else (None, None, None)


def _precision(when: str | None) -> str | None:
    if when is None:
        return None
    return edtf.precision(when) + ("~" if edtf.is_approximate(when) else "")


def _extent(episode: Episode, told: Volume) -> str | None:
    if in_part(episode, told):
        return "part"
    return "whole" if told.basis == "capacity" or told.baseline is not None and told.basis else None


def _status(episode: Episode, told: Volume, as_of: date | None) -> str:
    for state in NO_OUTAGE:
        if getattr(episode, state):
            return state
    if episode.end:
        return "restarting" if _is_climbing(episode, told, as_of) else "restored"
    if as_of is not None and as_of > episode.last_reported + timedelta(days=OPEN_DAYS):
        return "unknown_end"
    if episode.force_majeure_to or episode.restarted:
        return "restarting"
    return "partly" if in_part(episode, told) else "shut"


def _is_climbing(episode: Episode, told: Volume, as_of: date | None) -> bool:
    """Tell whether what has restarted is not yet told to do what it did."""
    if as_of is None or told.baseline is None or not episode.ramp:
        return False
    last = episode.ramp[-1]
    soon = as_of <= (episode.end_day or as_of) + timedelta(days=RAMP_DAYS)
    return soon and last.rate_bpd < RUNNING_SHARE * told.baseline.low
