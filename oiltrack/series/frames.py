"""Lays records out as long DataFrames with fixed columns and types. It ranks and averages nothing."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from oiltrack import edtf
from oiltrack.copies import edition
from oiltrack.gazetteer import Originators
from oiltrack.series.definition import Definition
from oiltrack.stored import SeriesClaims, StoredObservation, StoredOfficialValue

Given = TypeVar("Given", bound=Hashable)

DAYS = "datetime64[s]"
_FIRST_DAY = date(1970, 1, 1).toordinal()
_UNKNOWN_DAY = int(np.datetime64("NaT", "D").astype("int64"))
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
    "cluster": "string",
    "edition": "int64",
    "grade": "string",
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
}


def claims_frame(
    observations: Iterable[StoredObservation], *, originators: Originators | None = None
) -> pd.DataFrame:
    """Return one row per observation, in the order of ``id``; the same id twice is one row.

    Columns and types are ``CLAIM_TYPES``, with no rows too. ``entities`` are joined by ``;``, ``low`` and
    ``high`` in b/d (barrels for volumes). ``when_kind`` is ``day``, ``span`` (up to ten days), ``month``,
    ``year``, ``long`` (any other closed span), ``open`` (one end open) or ``unknown``. ``originators`` knows
    the names of those whom claims come from, and their ``grade`` (A to F); without it each wording is a
    source of its own. ``cluster`` is shared by copies of one story, ``edition`` counts its updates.
    """
    names = _Names(originators)
    rows = [_claim_row(item, names) for item in observations]
    frame = typed_frame(rows, CLAIM_TYPES)
    return frame.drop_duplicates("id").sort_values("id", ignore_index=True)


def series_frame(
    claims: SeriesClaims, definition: Definition, *, originators: Originators | None = None
) -> pd.DataFrame:
    """Return the claims of one definition as ``claims_frame`` does, at a fraction of its cost."""
    names = _Names(originators)
    whens, published = _Each(claims.whens), _Each(claims.published)
    whom = _Each(list(zip(claims.attributions, claims.publishers, strict=True)))
    documents = pd.array(claims.document_ids, dtype="string")
    origins = whom.texts(lambda who: names.of(*who))
    columns: dict[str, object] = {
        "id": pd.array(claims.ids, dtype="string"),
        "document_id": documents,
        **{name: pd.array([held], dtype="string").repeat(len(claims)) for name, held in _named(definition)},
        "low": np.array(claims.low, dtype="int64"),
        "high": np.array(claims.high, dtype="int64"),
        "qualifier": _Each(claims.qualifiers).texts(str),
        "when": whens.texts(_same),
        "when_kind": whens.texts(when_kind),
        "when_first": whens.days(lambda when: _interval(when)[0]),
        "when_last": whens.days(lambda when: _interval(when)[1]),
        "published_last": published.days(lambda when: _interval(when)[1]),
        "publisher": whom.texts(lambda who: who[1]),
        "attribution": whom.texts(lambda who: who[0]),
        "originator": pd.Series(origins).fillna(pd.Series(documents)),
        "confidence": np.array(claims.confidences, dtype="float64"),
        "cluster": _Each(claims.clusters).texts(_same),
        "edition": _Each(claims.titles).numbers(edition),
        "grade": whom.texts(lambda who: names.grade(*who)),
    }
    return pd.DataFrame(columns, index=range(len(claims))).astype(CLAIM_TYPES)


def official_frame(values: Iterable[StoredOfficialValue]) -> pd.DataFrame:
    """Return the official values with monthly periods, one row a series and month: the newest vintage.

    ``date`` is the month's first day. Years are left out: a year's mean is not drawn on a monthly axis.
    """
    rows: list[tuple[object, ...]] = [
        (name, v.series, v.place_id, v.period, edtf.interval(v.period)[0], v.rate_bpd, v.released, v.source)
        for name, v in ((stored.id, stored.value) for stored in values)
        if edtf.precision(v.period) == "month"
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


class _Each(Generic[Given]):
    """A column in which values come again: what is asked of one is found once for all its rows."""

    def __init__(self, values: Sequence[Given]) -> None:
        codes = {value: code for code, value in enumerate(dict.fromkeys(values))}
        self._values = list(codes)
        self._codes = np.array([codes[value] for value in values], dtype="int64")

    def texts(self, find: Callable[[Given], str | None]) -> Any:
        """Return an array of texts."""
        return pd.array([find(value) for value in self._values], dtype="string").take(self._codes)

    def numbers(self, find: Callable[[Given], int]) -> npt.NDArray[np.int64]:
        """Return an array of whole numbers."""
        return np.array([find(value) for value in self._values], dtype="int64").take(self._codes)

    def days(self, find: Callable[[Given], date | None]) -> Any:
        """Return an array of days; in a frame they would be read one by one."""
        return self.numbers(lambda value: _day_number(find(value))).view("datetime64[D]").astype(DAYS)


def _day_number(day: date | None) -> int:
    return _UNKNOWN_DAY if day is None else day.toordinal() - _FIRST_DAY


def _same(text: str | None) -> str | None:
    return text


def _named(definition: Definition) -> Iterable[tuple[str, str]]:
    """Return the columns of a frame that hold the definition, with what each holds."""
    for name, value in definition.options.items():
        yield ("entities" if name == "place" else name), str(value)


class _Names:
    """Who claims come from, so that copies of one statement count once; each wording is looked up once."""

    def __init__(self, originators: Originators | None) -> None:
        self._originators = originators or Originators()
        self._known: dict[str | None, str | None] = {None: None}
        self._grades: dict[tuple[str | None, str | None], str] = {}

    def of(self, attribution: str | None, publisher: str | None) -> str | None:
        """Return the originator: of the attribution, else of the publisher; None for neither.

        "NOC" in forty papers is one source.
        """
        return self._of(attribution) or self._of(publisher)

    def grade(self, attribution: str | None, publisher: str | None) -> str:
        """Return the grade of who says it."""
        key = attribution, publisher
        if key not in self._grades:
            self._grades[key] = self._originators.grade(self._of(attribution), self._of(publisher)).value
        return self._grades[key]

    def _of(self, name: str | None) -> str | None:
        if name not in self._known:
            self._known[name] = self._originators.of(name or "")
        return self._known[name]


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


@lru_cache(maxsize=65536)
def _interval(when: str | None) -> tuple[date | None, date | None]:
    return (None, None) if when is None else edtf.interval(when)


def _claim_row(item: StoredObservation, names: _Names) -> tuple[object, ...]:
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
        names.of(seen.attribution, item.publisher) or item.document_id,
        seen.confidence,
        item.cluster,
        item.edition,
        names.grade(seen.attribution, item.publisher),
    )
