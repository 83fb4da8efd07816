"""Candidates that take turns with figures: "A and B made 1 and 2", "the former", "3 each at A and B".

It ranks none.
"""

import re
from collections.abc import Iterator, Sequence

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.figures.owners import Features, Owner, bearing, fit, position
from oiltrack.extract.quantities.reader import Quantity
from oiltrack.extract.references import Reference, find_references
from oiltrack.extract.scenes.places import Ids, Mention, PlaceReader
from oiltrack.extract.scenes.scene import Scene
from oiltrack.facts import PlaceKind

_EACH_REACH = 24
_COUNTS = {2: ("n2", "b2"), 3: ("n3",), 4: ("n4",), 5: ("n5",)}


def by_turn(figure: Figure, discourse: Discourse, *, places: PlaceReader) -> Iterator[Owner]:
    """Return the single names, of those that stand together, whose turn is the figure's."""
    for words, ids, features in (
        *_shares(figure, discourse),
        *_shares_of_run(figure, discourse),
        *_turns(figure, discourse),
        *_each(figure),
        *_counted(figure, discourse, places),
    ):
        told = figure.scene.view.text[words.start : words.end]
        yield Owner(ids, words.start, features + fit(figure, ids, places=places), told)


_Share = tuple[Mention | Reference, Ids, Features]


def _shares(figure: Figure, discourse: Discourse) -> Iterator[_Share]:
    """Return the name whose turn is the figure's: "A and B made 300,000 and 10,000 respectively"."""
    scene, quantity = figure.scene, figure.quantity
    figures = [q for q in scene.quantities if q.unit is quantity.unit or q.elided]
    if len(figures) < 2 or quantity not in figures:
        return
    turn = figures.index(quantity)
    told = ", respectively" if _says_respectively(figure) else ""
    for mention in scene.places:
        if len(mention.members) == len(figures):
            features = [(f"share by turn{told}", 1.0), *position(figure, mention)]
            yield mention, mention.members[turn].ids, features
    if len(discourse.turns) == len(figures):
        for reference in find_references(scene, discourse):
            if set(reference.ids) == {i for ids in discourse.turns for i in ids}:
                features = [(f"share of a reference by turn{told}", 1.0), *bearing(figure, reference)]
                yield reference, discourse.turns[turn], features


def _shares_of_run(figure: Figure, discourse: Discourse) -> Iterator[_Share]:
    """Return the name whose turn it is in a run: "A and B, with 270,000 and 300,000; C adds 90,000"."""
    run = _run(figure.scene, figure.quantity)
    if len(run) < 2:
        return
    turn, start = run.index(figure.quantity), run[0].start
    told = ", respectively" if _says_respectively(figure) else ""
    before = [mention for mention in figure.scene.places if mention.end <= start and not mention.weak]
    together = [mention for mention in before if len(mention.members) == len(run)]
    if together:
        features = [("share by turn of a run", 1.0), *position(figure, together[-1])]
        yield together[-1], together[-1].members[turn].ids, features
    elif len(discourse.turns) == len(run) and not before:
        ids = discourse.turns[turn]
        yield Reference(start, start, ids, "turn"), ids, [(f"share by turn of a run, not named{told}", 1.0)]


def _run(scene: Scene, quantity: Quantity) -> Sequence[Quantity]:
    """Return the figures that stand together with one: "190,000 and 80,000 bpd"."""
    return next((run for run in scene.once(_runs) if quantity in run), ())


def _runs(scene: Scene) -> list[list[Quantity]]:
    runs: list[list[Quantity]] = []
    for quantity in scene.quantities:
        if runs and scene.fills("who.coordinates", (runs[-1][-1].end, quantity.start)):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return runs


def _turns(figure: Figure, discourse: Discourse) -> Iterator[_Share]:
    """Return the first or the last of the names that stood together: "the former", "the second"."""
    match = _turn_word(figure)
    if match is None:
        return
    row = _row(figure.scene, discourse, match.start())
    if len(row) > 1:
        ids = row[0 if match["first"] else -1 if match["last"] else 1]
        reference = Reference(match.start(), match.end(), ids, "turn")
        yield reference, ids, [("former or latter", 1.0), *bearing(figure, reference)]


def _turn_word(figure: Figure) -> re.Match[str] | None:
    """Return the "former" or "latter" of a figure: one that it is of, else the last one before it."""
    scene, quantity = figure.scene, figure.quantity
    found = scene.matches("who.turn")
    after = next((match for match in found if match.start() >= quantity.end), None)
    if after and scene.fills("who.turn_after", (quantity.end, after.start())):
        return after
    return next((match for match in reversed(found) if match.end() <= quantity.start), None)


def _row(scene: Scene, discourse: Discourse, at: int) -> Sequence[Ids]:
    """Return the names that stood together before a position, or one after the other."""
    here = [mention for mention in scene.places if mention.members and mention.end <= at]
    return [member.ids for member in here[-1].members] if here else discourse.row


def _counted(figure: Figure, discourse: Discourse, places: PlaceReader) -> Iterator[_Share]:
    """Return as many of the facilities named last as words count: "the three", "the four ports"."""
    scene = figure.scene
    for match in scene.matches("who.counted"):
        count = next((n for n, names in _COUNTS.items() if any(match[name] for name in names)), 0)
        kind = PlaceKind.TERMINAL if match["ports"] else PlaceKind.FIELD if match["fields"] else None
        known = (*discourse.neighbours.recent, *_facilities(scene, match.start()))
        known = tuple(ids for ids in known if kind in (None, places.kind(ids[0])))
        named = list(dict.fromkeys(reversed(known)))[:count]
        if count and len(named) == count:
            ids = tuple(sorted(i for each in named for i in each))
            reference = Reference(match.start(), match.end(), ids, "counted")
            yield reference, ids, [("counted", 1.0), *bearing(figure, reference)]


def _facilities(scene: Scene, at: int) -> Iterator[Ids]:
    """Return the facilities that a sentence names before a position, one by one."""
    for mention in scene.places:
        if mention.end <= at and mention.is_facility:
            yield from (member.ids for member in mention.members or (mention,))


def _each(figure: Figure) -> Iterator[_Share]:
    """Return the first of the names that have the same figure each: "3 million each at A and B"."""
    for mention in _sharing(figure):
        yield mention, mention.members[0].ids, [("each of them", 1.0), *bearing(figure, mention)]


def shared_by(figure: Figure, ids: Ids) -> Sequence[Ids]:
    """Return all the places that have the figure of ``ids`` each, those alone where it is of one only.

    "Two cargoes of 600,000 barrels each" has it of each cargo, not of each port.
    """
    if figure.scene.ends("who.pieces_of", figure.quantity.lead, width=_EACH_REACH):
        return (ids,)
    for mention in _sharing(figure):
        names = [member.ids for member in mention.members]
        if ids == mention.ids or ids in names:
            return names
    return (ids,)


def _sharing(figure: Figure) -> Iterator[Mention]:
    """Return the joined names of a sentence where the figure is "each"."""
    scene, quantity = figure.scene, figure.quantity
    joined = (mention for mention in scene.places if mention.members)
    if scene.starts("who.each_after", quantity.end, width=_EACH_REACH):
        yield from joined
        return
    for mention in joined:
        is_before = figure.begin <= mention.start < quantity.start
        if is_before and scene.starts("who.each_behind", mention.end, width=_EACH_REACH):
            yield mention


def number_of(figure: Figure) -> str:
    """Return what tells whether a figure is of one place or of several: "together", "respectively", a run."""
    if _says_respectively(figure):
        return "respectively"
    if any(figure.begin <= match.start() < figure.stop for match in figure.scene.matches("who.together")):
        return "together"
    return "in a run" if len(_run(figure.scene, figure.quantity)) > 1 else "alone"


def _says_respectively(figure: Figure) -> bool:
    scene, end = figure.scene, figure.quantity.end
    each = scene.says("who.each", (end, min(scene.end, end + _EACH_REACH)))
    return bool(each or scene.matches("who.respectively"))
