"""Joins the links of a figure into an observation, or keeps it with the reason why it is none.

One decision a figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oiltrack import edtf
from oiltrack.extract import decide
from oiltrack.extract.attribution import speaker_of
from oiltrack.extract.before import FigureBefore
from oiltrack.extract.confidence import Confidence
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.decide import Choice
from oiltrack.extract.discourse import Context, Discourse
from oiltrack.extract.figures.direction import direction
from oiltrack.extract.figures.figure import Figure, figure_of
from oiltrack.extract.figures.fluids import fluid_of
from oiltrack.extract.figures.measures import rule_aspect, rule_measure
from oiltrack.extract.figures.modality import rule_modality
from oiltrack.extract.figures.outlook import outlook
from oiltrack.extract.figures.owners import Owner
from oiltrack.extract.figures.parallel import goes_on, passed_on
from oiltrack.extract.figures.profile import describe
from oiltrack.extract.figures.refusals import refusal
from oiltrack.extract.figures.sizes import sizes
from oiltrack.extract.figures.turns import shared_by
from oiltrack.extract.figures.who import EntityLinker
from oiltrack.extract.models import Models
from oiltrack.extract.quantities.reader import Quantity, Unit, per_day
from oiltrack.extract.ranking import Ranking
from oiltrack.extract.scenes.places import NOC, Ids, PlaceReader
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.when.linker import DateLinker, stands_beside
from oiltrack.extract.when.moment import Moment, When
from oiltrack.facts import (
    Aspect,
    Fluid,
    Measure,
    Modality,
    Observation,
    PlaceKind,
    Rejected,
)

_RATES = tuple(measure for measure in Measure if measure is not Measure.VOLUME)
_MONTH_DAYS = 30
_GRACE_DAYS = 1
_CALLED_REACH = 90
_NAMED_REACH = 48


@dataclass(slots=True)
class _Reading:
    """All decisions on one figure."""

    figure: Figure
    owners: Ranking[Owner]
    measure: Choice[Measure]
    aspect: Choice[Aspect]
    modality: Choice[Modality]
    dates: Ranking[When]
    verb: str
    sign: int
    fluid: Fluid

    @property
    def margins(self) -> dict[str, float]:
        """How far the best reading of each decision lies before the next."""
        return {
            "entities": self.owners.margin,
            "measure": self.measure.margin,
            "aspect": self.aspect.margin,
            "modality": self.modality.margin,
            "when": self.dates.margin,
        }

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was read so, one step a string."""
        return (
            f"figure: {self.figure.quantity.unit} {self.figure.written!r}",
            f"about {self.owners.best.reasons()}",
            self.measure.told(),
            self.aspect.told(),
            self.modality.told(),
            f"when: {self.dates.best.told}",
        )


class ObservationReader:
    """Reads the figures of a scene."""

    def __init__(self, places: PlaceReader, models: Models) -> None:
        self._places = places
        self._linker = EntityLinker(places, models)
        self._measure = decide.measures(models)
        self._aspect = decide.aspects(models)
        self._modality = decide.modalities(models)
        self._dates = DateLinker("when", models)
        self._confidence = Confidence(models)

    def read(self, scene: Scene, context: Context) -> list[Observation | Rejected]:
        """Return the observations and rejections of a sentence in order, and remember what it was about."""
        discourse = context.discourse
        found: list[Observation | Rejected] = []
        readings: list[_Reading] = []
        for quantity in scene.quantities:
            reason = refusal(scene, quantity, discourse=discourse)
            if reason:
                found.append(_rejected(scene, quantity, context, reason))
                continue
            reading = self._read(figure_of(scene, quantity), context)
            discourse.measure = reading.measure.label
            discourse.figure_before = _as_before(reading, discourse)
            if reading.modality.label is Modality.EXPECTED:
                discourse.planned = reading.dates.best.answer or discourse.planned
            readings.append(reading)
            owners = shared_by(reading.figure, reading.owners.best.ids)
            found += [self._observation(reading, context, ids) for ids in owners]
        _remember(scene, discourse, found, readings)
        return found

    def _read(self, figure: Figure, context: Context) -> _Reading:
        discourse, quantity = context.discourse, figure.quantity
        owners = self._linker.link(figure, discourse)
        features = [*self._features(figure, owners.best, discourse), *passed_on(figure, discourse)]
        measure = self._measure.choose(features, _measures_of(quantity))
        features += (f"measure {measure.label}", *goes_on(figure, discourse))
        sized = self._sizes(figure, owners.best.ids, discourse)
        aspect = self._aspect.choose([*features, *sized], _aspects_of(figure, measure.label))
        features += (f"aspect {aspect.label}", *outlook(figure, context.anchor))
        modality = self._modality.choose(features)
        ids = owners.best.ids
        alike = (f"of {self._places.size_class(ids)}", measure.label.value)
        labels = (modality.label.value, aspect.label.value, f"ruled {figure.governor}", *reversed(alike))
        country = self._places.country_of(ids[0])
        moment = Moment(
            figure.scene, quantity.start, quantity.end, labels, ids=ids, alike=alike, country=country
        )
        dates = self._dates.link(moment, context)
        discourse.count(dates.best.answer, alike)
        if modality.label is Modality.ACTUAL and _lies_ahead(dates.best.answer, context.anchor):
            modality = replace(modality, label=Modality.EXPECTED, reasons=("dated after the publication",))
        sign = direction(figure, _sign_before(discourse)) if aspect.label is Aspect.CHANGE else 0
        fluid = fluid_of(figure.scene, quantity, before=_fluid_before(figure.scene, discourse))
        return _Reading(figure, owners, measure, aspect, modality, dates, moment.verb, sign, fluid)

    def _features(self, figure: Figure, owner: Owner, discourse: Discourse) -> list[str]:
        kinds = [self._places.kind(i) for i in owner.ids]
        measure = rule_measure(figure, frozenset(kinds), before=discourse.measure)
        aspect = rule_aspect(figure, owner, measure=measure)
        rules = (measure, aspect, rule_modality(figure, aspect=aspect))
        features = describe(figure, owner, kind=kinds[0], discourse=discourse)
        return [*features, *(f"rule {rule}" for rule in rules)]

    def _sizes(self, figure: Figure, ids: Ids, discourse: Discourse) -> Iterator[str]:
        kind, most_bpd = self._places.kind(ids[0]), self._places.most_bpd(ids)
        return sizes(figure, kind, most_bpd, before=discourse.figure_before)

    def _observation(self, reading: _Reading, context: Context, ids: Ids) -> Observation:
        figure = reading.figure
        scene, quantity = figure.scene, figure.quantity
        low, high = _amounts(reading)
        confidence = self._confidence.of_figure(reading.margins, (f"unit {quantity.unit}",), subject=quantity)
        return Observation(
            doc=context.document.key,
            entities=ids,
            when=reading.dates.best.answer,
            modality=reading.modality.label,
            quote=figure.written,
            start=quantity.start,
            end=quantity.end,
            sentence=scene.text,
            attribution=speaker_of(scene),
            confidence=confidence,
            measure=reading.measure.label,
            fluid=reading.fluid,
            aspect=reading.aspect.label,
            low=low,
            high=high,
            qualifier=quantity.qualifier,
            reasons=reading.reasons,
        )


def _remember(
    scene: Scene,
    discourse: Discourse,
    found: Sequence[Observation | Rejected],
    readings: Sequence[_Reading],
) -> None:
    refused = [fact for fact in found if isinstance(fact, Rejected)]
    if readings:
        discourse.figure_block, discourse.refused = scene.block, ""
    elif refused:
        discourse.refused, discourse.refused_block = refused[-1].reason, scene.block
    dated = [r.dates.best.answer for r in readings if _is_dated_fact(r)]
    if dated:
        discourse.dated, discourse.dated_block = dated[0], scene.block
    discourse.turn_to(_subject(scene, readings), scene.block)


def _is_dated_fact(reading: _Reading) -> bool:
    when = reading.dates.best
    return reading.modality.label is Modality.ACTUAL and bool(when.answer) and stands_beside(when)


def _subject(scene: Scene, readings: Sequence[_Reading]) -> Ids:
    """Return what a sentence is about: its first strong name, else what its first figure is about."""
    names = [mention for mention in scene.places if mention.ids != NOC]
    strong = [m for m in names if not m.weak and PlaceKind.REGION not in m.kinds]
    about = readings[0].owners.best.ids if readings else ()
    if about and (not strong or any(not set(about).isdisjoint(m.ids) for m in strong)):
        return about
    return (strong or names)[0].ids if names else ()


def _aspects_of(figure: Figure, measure: Measure) -> tuple[Aspect, ...] | None:
    """Return the only aspect of what the text itself calls a capacity; None where any may be right."""
    scene, quantity = figure.scene, figure.quantity
    named = scene.starts("governor.named_capacity", quantity.end, width=_NAMED_REACH)
    named = named or scene.ends("governor.called_capacity", quantity.start, width=_CALLED_REACH)
    return (Aspect.CAPACITY,) if named and measure is not Measure.OUTAGE else None


def _measures_of(quantity: Quantity) -> tuple[Measure, ...] | None:
    """Return the measures that a unit allows, None for all: a figure with a day in its unit is no volume."""
    return None if quantity.unit in (Unit.BARRELS, Unit.BARE) else _RATES


def _amounts(reading: _Reading) -> tuple[int, int]:
    """Return (low, high) in barrels, or barrels per day of a rate; negative for a fall."""
    quantity = reading.figure.quantity
    low, high = quantity.low, quantity.high
    if reading.measure.label is not Measure.VOLUME:
        low, high = per_day(quantity, _MONTH_DAYS)
    if reading.sign < 0:
        low, high = -high, -low
    return round(low), round(high)


def _lies_ahead(when: str | None, anchor: Anchor | None) -> bool:
    """Tell whether a date begins after the publication: "2 million b/d in mind for 2028" is no fact yet."""
    if when is None or anchor is None or when.startswith("/"):
        return False
    return (edtf.interval(when)[0] - anchor.last).days > _GRACE_DAYS


def _as_before(reading: _Reading, discourse: Discourse) -> FigureBefore:
    scene, quantity = reading.figure.scene, reading.figure.quantity
    return FigureBefore(
        scene.start,
        quantity.end,
        ids=reading.owners.best.ids,
        when=reading.dates.best.answer,
        modality=reading.modality.label,
        block=scene.block,
        measure=reading.measure.label,
        aspect=reading.aspect.label,
        verb=reading.verb,
        is_beside=stands_beside(reading.dates.best),
        sign=reading.sign or _sign_before(discourse),
        fluid=reading.fluid,
    )


def _fluid_before(scene: Scene, discourse: Discourse) -> Fluid | None:
    """Return the fluid of the figure before in the same paragraph."""
    before = discourse.figure_before
    return before.fluid if before and before.block == scene.block else None


def _sign_before(discourse: Discourse) -> int:
    return discourse.figure_before.sign if discourse.figure_before else 0


def _rejected(scene: Scene, quantity: Quantity, context: Context, reason: str) -> Rejected:
    return Rejected(
        doc=context.document.key,
        quote=scene.view.text[quantity.start : quantity.end],
        start=quantity.start,
        end=quantity.end,
        sentence=scene.text,
        reason=reason,
    )
