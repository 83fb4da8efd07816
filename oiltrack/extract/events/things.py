"""Compares places with the thing that a trigger is about: "the line" is no port, "the two ports" are two.

It finds no places.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.scenes.places import FACILITIES, Ids
from oiltrack.facts import PlaceKind

_REACH = 50
_COUNT_REACH = 24
_MANY = 5
_KINDS = {
    "field": PlaceKind.FIELD,
    "fields": PlaceKind.FIELD,
    "port": PlaceKind.TERMINAL,
    "ports": PlaceKind.TERMINAL,
    "refinery": PlaceKind.REFINERY,
    "refineries": PlaceKind.REFINERY,
    "line": PlaceKind.PIPELINE,
    "lines": PlaceKind.PIPELINE,
    "company": PlaceKind.COMPANY,
    "country": PlaceKind.COUNTRY,
    "region": PlaceKind.REGION,
}
"""What the groups of the pattern ``arguments.thing`` name."""
_PLURALS = frozenset({"fields", "ports", "refineries", "lines"})


@dataclass(frozen=True, slots=True)
class Thing:
    """The words for what was shut, hit or taken: the kind of place, whether several, the word that counts."""

    kind: PlaceKind
    is_plural: bool
    counted: str


def thing_of(trigger: Trigger) -> Thing | None:
    """Return the thing behind a trigger, or before it: the subject of one that is passive comes first."""
    scene = trigger.scene
    begin, stop = trigger.clause
    things = scene.matches("arguments.thing")
    after = [m for m in things if trigger.end <= m.start() < min(stop, trigger.end + _REACH)][:1]
    before = [m for m in things if begin <= m.start() and m.end() <= trigger.start][-1:]
    found = [*before, *after] if trigger.voice() == "passive" else [*after, *before]
    if not found:
        return None
    name = found[0].lastgroup or ""
    count = scene.ends("arguments.counted", found[0].start(), width=_COUNT_REACH)
    counted = scene.lexicon.named(count.group().split()[0]) if count else ""
    return Thing(_KINDS[name], name in _PLURALS, counted)


def thing_features(thing: Thing, ids: Ids, kind: PlaceKind, *, source: str) -> Iterator[str]:
    """Yield how places of a kind agree with a thing; ``source`` is how they were found."""
    agrees = "agrees" if kind is thing.kind else "differs"
    yield f"thing {agrees}"
    yield f"thing {agrees}, {source}"
    yield f"thing {thing.kind}, {kind}"
    if thing.kind in FACILITIES:
        yield f"thing {'many' if thing.is_plural else 'single'}, {'one' if len(ids) == 1 else 'several'}"
    if thing.counted:
        yield f"thing count {thing.counted}, {min(len(ids), _MANY)}"
