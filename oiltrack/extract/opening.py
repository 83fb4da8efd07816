"""Opens a reading: what a whole text is about, whether it surveys a month, what it names most.

It reads no figure.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.groups import listed
from oiltrack.extract.parts import topic_of
from oiltrack.extract.scenes.places import LIBYA, NOC, Ids, PlaceReader
from oiltrack.extract.scenes.scene import Scene
from oiltrack.facts import PlaceKind

_TITLE_WEIGHT = 3
_OPENING = 8
_FRAME_OPENING = 14
_LEAD = 4
_DATED_OPENING = 3
_UNFINISHED = 6
"""So many days before its end a month is surveyed as if it were over."""
_RECENT = 45
"""So many days after its end a month is still surveyed."""
_COUNTRIES = (PlaceKind.COUNTRY, PlaceKind.GROUP)
_RANKED = (PlaceKind.FIELD, PlaceKind.TERMINAL, PlaceKind.REFINERY)


def open_discourse(
    scenes: Sequence[Scene], places: PlaceReader, *, title: Scene | None, anchor: Anchor | None = None
) -> Discourse:
    """Start a reading: the main place is Libya where its names weigh most, else what is named most."""
    head = [title] if title else []
    weighty = (*head * _TITLE_WEIGHT, *scenes)
    weights = Counter([country for scene in weighty for country in _countries(scene, places)])
    main = LIBYA
    if weights and weights["libya"] < max(weights.values()):
        main = (max(weights, key=lambda place: (weights[place], place)),)
    opening = (*head, *scenes[:_OPENING])
    survey = any(scene.matches("discourse.survey") for scene in opening)
    frame = _titled(head, anchor) or _frame(scenes[:_FRAME_OPENING], anchor) if survey else None
    titled = tuple(mention.ids for mention in title.places) if title else ()
    refining = "text" if any(_refines(scene) for scene in scenes) else ""
    return Discourse(
        main=main,
        libyan=weights["libya"] > 0,
        survey=survey,
        frame=frame,
        titled=titled,
        title_date=next((date.when for scene in head for date in scene.dates if date.kind != "now"), None),
        titled_kinds=frozenset(trigger.kind for trigger in find_triggers(title)) if title else frozenset(),
        leading=tuple(_leading(weighty)),
        lists=tuple(listed(scenes, places)),
        refining=refining,
        reporter=_reporter((*head, *scenes[:_LEAD])),
        largest={kind: ids for kind in _RANKED if (ids := places.largest(kind))},
        grain=_grain(scenes, anchor),
        named_dates=Counter(_dates((*head, *scenes))),
        title_dates=frozenset(_dates(head)),
        opening_dates=frozenset(_dates(scenes[:_DATED_OPENING])),
        title_topic=topic_of(title) if title else "",
    )


def _refines(scene: Scene) -> bool:
    """Tell whether a sentence speaks of refineries, or names one."""
    return bool(scene.tagged("refining")) or any(PlaceKind.REFINERY in place.kinds for place in scene.places)


def _countries(scene: Scene, places: PlaceReader) -> list[str]:
    """Return the country or group of each place that a sentence names; of foreign facilities, none."""
    named = [name for mention in scene.places for name in mention.members or (mention,) if not name.lent]
    ids = [place_id for name in named for place_id in name.ids]
    homes = ["libya" if places.is_libyan(i) else i for i in ids]
    return [home for home in homes if home == "libya" or places.kind(home) in _COUNTRIES]


def _reporter(scenes: Sequence[Scene]) -> Ids:
    """Return the company whose own report a text seems to be: the first name in the title or the opening."""
    first = next((mention for scene in scenes for mention in scene.places if not mention.weak), None)
    return first.ids if first and PlaceKind.COMPANY in first.kinds and first.ids != NOC else ()


def _grain(scenes: Sequence[Scene], anchor: Anchor | None) -> tuple[str, ...]:
    """Return how exactly a text tells time: the kinds of its dates, the month that its opening names."""
    kinds = Counter(date.kind.split()[0] for scene in scenes for date in scene.dates)
    days, months = kinds["day"] + kinds["weekday"] + kinds["hours"], kinds["month"] + kinds["span"]
    counts = "days" if days > 2 * months else "months" if months > 2 * days else "both" if months else "none"
    opening = [date.when for scene in scenes[:_LEAD] for date in scene.dates if date.kind == "month"]
    named = "none"
    if opening and anchor and anchor.is_month:
        known = {anchor.month(0): "this", anchor.month(-1): "the last"}
        named = next((known[month] for month in opening if month in known), "another")
    weekday = "a weekday" if kinds["weekday"] else "no weekday"
    return (f"counts in {counts}", f"opening names {named} month", f"text with {weekday}")


def _dates(scenes: Sequence[Scene]) -> Iterator[str]:
    """Return the dates that sentences name, each as often as they do."""
    return (date.when for scene in scenes for date in scene.dates if date.when and date.kind != "now")


def _leading(scenes: Sequence[Scene]) -> Iterator[tuple[str, Ids]]:
    """Return the facility and the company that the text names most, where it names one at all."""
    facilities: Counter[Ids] = Counter()
    companies: Counter[Ids] = Counter()
    for mention in (mention for scene in scenes for mention in scene.places if mention.ids != NOC):
        for member in mention.members or (mention,):
            if member.is_facility:
                facilities[member.ids] += 1
            elif PlaceKind.COMPANY in member.kinds:
                companies[member.ids] += 1
    for name, named in (("main facility", facilities), ("main company", companies)):
        if named:
            yield name, min(named, key=lambda ids: (-named[ids], ids))


def _titled(head: Sequence[Scene], anchor: Anchor | None) -> str | None:
    """Return the month that the title of a survey names, where it has just gone by: no plan, no record."""
    month = _frame(head, anchor) if anchor else None
    recent = month and anchor and (anchor.last - edtf.interval(month)[1]).days <= _RECENT
    return month if recent else None


def _frame(scenes: Sequence[Scene], anchor: Anchor | None) -> str | None:
    """Return the month a survey is about: the latest one that its opening names and that was then over."""
    dates = [date for scene in scenes for date in scene.dates if date.kind == "month"]
    months = {date.when for date in dates if date.when and edtf.precision(date.when) == "month"}
    if anchor:
        months = {month for month in months if (edtf.interval(month)[1] - anchor.last).days <= _UNFINISHED}
    return max(months, default=None)
