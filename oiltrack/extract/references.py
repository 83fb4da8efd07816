"""Resolves "the field", "it", "the two ports", "the country" to places named before.

Exactly one reading, or none.
"""

from collections.abc import Callable
from dataclasses import dataclass

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.scenes.places import LIBYA, NON_OPEC, OPEC, OPEC_PLUS, SAUDI_ARABIA, Ids
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.facts import PlaceKind

_Resolver = Callable[[Discourse], Ids]
_APPOSITION = 5
_PRODUCERS = (OPEC, OPEC_PLUS)
"""Groups that "the group" and "the cartel" may mean."""


@dataclass(slots=True)
class Reference:
    """Words that stand for places named before; ``name`` is that of their pattern."""

    start: int
    end: int
    ids: Ids
    name: str


def find_references(scene: Scene, discourse: Discourse) -> list[Reference]:
    """Return the references of a sentence that can be resolved."""
    found = []
    for name, spans in scene.once(_spans):
        ids = _RESOLVERS[name](discourse)
        if ids:
            found += [Reference(start, end, ids, name) for start, end in spans]
    return found


def second_references(scene: Scene, discourse: Discourse) -> list[Reference]:
    """Return what references may stand for besides: "the field" for the one named before the last."""
    found = []
    for name, spans in scene.once(_spans):
        for reading, resolve in _SECOND.get(name, ()):
            ids = resolve(discourse)
            if ids and ids != _RESOLVERS[name](discourse):
                found += [Reference(start, end, ids, reading) for start, end in spans]
    return found


def opens_bare(figure: Figure) -> bool:
    """Tell whether the clause of a figure opens with "output", "production", "exports" and no owner."""
    scene, begin, at = figure.scene, figure.begin, figure.quantity.start
    if any(begin <= p.start < at for p in scene.places):
        return False
    opening = scene.between(begin, at).lstrip(" ,;:-")
    return bool(scene.lexicon.pattern["references.bare_subject"].match(opening))


def _last(kind: PlaceKind) -> _Resolver:
    return lambda discourse: discourse.last_of.get(kind, ())


def _largest(kind: PlaceKind) -> _Resolver:
    return lambda discourse: discourse.largest.get(kind, ())


def _earlier(kind: PlaceKind) -> _Resolver:
    return lambda discourse: discourse.earlier.get(kind, ())


def _pair(kind: PlaceKind) -> _Resolver:
    """Return the last two of a kind, however far apart they were named."""

    def resolve(discourse: Discourse) -> Ids:
        last, earlier = discourse.last_of.get(kind, ()), discourse.earlier.get(kind, ())
        return tuple(sorted({*last, *earlier})) if last and earlier else ()

    return resolve


def _allies(discourse: Discourse) -> Ids:
    """Return OPEC with its allies where the text speaks of a group of countries."""
    return OPEC_PLUS if discourse.main == OPEC or PlaceKind.GROUP in discourse.last_of else ()


def _outsiders(discourse: Discourse) -> Ids:
    return NON_OPEC if _allies(discourse) else ()


def _fields(discourse: Discourse) -> Ids:
    return discourse.group or discourse.last_group.get(PlaceKind.FIELD, ())


def _ports(discourse: Discourse) -> Ids:
    return discourse.last_group.get(PlaceKind.TERMINAL, ())


def _group(discourse: Discourse) -> Ids:
    if discourse.main == OPEC:
        return OPEC
    last = discourse.last_of.get(PlaceKind.GROUP, ())
    return last if last in _PRODUCERS else discourse.reporter or OPEC


def _reporter(discourse: Discourse) -> Ids:
    return discourse.reporter


def _nation(discourse: Discourse) -> Ids:
    return discourse.last_of.get(PlaceKind.COUNTRY, LIBYA) if discourse.main == OPEC else discourse.main


def _subject(discourse: Discourse) -> Ids:
    return discourse.subject


def _several(discourse: Discourse) -> Ids:
    return discourse.group if len(discourse.group) > 1 else discourse.subject


_RESOLVERS: dict[str, _Resolver] = {
    "field": _last(PlaceKind.FIELD),
    "fields": _fields,
    "port": _last(PlaceKind.TERMINAL),
    "ports": _ports,
    "refinery": _last(PlaceKind.REFINERY),
    "company": _last(PlaceKind.COMPANY),
    "group": _group,
    "there": _subject,
    "it": _subject,
    "they": _several,
    "nation": _nation,
    "largest_field": _largest(PlaceKind.FIELD),
    "largest_port": _largest(PlaceKind.TERMINAL),
    "largest_refinery": _largest(PlaceKind.REFINERY),
    "we": _reporter,
    "allies": _allies,
    "outsiders": _outsiders,
    "kingdom": lambda _: SAUDI_ARABIA,
}

_SECOND: dict[str, tuple[tuple[str, _Resolver], ...]] = {
    "field": (
        ("field before", _earlier(PlaceKind.FIELD)),
        ("field of the pipeline", lambda discourse: discourse.neighbours.source),
    ),
    "port": (
        ("port before", _earlier(PlaceKind.TERMINAL)),
        ("port of the refinery", lambda discourse: discourse.neighbours.near_port),
    ),
    "fields": (("two fields", _pair(PlaceKind.FIELD)), ("two nations", _pair(PlaceKind.COUNTRY))),
    "ports": (("two ports", _pair(PlaceKind.TERMINAL)),),
    "group": (("group with allies", _allies),),
}

_PATTERNS = tuple((name, f"references.{name}") for name in _RESOLVERS)


def _spans(scene: Scene) -> list[tuple[str, list[Span]]]:
    """Return where the words of each resolver stand that may refer to something."""
    found = []
    for name, pattern in _PATTERNS:
        if not scene.may_say(pattern):
            continue
        spans = [match.span() for match in scene.matches(pattern)]
        spans = [span for span in spans if not _names_itself(scene, span)]
        if spans:
            found.append((name, spans))
    return found


def _names_itself(scene: Scene, span: Span) -> bool:
    """Tell whether words name their place and refer to nothing: "the Sharara field", "the port of Brega"."""
    start, end = span
    last = end + _APPOSITION
    return any(start <= place.start <= last and not place.weak for place in scene.places)
