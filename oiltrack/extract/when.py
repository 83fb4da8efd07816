"""Says when a figure or an event holds: the date nearest to it, the tense, the frame of the text. It finds no dates."""

import re
from dataclasses import dataclass
from datetime import timedelta

from oiltrack import edtf
from oiltrack.extract.anchor import Anchor, shift_month
from oiltrack.extract.dates import DateMention
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.scene import Scene

UPRISING = "/2011-02-17"
_BEFORE_WORD = re.compile(r"\b(?:before|prior to|until|till|up to|ahead of|pre-?)\s*(?:the |an? |its |his |their |this |that |muammar |then-leader |\w+ ){0,3}$")
_PRESENT = re.compile(r"\b(?:is|are|stands|has|have|now|currently|produces|pumps|makes|gives|exports|can|does|remains|runs|puts|accounts)\b|'s\b")
_PAST = re.compile(r"\b(?:was|were|had|did|averaged|produced|pumped|exported|fell|rose|stood|gave|came|climbed|dropped|made|slipped|declined|shipped|loaded|lost|hit|reached|used to)\b")
_PAST_PERFECT = re.compile(r"\bhad (?!to\b)")


@dataclass(frozen=True, slots=True)
class When:
    """A date with the reason why it was chosen."""

    text: str | None
    reason: str


def resolve(
    scene: Scene, start: int, end: int, anchor: Anchor | None, discourse: Discourse, *, future: bool, bounds: tuple[int, int] | None = None
) -> When:
    """Return when the words ``start:end`` hold."""
    begin, stop = bounds or scene.clause(start)
    before_war = _before_occasion(scene, start, end, begin, stop, anchor)
    if before_war:
        return before_war
    mention = _nearest(scene, start, end, begin, stop)
    if mention:
        text = _with_prep(mention, anchor, future=future, scene=scene)
        if text:
            return When(text, f"the date beside it, {scene.view.text[mention.start : mention.end].strip()!r}")
    if anchor is None:
        return When(None, "no date in the text and none of publication")
    return When(None, "")


def _before_occasion(scene: Scene, start: int, end: int, begin: int, stop: int, anchor: Anchor | None) -> When | None:
    """ "before the 2011 uprising", "before the war": the time up to it."""
    for hit in scene.tagged("war2011", begin, scene.end):
        if hit.start - end > 90 or start - hit.end > 60 or hit.start >= stop + 12:
            continue
        word = scene.view.folded[hit.start : hit.end]
        if word.startswith("pre") or _BEFORE_WORD.search(scene.before(hit.start, 40)):
            dated = any(2011 <= int(y) <= 2012 for y in re.findall(r"\b(20\d\d)\b", word + scene.after(hit.end, 12)))
            if dated or anchor is None or anchor.first.year >= 2011:
                return When(UPRISING, f"before {word}")
    return None


def _nearest(scene: Scene, start: int, end: int, begin: int, stop: int) -> DateMention | None:
    """Return the date of the clause that belongs to a figure: close behind it, else close before it."""
    best: tuple[float, DateMention] | None = None
    figures = [q for q in scene.quantities if not q.start <= start < q.end]
    for mention in scene.dates:
        inside = begin <= mention.start < stop
        if mention.start >= end:
            gap = mention.start - end
            between = scene.view.folded[end : mention.start]
            cost = gap + 60 * sum(1 for q in figures if end <= q.start < mention.start)
            if re.search(r"[;.]|\bfrom\b.{0,12}\d|\bagainst\b|\bcompared\b", between):
                cost += 60
        else:
            gap = start - mention.end
            cost = gap * 0.8 + 8 + 30 * sum(1 for q in figures if mention.end <= q.start < start)
        cost += 0 if inside else 80
        if mention.prep in ("than", "against", "over", "versus", "compared with") or (mention.prep == "from" and mention.start >= end and mention.kind == "month"):
            cost += 60
        if mention.prep in ("since",) and mention.start >= end and re.search(r"\b(?:lowest|highest|first|most|low|high|best|least)\b", scene.view.folded[end : mention.start]):
            cost += 200
        if re.search(r"\b(?:higher|lower|less|more|up|down|fewer|below|above)\b[^,;]{0,14}\b(?:than|from|on)\b[^,;]{0,12}$", scene.view.folded[max(begin, mention.start - 34) : mention.start]):
            cost += 200
        if mention.kind == "now":
            cost += 10
        if best is None or cost < best[0]:
            best = (cost, mention)
    return best[1] if best and best[0] < 150 else None


def _with_prep(mention: DateMention, anchor: Anchor | None, *, future: bool, scene: Scene) -> str | None:
    text = mention.pick(future=future)
    if text is None:
        return None
    if mention.kind.startswith("step"):
        return _stepped(mention, scene) or text
    if "/" in text:
        return text
    plain = text.rstrip("~")
    if mention.prep == "before" and not future:
        return f"/{(edtf.interval(plain)[0] - timedelta(days=1)).isoformat()}" if edtf.precision(plain) == "year" else f"/{plain}"
    if mention.prep in ("until", "till", "up to") and not future:
        return f"/{plain}"
    return text


def _stepped(mention: DateMention, scene: Scene) -> str | None:
    """ "a year earlier", "the day before": counted from the sentence's own date."""
    base = next((m.when for m in reversed(scene.dates) if m.start < mention.start and m.when and not m.kind.startswith("step")), None)
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
