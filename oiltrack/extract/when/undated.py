"""Candidate dates that the sentence does not name: of occasions ("before the strike"), of the text before it.

It weighs none of them.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.discourse import Context, Discourse
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.scenes.scan import Hit
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.when.attachment import attachment
from oiltrack.extract.when.carried import happened_then, of_last, of_paragraph
from oiltrack.extract.when.dated import from_on, month_before, step_back, up_to
from oiltrack.extract.when.moment import Moment, When
from oiltrack.facts import EventKind, Modality

UPRISING = "/2011-02-17"
"""Up to the uprising of 2011: the first day of its protests."""

_UPRISING_YEAR = re.compile(r"\b2011\b")
_LAST, _OF_PARAGRAPH = "last date named", "paragraph's "
_UP_TO_LAST, _UP_TO_PARAGRAPH = "up to the last date named", "up to the paragraph's date"
_NEAR = 70
_NORMAL_REACH = 40
_YEAR_REACH = 14
_UPRISING_REACH, _OCCASION_REACH, _OCCASION_DATE = 40, 30, 40

_Found = Iterator[tuple[str, str | None, str]]


def dates_of_occasions(moment: Moment, context: Context) -> Iterator[When]:
    """Return the ends that "before the 2011 uprising" and "before the strike" give."""
    scene = moment.scene
    for hit in scene.tagged("war2011"):
        word = scene.between(hit.start, hit.end)
        yield Candidate(UPRISING, tuple(_of_uprising(moment, hit, word)), f"before {word}")
    if context.anchor is None:
        return
    dates = (context.discourse.outage, context.anchor.text)
    for hit in scene.tagged("occasion"):
        if scene.ends("when.before", hit.start, width=_OCCASION_REACH):
            told = f"before {scene.between(hit.start, hit.end)}"
            beside = next((d.when for d in scene.dates if 0 <= d.start - hit.end < _OCCASION_DATE), None)
            known = next((text for text in (beside, *dates) if text and "/" not in text), None)
            if known:
                features = ("before an occasion", *_of_occasion(moment, hit))
                yield Candidate(f"/{_day_before(known)}", features, told)


def _of_occasion(moment: Moment, hit: Hit) -> Iterator[str]:
    yield f"occasion {'in the clause' if moment.holds(hit.start) else 'in another clause'}"
    yield from (f"occasion {feature}" for feature in attachment(moment, hit))


def dates_of_text(moment: Moment, context: Context) -> Iterator[When]:
    """Return no date, the publication, and the dates that the text has named before."""
    block = moment.scene.block
    found = [
        ("no date", None, "the text does not tell"),
        *context.of_anchor(_of_publication),
        *(_of_survey(context.discourse) if moment.surveyed else ()),
        *_of_discourse(context.discourse, block),
        *_ahead(moment, context.discourse),
        *_of_outage(context.discourse),
        *_of_outage_there(moment, context),
        *_of_list(context.discourse),
        *(_of_plan(context.discourse) if Modality.EXPECTED in moment.traits else ()),
        *(_compared(context) if "ruled from" in moment.traits else ()),
    ]
    for feature, text, told in found:
        happened = _happened(feature, context.discourse) if moment.surveyed else ()
        yield Candidate(text, (feature, *_carried(feature, context.discourse, block), *happened), told)
    yield from _of_figure_before(moment, context.discourse)


def _carried(feature: str, discourse: Discourse, block: int) -> list[str]:
    if feature == _LAST:
        return of_last(discourse, block)
    return of_paragraph(discourse) if feature.startswith(_OF_PARAGRAPH) else []


def _happened(feature: str, discourse: Discourse) -> list[str]:
    """Return what happened on the date named last, or first in the paragraph: a figure may end with it."""
    if feature in (_LAST, _UP_TO_LAST):
        return happened_then(discourse.last_named, feature)
    if feature == _UP_TO_PARAGRAPH or feature.startswith(_OF_PARAGRAPH):
        return happened_then(discourse.paragraph_named, feature)
    return []


def _told_as(scene: Scene, hit: Hit, word: str) -> str:
    """Return whether words name an era by what came "before" it, as "past", or only as "named"."""
    if scene.lexicon.pattern["when.before_prefix"].match(word):
        return "before"
    past = scene.ends("when.past_it", hit.start, width=_UPRISING_REACH)
    reach = len(past[0]) - 1 if past else _UPRISING_REACH  # "since before the war"
    if scene.ends("when.before", hit.start, width=reach):
        return "before"
    return "past" if past else "named"


def _of_uprising(moment: Moment, hit: Hit, word: str) -> list[str]:
    scene = moment.scene
    how = _told_as(scene, hit, word)
    near = abs(hit.start - moment.end) < _NEAR
    features = [f"uprising {how}", "uprising", f"uprising {how} {'near' if near else 'far'}"]
    if _UPRISING_YEAR.search(word + scene.after(hit.end, _YEAR_REACH)):
        features.append("uprising named 2011")
    figures = sum(1 for q in scene.quantities if moment.end <= q.start < hit.start)
    features.append(f"uprising, figures between {min(figures, 2)}")
    features.append(f"uprising, {'same clause' if moment.holds(hit.start) else 'other clause'}")
    features += (f"uprising {feature}" for feature in attachment(moment, hit))
    return features


def traits_of_text(moment: Moment, discourse: Discourse) -> Iterator[str]:
    """Return what tells whether words without a date of their own hold on the day of the text."""
    beside = any(moment.holds(date.start) for date in moment.scene.dates)
    yield "date in the clause" if beside else "no date in the clause"
    if discourse.survey:
        yield "survey"
    if moment.surveyed:
        yield from discourse.grain
    if found := moment.scene.matches("when.ago"):
        yield "ago"
        if any(moment.clause[0] <= word.start() < moment.start for word in found):
            yield "ago, in the clause"
    if moment.scene.matches("when.until_then"):
        yield "until then"
    if moment.scene.matches("profile.condition"):
        yield "condition"
    if moment.scene.matches("outlook.plan"):
        yield "plan named"
    if moment.scene.tagged("normal", moment.clause):
        yield "normal"
    if moment.scene.ends("when.normal", moment.start, width=_NORMAL_REACH):
        yield "normal beside"


def _of_publication(anchor: Anchor) -> list[tuple[str, str | None, str]]:
    found: list[tuple[str, str | None, str]] = [
        ("publication", anchor.text, "a bare statement holds on the day of publication"),
        ("up to publication", f"/{anchor.text}", "up to the publication"),
    ]
    if anchor.is_day:
        found.append(("month of publication", anchor.month(0), "the month of publication"))
    if anchor.is_month:
        found.append(("month before publication", anchor.month(-1), "the month before the publication"))
    return [*found, ("year before publication", anchor.year(-1), "the year before the publication")]


def _of_survey(discourse: Discourse) -> _Found:
    if discourse.frame:
        yield "frame", discourse.frame, "the month the survey is about"
        if edtf.precision(discourse.frame) == "month":
            yield "month before the frame", month_before(discourse.frame), "the month before the survey's"


def _of_discourse(discourse: Discourse, block: int) -> _Found:
    if discourse.dated:
        same = discourse.dated_block == block
        name = "date said before, same paragraph" if same else "date said before"
        yield name, discourse.dated, "the date of the sentence before"
    if discourse.paragraph_date and discourse.paragraph_block == block:
        first = discourse.paragraph_date
        name = f"{_OF_PARAGRAPH}{discourse.paragraph_place}"
        yield name, first, "the first date of the paragraph"
        if end := up_to(first):
            yield _UP_TO_PARAGRAPH, end, "up to the first date of the paragraph"
    if discourse.section_date:
        yield "section's date", discourse.section_date, "the date of the heading"
    if discourse.title_date:
        yield "title's date", discourse.title_date, "the date of the title"
    if discourse.earlier_date:
        yield "date named before the last", discourse.earlier_date, "the date named before the last one"
    if discourse.last_date:
        yield _LAST, discourse.last_date, "the last date named"
        if edtf.precision(discourse.last_date) == "day":
            yield "month of the last date named", discourse.last_date[:7], "the month of the last date named"
        if end := up_to(discourse.last_date):
            yield _UP_TO_LAST, end, "up to the last date named"


def _ahead(moment: Moment, discourse: Discourse) -> _Found:
    """Return what the last date named means for a plan: "from July" is the July to come."""
    if discourse.last_ahead not in (None, discourse.last_date):
        name = "last date ahead" if Modality.EXPECTED in moment.traits else "last date ahead of a fact"
        yield name, discourse.last_ahead, "the last date named, looking ahead"


def _of_list(discourse: Discourse) -> _Found:
    """Return the dates over a list, and the ends of the span named last: "Feb - Aug: 1.6 to nil"."""
    dates = discourse.head_dates
    if dates:
        yield "date over the list", dates[-1].told, "the date over the list"
    if len(dates) > 1:
        yield "first date over the list", dates[0].told, "the first date over the list"
    if dates and dates[-1].ahead != dates[-1].when:
        yield "date over the list, ahead", dates[-1].ahead, "the date over the list, looking ahead"
    first, parted, last = (discourse.last_date or "").rstrip("~").partition("/")
    if parted and first and last:
        yield "start of the last span", first, "the start of the last span named"
        yield "end of the last span", last, "the end of the last span named"


def _of_plan(discourse: Discourse) -> _Found:
    if discourse.planned:
        yield "date of the last plan", discourse.planned, "the date of the plan before"
    if discourse.to_come:
        yield "date to come", discourse.to_come, "the last date that a plan runs from or to"
        if start := from_on(discourse.to_come):
            yield "from the date to come on", start, "from the last date that a plan runs from"


def _compared(context: Context) -> _Found:
    """Return the month before another: "8.60 million from 8.75"."""
    anchor, discourse = context.anchor, context.discourse
    if anchor and anchor.is_month:
        yield "two months before publication", anchor.month(-2), "the month before the last one"
    known = (("last date named", discourse.last_date), ("paragraph's date", discourse.paragraph_date))
    for name, text in known:
        if text and edtf.precision(text) == "month":
            yield f"month before the {name}", month_before(text), f"the month before the {name}"


def _of_figure_before(moment: Moment, discourse: Discourse) -> Iterator[When]:
    """Return the date of the figure before in the sentence: "rose by 270,000 b/d in May, to 32 million"."""
    before, scene = discourse.figure_before, moment.scene
    if before and before.when and before.sentence == scene.start and before.end <= moment.start:
        joint = scene.lexicon.pattern["who.joint"].search(scene.between(before.end, moment.start))
        name = "date of the figure before"
        link = scene.lexicon.named(joint[0].strip()) if joint else "other"
        joined = f"{name}, {link}"
        mood = f"{name}, {'same' if before.modality in moment.traits else 'other'} modality"
        yield Candidate(before.when, (name, joined, mood), "the date of the figure before")
        for unit in ("month", "year"):
            if earlier := step_back(before.when, unit):
                name, told = (
                    f"{unit} before that of the figure before",
                    "the period before that of the figure before",
                )
                yield Candidate(earlier, (name, f"{name}, {link}"), told)


def _of_outage(discourse: Discourse) -> _Found:
    if discourse.outage and "/" not in discourse.outage:
        yield "outage date", discourse.outage, "the date of the outage"
        yield "up to the outage", f"/{discourse.outage}", "up to the outage"


def _of_outage_there(moment: Moment, context: Context) -> _Found:
    """Return the times up to, of and since the last outage of the places that a figure is about."""
    there = [e for e in context.discourse.events if e.when and not set(e.ids).isdisjoint(moment.ids)]
    began = next((e.when for e in reversed(there) if e.kind is EventKind.OUTAGE_START), None)
    if not began or "/" in began:
        return
    yield "outage there", began, "the date of the last outage there"
    yield "up to the outage there", f"/{began.rstrip('~')}", "up to the last outage there"
    published = context.anchor.text if context.anchor else ""
    ended = next((e.when for e in reversed(there) if e.kind is EventKind.OUTAGE_END), None)
    for name, last in (("since the outage there", published), ("span of the outage there", ended)):
        if last and "/" not in last and edtf.interval(began)[0] < edtf.interval(last)[0]:
            yield name, f"{began.rstrip('~')}/{last.rstrip('~')}", "the last outage there"


def _day_before(text: str) -> str:
    if edtf.precision(text) != "day":
        return text.rstrip("~")
    return edtf.of_day(edtf.interval(text)[0] - timedelta(days=1))
