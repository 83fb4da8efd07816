"""Says what speaks for an event having happened in a foreign country, whose fields and ports have no ids.

It finds no country.
"""

from collections.abc import Iterator

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.scenes.places import Ids, Mention, PlaceReader

_OWNED_REACH = 50


def is_abroad(places: PlaceReader, ids: Ids) -> bool:
    """Tell whether places are foreign countries, or regions of such."""
    return bool(ids) and places.foreign.issuperset(ids)


def country_features(trigger: Trigger, mention: Mention, role: str) -> Iterator[str]:
    """Yield what the words around a foreign country's name tell; ``role`` is its part beside the trigger."""
    owned = trigger.scene.starts("arguments.owned", mention.end, width=_OWNED_REACH)
    holds = "owns a facility" if owned else "owns nothing"
    inside = owned is not None and mention.end <= trigger.start < mention.end + owned.end()
    form = "weak" if mention.weak else "strong"
    yield f"abroad, {holds}"
    yield f"abroad, {holds}, {role}"
    yield f"abroad, {form}, {role}"
    yield f"abroad, {trigger.kind}, {role}"
    if inside:
        yield "abroad, owns the trigger"


def abroad(trigger: Trigger, discourse: Discourse, ids: Ids) -> Iterator[str]:
    """Yield how far a foreign country is a text's matter."""
    matter = "the matter" if ids == discourse.main else "beside the matter"
    yield f"abroad, {matter}"
    yield f"abroad, {matter}, {trigger.kind}"
    yield f"abroad, {matter}, Libya {'named' if discourse.libyan else 'unnamed'}"
    named = {place for mention in trigger.scene.places for place in mention.ids}
    if not named:
        yield f"abroad, {matter}, no name in the sentence"
    elif named <= set(ids):
        yield f"abroad, {matter}, alone in the sentence"
    begin, stop = trigger.clause
    things = trigger.scene.matches("arguments.installation")
    if any(begin <= thing.start() < stop for thing in things):
        yield f"abroad, {matter}, an installation in the clause"
    if discourse.events and set(discourse.events[-1].ids) & set(ids):
        yield "abroad, as the event before"
