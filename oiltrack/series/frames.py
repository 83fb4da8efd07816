"""Lays records out as long DataFrames with fixed columns and types. It ranks and averages nothing."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from oiltrack import edtf
from oiltrack.gazetteer import Originators
from oiltrack.stored import StoredObservation, StoredOfficialValue

DAYS = "datetime64[s]"
SHORT_SPAN_DAYS = 10

CLAIM_TYPES: dict[str, Any] = {
    "id": "string",
    "document_id": "string",
    "entities": "string",
    "measure": "string",
    "fluid": "string",
    "aspect": "string",
    "modality": "string",
    "low": "int64",
    "high": "int64",
    "qualifier": "string",
    "when": "string",
    "when_kind": "string",
    "when_first": DAYS,
    "when_last": DAYS,
    "published_last": DAYS,
    "publisher": "string",
    "attribution": "string",
    "originator": "string",
    "confidence": "float64",
}
OFFICIAL_TYPES: dict[str, Any] = {
    "id": "string",
    "series": "string",
    "place_id": "string",
    "period": "string",
    "date": DAYS,
    "rate_bpd": "int64",
    "released": "string",
    "source": "string",
    "provider": "string",
}


def claims_frame(
    observations: Iterable[StoredObservation], *, originators: Originators | None = None
) -> pd.DataFrame:
    """Return one row per observation, in the order of ``id``; the same id twice is one row.

    Columns and types are ``CLAIM_TYPES``, with no rows too. ``entities`` are joined by ``;``, ``low`` and
    ``high`` in b/d (barrels for volumes). ``when_kind`` is ``day``, ``span`` (up to ten days), ``month``,
    ``year``, ``long`` (any other closed span), ``open`` (one end open) or ``unknown``. ``originators`` knows
    the names of those whom claims come from; without it each wording is a source of its own.
    """
    names = originators or Originators()
    rows = [_claim_row(item, names) for item in observations]
    frame = typed_frame(rows, CLAIM_TYPES)
    return frame.drop_duplicates("id").sort_values("id", ignore_index=True)


def official_frame(values: Iterable[StoredOfficialValue], *, as_of: date | None = None) -> pd.DataFrame:
    """Return the official values with monthly periods, one row a series and month: the newest vintage.

    ``date`` is the month's first day. Years are left out: a year's mean is not drawn on a monthly axis. With
    ``as_of`` the newest is that of the releases up to this day; a value without a release is then unknown.
    """
    rows: list[tuple[object, ...]] = [
        (
            name,
            v.series,
            v.place_id,
            v.period,
            edtf.interval(v.period)[0],
            v.rate_bpd,
            v.released,
            v.source,
            v.provider,
        )
        for name, v in ((stored.id, stored.value) for stored in values)
        if edtf.precision(v.period) == "month" and _is_known(v.released, as_of)
    ]
    frame = typed_frame(rows, OFFICIAL_TYPES)
    frame = frame.sort_values(["series", "place_id", "date", "released", "rate_bpd"], na_position="first")
    return frame.drop_duplicates(["series", "place_id", "date"], keep="last").reset_index(drop=True)


def typed_frame(rows: list[tuple[object, ...]], types: dict[str, Any]) -> pd.DataFrame:
    """Return rows as a frame with these columns and types, also when there are none."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(types)
    named = zip(types, columns, strict=True)
    frame = pd.DataFrame({name: pd.Series(list(column), dtype="object") for name, column in named})
    return frame.astype(types)


@lru_cache(maxsize=65536)
def when_kind(when: str | None) -> str:
    """Return how a figure's date can be used: see ``claims_frame``."""
    if when is None:
        return "unknown"
    first, last = edtf.interval(when)
    if first == edtf.FAR_PAST or last == edtf.FAR_FUTURE:
        return "open"
    kind = edtf.precision(when)
    if kind != "interval":
        return kind
    return "span" if (last - first).days < SHORT_SPAN_DAYS else "long"


def originator(item: StoredObservation, originators: Originators) -> str:
    """Return who a claim comes from, so that copies of one statement count once.

    The attribution comes first ("NOC" in forty papers is one source), then the publisher, then the document.
    """
    found = (originators.of(name or "") for name in (item.observation.attribution, item.publisher))
    return next((name for name in found if name), item.document_id)


def figure_cells(item: StoredObservation) -> tuple[object, ...]:
    """Return what a claimed figure says, as the first columns of ``CLAIM_TYPES`` and of ``observations.csv``.

    From ``id`` to ``high``, ``entities`` joined by ``;``.
    """
    seen = item.observation
    return (
        item.id,
        item.document_id,
        ";".join(seen.entities),
        seen.measure.value,
        seen.fluid.value,
        seen.aspect.value,
        seen.modality.value,
        seen.low,
        seen.high,
    )


def _is_known(released: str | None, as_of: date | None) -> bool:
    return as_of is None or (released is not None and edtf.interval(released)[1] <= as_of)


@lru_cache(maxsize=65536)
def _interval(when: str | None) -> tuple[date | None, date | None]:
    return (None, None) if when is None else edtf.interval(when)


def _claim_row(item: StoredObservation, originators: Originators) -> tuple[object, ...]:
    seen = item.observation
    return (
        *figure_cells(item),
        seen.qualifier.value,
        seen.when,
        when_kind(seen.when),
        *_interval(seen.when),
        _interval(item.published)[1],
        item.publisher,
        seen.attribution,
        originator(item, originators),
        seen.confidence,
    )
