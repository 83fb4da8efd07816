"""Joins the links of a figure into an observation, or keeps it with the reason why it is none. One decision a figure."""

from dataclasses import dataclass

from oiltrack.extract import attribution, decide, modality, when
from oiltrack.extract.anchor import Anchor
from oiltrack.extract.confidence import Confidence
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.governor import GovernorReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.measures import no_fact, read_aspect, read_fluid, read_measure
from oiltrack.extract.models import Models
from oiltrack.extract.places import PlaceReader
from oiltrack.extract.profile import describe
from oiltrack.extract.quantities import Quantity, Unit, per_day
from oiltrack.extract.scene import Scene
from oiltrack.extract.tables import Cell
from oiltrack.extract.who import EntityLinker
from oiltrack.facts import (
    Aspect,
    Document,
    Fluid,
    Measure,
    Modality,
    Observation,
    PlaceKind,
    Qualifier,
    Rejected,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the whole document."""

    document: Document
    anchor: Anchor | None


class ObservationReader:
    """Reads the figures of a scene."""

    def __init__(self, lexicon: Lexicon, places: PlaceReader, models: Models) -> None:
        self._places = places
        self._linker = EntityLinker(lexicon, places, models)
        self._governors = GovernorReader(lexicon)
        self._measure, self._aspect, self._modality = (
            decide.measures(models),
            decide.aspects(models),
            decide.modalities(models),
        )
        self._dates = when.DateLinker("when", models)
        self._confidence = Confidence(models)

    def read(self, scene: Scene, discourse: Discourse, context: Context) -> list[Observation | Rejected]:
        """Return the observations and rejections of a sentence in order."""
        found: list[Observation | Rejected] = []
        speaker: str | None = None
        for quantity in scene.quantities:
            reason = self._refusal(scene, quantity, discourse)
            if reason:
                found.append(_reject(scene, quantity, context, reason))
                continue
            speaker = attribution.find(scene, quantity.start, speaker)
            observation = self._observe(scene, quantity, discourse, context, speaker)
            discourse.measure = observation.measure
            found.append(observation)
        self._remember(found, scene, discourse)
        return found

    def of_cell(self, cell: Cell, discourse: Discourse, context: Context) -> Observation:
        """Return the observation of a table's cell."""
        column = cell.column
        published = context.anchor.text if context.anchor else None
        text = column.when or (
            None
            if column.normal
            else published
            if column.aspect is Aspect.CAPACITY
            else discourse.frame or published
        )
        amount = round(cell.amount)
        return Observation(
            doc=context.document.key,
            entities=cell.entities or discourse.main,
            when=text,
            modality=column.modality,
            quote=cell.scene.view.text[cell.start : cell.end],
            start=cell.start,
            end=cell.end,
            sentence=cell.scene.text,
            attribution=None,
            confidence=self._confidence.of_figure({}, ("table cell",), subject=cell),
            measure=cell.measure,
            fluid=cell.fluid,
            aspect=column.aspect,
            low=amount,
            high=amount,
            qualifier=Qualifier.EXACT,
            reasons=(
                "a cell of a table: name from its row, unit from the line above, date and aspect from its column",
            ),
        )

    def _refusal(self, scene: Scene, quantity: Quantity, discourse: Discourse) -> str:
        if quantity.unit is Unit.BARE and not self._has_company(scene, quantity, discourse):
            return "a number without a unit, and no oil figure beside it"
        return no_fact(
            scene, quantity, discourse.refused if discourse.refused_block == scene.sentence.block else ""
        )

    def _has_company(self, scene: Scene, quantity: Quantity, discourse: Discourse) -> bool:
        """Tell whether a figure without a unit may count barrels: a figure with a unit, or supply words, stand near."""
        if any(q.unit is not Unit.BARE for q in scene.quantities):
            return True
        if discourse.measure is None or quantity.low < 1000:
            return False
        supply = any(
            scene.tagged(tag)
            for tag in ("production", "exports", "outage", "volume", "up", "down", "expected")
        )
        return supply or bool(scene.places) or discourse.figure_block == scene.sentence.block

    def _observe(
        self, scene: Scene, quantity: Quantity, discourse: Discourse, context: Context, speaker: str | None
    ) -> Observation:
        governor = self._governors.find(scene, quantity)
        ranked = self._linker.link(scene, quantity, discourse)
        best = ranked[0]
        kinds = frozenset(self._places.kind(i) for i in best.ids)
        features = describe(scene, quantity, governor, best, self._places.kind(best.ids[0]), discourse)
        ruled = read_measure(scene, quantity, governor, kinds, discourse.measure)
        aspect_ruled, sign = read_aspect(
            scene,
            quantity,
            governor,
            ruled,
            best.has("adjective"),
            self._governors.capacity_follows(scene, quantity),
        )
        said_ruled, _ = modality.of_figure(scene, quantity, aspect_ruled)
        features += [f"rule {ruled.value}", f"rule {aspect_ruled.value}", f"rule {said_ruled.value}"]
        measure = self._measure.choose(features, _measures_of(quantity))
        features += [f"measure {measure.label.value}"]
        aspect = self._aspect.choose(features)
        features += [f"aspect {aspect.label.value}"]
        said = self._modality.choose(features)
        sign = sign or _direction(scene, quantity)
        low, high = _amounts(quantity, measure.label, sign, aspect.label)
        traits = (said.label.value, aspect.label.value, f"ruled {governor.value}", measure.label.value)
        dates = self._dates.link(
            scene, when.Moment(quantity.start, quantity.end, traits), context.anchor, discourse
        )
        moment = dates[0]
        margins = {
            "entities": self._linker.margin(ranked),
            "measure": measure.margin,
            "aspect": aspect.margin,
            "modality": said.margin,
            "when": self._dates.margin(dates),
        }
        reasons = (
            f"figure: {quantity.unit} {scene.view.text[quantity.start : quantity.end]!r}",
            f"about {', '.join(best.ids)}: {best.told!r} ({', '.join(name for name, value in best.features if value)})",
            f"{measure.label} ({', '.join(measure.reasons)})",
            f"{aspect.label} ({', '.join(aspect.reasons)})",
            f"{said.label} ({', '.join(said.reasons)})",
            f"when: {moment.reason}",
        )
        return Observation(
            doc=context.document.key,
            entities=best.ids,
            when=moment.text,
            modality=said.label,
            quote=scene.view.text[quantity.start : quantity.end],
            start=quantity.start,
            end=quantity.end,
            sentence=scene.text,
            attribution=speaker,
            confidence=self._confidence.of_figure(
                margins, (f"unit {quantity.unit.value}",), subject=quantity
            ),
            measure=measure.label,
            fluid=read_fluid(scene, quantity),
            aspect=aspect.label,
            low=low,
            high=high,
            qualifier=quantity.qualifier,
            reasons=reasons,
        )

    def _remember(self, found: list[Observation | Rejected], scene: Scene, discourse: Discourse) -> None:
        said = [f for f in found if isinstance(f, Observation)]
        refused = [f for f in found if isinstance(f, Rejected)]
        if said:
            discourse.figure_block, discourse.refused = scene.sentence.block, ""
        elif refused:
            discourse.refused, discourse.refused_block = refused[-1].reason, scene.sentence.block
        _note_dates(scene, discourse)
        beside = [
            f
            for f in said
            if f.modality is Modality.ACTUAL and f.when and f.reasons[-1].startswith(f"when: {when.BESIDE}")
        ]
        if beside:
            discourse.dated, discourse.dated_block = beside[0].when, scene.sentence.block
        discourse.turn_to(self._subject(scene, said), scene.sentence.block)

    def _subject(self, scene: Scene, said: list[Observation]) -> tuple[str, ...]:
        """Return what a sentence is about: its first strong name, else what its first figure is about."""
        named = [
            m for m in scene.places if not m.weak and m.ids != ("noc",) and PlaceKind.REGION not in m.kinds
        ]
        if said and (not named or any(set(f.entities) & set(m.ids) for f in said[:1] for m in named)):
            return said[0].entities
        weak = [m for m in scene.places if m.ids != ("noc",)]
        return named[0].ids if named else (weak[0].ids if weak else ())


def _note_dates(scene: Scene, discourse: Discourse) -> None:
    """Remember the first date of a paragraph and the last one of the sentence, for sentences without a date."""
    dates = [d for d in scene.dates if d.when and d.kind != "now"]
    if dates:
        if discourse.paragraph_block != scene.sentence.block:
            discourse.paragraph_date, discourse.paragraph_block = dates[0].when, scene.sentence.block
        discourse.last_date = dates[-1].when


def _measures_of(quantity: Quantity) -> tuple[Measure, ...] | None:
    """A figure with a day in its unit is no volume."""
    if quantity.unit in (Unit.BARRELS, Unit.BARE):
        return None
    return tuple(measure for measure in Measure if measure is not Measure.VOLUME)


def _direction(scene: Scene, quantity: Quantity) -> int:
    """Return 1 or -1 for a change that no word rules: the nearest word of rising or falling decides."""
    ups = scene.nearest("up", quantity.start)
    downs = scene.nearest("down", quantity.start)
    return -1 if downs is not None and (ups is None or downs <= ups) else 1


def _amounts(quantity: Quantity, measure: Measure, sign: int, aspect: Aspect) -> tuple[int, int]:
    low, high = per_day(quantity, 30) if measure is not Measure.VOLUME else (quantity.low, quantity.high)
    if aspect is Aspect.CHANGE and sign < 0:
        low, high = -high, -low
    return round(low), round(high)


def _reject(scene: Scene, quantity: Quantity, context: Context, reason: str) -> Rejected:
    return Rejected(
        doc=context.document.key,
        quote=scene.view.text[quantity.start : quantity.end],
        start=quantity.start,
        end=quantity.end,
        sentence=scene.text,
        reason=reason,
    )
