"""The claims of a series as it may use them, and those that were set aside. It chooses among none.

Both are of what was known on a day, where one is given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.facts import Aspect, Fluid, Modality
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.grounds import grounds_of
from oiltrack.series.conflicts import Grounds, set_aside, set_aside_of_one, without
from oiltrack.series.definition import Definition, converted
from oiltrack.series.frames import claims_frame, series_frame
from oiltrack.series.rule import load_rule
from oiltrack.series.sums import PARTS, TOTALS, failed_sums
from oiltrack.stored import Known, KnownBy, StoredOfficialValue

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
    sums = failed_sums(bulletins, within=load_rule().sum)
    grounds = grounds_of(database, sums=sums, known=known)
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
    sums = failed_sums(claims, within=load_rule().sum)
    grounds = grounds_of(database, sums=sums, known=known)
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
