"""Resolves "the field", "it", "the two ports", "the country" to places named before. Exactly one reading, or none."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from oiltrack.extract.discourse import Discourse, Ids
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.quantities import Quantity
from oiltrack.extract.scene import Scene
from oiltrack.facts import PlaceKind

Resolver = Callable[[Discourse], Ids]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for places named before; ``strength`` is how surely they point back."""

    start: int
    end: int
    ids: Ids
    name: str
    strength: float


def _plural(kind: PlaceKind) -> Resolver:
    return lambda d: d.last_group.get(kind, ())


def _single(kind: PlaceKind) -> Resolver:
    return lambda d: d.last_of.get(kind, ())


_RESOLVERS: dict[str, tuple[Resolver, float]] = {
    "field": (_single(PlaceKind.FIELD), 1.0),
    "fields": (lambda d: d.group or d.last_group.get(PlaceKind.FIELD, ()), 1.0),
    "port": (_single(PlaceKind.TERMINAL), 1.0),
    "ports": (_plural(PlaceKind.TERMINAL), 1.0),
    "refinery": (_single(PlaceKind.REFINERY), 1.0),
    "company": (_single(PlaceKind.COMPANY), 0.2),
    "group": (lambda d: d.main if d.main == ("opec",) else d.last_of.get(PlaceKind.GROUP, ()), 1.4),
    "there": (lambda d: d.subject, 0.4),
    "it": (lambda d: d.subject, 0.3),
    "they": (lambda d: d.group if len(d.group) > 1 else d.subject, 0.3),
    "nation": (
        lambda d: d.main if d.main != ("opec",) else d.last_of.get(PlaceKind.COUNTRY, ("libya",)),
        1.2,
    ),
}


class ReferenceReader:
    """Finds references with the patterns of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._patterns = {name: re.compile(pattern) for name, pattern in lexicon.references.items()}

    def find(self, scene: Scene, discourse: Discourse) -> list[Reference]:
        """Return the references of a sentence that can be resolved."""
        found = []
        for name, (resolve, strength) in _RESOLVERS.items():
            ids: Ids | None = None
            for match in self._patterns[name].finditer(scene.view.folded, scene.start, scene.end):
                ids = resolve(discourse) if ids is None else ids
                if not ids:
                    break
                if not self._names_itself(scene, match):
                    found.append(Reference(match.start(), match.end(), ids, name, strength))
        return found

    def opens_bare(self, scene: Scene, quantity: Quantity) -> bool:
        """Tell whether the clause of a figure opens with "output", "production", "exports" and no owner."""
        begin, _ = scene.clause(quantity.start)
        opening = scene.view.folded[begin : quantity.start].lstrip(" ,;:-")
        return bool(self._patterns["bare_subject"].match(opening)) and not any(
            begin <= p.start < quantity.start for p in scene.places
        )

    def _names_itself(self, scene: Scene, match: re.Match[str]) -> bool:
        """ "the Sharara field", "the port of Brega" name their place; they refer to nothing."""
        return any(
            match.start() <= p.start < match.end() or match.end() <= p.start <= match.end() + 5
            for p in scene.places
            if not p.weak
        )
