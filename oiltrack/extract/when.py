"""Says when a figure or an event holds: dates near by and dates of the text as candidates, the best one wins. It finds no dates."""

import re
from dataclasses import dataclass
from datetime import timedelta

from oiltrack import edtf
from oiltrack.extract.anchor import Anchor, shift_month
from oiltrack.extract.dates import DateMention
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.models import SURE, Ballot, Models, reading
from oiltrack.extract.scene import Scene

UPRISING = "/2011-02-17"
BESIDE = "the date beside it"
_BEFORE_WORD = re.compile(
    r"\b(?:before|prior to|until|till|up to|ahead of|pre-?|since)\s*(?:the |an? |its |his |their |this |that |muammar |then-leader |\w+ ){0,3}$"
)
_PRESENT = re.compile(
    r"\b(?:is|are|stands|has|have|now|currently|produces|pumps|makes|gives|exports|can|does|remains|runs|puts|accounts)\b|'s\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|averaged|produced|pumped|exported|fell|rose|stood|gave|came|climbed|dropped|made|slipped|declined|shipped|loaded|lost|hit|reached|used to)\b"
)
_EXTREME = re.compile(r"\b(?:lowest|highest|first|most|low|high|best|least|peak|worst)\b")
_COMPARED = re.compile(
    r"\b(?:higher|lower|less|more|up|down|fewer|below|above|over|under|against|compared|versus|than|from)\b[^,;]{0,16}$"
)
_AGO = re.compile(r"\b(?:before|used to|previously|once|until|normally|usually|had been)\b")


@dataclass(frozen=True, slots=True)
class When:
    """A candidate date: its EDTF text, its features, and in words why it may hold."""

    text: str | None
    features: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What a date is asked for: words ``start:end`` of a scene, with what is known of them (expected, level, by ...)."""

    start: int
    end: int
    traits: tuple[str, ...]


class DateLinker:
    """Ranks candidates for the date of a figure or an event; ``name`` is the stem of its weights."""

    def __init__(self, name: str, models: Models) -> None:
        self._name, self._watch = name, models.watch
        self._weights = models.weights(name)

    def link(self, scene: Scene, moment: Moment, anchor: Anchor | None, discourse: Discourse) -> list[When]:
        """Return the candidates, the best first."""
        found = candidates(scene, moment, anchor, discourse)
        ranked = sorted(found, key=lambda c: -self.score(c))
        if self._watch:
            readings = tuple(
                reading(c.text, ((name, 1.0) for name in c.features), self.score(c)) for c in ranked
            )
            self._watch(Ballot(self._name, moment, readings))
        return ranked

    def score(self, candidate: When) -> float:
        """Return the sum of the weights of a candidate's features."""
        return sum(self._weights.get(feature, 0.0) for feature in candidate.features)

    def margin(self, ranked: list[When]) -> float:
        """Return how far the best candidate lies before the next one."""
        return self.score(ranked[0]) - self.score(ranked[1]) if len(ranked) > 1 else SURE


def candidates(scene: Scene, moment: Moment, anchor: Anchor | None, discourse: Discourse) -> list[When]:
    """Return every date that a figure or an event may have, each text once."""
    traits = (*moment.traits, "present" if is_present(scene, moment.start) else "past")
    found = [c for mention in scene.dates for c in _dated(scene, moment, mention, traits)]
    found += _occasions(scene, moment, anchor, discourse, traits)
    beside = any(
        scene.clause(moment.start)[0] <= m.start < scene.clause(moment.start)[1] for m in scene.dates
    )
    found += _defaults(
        scene, anchor, discourse, (*traits, "date in the clause" if beside else "no date in the clause")
    )
    unique: dict[str | None, When] = {}
    for candidate in found:
        held = unique.get(candidate.text)
        if held is None:
            unique[candidate.text] = candidate
        elif candidate.features != held.features:
            unique[candidate.text] = When(
                held.text, tuple(dict.fromkeys((*held.features, *candidate.features))), held.reason
            )
    return list(unique.values())


def _crossed(features: list[str], traits: tuple[str, ...]) -> tuple[str, ...]:
    return (*features, *(f"{features[0]} & {trait}" for trait in traits))


def _dated(scene: Scene, moment: Moment, mention: DateMention, traits: tuple[str, ...]) -> list[When]:
    features = _position(scene, moment, mention)
    told = scene.view.text[mention.start : mention.end].strip()
    found = []
    readings = (
        [("date", mention.when)]
        if mention.when == mention.ahead
        else [("date back", mention.when), ("date ahead", mention.ahead)]
    )
    for name, text in readings:
        if text is None:
            continue
        if mention.kind.startswith("step"):
            text = _stepped(mention, scene) or text
        found.append(
            When(
                text, (*_crossed([name, *features], traits), f"{name}, {mention.kind}"), f"{BESIDE}, {told!r}"
            )
        )
        opened = _opened(
            text if mention.prep != "before" or mention.kind != "year" else str(int(text[:4]) - 1)
        )
        if opened and name != "date ahead":
            found.append(
                When(
                    opened,
                    (
                        *_crossed(["date as end", *(f"end {f}" for f in features)], traits),
                        f"end, {mention.prep or 'no word'}",
                    ),
                    f"{BESIDE}, before {told!r}",
                )
            )
    return found


def _position(scene: Scene, moment: Moment, mention: DateMention) -> list[str]:
    begin, stop = scene.clause(moment.start)
    after = mention.start >= moment.end
    low, high = (moment.end, mention.start) if after else (mention.end, moment.start)
    between = scene.view.folded[low:high]
    where = "after" if after else "before"
    inside = begin <= mention.start < stop
    figures = sum(1 for q in scene.quantities if low <= q.start < high)
    dates = sum(1 for d in scene.dates if low <= d.start < high)
    gap = next(
        (
            name
            for limit, name in ((4, "touching"), (14, "near"), (40, "mid"), (90, "far"))
            if high - low < limit
        ),
        "very far",
    )
    features = [
        f"{where}, {gap}",
        f"{where}, {'same clause' if inside else 'other clause'}",
        f"{where}, figures between {min(figures, 2)}",
        f"{where}, dates between {min(dates, 2)}",
        f"{where}, word {mention.prep or 'none'}",
        f"kind {mention.kind}",
    ]
    if mention.start - scene.start < 14 and not after:
        features.append("opens the sentence")
    if _EXTREME.search(between):
        features.append("an extreme between")
    if _COMPARED.search(scene.view.folded[max(begin, mention.start - 30) : mention.start]):
        features.append(f"{where}, compared with")
    if re.search(
        r"\b(?:said|told|announced|reported|showed|according|statement)\b",
        scene.view.folded[max(scene.start, mention.start - 40) : mention.start],
    ):
        features.append("date of speech")
    return features


def _opened(text: str) -> str | None:
    """Return the time up to a date: ``/2020-01`` of ``2020-01``; of a span, up to its start."""
    if "/" in text:
        return None
    return f"/{text.rstrip('~')}"


def _occasions(
    scene: Scene, moment: Moment, anchor: Anchor | None, discourse: Discourse, traits: tuple[str, ...]
) -> list[When]:
    """Candidates of "before the 2011 uprising", "before the strike"."""
    found = []
    for hit in scene.tagged("war2011"):
        word = scene.view.folded[hit.start : hit.end]
        before = word.startswith("pre") or bool(_BEFORE_WORD.search(scene.before(hit.start, 40)))
        near = abs(hit.start - moment.end) < 70
        year = bool(re.search(r"\b2011\b", word + scene.after(hit.end, 14)))
        features = ["uprising", f"uprising {'before' if before else 'other'} {'near' if near else 'far'}"]
        features += ["uprising named 2011"] if year else []
        figures = sum(1 for q in scene.quantities if moment.end <= q.start < hit.start)
        features.append(f"uprising, figures between {min(figures, 2)}")
        inside = scene.clause(moment.start)[0] <= hit.start < scene.clause(moment.start)[1]
        features.append(f"uprising, {'same clause' if inside else 'other clause'}")
        found.append(When(UPRISING, _crossed(features, traits), f"before {word}"))
    for hit in scene.tagged("occasion"):
        if not _BEFORE_WORD.search(scene.before(hit.start, 30)) or anchor is None:
            continue
        for name, text in (("outage date", discourse.outage), ("publication", anchor.text)):
            if text and "/" not in text:
                word = scene.view.folded[hit.start : hit.end]
                found.append(
                    When(
                        f"/{_day_before(text)}",
                        _crossed([f"before an occasion, {name}"], traits),
                        f"before {word}",
                    )
                )
    return found


def _defaults(
    scene: Scene, anchor: Anchor | None, discourse: Discourse, traits: tuple[str, ...]
) -> list[When]:
    survey = ("survey",) if discourse.survey else ()
    ago = ("ago",) if _AGO.search(scene.view.folded[scene.start : scene.end]) else ()
    traits = (*traits, *survey, *ago)
    found = [When(None, _crossed(["no date"], traits), "the text does not tell")]
    if anchor:
        found.append(
            When(
                anchor.text,
                _crossed(["publication"], traits),
                "a bare statement holds on the day of publication",
            )
        )
        found.append(
            When(f"/{anchor.text}", _crossed(["up to publication"], traits), "up to the publication")
        )
        if anchor.is_day:
            found.append(
                When(anchor.month(0), _crossed(["month of publication"], traits), "the month of publication")
            )
    if discourse.frame:
        found.append(When(discourse.frame, _crossed(["frame"], traits), "the month the survey is about"))
        if edtf.precision(discourse.frame) == "month":
            found.append(
                When(
                    month_before(discourse.frame),
                    _crossed(["month before the frame"], traits),
                    "the month before the survey's",
                )
            )
    if discourse.dated:
        near = (
            "date said before, same paragraph"
            if discourse.dated_block == scene.sentence.block
            else "date said before"
        )
        found.append(When(discourse.dated, _crossed([near], traits), "the date of the sentence before"))
    if discourse.paragraph_date and discourse.paragraph_block == scene.sentence.block:
        found.append(
            When(
                discourse.paragraph_date,
                _crossed(["paragraph's date"], traits),
                "the first date of the paragraph",
            )
        )
        opened = _opened(discourse.paragraph_date)
        if opened:
            found.append(
                When(
                    opened,
                    _crossed(["up to the paragraph's date"], traits),
                    "up to the first date of the paragraph",
                )
            )
    if discourse.last_date:
        found.append(When(discourse.last_date, _crossed(["last date named"], traits), "the last date named"))
    if discourse.outage and "/" not in discourse.outage:
        found.append(When(discourse.outage, _crossed(["outage date"], traits), "the date of the outage"))
        found.append(When(f"/{discourse.outage}", _crossed(["up to the outage"], traits), "up to the outage"))
    return found


def _stepped(mention: DateMention, scene: Scene) -> str | None:
    """ "a year earlier", "the day before": counted from the sentence's own date."""
    base = next(
        (
            m.when
            for m in reversed(scene.dates)
            if m.start < mention.start and m.when and not m.kind.startswith("step")
        ),
        None,
    )
    unit = mention.kind.split()[1]
    if base is None or "/" in base:
        return None
    plain = base.rstrip("~")
    first = edtf.interval(plain)[0]
    precision = edtf.precision(plain)
    if unit == "year":
        return f"{first.year - 1}{plain[4:]}" if plain[5:] != "02-29" else None
    if unit == "month" and precision in ("month", "day"):
        return "{:04d}-{:02d}".format(*shift_month(first.year, first.month, -1))
    if unit == "week" and precision == "day":
        return (first - timedelta(days=7)).isoformat()
    return (first - timedelta(days=1)).isoformat() if unit == "day" and precision == "day" else None


def _day_before(text: str) -> str:
    if edtf.precision(text) != "day":
        return text.rstrip("~")
    return (edtf.interval(text)[0] - timedelta(days=1)).isoformat()


def is_present(scene: Scene, start: int) -> bool:
    """Tell whether the verb before a figure is in the present or perfect tense, or none stands there."""
    begin, _ = scene.clause(start)
    left = scene.view.folded[begin:start]
    past = [m.start() for m in _PAST.finditer(left)]
    present = [m.start() for m in _PRESENT.finditer(left)]
    if not past:
        return True
    return bool(present) and present[-1] > past[-1]


def month_before(text: str) -> str:
    """Return the month before the EDTF month ``text``."""
    first = edtf.interval(text)[0]
    return "{:04d}-{:02d}".format(*shift_month(first.year, first.month, -1))
