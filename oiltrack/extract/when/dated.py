"""Candidate dates that the sentence of a figure or an event names itself.

It weighs none, and knows no other sentence.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor, quarter_of, shift_month
from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.ranking import Candidate, gap_name
from oiltrack.extract.scenes.scan import Hit
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.extract.when.attachment import attachment, deed, happening, labels
from oiltrack.extract.when.moment import Moment, When
from oiltrack.facts import Modality

BESIDE = "the date beside it"
_GAPS = {"touching": 4, "near": 14, "mid": 40, "far": 90}
_AGES = {"a day": 2, "a week": 8, "a month": 32, "months": 100, "a year": 400, "years": 1500}
_OF_ENDS = frozenset({"ruled to", "outage_end"})
"""Traits of what the end of a span may date, however rough it is."""
_OPENING = 14
_WEEK = 7
_YEAR = len("2017")
_CLAUSE_OPENING = 8
_BESIDE_EVENT = 25
_COMPARED_REACH, _SPEECH_REACH, _PROMISED_REACH, _BEFORE_REACH = 30, 40, 24, 48


def dates_beside(moment: Moment, anchor: Anchor | None, *, last: str | None = None) -> Iterator[When]:
    """Return each date of the sentence, looking back and ahead, the time up to it, and the one since it.

    "The day before" is that of ``last``, the date named last before the sentence, where that is a day.
    """
    for number, mention in enumerate(moment.scene.dates):
        if mention.kind == "step day" and _is_day(last) and _stepped(moment, mention) is None:
            continue
        features = position(moment, mention)
        event = f"of {moment.scene.once(happening, number)}" if moment.surveyed else ""
        told = repr(moment.scene.view.text[mention.start : mention.end].strip())
        for name, text in (*_meanings(moment, mention), *_finer(moment, mention, anchor)):
            named = [name, *features, f"{name}, {mention.sort}", _age(text, anchor)]
            if mention.when != mention.ahead:
                named.append(f"{name}, of what {deed(moment.scene, mention)}")
            named.append(f"word {mention.prep}")
            if event:
                named.append(f"{name}, {event}")
            yield Candidate(text, tuple(named), f"{BESIDE}, {told}")
            end = up_to(_last_before(moment, mention, text))
            if end and name != "date ahead":
                named = ["date as end", *[f"end {feature}" for feature in features]]
                named.append(f"end, {mention.prep or 'no word'}")
                if event:
                    named += [f"end, {event}", f"end, {event}, {moment.verb}"]
                yield Candidate(end, tuple(named), f"{BESIDE}, before {told}")
            if span := _reaching(moment, mention, text, anchor):
                named = ["date as bound", *[f"bound {feature}" for feature in features]]
                yield Candidate(span, tuple(named), f"{BESIDE}, from {told}")
            if start := _onward(moment, mention, text):
                named = ["date as start", *[f"start {feature}" for feature in features]]
                yield Candidate(start, tuple(named), f"{BESIDE}, from {told} on")


def _is_day(text: str | None) -> bool:
    return text is not None and "/" not in text and edtf.precision(text) == "day"


def up_to(text: str) -> str | None:
    """Return the time up to a date, ``/2020-01`` of ``2020-01``; None for a span."""
    return None if "/" in text else f"/{text.rstrip('~')}"


def _onward(moment: Moment, mention: DateMention, text: str) -> str | None:
    """Return the time from a date on of a planned figure: "32.5 million from January"."""
    if not moment.surveyed or Modality.EXPECTED.value not in moment.traits:
        return None
    return from_on(text) if mention.prep in moment.scene.lexicon.words("when.onward") else None


def from_on(text: str) -> str | None:
    """Return the time from a date on, ``2017-01/`` of ``2017-01``; None for a span."""
    return None if "/" in text else f"{text.rstrip('~')}/"


def _reaching(moment: Moment, mention: DateMention, text: str, anchor: Anchor | None) -> str | None:
    """Return the time from a date up to the publication ("since May") or from there on ("until Friday")."""
    if anchor is None or "/" in text:
        return None
    words, first = moment.scene.lexicon.words, text.rstrip("~")
    if mention.prep in words("when.since") and edtf.interval(text)[1] < anchor.first:
        return f"{first}/{anchor.text}"
    if mention.prep in words("when.until") and edtf.interval(text)[0] > anchor.last:
        return f"{anchor.text}/{first}"
    return None


def _meanings(moment: Moment, mention: DateMention) -> Iterator[tuple[str, str]]:
    back_and_ahead = (("date back", mention.when), ("date ahead", mention.ahead))
    readings = (("date", mention.when),) if mention.when == mention.ahead else back_and_ahead
    for name, text in readings:
        if text is not None:
            yield name, (_stepped(moment, mention) or text) if mention.kind.startswith("step") else text


def _finer(moment: Moment, mention: DateMention, anchor: Anchor | None) -> Iterator[tuple[str, str]]:
    """Return the month that "a year ago" may mean, and the ends of a span ("shut from May to July")."""
    text = mention.when or ""
    if mention.sort == "ago year" and anchor and anchor.is_month:
        yield "month then", f"{text}-{anchor.first.month:02d}"
    if mention.sort == "ago week" and anchor and anchor.is_day:
        yield "day then", anchor.back(1, "week")
    if mention.sort == "ago month" and moment.surveyed and anchor and anchor.is_day:
        yield "day then", _day_in(text, anchor.first.day)
    if text[_YEAR:] == "-12" and moment.surveyed and _is_end(moment.scene, mention):
        yield "last day of the year", f"{text}-31"
    first, parted, last = text.rstrip("~").partition("/")
    if parted and first and last:
        yield "start of the span", first
        if edtf.precision(last) == "day" or not _OF_ENDS.isdisjoint(moment.traits):
            yield "end of the span", last


def _day_in(month: str, day: int) -> str:
    """Return a day of a month, its last one where it has no such day."""
    return f"{month}-{min(day, edtf.interval(month)[1].day):02d}"


def _is_end(scene: Scene, mention: DateMention) -> bool:
    """Tell whether a date is the end of its period in the text's words: "at the end of last year"."""
    words = f" {scene.between(mention.start, mention.end)} "
    return any(part == "end" and f" {word} " in words for word, part in scene.lexicon.dates["parts"].items())


def _last_before(moment: Moment, mention: DateMention, text: str) -> str:
    """Return the year before where the text says "before 2011", else the date itself."""
    before = mention.prep in moment.scene.lexicon.words("when.before")
    return str(int(text[:4]) - 1) if before and mention.sort in ("year", "ago year") else text


def position(moment: Moment, mention: DateMention) -> list[str]:
    """Return how a date stands to the words that it may date; it is asked once a date."""
    at = (mention.start, mention.end, mention.kind)
    if at not in moment.positions:
        moment.positions[at] = _position(moment, mention)
    return moment.positions[at]


def _position(moment: Moment, mention: DateMention) -> list[str]:
    scene = moment.scene
    after = mention.start >= moment.end
    low, high = (moment.end, mention.start) if after else (mention.end, moment.start)
    where = "after" if after else "before"
    figures = dates = 0
    for quantity in scene.quantities:
        figures += low <= quantity.start < high
    for date in scene.dates:
        dates += low <= date.start < high
    features = [
        f"{where}, {gap_name(high - low, _GAPS)}",
        f"{where}, {'same clause' if moment.holds(mention.start) else 'other clause'}",
        f"{where}, figures between {min(figures, 2)}",
        f"{where}, dates between {min(dates, 2)}",
        f"{where}, word {mention.prep or 'none'}",
        f"kind {mention.sort}",
    ]
    if mention.start - scene.start < _OPENING and not after:
        features.append("opens the sentence")
    if not after and labels(moment, mention):
        features.append("labels the clause")
    if scene.lexicon.pattern["when.extreme"].search(scene.between(low, high)):
        features.append("an extreme between")
    begin = moment.clause[0]
    before = scene.between(max(begin, mention.start - _COMPARED_REACH), mention.start)
    if scene.lexicon.pattern["when.compared"].search(before):
        features.append(f"{where}, compared with")
    features += scene.once(_manner, mention.start)
    features += _rivals(scene, mention, where=where, between=(low, high))
    hangs_on = list(attachment(moment, mention))
    return [*features, *hangs_on, " + ".join((*features[1:3], *hangs_on[:2]))]


def _manner(scene: Scene, at: int) -> list[str]:
    """Return what the words before a date make of it, whatever it may date."""
    told = (
        ("when.speech", _SPEECH_REACH, "date of speech"),
        ("when.before_its", _BEFORE_REACH, "before what happened then"),
        ("when.promised", _PROMISED_REACH, "date of a promise"),
    )
    return [feature for name, width, feature in told if scene.ends(name, at, width=width)]


def _rivals(scene: Scene, mention: DateMention, *, where: str, between: Span) -> Iterator[str]:
    """Return what else a date may belong to: its own clause, a number that is no figure, an event."""
    if mention.start - scene.clause(mention.start)[0] < _CLAUSE_OPENING:
        yield f"{where}, opens its clause"
    if any(map(str.isdigit, scene.between(*between))):
        yield f"{where}, a number between"
    words = scene.once(_event_words)
    if words:
        start, end = mention.start, mention.end
        gap = min([max(start - hit.end, hit.start - end) for hit in words])
        if gap < min(_BESIDE_EVENT, between[1] - between[0]):
            yield f"{where}, an event beside the date"


def _event_words(scene: Scene) -> list[Hit]:
    return [hit for hit in scene.words if _tells_event(hit.tags)]


@cache
def _tells_event(tags: frozenset[str]) -> bool:
    return any(tag.startswith("event.") for tag in tags)


def _age(text: str, anchor: Anchor | None) -> str:
    """Return how long before the publication a date lies."""
    if anchor is None or text.startswith("/"):
        return "age unknown"
    days = (anchor.first - edtf.interval(text)[1]).days
    return f"age {gap_name(days, _AGES)}" if days >= 0 else "age ahead"


def _stepped(moment: Moment, mention: DateMention) -> str | None:
    """Return "a year earlier", "the day before", counted from the sentence's own date."""
    dates = [d for d in moment.scene.dates if d.start < mention.start and not d.kind.startswith("step")]
    base = next((d.told for d in reversed(dates) if d.told), None)
    if base is None:
        return None
    return step_back(base.rstrip("~"), mention.kind.split()[1])


def step_back(text: str, unit: str) -> str | None:
    """Return the date one unit before another; None where that one is too rough to tell."""
    return stepped(text, -1, unit)


def stepped(text: str, count: int, unit: str) -> str | None:
    """Return the date so many units after another one, or before it.

    None where it is too rough to tell, or no date that news can name.
    """
    try:
        moved = _moved(text, count, unit)
    except (OverflowError, ValueError):  # beyond the years that a date can have
        return None
    return moved if moved and edtf.is_of_news(moved) else None


def _moved(text: str, count: int, unit: str) -> str | None:
    if unit == "year":
        return in_year(text, lambda year: year + count)
    if unit == "quarter":
        return _quarter(text, count)
    if "/" in text:
        return _week_on(text, count) if unit == "week" else None
    first, precision = edtf.interval(text)[0], edtf.precision(text)
    if unit == "month":
        if precision not in ("month", "day"):
            return None
        return "{:04d}-{:02d}".format(*shift_month(first.year, first.month, count))
    if precision != "day":
        return None
    return edtf.of_day(first + timedelta(days=count * (_WEEK if unit == "week" else 1)))


def _week_on(text: str, count: int) -> str | None:
    """Return seven days so many weeks on: "the week before" the week to Sunday; None for another span."""
    first, last = edtf.interval(text)
    if (last - first).days != _WEEK - 1:
        return None
    moved = timedelta(days=_WEEK * count)
    return edtf.of_span(first + moved, last + moved)


def _quarter(text: str, count: int) -> str | None:
    """Return the quarter so many after that of a date, None where the date spans more than one."""
    first, last = (quarter_of(day, count) for day in edtf.interval(text))
    return first if first == last else None


def in_year(text: str, turned: Callable[[int], int]) -> str | None:
    """Return a date or a span with its years turned into others; None where no such day is."""
    parts = [part and f"{turned(int(part[:4])):04d}{part[4:]}" for part in text.split("/")]
    return "/".join(parts) if all(edtf.is_valid(part) for part in parts if part) else None


def month_before(text: str) -> str:
    """Return the month before the one that an EDTF month or day lies in."""
    first = edtf.interval(text)[0]
    return "{:04d}-{:02d}".format(*shift_month(first.year, first.month, -1))
