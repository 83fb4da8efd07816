"""Reads what places are told to pump and to have lost, as the outages ask for it. It judges no figure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.facts import Aspect, Fluid, Measure, Modality
from oiltrack.series.episode import Flow, Loss, told_in
from oiltrack.series.speakers import Speakers
from oiltrack.stored import Known

_Definition: TypeAlias = tuple[Measure, Fluid, Aspect]

# A flow is output of crude, as it was. "Took 120,000 off the market" may be read as either kind of loss.
_FLOW: _Definition = (Measure.PRODUCTION, Fluid.CRUDE, Aspect.LEVEL)
_CUT: _Definition = (Measure.PRODUCTION, Fluid.CRUDE, Aspect.CHANGE)
_SHUT_IN: _Definition = (Measure.OUTAGE, Fluid.CRUDE, Aspect.LEVEL)


class _Figure(NamedTuple):
    """A figure as it is read; ``when`` is EDTF."""

    id: str
    when: str | None
    low: int
    high: int
    attribution: str | None
    cluster: str | None
    publisher: str | None
    document_id: str


class Rates:
    """What places are told to pump, and to have lost, on single days; of a range its lower end."""

    def __init__(
        self, database: Database, names: Speakers, *, known: Known | None, min_confidence: float
    ) -> None:
        self._database, self._names = database, names
        self._known, self._min_confidence = known, min_confidence
        self._of_several = lru_cache(maxsize=None)(self._read_several)

    def flows(self, places: frozenset[str], days: Sequence[tuple[date, date]]) -> Iterator[Flow]:
        """Yield what the places are told to pump together, on or until the days of some spans at least."""
        for figure, (day, up_to) in self._dated(_FLOW, places, days):
            yield Flow(
                places=places,
                day=day,
                rate_bpd=figure.low,
                id=figure.id,
                originator=self._names.of(*figure[4:]),
                up_to=up_to,
                told_in=told_in(figure.document_id, figure.cluster),
            )

    def losses(self, places: frozenset[str], days: Sequence[tuple[date, date]]) -> Iterator[Loss]:
        """Yield what the places are told to have lost together, on the days of some spans at least."""
        for definition in (_CUT, _SHUT_IN):
            for figure, (day, up_to) in self._dated(definition, places, days):
                rate_bpd = -figure.high if definition == _CUT else figure.low
                if rate_bpd > 0 and not up_to:
                    story = told_in(figure.document_id, figure.cluster)
                    yield Loss(places=places, day=day, rate_bpd=rate_bpd, id=figure.id, told_in=story)

    def _dated(
        self, definition: _Definition, places: frozenset[str], days: Sequence[tuple[date, date]]
    ) -> Iterator[tuple[_Figure, tuple[date, bool]]]:
        if len(places) == 1:
            found = self._of_one(definition, min(places), days)
        else:
            found = self._of_several(definition).get(places, [])
        dates = {when: _day(when) for when in {figure.when for figure in found}}
        for figure in found:
            if dated := dates[figure.when]:
                yield figure, dated

    def _of_one(
        self, definition: _Definition, place: str, days: Sequence[tuple[date, date]]
    ) -> list[_Figure]:
        """Return the figures of one place alone, read by columns: a place may have very many."""
        measure, fluid, aspect = definition
        told = self._database.series_claims(
            place=place,
            measure=measure,
            fluid=fluid,
            aspect=aspect,
            known=self._known,
            min_confidence=self._min_confidence,
            days=days,
        )
        speakers = (told.attributions, told.clusters, told.publishers, told.document_ids)
        return list(map(_Figure, told.ids, told.whens, told.low, told.high, *speakers))

    def _read_several(self, definition: _Definition) -> Mapping[frozenset[str], list[_Figure]]:
        measure, fluid, aspect = definition
        told = self._database.observations(
            measure=measure,
            fluid=fluid,
            aspect=aspect,
            modality=Modality.ACTUAL,
            min_confidence=self._min_confidence,
            known=self._known,
            several=True,
        )
        found: defaultdict[frozenset[str], list[_Figure]] = defaultdict(list)
        for item in told:
            seen = item.observation
            speaker = (seen.attribution, item.cluster, item.publisher, item.document_id)
            found[frozenset(seen.entities)].append(_Figure(item.id, seen.when, seen.low, seen.high, *speaker))
        return found


def _day(when: str | None) -> tuple[date, bool] | None:
    """Return the day of a date, and whether it stands for the time until then; None for any other date."""
    up_to = when is not None and when.startswith("/")
    day = when[1:] if when and up_to else when
    if day is None or edtf.precision(day) != "day":
        return None
    return edtf.interval(day)[0], up_to
