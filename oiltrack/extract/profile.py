"""Describes a figure by named features: its unit, ruler, neighbours, tense, place. The decisions weigh them; none is made here."""

import re

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.governor import Governor
from oiltrack.extract.measures import nearest_measure
from oiltrack.extract.quantities import Quantity, Unit
from oiltrack.extract.scene import Scene
from oiltrack.extract.when import is_present
from oiltrack.extract.who import Candidate
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
)
_WORD = re.compile(r"[a-z'&/-]+|\d+|[^\sa-z\d]")
_MODAL = re.compile(
    r"\b(?:will|would|'ll|could|can|should|may|might|must|ought|plans?|planned|planning|targets?|targeted|expects?|expected|forecasts?|aims?|wants?|wanted|hopes?|hoped|goal|"
    r"intends?|scheduled|due|promised?|projects|projected|quotas?|limit|cap|ceiling|is to|are to|was to|were to|likely|set to|pledged?|agreed|if|sees|seen|programme|program|allocation|"
    r"planning|ready|budget|able|good for|used to|had|has|have|was|were|is|are|said|did)\b"
)
_NEXT_HEAD = re.compile(r"^[\s)-]*(?:(?:of|from|in|at|the|a|an|its) )*(?P<head>[a-z'-]+)")
SMALL = frozenset(
    ["of", "to", "by", "from", "at", "in", "on", "for", "with", "and", "or", "the", "a", "an", "than", "as", "about", "was", "were", "is", "are", "has", "had", "have", "been", "will", "would", "could", "can", "be", "up", "down", "over", "under", "after", "before", "since", "until", "per", "with", "and", "but", "while", "which", "that", "when", "between", "against", "versus", "only", "just", "another", "extra", "additional", "further", "some", "total", "rate", "level", "average", "averaged", "reached", "hit", "stood", "stands", "capacity", "output", "production", "exports", "export", "produce", "produced", "produces", "pumping", "pumped", "pumps", "pump", "loading", "lost", "losing", "loss", "shut", "cut", "cuts", "fell", "rose", "dropped", "increased", "increase", "rise", "added", "adds", "add", "raised", "lowered", "lower", "higher", "more", "less", "bring", "brought", "taking", "took", "take", "taken", "cost", "target", "quota", "limit", "ceiling", "normal", "peak", "record", "low", "high", "field", "refinery", "port", "terminal", "tanker", "cargo", "loaded", "load", "carrying", "carry", "barrels", "crude", "oil", "gas", "condensate", "storage", "stored", "tanks", "hold", "room", "offline", "out", "missing", "gone", "off", "back", "around", "nearly"]
)


def describe(
    scene: Scene,
    quantity: Quantity,
    governor: Governor,
    best: Candidate,
    kind: PlaceKind,
    discourse: Discourse,
) -> list[str]:
    """Return the features of a figure, each a short name."""
    features = [
        f"unit {quantity.unit.value}",
        f"ruled {governor.value}",
        f"kind {kind.value}",
        f"layout {scene.sentence.kind.value}",
        f"qualifier {quantity.qualifier.value}",
        f"measure before {discourse.measure.value if discourse.measure else 'none'}"
        + (" here" if discourse.subject_block == scene.sentence.block else ""),
        "present" if is_present(scene, quantity.start) else "past",
    ]
    if quantity.elided:
        features.append("elided")
    if quantity.sign:
        features.append("signed")
    if len(best.ids) > 1:
        features.append("several places")
    if best.ids == ("libya",):
        features.append("libya")
    features += [
        f"link {name}"
        for name in ("adjective", "opens parenthesis", "label", "of, from, at", "reference, of or adjective")
        if best.has(name)
    ]
    if discourse.survey:
        features.append("survey")
    features += _size(quantity, kind)
    features += _cues(scene, quantity)
    features += _words(scene, quantity)
    return features


def _size(quantity: Quantity, kind: PlaceKind) -> list[str]:
    if quantity.unit not in (Unit.BARRELS, Unit.BARE):
        return []
    bounds = (
        (100_000, "below 0.1m"),
        (450_000, "below 0.45m"),
        (1_600_000, "below 1.6m"),
        (4_000_000, "below 4m"),
    )
    return [
        f"amount {next((name for limit, name in bounds if quantity.high < limit), 'large')}",
        f"unit {quantity.unit.value}, kind {kind.value}",
    ]


def _cues(scene: Scene, quantity: Quantity) -> list[str]:
    begin, stop = scene.clause(quantity.start)
    features = []
    for tag in _TAGS:
        for hit in scene.tagged(tag):
            inside = begin <= hit.start < stop
            if hit.end <= quantity.start:
                gap = quantity.start - hit.end
                where = "just before" if gap < 12 else "before" if inside else "before, far"
            else:
                gap = hit.start - quantity.end
                where = "just after" if 0 <= gap < 12 else "after" if inside else "after, far"
            features.append(f"{tag} {where}")
    cue = nearest_measure(scene, quantity, begin, stop)
    features.append(f"nearest {cue.value if cue else 'none'}")
    if not cue:
        wide = nearest_measure(scene, quantity, scene.start, scene.end)
        features.append(f"nearest in sentence {wide.value if wide else 'none'}")
    return list(dict.fromkeys(features))


def _words(scene: Scene, quantity: Quantity) -> list[str]:
    begin, _ = scene.clause(quantity.start)
    left = _WORD.findall(scene.view.folded[max(begin, quantity.lead - 60) : quantity.lead])
    right = _WORD.findall(scene.after(quantity.end, 40))
    features = []
    for name, words in (("word before", left[::-1][:3]), ("word after", right[:3])):
        for place, word in enumerate(words, 1):
            if word in SMALL or not word[0].isalnum():
                features.append(f"{name} {place} {word}")
    modals = _MODAL.findall(scene.view.folded[begin : quantity.start])
    if modals:
        features.append(f"verb {modals[-1]}")
        features += [f"verb earlier {modal}" for modal in dict.fromkeys(modals[:-1])]
    else:
        features.append("verb none")
    after = _MODAL.search(scene.after(quantity.end, 40))
    if after:
        features.append(f"verb after {after.group()}")
    if re.search(r"\bif\b|\bunless\b", scene.view.folded[scene.start : scene.end]):
        features.append("condition")
    ahead = [d for d in scene.dates if d.when != d.ahead or d.kind == "ahead"]
    if any(d.kind == "ahead" or d.prep == "by" for d in scene.dates):
        features.append("date ahead")
    if ahead and not [d for d in scene.dates if d not in ahead]:
        features.append("date either way")
    return list(dict.fromkeys(features))
