"""Says what a figure measures: measure, fluid, aspect, or why it is no fact. It looks at words, never at dates."""

import re
from dataclasses import dataclass, replace

from oiltrack.extract.governor import Governor
from oiltrack.extract.quantities import Quantity, Unit
from oiltrack.extract.scene import Scene
from oiltrack.facts import Aspect, Fluid, Measure, PlaceKind

_CUES = (
    (Measure.PRODUCTION, "production"),
    (Measure.EXPORTS, "exports"),
    (Measure.REFINERY_INTAKE, "refining"),
    (Measure.OUTAGE, "outage"),
    (Measure.VOLUME, "volume"),
)
_ADJECTIVE_HEAD = re.compile(
    r"(?:-| |\) | capacity )(?:(?:giant|big|large|small|smaller|key|nearby|offshore|onshore|southwestern|western|eastern|southern|oil|crude|export|capacity|the|its) )*"
    r"(?:field|oilfield|refinery|terminal|port|pipeline|plant|facility|complex|line)\b"
)
_FIELD_OF = re.compile(
    r"\b(?:fields?|refiner(?:y|ies)|terminals?|ports?|pipelines?|deposits?|plants?) (?:of|with|with a capacity of|that can|rated at) (?:about |around |some |nearly |just )?(?:a )?$"
)
_WITHDRAWN = re.compile(
    r"(?:, not|instead of|rather than|, and not|not the|given as|originally given as|earlier version (?:said|gave|had)) (?:about )?$"
)
_TODAY = re.compile(
    r"\b(?:today|per day|a day|daily|every day|in the past 24 hours|past 24 hours|last 24 hours|24 hours|in a day|yesterday)\b"
)
_BULLETIN_LABEL = re.compile(
    r"(?:crude|condensates?|crude oil|oil|total|gas|natural gas|crude and condensate|production|output)[^:\n]{0,40}:\s*$"
)
_GAS_NEAR = re.compile(r"\b(?:gas|natural gas)\b[^.;]{0,50}$")
_CONDENSATE_LABEL = re.compile(r"\b(?:condensates?)\b[^,;.\n]{0,24}$")
_BOTH_LABEL = re.compile(
    r"\bcrude(?: oil)?,? (?:and|plus|\+|including|with|&) (?:the )?condensates?\b[^;.\n]{0,30}$"
)
_TOTAL_LABEL = re.compile(r"\btotal\b[^;.\n]{0,40}$|\bgas included\b[^;.\n]{0,10}$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure measures, with the reasons; ``rejected`` says why it is no fact, else empty."""

    measure: Measure
    fluid: Fluid
    aspect: Aspect
    sign: int
    reasons: tuple[str, ...] = ()
    rejected: str = ""


def no_fact(scene: Scene, quantity: Quantity, before_refused: str) -> str:
    """Return why a figure is no fact of oil supply (demand, reserves, products ...), or an empty string."""
    if quantity.problem:
        return quantity.problem
    begin, stop = scene.clause(quantity.start)
    if before_refused and not any(
        scene.tagged(tag) for tag in ("production", "exports", "refining", "outage", "volume")
    ):
        return f"goes on about {before_refused}"
    for tag, name in (
        ("demand", "demand or imports"),
        ("spare", "spare capacity or trading"),
        ("revision", "a revision"),
    ):
        gap = scene.nearest(tag, quantity.start, begin, stop)
        if gap is not None and gap < 60 and not _supply_nearer(scene, quantity, gap, begin, stop):
            return name
    reserves = scene.nearest("reserves", quantity.start)
    if (
        quantity.unit is Unit.BARRELS
        and reserves is not None
        and reserves < 60
        and not scene.tagged("volume", begin, stop)
    ):
        return "reserves"
    if _WITHDRAWN.search(scene.before(quantity.lead, 40)):
        return "withdrawn by the text itself"
    products = scene.nearest("products", quantity.end, begin, min(stop, quantity.end + 20))
    if products is not None and products < 14:
        return "refined products"
    return ""


def read_measure(
    scene: Scene, quantity: Quantity, governor: Governor, kinds: frozenset[PlaceKind], before: Measure | None
) -> Measure:
    """Return the measure: by the governor, the nearest cue of the clause, the unit, the kind of place, the sentence before."""
    begin, stop = scene.clause(quantity.start)
    volume = _volume(scene, quantity, before)
    if volume:
        return Measure.VOLUME
    if (
        governor is Governor.LOSS
        and quantity.unit is Unit.BARRELS
        and quantity.low >= 1_000_000
        and not _is_daily(scene, quantity)
    ):
        return Measure.VOLUME
    if governor is Governor.LOSS and not _is_by_change(scene, quantity):
        return Measure.OUTAGE
    cue = nearest_measure(scene, quantity, begin, stop)
    if cue is None and not scene.places or cue is None:
        cue = nearest_measure(scene, quantity, scene.start, scene.end)
    if kinds == {PlaceKind.REFINERY}:
        return Measure.REFINERY_INTAKE
    if kinds and kinds <= {PlaceKind.TERMINAL}:
        return cue if cue in (Measure.OUTAGE,) else Measure.EXPORTS
    if kinds == {PlaceKind.FIELD} and cue in (Measure.REFINERY_INTAKE, Measure.EXPORTS, None):
        return Measure.PRODUCTION
    if cue is Measure.REFINERY_INTAKE and kinds and PlaceKind.REFINERY not in kinds:
        cue = nearest_measure(scene, quantity, begin, stop, skip=Measure.REFINERY_INTAKE)
    return cue or before or Measure.PRODUCTION


def nearest_measure(
    scene: Scene, quantity: Quantity, begin: int, stop: int, *, skip: Measure | None = None
) -> Measure | None:
    """Return the measure whose cue stands nearest to a figure; what stands before it counts as nearer."""
    best: tuple[float, Measure] | None = None
    for measure, tag in _CUES:
        if measure is skip or measure is Measure.VOLUME:
            continue
        for hit in scene.tagged(tag, begin, stop):
            gap = (
                quantity.start - hit.end if hit.end <= quantity.start else 2 * (hit.start - quantity.end) + 8
            )
            if gap >= 0 and (best is None or gap < best[0]):
                best = (gap, measure)
    return best[1] if best else None


def read_aspect(
    scene: Scene,
    quantity: Quantity,
    governor: Governor,
    measure: Measure,
    place_after: bool,
    capacity_follows: bool,
) -> tuple[Aspect, int]:
    """Return (aspect, sign): level and capacity 0, a change 1 or -1."""
    change = _change(scene, quantity, governor, measure)
    if change:
        return Aspect.CHANGE, change
    if capacity_follows or place_after or _ADJECTIVE_HEAD.match(scene.after(quantity.end, 60)):
        return Aspect.CAPACITY, 0
    if _FIELD_OF.search(scene.before(quantity.lead, 60)):
        return Aspect.CAPACITY, 0
    begin, stop = scene.clause(quantity.start)
    near = [
        h
        for h in scene.tagged("capacity", begin, stop)
        if h.start < quantity.start or h.start - quantity.end < 25
    ]
    if near and measure is not Measure.OUTAGE:
        return Aspect.CAPACITY, 0
    if measure is Measure.VOLUME and scene.tagged("storage_capacity", begin, stop):
        return Aspect.CAPACITY, 0
    return Aspect.LEVEL, 0


def read_fluid(scene: Scene, quantity: Quantity) -> Fluid:
    """Return the fluid that the figure's own words or its label name."""
    left = scene.before(quantity.lead, 70)
    after = scene.after(quantity.end, 40)
    if _BOTH_LABEL.search(left) or re.match(r"\s*of crude(?: oil)? and condensates?", after):
        return Fluid.LIQUIDS
    gas = _GAS_NEAR.search(left)
    if quantity.fluid is Fluid.BOE:
        return (
            Fluid.GAS
            if (gas and not _TOTAL_LABEL.search(left)) or re.match(r"\s*of (?:natural )?gas", after)
            else Fluid.BOE
        )
    if quantity.fluid:
        return quantity.fluid
    if gas and re.search(r"\bequivalent (?:of|to)\b", left):
        return Fluid.GAS
    if re.match(r"\s*of condensates?\b", after):
        return Fluid.CONDENSATE
    if _CONDENSATE_LABEL.search(left) and not re.match(r"\s*(?:barrels )?of crude", after):
        return Fluid.CONDENSATE
    return Fluid.CRUDE


def _supply_nearer(scene: Scene, quantity: Quantity, gap: int, begin: int, stop: int) -> bool:
    supply = [
        g
        for tag in ("production", "exports", "refining")
        if (g := scene.nearest(tag, quantity.start, begin, stop)) is not None
    ]
    return bool(supply) and min(supply) < gap


def _volume(scene: Scene, quantity: Quantity, before: Measure | None) -> bool:
    """Tell whether barrels without a day are a volume."""
    if quantity.unit not in (Unit.BARRELS, Unit.BARE):
        return False
    begin, stop = scene.clause(quantity.start)
    gap = scene.nearest("volume", quantity.start, scene.start, scene.end)
    if quantity.unit is Unit.BARE:
        return before is Measure.VOLUME and gap is not None and gap < 80
    if _is_daily(scene, quantity):
        return False
    if scene.tagged("cumulative", begin, stop) and quantity.low > 200_000:
        return True
    supply = scene.nearest("production", quantity.start, begin, stop)
    if gap is not None and (supply is None or gap < supply + 20):
        return True
    if quantity.low > 50_000_000 or (scene.tagged("exports", begin, stop) and supply is None):
        return True
    return False


def _is_daily(scene: Scene, quantity: Quantity) -> bool:
    return bool(
        _TODAY.search(scene.after(quantity.end, 50)) or _TODAY.search(scene.before(quantity.start, 60))
    )


def _is_by_change(scene: Scene, quantity: Quantity) -> bool:
    return bool(
        re.search(
            r"\b(?:fell|dropped|down|declined|slipped|rose|increased|cut|reduced)\b[^,;]{0,20}\bby (?:\w+ ){0,3}$",
            scene.before(quantity.start, 60),
        )
    )


def _change(scene: Scene, quantity: Quantity, governor: Governor, measure: Measure) -> int:
    """Return 1 or -1 for a change, 0 for none."""
    if governor in (Governor.UP, Governor.MORE):
        return 1
    if governor in (Governor.DOWN, Governor.LESS):
        return -1
    if governor is Governor.BY:
        begin, _ = scene.clause(quantity.start)
        ups, downs = scene.tagged("up", begin, quantity.start), scene.tagged("down", begin, quantity.start)
        if ups or downs:
            return 1 if not downs or (ups and ups[-1].start > downs[-1].start) else -1
    return 0


def with_rejection(reading: Reading, reason: str) -> Reading:
    """Return the reading as a rejected one."""
    return replace(reading, rejected=reason)
