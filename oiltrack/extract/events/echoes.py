"""Finds what tells of an event by another one: "Hariga on Tuesday", "on the 19th Brega", "lifted it later".

The event before it gives the kind. It does not ask what it happened to.
"""

from collections.abc import Iterator, Sequence

from oiltrack.extract.before import EventBefore
from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.events.triggers import FORCE_MAJEURE, Trigger
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.facts import EventKind

_DECLARED, _LIFTED = FORCE_MAJEURE
_OPEN_REACH = 30
_CLOSE_REACH = 12
_DATE_REACH = 60
_COMMA = ", "
_MARKS = ",."
"""A date may end with one: "4 May,"."""
_REFERENCES = tuple(f"references.{name}" for name in ("field", "fields", "port", "ports", "refinery"))
_TURNED = {EventKind.OUTAGE_END: EventKind.OUTAGE_START, _LIFTED: _DECLARED}
"""What lasts "since" a day began on it, whatever ended elsewhere."""


def find_echoes(scene: Scene, found: Sequence[Trigger], told: Sequence[EventBefore]) -> list[Trigger]:
    """Return the triggers that a sentence's own ones (``found``) or the events ``told`` before explain."""
    if not found and not told:
        return []
    called = [*_words(scene, found, told), *_force_majeure(scene, found, told)]
    verbs = [*found, *called]
    echoes = [
        *called,
        *_elided(scene, verbs, told),
        *_undated(scene, verbs),
        *_begun(scene, found),
        *_repeated(scene, verbs),
        *_ended(scene, verbs),
    ]
    taken: list[Span] = [(trigger.start, trigger.end) for trigger in found]
    kept = []
    for trigger in echoes:
        if not any(low < trigger.end and trigger.start < high for low, high in taken):
            taken.append((trigger.start, trigger.end))
            kept.append(trigger)
    return kept


def _kind_before(at: int, found: Sequence[Trigger], told: Sequence[EventBefore]) -> EventKind | None:
    """Return the kind of the last trigger before a position, else that of the text's last event."""
    before = [trigger for trigger in found if trigger.end <= at]
    if before:
        return max(before, key=lambda trigger: trigger.start).kind
    return told[-1].kind if told else None


def _words(scene: Scene, found: Sequence[Trigger], told: Sequence[EventBefore]) -> Iterator[Trigger]:
    for hit in scene.tagged("event.echo.words"):
        kind = _kind_before(hit.start, found, told)
        if kind:
            yield Trigger(scene, hit.start, hit.end, kind, shares="kind")


def _elided(scene: Scene, found: Sequence[Trigger], told: Sequence[EventBefore]) -> Iterator[Trigger]:
    """Yield places with a date and no verb: "Sharara was shut on Monday, El Feel on Tuesday"."""
    for place in _places(scene) if scene.dates else ():
        word = _dated_alone(scene, place)
        word = _dated_before(scene, place) if word is None else word
        kind = _kind_before(place[0], found, told) if word is not None else None
        if kind:
            shares = "beginning" if word == "since" else "kind"
            yield Trigger(scene, *place, shared_kind(kind, shares), "elided", shares=shares)


def shared_kind(kind: EventKind, shares: str) -> EventKind:
    """Return the kind of what shares it, or its beginning, with an event of that kind."""
    return _TURNED.get(kind, kind) if shares == "beginning" else kind


def _undated(scene: Scene, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Yield places with a length of time and no verb: "Sharara was shut for a week, El Feel for two"."""
    for start, end in _places(scene) if found else ():
        kind = _kind_before(start, found, ())
        if kind is None or not scene.ends("echoes.opens", start, width=_OPEN_REACH):
            continue
        if scene.starts("echoes.later", end, width=_DATE_REACH):
            yield Trigger(scene, start, end, kind, "elided", shares="kind")
        elif kind is EventKind.OUTAGE_START and scene.starts("echoes.lasting", end, width=_DATE_REACH):
            yield Trigger(scene, start, end, kind, "elided")


def _begun(scene: Scene, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Yield what tells when a stoppage began that is spoken of: "lifted a blockade that began on Monday"."""
    for match in scene.matches("echoes.begun") if found else ():
        stoppages = (
            stoppage for stoppage in scene.matches("echoes.stoppage") if stoppage.end() < match.start()
        )
        if any(trigger.end > stoppage.start() for stoppage in stoppages for trigger in found):
            yield Trigger(scene, *match.span(), EventKind.OUTAGE_START, "begun")


def _places(scene: Scene) -> Iterator[Span]:
    """Yield where places are named, or referred to: "the two fields", but not "Amal, the field"."""
    yield from ((place.start, place.end) for place in scene.places if not place.weak)
    for name in _REFERENCES:
        for match in scene.matches(name):
            start, end = match.span()
            if not any(p.start < end and start <= p.end + len(_COMMA) for p in scene.places):
                yield start, end


def _dated_alone(scene: Scene, place: Span) -> str | None:
    """Return the preposition of the date that a place has to itself, None where it has none."""
    start, stop = place
    near = (date for date in scene.dates if 0 <= date.start - stop < _DATE_REACH)
    date = next((d for d in near if scene.fills("echoes.before_date", (stop, d.start))), None)
    if date is None:
        return None
    end = date.end - (scene.between(date.end - 1, date.end) in _MARKS)
    if not scene.starts("echoes.closes", end, width=_CLOSE_REACH):
        return None
    return (date.prep or "") if scene.ends("echoes.opens", start, width=_OPEN_REACH) else None


def _dated_before(scene: Scene, place: Span) -> str | None:
    """Return the preposition of a date that opens a clause of a place alone: "on the 18th Sharara"."""
    start, stop = place
    if not scene.starts("echoes.closes", stop, width=_CLOSE_REACH):
        return None
    near = (date for date in scene.dates if 0 <= start - date.end < _OPEN_REACH)
    date = next((d for d in near if scene.fills("echoes.after_date", (d.end, start))), None)
    if date is None or not scene.ends("echoes.before_dated", date.start, width=_OPEN_REACH):
        return None
    return date.prep or ""


def _repeated(scene: Scene, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Yield further dates of the same event: "was shut on Monday and again on Thursday"."""
    for date in scene.dates if found else ():
        before = [trigger for trigger in found if trigger.end <= date.start]
        dated = before and any(d is not date and before[-1].end <= d.start < date.start for d in scene.dates)
        if not dated or not scene.ends("echoes.again", date.start, width=_OPEN_REACH):
            continue
        end = date.end - (scene.between(date.end - 1, date.end) in _MARKS)
        if scene.starts("echoes.closes", end, width=_CLOSE_REACH):
            yield Trigger(scene, date.start, end, max(before, key=lambda t: t.start).kind, "again")


def _ended(scene: Scene, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Yield the days on which an outage ended: "was shut from 16 to 23 January", "blocked until July"."""
    for date in scene.dates if found else ():
        before = [trigger for trigger in found if trigger.end <= date.start]
        shut = max(before, key=lambda trigger: trigger.start, default=None)
        if shut is None or not _may_end(shut, date):
            continue
        start = _last_bound(scene, date)
        end = date.end - (scene.between(date.end - 1, date.end) in _MARKS)
        if start is not None and start < end:
            yield Trigger(scene, start, end, EventKind.OUTAGE_END, "until")


def _may_end(shut: Trigger, date: DateMention) -> bool:
    """Tell whether a date may end what a trigger tells of: an outage that is not denied.

    It stands in the trigger's clause, or right behind it ("until" may begin a clause).
    """
    if shut.kind is not EventKind.OUTAGE_START or date.start >= shut.clause[1] + _CLOSE_REACH:
        return False
    return not shut.scene.lexicon.pattern["events.negated"].search(shut.left)


def _last_bound(scene: Scene, date: DateMention) -> int | None:
    """Return where the words for the last day of a span begin, or for the day up to which it lasted."""
    if date.prep in scene.lexicon.words("echoes.until"):
        return None if date.sort == "now" else date.start
    first, parted, last = (date.when or "").partition("/")
    if not (parted and first and last):
        return None
    bounds = list(scene.lexicon.pattern["echoes.bound"].finditer(scene.folded, date.start, date.end))
    return bounds[-1].end() if bounds else None


def _force_majeure(scene: Scene, found: Sequence[Trigger], told: Sequence[EventBefore]) -> Iterator[Trigger]:
    """Yield verbs that declare or lift a force majeure spoken of before, and govern none themselves."""
    nouns = [trigger for trigger in found if trigger.kind in FORCE_MAJEURE]
    if not nouns and not (told and told[-1].kind in FORCE_MAJEURE):
        return
    for name, kind in (("echoes.lifted", _LIFTED), ("echoes.declared", _DECLARED)):
        for match in scene.matches(name):
            if not any(_governs(scene, match.span(), noun) for noun in nouns):
                yield Trigger(scene, *match.span(), kind)


def _governs(scene: Scene, span: Span, noun: Trigger) -> bool:
    """Tell whether a verb stands in the clause of "force majeure" and before it, or as its predicate."""
    begin, stop = scene.clause(noun.start)
    if span[1] <= noun.start:
        return span[0] >= begin
    return noun.predicate is not None and noun.predicate[0] < span[1] and span[0] < noun.predicate[1]
