"""Says by rule what a figure measures: measure and aspect, features ("rule production") that decisions weigh.

It looks at words, never at dates, and decides nothing: the fitted decisions may overrule every rule here.
"""

from oiltrack.extract.figures.direction import ruled_sign
from oiltrack.extract.figures.figure import Figure, nearest_cue
from oiltrack.extract.figures.governor import Governor
from oiltrack.extract.figures.owners import Owner
from oiltrack.extract.quantities.reader import Unit
from oiltrack.facts import Aspect, Measure, PlaceKind

_LARGEST_RATE_LOST = 1_000_000
_LEAST_CUMULATIVE = 200_000
_LEAST_VOLUME = 50_000_000
_BARE_VOLUME_REACH = 80
_SUPPLY_ADVANTAGE = 20
_CAPACITY_REACH = 25


def rule_measure(figure: Figure, kinds: frozenset[PlaceKind], *, before: Measure | None) -> Measure:
    """Return the measure by governor, cue, unit, kind of place; ``before`` is that of the last figure."""
    if _is_volume(figure, before):
        return Measure.VOLUME
    if figure.governor is Governor.LOSS:
        if _is_large_total(figure):
            return Measure.VOLUME
        if not figure.scene.ends("measures.changed_by", figure.quantity.start, width=60):
            return Measure.OUTAGE
    return _by_kind(figure, kinds) or before or Measure.PRODUCTION


def rule_aspect(figure: Figure, owner: Owner, *, measure: Measure) -> Aspect:
    """Return the aspect by governor and the words of capacity around a figure."""
    if ruled_sign(figure) or _is_moved(figure):
        return Aspect.CHANGE
    return Aspect.CAPACITY if _is_capacity(figure, owner, measure) else Aspect.LEVEL


def _by_kind(figure: Figure, kinds: frozenset[PlaceKind]) -> Measure | None:
    """Return the measure that the nearest supply word names, as far as it fits the kind of place."""
    cue = figure.wide_cue
    if kinds == {PlaceKind.REFINERY}:
        return Measure.REFINERY_INTAKE
    if kinds == {PlaceKind.TERMINAL}:
        return cue if cue is Measure.OUTAGE else Measure.EXPORTS
    if kinds == {PlaceKind.FIELD} and cue in (Measure.REFINERY_INTAKE, Measure.EXPORTS, None):
        return Measure.PRODUCTION
    if (
        cue is Measure.REFINERY_INTAKE
        and kinds
        and PlaceKind.REFINERY not in kinds
        and not figure.scene.tagged("runs", figure.clause)
    ):
        return nearest_cue(figure.scene, figure.quantity, within=figure.clause, skip=cue)
    return cue


def _is_volume(figure: Figure, before: Measure | None) -> bool:
    """Tell whether barrels without a day are a volume."""
    scene, quantity = figure.scene, figure.quantity
    gap = scene.nearest("volume", quantity.start)
    if quantity.unit is Unit.BARE:
        return before is Measure.VOLUME and gap is not None and gap < _BARE_VOLUME_REACH
    if quantity.unit is not Unit.BARRELS or _is_daily(figure):
        return False
    if scene.tagged("cumulative", figure.clause) and quantity.low > _LEAST_CUMULATIVE:
        return True
    supply = scene.nearest("production", quantity.start, within=figure.clause)
    if gap is not None and (supply is None or gap < supply + _SUPPLY_ADVANTAGE):
        return True
    exports = bool(scene.tagged("exports", figure.clause)) and supply is None
    return quantity.low > _LEAST_VOLUME or exports


def _is_large_total(figure: Figure) -> bool:
    """Tell whether barrels lost are too many for a day: "the closure has cost 6 million barrels"."""
    quantity = figure.quantity
    return quantity.unit is Unit.BARRELS and quantity.low >= _LARGEST_RATE_LOST and not _is_daily(figure)


def _is_daily(figure: Figure) -> bool:
    scene, quantity = figure.scene, figure.quantity
    daily = scene.lexicon.pattern["measures.daily"]
    return bool(daily.search(scene.after(quantity.end, 50)) or daily.search(scene.before(quantity.start, 60)))


def _is_moved(figure: Figure) -> bool:
    """Tell whether a verb takes the figure off the market or puts it back: "to put 180,000 b/d back"."""
    scene, quantity = figure.scene, figure.quantity
    return bool(
        scene.ends("measures.moving", quantity.lead, width=24)
        and scene.starts("measures.moved", quantity.end, width=24)
    )


def _is_capacity(figure: Figure, owner: Owner, measure: Measure) -> bool:
    scene, quantity = figure.scene, figure.quantity
    if owner.has("adjective") or scene.starts("governor.capacity_after", quantity.end, width=40):
        return True
    if scene.starts("measures.adjective_head", quantity.end, width=60):
        return True
    if scene.ends("measures.facility_of", quantity.lead, width=60):
        return True
    if scene.ends("measures.rated", quantity.start, width=90):
        return True
    if measure is Measure.VOLUME and scene.tagged("storage_capacity", figure.clause):
        return True
    words = scene.tagged("capacity", figure.clause)
    near = any(w.start < quantity.start or w.start - quantity.end < _CAPACITY_REACH for w in words)
    return near and measure is not Measure.OUTAGE
