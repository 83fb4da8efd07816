"""Candidate dates that a sentence names by others: "in that month", "by then", "a year earlier".

It reads no calendar names.
"""

from collections.abc import Iterator

from oiltrack.extract.dates.anchor import Anchor, quarter_of
from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.discourse import Context
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.when.dated import BESIDE, position, step_back
from oiltrack.extract.when.moment import Moment, When

_UNITS = {
    **dict.fromkeys(("day", "morning", "afternoon", "evening", "night", "nightfall"), 10),
    "month": 7,
    "year": 4,
}
"""How much of an EDTF date names its day, month or year."""

COUNTED = ("step", "same", "later", "earlier", "after", "nth")
"""Kinds that count from another date: they are no base to count from."""


def dates_recalled(moment: Moment, context: Context) -> Iterator[When]:
    """Return the date that each such phrase stands for, as the last date named before it tells."""
    scene = moment.scene
    for mention in scene.dates:
        kind, _, unit = mention.kind.partition(" ")
        if kind not in ("recalled", "step"):
            continue
        base = named_before(moment, mention, unit if kind == "recalled" else "")
        if base and kind == "step":
            continue
        if mention.kind == "recalled quarter" and not base and context.anchor and context.anchor.is_month:
            yield _quarter_over(moment, mention, context.anchor)
        base = base or context.discourse.last_date
        text = base and (reduced(base, unit) if kind == "recalled" else step_back(base.rstrip("~"), unit))
        if text:
            told = f"{BESIDE}, {scene.view.text[mention.start : mention.end].strip()!r}"
            places = position(moment, mention)
            yield Candidate(text, (f"{kind} date", f"{kind} {unit}", *places, f"word {mention.prep}"), told)


def _quarter_over(moment: Moment, mention: DateMention, anchor: Anchor) -> When:
    """Return the quarter before the publication: "in the quarter" of a report on it."""
    features = ("quarter over", *position(moment, mention))
    return Candidate(quarter_of(anchor.first, -1), features, f"{BESIDE}, the quarter over")


def named_before(moment: Moment, mention: DateMention, unit: str = "") -> str | None:
    """Return the date that the sentence names last before another and that tells the ``unit``.

    Steps and counts are left out, but for those counted from a date already.
    """
    dates = [date for date in moment.scene.dates if date.end <= mention.start]
    return next(
        (
            date.told
            for date in reversed(dates)
            if date.told and (date.counted or not date.kind.startswith(COUNTED)) and reduced(date.told, unit)
        ),
        None,
    )


def reduced(text: str, unit: str) -> str | None:
    """Return the day, month or year of a date; the date itself for "then", and where it is as rough."""
    size = _UNITS.get(unit)
    if size is None:
        return text
    if "/" in text:
        first, last = text.rstrip("~").split("/")
        same = first and last and first[:size] == last[:size]
        return first[:size] if same and len(first) >= size else None
    return text.rstrip("~")[:size] if len(text.rstrip("~")) >= size else None
