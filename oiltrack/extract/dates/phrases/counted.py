"""Phrases counted from another date: "two days later", "a year earlier". It reads no calendar names.

What only the text around can tell is left in the kind: "later day 2" is two days on from a date named before.
"""

from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases.words import Phrase, Reading, both


def step(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "a year earlier", "the day before": steps from a date of the sentence, else of the text."""
    unit = phrase.unit()
    if anchor is None:
        return unit, None, None
    sign = -1 if phrase.shift() > 0 else 1
    kind = f"step {unit}"
    if sign < 0 or phrase["ago"]:
        kind = f"ago {unit} 1" if phrase["ago"] else f"later {unit} 1"
    return both(kind, anchor.week(-sign) if unit == "week" else anchor.back(sign, unit))


def recalled(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "in that month", "the same day", "by then": a time that the text has named before."""
    return f"recalled {phrase.unit()}", None, None


def ago(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "two days ago", "three months later", "a fortnight before"."""
    if anchor is None:
        return "span", None, None
    unit, count = phrase.unit(), phrase.count()
    if unit == "fortnight":
        unit, count = "week", 2 * count
    text = anchor.back((-1 if phrase.shift() > 0 else 1) * count, unit)
    rough = "~" if unit == "week" and anchor.is_day else ""
    kind = "day" if unit in ("day", "week") else unit
    if phrase["shift"] in phrase.words.stepping:
        kind = f"{'later' if phrase.shift() > 0 else 'earlier'} {unit} {count}"
    elif unit == "year":
        kind = f"ago year {count}"
    return both(kind, text + rough)


def after(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "four days after" what happened: what follows lies so long before the date of the sentence."""
    unit, count = phrase.unit(), phrase.count()
    text = anchor.text if anchor and (unit, count) == ("day", 1) else None
    return f"after {unit} {count}", text, text


def following(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the next day", "the following month"."""
    unit = phrase.unit()
    if anchor is None:
        return f"later {unit} 1", None, None
    return both(f"later {unit} 1", anchor.week(1) if unit == "week" else anchor.back(-1, unit))


def nth(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "for a fourth day": what goes on began three days before."""
    return f"nth {phrase.unit()} {phrase.words.ordinals[phrase.first('o')] - 1}", None, None


def same(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "the same month of 2016", "the corresponding period a year earlier"."""
    kind = f"same {phrase.unit()}"
    if phrase["y"] and (anchor or phrase.names_year()):
        return both(kind, f"{phrase.year(anchor.first.year if anchor else 0)}")
    return kind, None, None


def elided(phrase: Phrase, anchor: Anchor | None) -> Reading | None:
    """Read "in four" of "half of it within two weeks, all in four", "in the second" of two quarters."""
    if phrase["q"]:
        return f"elided quarter {phrase.words.ordinals[phrase.first('q')]}", None, None
    return f"elided count {phrase.count()}", None, None
