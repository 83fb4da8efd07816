"""Describes a figure by named features: its unit, ruler, neighbours, tense, place.

The decisions weigh them; none is made here.
"""

from collections.abc import Iterator

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.beside import context_of
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.figures.lent import lender_of
from oiltrack.extract.figures.owners import CLOSE, Owner
from oiltrack.extract.figures.subject import subject_of, verb_of
from oiltrack.extract.quantities.reader import Quantity, Unit
from oiltrack.extract.scenes.places import LIBYA
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.tense import tense
from oiltrack.facts import PlaceKind

_TAGS = (
    "production",
    "exports",
    "refining",
    "outage",
    "volume",
    "capacity",
    "storage_capacity",
    "cumulative",
    "normal",
    "expected",
    "up",
    "down",
    "national",
    "occasion",
    "war2011",
    "rated",
    "tracker",
)
_PERIODS = ("hours", "day", "weekday", "month", "year", "span")
_BESIDE = 12
_LEFT_REACH, _RIGHT_REACH = 60, 40
_WORDS = 3
_LINKS = tuple((name, f"link {name}") for name in (*CLOSE, "reference, of or adjective"))
_AMOUNTS = (
    (100_000, "below 0.1m"),
    (450_000, "below 0.45m"),
    (1_600_000, "below 1.6m"),
    (4_000_000, "below 4m"),
    (12_000_000, "below 12m"),
)


def describe(figure: Figure, owner: Owner, *, kind: PlaceKind, discourse: Discourse) -> list[str]:
    """Return the features of a figure about ``owner``, a place of ``kind``, each a short name."""
    speaking = owner.speaking()
    features = [
        *_nature(figure, kind, discourse),
        *_marks(figure, owner),
        *[link for name, link in _LINKS if name in speaking],
    ]
    if discourse.survey:
        features.append(f"survey, {figure.wide_cue or 'none'}")
    features += _size(figure.quantity, "libya" if owner.ids == LIBYA else kind)
    features += _period(figure)
    features += dict.fromkeys(_cues(figure))
    features += dict.fromkeys((*_words(figure), *_verbs(figure), *_conditions(figure)))
    features += [f"none before verb {verb_of(figure)}", f"subject {subject_of(figure).word}"]
    features += context_of(figure)
    return features


def _nature(figure: Figure, kind: PlaceKind, discourse: Discourse) -> Iterator[str]:
    scene, quantity = figure.scene, figure.quantity
    here = " here" if discourse.subject_block == scene.block else ""
    yield f"unit {quantity.unit}"
    yield f"ruled {figure.governor}"
    yield f"kind {kind}"
    yield f"layout {scene.sentence.kind}"
    yield f"qualifier {quantity.qualifier}"
    yield f"measure before {discourse.measure or 'none'}{here}"
    yield tense(scene, quantity.start)
    if figure.wide_cue is None:
        near = "here" if discourse.topic_block == scene.block else "before"
        yield f"topic {discourse.topic or 'none'} {near}"
    yield f"title {discourse.title_topic or 'none'}, {figure.wide_cue or 'none'}"


def _marks(figure: Figure, owner: Owner) -> Iterator[str]:
    if figure.quantity.elided:
        lender = lender_of(figure.scene, figure.quantity)
        yield f"elided, lent {lender.unit if lender else 'none'}"
    if figure.quantity.sign:
        yield "signed"
    if len(owner.ids) > 1:
        yield "several places"
    if owner.ids == LIBYA:
        yield "libya"


def _size(quantity: Quantity, kind: str) -> list[str]:
    if quantity.unit not in (Unit.BARRELS, Unit.BARE):
        return []
    amount = next((name for limit, name in _AMOUNTS if quantity.high < limit), "large")
    unit = f"unit {quantity.unit}"
    return [f"amount {amount}", f"{unit}, kind {kind}", f"{unit}, {amount}", f"{kind}, {amount}"]


def _period(figure: Figure) -> list[str]:
    """Return over what time barrels without "a day" are told: "428 million" of a year, 72,391 of a day."""
    quantity = figure.quantity
    if quantity.unit not in (Unit.BARRELS, Unit.BARE):
        return []
    near = [date for date in figure.scene.dates if figure.begin <= date.start < figure.stop]
    date = min(near, key=lambda d: max(quantity.start - d.end, d.start - quantity.end), default=None)
    return [f"unit {quantity.unit}, over {date.kind}"] if date and date.kind in _PERIODS else []


def _cues(figure: Figure) -> Iterator[str]:
    """Return where the words of each kind stand from a figure, and which supply word is nearest."""
    for tag, start, end in figure.scene.once(_tagged):
        yield f"{tag} {_place(figure, start, end)}"
    yield f"nearest {figure.cue or 'none'}"
    if not figure.cue:
        yield f"nearest in sentence {figure.wide_cue or 'none'}"


def _tagged(scene: Scene) -> list[tuple[str, int, int]]:
    return [(tag, hit.start, hit.end) for tag in _TAGS for hit in scene.tagged(tag)]


def _place(figure: Figure, start: int, end: int) -> str:
    inside = figure.begin <= start < figure.stop
    if end <= figure.quantity.start:
        if figure.quantity.start - end < _BESIDE:
            return "just before"
        return "before" if inside else "before, far"
    if 0 <= start - figure.quantity.end < _BESIDE:
        return "just after"
    return "after" if inside else "after, far"


def _words(figure: Figure) -> Iterator[str]:
    """Return the telling words among the three on each side of a figure."""
    scene, quantity = figure.scene, figure.quantity
    telling, named = scene.lexicon.words("profile.telling"), scene.lexicon.named
    word_of = scene.lexicon.pattern["profile.word"]
    left = word_of.findall(scene.between(max(figure.begin, quantity.lead - _LEFT_REACH), quantity.lead))
    right = word_of.findall(scene.after(quantity.end, _RIGHT_REACH))
    for name, words in (("word before", left[: -_WORDS - 1 : -1]), ("word after", right[:_WORDS])):
        for place, word in enumerate(map(named, words), 1):
            if word in telling or not word[0].isalnum():
                yield f"{name} {place} {word}"


def _verbs(figure: Figure) -> Iterator[str]:
    """Return the verbs and nouns around a figure that tell a fact from a plan."""
    scene, quantity = figure.scene, figure.quantity
    modal, named = scene.lexicon.pattern["profile.modal"], scene.lexicon.named
    found = [named(verb) for verb in modal.findall(scene.between(figure.begin, quantity.start))]
    yield f"verb {found[-1] if found else 'none'}"
    yield from (f"verb earlier {verb}" for verb in dict.fromkeys(found[:-1]))
    after = modal.search(scene.after(quantity.end, _RIGHT_REACH))
    if after:
        yield f"verb after {named(after.group())}"


def _conditions(figure: Figure) -> Iterator[str]:
    scene = figure.scene
    if scene.matches("profile.condition"):
        yield "condition"
    if scene.looks_ahead():
        yield "date ahead"
    if scene.dates and all(d.when != d.ahead or d.kind == "ahead" for d in scene.dates):
        yield "date either way"
