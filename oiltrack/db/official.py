"""Stores the values of official series, each with its release. It reads no file and believes no provider.

A value is a row for each release that gives it, whatever the order in which releases come; the same release
twice is one. Where a release is only presumed to be of the day on which it was read, as by a job that asks
each night, it is stored where it says something else than what was in force.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sqlalchemy import Connection, insert, select

from oiltrack import edtf
from oiltrack.db import ids, rows
from oiltrack.db.decode import fetch
from oiltrack.db.models import OfficialValueRow
from oiltrack.db.records import OfficialAdded
from oiltrack.errors import OfficialError
from oiltrack.history import OfficialValue

SEEDS = "seeds"

_Key: TypeAlias = tuple[str, str, str]
_Vintages: TypeAlias = dict[str, int]


def add(
    connection: Connection, values: Sequence[OfficialValue], *, at: str, presumed: str | None = None
) -> OfficialAdded:
    """Store what a release says that is not known yet; return what became of its values.

    Args:
        connection: inside a transaction.
        values: each with its ``released``.
        at: UTC time stamp.
        presumed: the release that nothing tells, the day of reading; its values are stored where they change.

    Raises:
        OfficialError: a release of the same day gives another value for a period.
    """
    held = _vintages(connection, {value.series for value in values})
    new: list[rows.Row] = []
    counts = {"new": 0, "revised": 0, "confirmed": 0, "known": 0}
    for value in values:
        vintages = held[(value.series, value.place_id, value.period)]
        outcome = _outcome(vintages, value, presumed=presumed)
        counts[outcome] += 1
        if outcome != "known":
            vintages[value.released or ""] = value.rate_bpd
            new.append(row_of(value, added_at=at))
    if new:
        connection.execute(insert(OfficialValueRow), new)
    return OfficialAdded(**counts)


def row_of(value: OfficialValue, *, added_at: str | None) -> rows.Row:
    """Return the row of a value; ``added_at`` is None for one of the seeds."""
    first, last = rows.days(value.period)
    names = ("series", "place_id", "period", "rate_bpd", "released", "source", "provider", "written")
    return {
        "id": ids.official_value_id(value),
        **{name: getattr(value, name) for name in names},
        "period_first": first,
        "period_last": last,
        "added_at": added_at,
    }


def _vintages(connection: Connection, series: Iterable[str]) -> defaultdict[_Key, _Vintages]:
    """Return what was added of these series: by series, place and period the value of each release."""
    table = OfficialValueRow
    statement = select(table.series, table.place_id, table.period, table.released, table.rate_bpd).where(
        table.series.in_(sorted(series)), table.provider != SEEDS
    )
    held: defaultdict[_Key, _Vintages] = defaultdict(dict)
    for *key, released, rate in fetch(connection, statement, lambda row: tuple(row.values())):
        held[tuple(key)][released or ""] = rate
    return held


def _before(vintages: _Vintages, released: str) -> int | None:
    """Return what was in force on the day of a release; None where nothing was."""
    day = edtf.interval(released)[1]
    earlier = [name for name in vintages if edtf.interval(name)[1] <= day]
    newest = max(earlier, key=lambda name: (edtf.interval(name)[1], name), default=None)
    return None if newest is None else vintages[newest]


def _outcome(vintages: _Vintages, value: OfficialValue, *, presumed: str | None) -> str:
    """Return what a value is to those that are stored of its period.

    Raises:
        OfficialError: its release is stored with another value.
    """
    told = vintages.get(value.released or "")
    if told is not None and told != value.rate_bpd:
        raise OfficialError(
            f"the release {value.released} of {value.series} gives {value.rate_bpd:,} b/d for {value.period},"
            f" and {told:,} b/d is stored for the same release",
            remedy="give the day of the corrected release with --released",
        )
    before = _before(vintages, value.released or "")
    if told is not None or (before == value.rate_bpd and value.released == presumed):
        return "known"
    return "new" if before is None else "confirmed" if before == value.rate_bpd else "revised"
