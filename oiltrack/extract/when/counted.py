"""Candidate dates counted from another one of the text: "two days later", "in the same month of 2016".

It reads no phrase: the kind of a mention tells what it counts.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor, quarter
from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.discourse import Context, names_month
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.tense import verb_tense
from oiltrack.extract.when.dated import BESIDE, in_year, position, stepped
from oiltrack.extract.when.moment import Moment, When
from oiltrack.extract.when.recalled import named_before, reduced

_MONTH = len("2017-05")
_DATED = ("day", "month", "day of month")
_UNITS = ("day", "week", "month", "year")
_MOST_YEARS, _MOST_OTHERS = 20, 400
"""Nothing of which news tells lasts longer."""


def dates_counted(moment: Moment, context: Context) -> Iterator[When]:
    """Return the date that each such phrase of the sentence gives."""
    scene = moment.scene
    for mention in scene.dates:
        count = _COUNTS.get(mention.kind.partition(" ")[0])
        text = count and count(moment, mention, context)
        if text:
            told = f"{BESIDE}, {scene.view.text[mention.start : mention.end].strip()!r}"
            name = "date moved" if mention.kind in _DATED else "counted date"
            places = (f"{name} {place}" for place in position(moment, mention))
            named = [name, f"{name}, {mention.sort}", *places, f"word {mention.prep}"]
            if mention.kind in _DATED:
                named.append(f"{name}, {mention.sort}, {_year_stands(moment, mention, context)}")
            yield Candidate(text, tuple(named), told)


def times_lasting(moment: Moment, anchor: Anchor | None) -> Iterator[When]:
    """Return when what goes on "for three weeks" began, counted back from the publication, and all since."""
    if anchor is None or not anchor.is_day:
        return
    for span, number, unit in moment.scene.once(_lasting):
        began = anchor.back(number, unit)
        told = f"{BESIDE}, {moment.scene.view.text[span.start : span.end].strip()!r}"
        for name, text in (("lasting since", began), ("lasting", f"{began}/{anchor.text}")):
            places = (f"{name} {place}" for place in position(moment, span))
            yield Candidate(
                text, (name, f"{name}, verb {verb_tense(moment.scene, span.start)}", *places), told
            )


def times_ended(moment: Moment, context: Context) -> Iterator[When]:
    """Return when an outage began that a date of the sentence, or the event before, ended.

    "They had closed it for seventeen days", after it was opened on Saturday.
    """
    if moment.surveyed:
        return
    for span, number, unit in moment.scene.once(_lasting):
        told = f"{BESIDE}, {moment.scene.view.text[span.start : span.end].strip()!r}"
        for name, end in _ends(moment, context):
            if text := stepped(end, -number, unit):
                places = position(moment, span)[:2]
                yield Candidate(
                    text, (name, f"{name}, {moment.verb}", *[f"{name} {p}" for p in places]), told
                )


def _lasting(scene: Scene) -> list[tuple[DateMention, int, str]]:
    """Return how long things go on in a sentence: where it is said, how many of which unit."""
    found = []
    for match in scene.matches("when.lasting"):
        count, unit = match["n"], match["u"]
        number = int(count) if count.isdecimal() else scene.lexicon.dates["counts"][count]
        if 0 < number <= (_MOST_YEARS if unit == "year" else _MOST_OTHERS):
            kind = f"lasting {unit} {number}"
            found.append((DateMention(match.start(), match.end(), "", kind, None, None), number, unit))
    return found


def _ends(moment: Moment, context: Context) -> Iterator[tuple[str, str]]:
    """Return the days on which what had lasted may have ended."""
    for date in moment.scene.dates:
        if date.told and date.kind in ("day", "weekday"):
            side = "before" if date.end <= moment.start else "behind"
            yield f"lasting until a date {side}", date.told
    before = context.discourse.dated_event
    if before and before.when:
        where = "elsewhere" if set(before.ids).isdisjoint(moment.ids) else "there"
        yield f"lasting until the event before, {before.kind} {where}", before.when.rstrip("~")


def _base(moment: Moment, mention: DateMention, context: Context) -> str | None:
    return named_before(moment, mention) or context.discourse.last_date


def _later(moment: Moment, mention: DateMention, context: Context) -> str | None:
    base = _base(moment, mention, context)
    return mention.counted or (base and _stepped(base, mention, 1))


def _earlier(moment: Moment, mention: DateMention, context: Context) -> str | None:
    base = _base(moment, mention, context)
    return mention.counted or (base and _stepped(base, mention, -1))


def _began(moment: Moment, mention: DateMention, context: Context) -> str | None:
    """Count back from a date of the sentence, else from the publication: "shut for a fourth day"."""
    here = [date.when for date in moment.scene.dates if date.when and date.kind in ("day", "weekday")]
    base = named_before(moment, mention) or next(iter(here), None)
    base = base or (context.anchor.text if context.anchor else None)
    return base and _stepped(base, mention, -1)


def _stepped(base: str, mention: DateMention, sign: int) -> str | None:
    _, unit, count = mention.kind.split()
    return stepped(base.rstrip("~"), sign * int(count), unit)


def _same(moment: Moment, mention: DateMention, context: Context) -> str | None:
    """Return the last date named in another year; a year alone has no month to keep."""
    base = _base(moment, mention, context)
    base = base and reduced(base, "month" if mention.kind == "same month" else "")
    if not base or len(base) <= len("2016"):
        return None
    return in_year(base.rstrip("~"), lambda year: int(mention.when) if mention.when else year - 1)


def _of_month(moment: Moment, mention: DateMention, context: Context) -> str | None:
    """Return "the 17th" of the month that was named last, in the sentence or before it."""
    if mention.kind != "day of month":
        return _of_year(moment, mention, context)
    before = [date for date in moment.scene.dates if date.end <= mention.start and names_month(date)]
    base = before[-1].when if before else context.discourse.month
    text = mention.when and base and f"{base[:_MONTH]}{mention.when[_MONTH:]}"
    return text if text and edtf.is_valid(text) and text not in (mention.when, mention.ahead) else None


def _of_year(moment: Moment, mention: DateMention, context: Context) -> str | None:
    """Return a month or day with no year of its own in the year named last: "In 2013 ... By July"."""
    if mention.when == mention.ahead or not mention.when or "/" in mention.when:
        return None
    year = _year_told(moment, mention, context)
    text = year and f"{year}{mention.when[4:]}"
    return text if text and edtf.is_valid(text) and text not in (mention.when, mention.ahead) else None


def _year_told(moment: Moment, mention: DateMention, context: Context) -> str | None:
    """Return the year that the sentence, else the text, told last in so many figures, else that of a date."""
    scene = moment.scene
    before = [date for date in scene.dates if date.end <= mention.start and date.when]
    for date in reversed(before):
        year = (date.when or "")[:4]
        if year and year in scene.between(date.start, date.end):
            return year
    base = context.discourse.year or _base(moment, mention, context)
    return base[:4] if base and "/" not in base else None


def _year_stands(moment: Moment, mention: DateMention, context: Context) -> str:
    """Return where the text told the date that gives another one its year and month."""
    if any(date.end <= mention.start and date.when for date in moment.scene.dates):
        return "told in the sentence"
    discourse, block = context.discourse, moment.scene.block
    if block not in (discourse.year_block, discourse.paragraph_block):
        return "told before"
    return f"told in the paragraph{', in figures' if block == discourse.year_block else ''}"


def _elided(moment: Moment, mention: DateMention, context: Context) -> str | None:
    _, sort, count = mention.kind.split()
    before = [date for date in moment.scene.dates if date.end <= mention.start and date.when]
    if sort == "quarter":
        spans = (date.when for date in reversed(before) if date.kind == "span")
        base = next((text for text in spans if text), None)
        return quarter(int(base[:4]), int(count)) if base else None
    ahead = next((date for date in reversed(before) if date.kind == "ahead"), None)
    words = moment.scene.view.folded[ahead.start : ahead.end] if ahead else ""
    unit = next((unit for unit in _UNITS if unit in words), None)
    return context.anchor.back(-int(count), unit) if unit and context.anchor else None


_COUNTS: Mapping[str, Callable[[Moment, DateMention, Context], str | None]] = MappingProxyType(
    {
        "later": _later,
        "earlier": _earlier,
        "after": _began,
        "nth": _began,
        "same": _same,
        "day": _of_month,
        "month": _of_year,
        "elided": _elided,
    }
)
