"""The claims of a series as it may use them, and those that were set aside. It chooses among none.

Both are of what was known on a day, where one is given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.facts import Aspect, EventKind, Fluid, Modality, PlaceKind
from oiltrack.gazetteer import load_originators
from oiltrack.history import OutageRecord
from oiltrack.series.conflicts import Grounds, set_aside, set_aside_of_one, without
from oiltrack.series.definition import Definition, converted
from oiltrack.series.frames import claims_frame, series_frame
from oiltrack.series.rule import load_rule
from oiltrack.series.sums import PARTS, TOTALS, failed_sums
from oiltrack.stored import Known, KnownBy, StoredOfficialValue

# A threat explains no fall of output.
_EXPLAINING = tuple(kind for kind in EventKind if kind is not EventKind.THREAT)

# The fluid that the condensate stands between, and whether it is to be added.
_CONVERTED = {Fluid.CRUDE: (Fluid.LIQUIDS, -1), Fluid.LIQUIDS: (Fluid.CRUDE, 1)}
CONVERTIBLE = tuple(_CONVERTED)


def told_of(
    database: Database,
    definition: Definition,
    *,
    known: Known | None = None,
    min_confidence: float = 0.0,
    beside: Sequence[Fluid] = (),
) -> pd.DataFrame:
    """Return the claims of a definition, as ``claims_frame`` lays them out."""
    found = database.series_claims(
        place=definition.place,
        measure=definition.measure,
        fluid=definition.fluid,
        aspect=definition.aspect,
        modality=definition.modality,
        known=known,
        min_confidence=min_confidence,
        beside=beside,
    )
    return series_frame(found, definition, originators=load_originators())


def set_aside_of(
    database: Database, definition: Definition, claims: pd.DataFrame, *, known: Known | None = None
) -> pd.DataFrame:
    """Return those of a definition's claims that are not plausible; see ``set_aside``."""
    if (definition.aspect, definition.modality) != (Aspect.LEVEL, Modality.ACTUAL):
        return set_aside(claims.head(0), Grounds())
    bulletins = _bulletins(database, definition, claims, known)
    grounds = Grounds(
        capacity_bpd=capacities(database),
        happened={definition.place: _happened(database, definition.place, known)},
        sums=failed_sums(bulletins, within=load_rule().sum),
    )
    return set_aside_of_one(claims, grounds, definition)


def believed(
    database: Database,
    definition: Definition,
    *,
    known: Known | None = None,
    min_confidence: float = 0.0,
    condensate_bpd: int | None = None,
) -> pd.DataFrame:
    """Return the claims of a definition that a series may use.

    With ``condensate_bpd`` claims of liquids count as crude without so much condensate, or claims of crude as
    liquids with it; without it neither fluid says anything of the other.
    """
    claims = told_of(database, definition, known=known, min_confidence=min_confidence)
    kept = without(claims, set_aside_of(database, definition, claims, known=known))
    if condensate_bpd is None:
        return kept
    other, by_bpd = _CONVERTED[definition.fluid][0], _CONVERTED[definition.fluid][1] * condensate_bpd
    more = believed(database, replace(definition, fluid=other), known=known, min_confidence=min_confidence)
    return pd.concat([kept, converted(more, fluid=definition.fluid, by_bpd=by_bpd)], ignore_index=True)


def conflicts(
    database: Database, *, place: str | None, start: date | None, end: date | None, known: Known | None
) -> pd.DataFrame:
    """Return all claims that were set aside, of a place (None: of any) and a time; see ``set_aside``."""
    entities = None if place is None else (place,)
    found = database.observations(entities=entities, known=known)
    claims = claims_frame(found, originators=load_originators())
    grounds = Grounds(
        capacity_bpd=capacities(database),
        happened={
            name: _happened(database, name, known)
            for name in sorted(set(claims["entities"]))
            if ";" not in name
        },
        sums=failed_sums(claims, within=load_rule().sum),
    )
    aside = set_aside(claims, grounds)
    if start is not None:
        aside = aside[aside["when_last"] >= pd.Timestamp(start)]
    if end is not None:
        aside = aside[aside["when_first"] <= pd.Timestamp(end)]
    return aside.reset_index(drop=True)


def values_known(values: Iterable[StoredOfficialValue], known: Known | None) -> list[StoredOfficialValue]:
    """Return the official values that had been released, or added here, by a day.

    Without a date of release none had been released. The rows of the seeds do not tell when they were added;
    of them the release counts.
    """
    return [stored for stored in values if known is None or _was_known(stored, known)]


def _was_known(stored: StoredOfficialValue, known: Known) -> bool:
    if known.by is KnownBy.INGESTED and stored.added_at is not None:
        return date.fromisoformat(stored.added_at[:10]) <= known.day
    released = stored.value.released
    return released is not None and edtf.interval(released)[1] <= known.day


def outages_known(records: Sequence[OutageRecord], known: Known | None) -> list[OutageRecord]:
    """Return the outages of the seeds that had begun by a day, with no end that lies after it.

    The seeds do not say when a row could be known, so its own days must do.
    """
    if known is None:
        return list(records)
    begun = [record for record in records if edtf.interval(record.start)[0] <= known.day]
    return [
        replace(record, end=None) if record.end and edtf.interval(record.end)[1] > known.day else record
        for record in begun
    ]


def _bulletins(
    database: Database, definition: Definition, claims: pd.DataFrame, known: Known | None
) -> pd.DataFrame:
    """Return the claims of documents that print a total and parts of it, of whatever fluid."""

    def told(fluid: Fluid, beside: Sequence[Fluid]) -> pd.DataFrame:
        return told_of(database, replace(definition, fluid=fluid), known=known, beside=beside)

    parts = [frame for fluid in PARTS if len(frame := told(fluid, TOTALS))]
    if not parts:
        return claims.head(0)
    crude = claims if definition.fluid is Fluid.CRUDE else told(Fluid.CRUDE, TOTALS)
    totals = [frame for fluid in TOTALS if len(frame := told(fluid, PARTS))]
    documents = pd.concat(totals)["document_id"]
    return pd.concat([*totals, *parts, crude[crude["document_id"].isin(documents)]])


def capacities(database: Database) -> dict[tuple[str, str], int]:
    """Return by place and measure the largest rate that a place is known to be able to do.

    What was only seen to flow there, in a bad year perhaps, bounds nothing: without a stated capacity a place
    has none here.
    """
    rows = [row for row in database.capacities() if row.rate_bpd is not None and row.basis != "planned"]
    most: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row.place_id, row.measure.value
        most[key] = max(most.get(key, 0), row.rate_bpd or 0)
    stated = {(row.place_id, row.measure.value) for row in rows if row.basis == "capacity"}
    return {key: rate for key, rate in most.items() if key in stated}


def _happened(database: Database, place: str, known: Known | None) -> list[tuple[date, date]]:
    """Return the days of events, and of starts and ends of outages, that bear on the output of a place."""
    bearing = _bearing_on(database, place)
    found = database.event_days(
        places=None if bearing is None else sorted(bearing), kinds=_EXPLAINING, known=known
    )
    for record in outages_known(database.outages(), known):
        if bearing is None or bearing & set(record.places):
            found += [edtf.interval(edge) for edge in (record.start, record.end) if edge]
    return found


def _bearing_on(database: Database, place: str) -> set[str] | None:
    """Return a place with all that its oil flows through, and its country; None for a country: any place."""
    held = {found.id: found for found in database.places()}
    if place in held and held[place].kind is PlaceKind.COUNTRY:
        return None
    country = held[place].country if place in held else None
    found = {place, country} if country else {place}
    links = [(link.from_id, link.to_id) for link in database.links() if link.kind == "feeds"]
    while more := {to for start, to in links if start in found} - found:
        found |= more
    return found
