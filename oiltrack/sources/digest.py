"""Takes a text apart into its articles, by title lines alone. It knows no publisher's or document's name.

A title line starts an article when the layout says so twice: single hints (capitals, a byline) weigh one,
clear ones (a dateline with its agency, the credit that closed the story before) weigh two, and a hint that
the first title of the file shows as well is the style of that file and weighs two. Rules and date lines above
the titles count where the whole file is laid out by them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from oiltrack.sources import arabic_layout, layout
from oiltrack.sources.dayline import date_line

_ENOUGH = 2
_UNWRAPPED = 200
_MAX_FURNITURE = 8
_WIDE_GAP = 3
# What an article shows by chance and no file has for its style.
_NO_STYLE = frozenset({"capitals", "credit", "gap", "rule"})
_SAME = str.maketrans({"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "\xa0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A part of a text with what the layout tells about it; the title is no part of ``text``."""

    title: str
    text: str
    published: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """A line with the shape of a title and the hints around it that it is one."""

    line: int
    title: str
    hints: dict[str, int]


def fold(title: str) -> str:
    """Return a title for comparison: without case, kinds of dashes and quotes, or white space."""
    return " ".join(title.translate(_SAME).casefold().split())


def split(text: str, titles: Sequence[str] = ()) -> list[Article]:
    """Return the articles of a text in order; one article where the layout shows no second one.

    Args:
        text: the whole text, normalised.
        titles: titles that an index names; a line that is one of them starts an article too.
    """
    lines = [line.strip() for line in text.split("\n")]
    starts = sorted({*_starts(lines), *_named(lines, titles)})
    raw = text.split("\n")
    if not starts:
        return [_article("", raw, several=False)]
    tops = [_top(lines, start) for start in starts] if _dates_stand_above(lines) else starts
    articles = []
    if _has_prose(lines, 0, tops[0]):
        articles.append(_article("", raw[: tops[0]], several=True))
    several = len(starts) + len(articles) > 1
    for top, start, end in zip(tops, starts, [*tops[1:], len(raw)], strict=True):
        articles.append(_article(lines[start], raw[start + 1 : end], several=several, above=lines[top:start]))
    return articles


def _dates_stand_above(lines: Sequence[str]) -> bool:
    """Tell whether the file begins with a date line above a title, and a later title has one too."""
    filled = [line for line in lines if line]
    dated = [date_line(line) is not None and layout.is_title(below) for line, below in pairwise(filled)]
    return sum(dated) > 1 and dated[0]


def _top(lines: Sequence[str], start: int) -> int:
    """Return where an article begins: at the date line above its title, if there is one."""
    above = next((number for number in range(start - 1, -1, -1) if lines[number]), start)
    return above if date_line(lines[above]) else start


def _named(lines: list[str], titles: Sequence[str]) -> Iterator[int]:
    """Yield the number of the first line that is one of the titles and has running text below it."""
    wanted = {fold(title) for title in titles if title}
    for number, line in enumerate(lines if wanted else ()):
        if line and len(line) <= layout.MAX_TITLE and fold(line) in wanted:
            below = [later for later in lines[number + 1 : number + 2 + 3 * _MAX_FURNITURE] if later]
            if _leads_to_prose(below):
                wanted.remove(fold(line))
                yield number


def _starts(lines: list[str]) -> list[int]:
    """Return the numbers of the lines that are titles of articles."""
    headings = list(_headings(lines))
    if not headings:
        return []
    first = next(number for number, line in enumerate(lines) if line)
    opens = not _has_prose(lines, first, headings[0].line)
    style = set(headings[0].hints) - _NO_STYLE if opens else set()
    starts: list[int] = []
    seen: set[str] = set()
    for heading in headings:
        title = fold(heading.title)
        weight = sum(_ENOUGH if hint in style else own for hint, own in heading.hints.items())
        if title in seen or (starts and not _has_prose(lines, starts[-1] + 1, heading.line)):
            continue
        if heading.line == first or weight >= _ENOUGH:
            starts.append(heading.line)
            seen.add(title)
    return starts


def _headings(lines: list[str]) -> Iterator[_Heading]:
    filled = [number for number, line in enumerate(lines) if line]
    last = lines[filled[-1]] if filled else ""
    closes = bool(layout.source_line(last)) or layout.is_closing(last)
    wide, ruled, dated_above = _wide_gaps(lines), _ruled(lines), _dates_stand_above(lines)
    for position, number in enumerate(filled):
        line = lines[number]
        if not layout.is_title(line):
            continue
        below = [lines[later] for later in filled[position + 1 : position + 2 + _MAX_FURNITURE]]
        if date_line(line) and not (below and date_line(below[0])):
            continue
        before = lines[filled[position - 1]] if position else ""
        dated = dated_above and date_line(before) is not None
        if not _stands_apart(lines, number, before, below, dated=dated):
            continue
        hints = _hints_in(line) | _hints_below(below) | _hints_before(before, closes)
        if dated:
            hints["date above"] = 2
        if number in wide:
            hints["gap"] = 1
        if ruled and layout.is_rule(before) and not layout.opens_foot(line):
            hints["rule"] = ruled
        if _leads_to_prose(below):
            yield _Heading(line=number, title=line, hints=hints)


def _wide_gaps(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines below more blank lines than stand between paragraphs."""
    filled = [number for number, line in enumerate(lines) if line]
    gaps = {later: later - earlier - 1 for earlier, later in pairwise(filled)}
    usual = Counter(gaps.values()).most_common(1)[0][0] if gaps else 0
    return {number for number, gap in gaps.items() if gap >= _WIDE_GAP and gap > usual}


def _ruled(lines: Sequence[str]) -> int:
    """Return what a rule weighs where below each one is a title; a single one may part a story in itself."""
    filled = [line for line in lines if line]
    below = [later for line, later in pairwise(filled) if layout.is_rule(line)]
    if not all(layout.is_title(line) or date_line(line) for line in below):
        return 0
    return min(len(below), 2)


def _stands_apart(lines: list[str], number: int, before: str, below: list[str], *, dated: bool) -> bool:
    """Tell whether a line is a paragraph of its own, also in a layout without blank lines.

    ``dated`` tells that the line before it is the date that belongs to it.
    """
    if not below:
        return False
    closed = layout.is_prose(before) or layout.is_closing(before) or layout.is_rule(before)
    apart_above = number == 0 or not lines[number - 1] or closed or dated
    follows = below[0]
    apart_below = not lines[number + 1] or len(follows) > _UNWRAPPED or _is_furniture(follows)
    return apart_above and (apart_below or layout.has_dateline(follows))


def _is_furniture(line: str) -> bool:
    if layout.is_byline(line) or layout.is_note(line) or layout.is_label(line) or arabic_layout.is_desk(line):
        return True
    return bool(layout.source_line(line)) or date_line(line) is not None


def _has_prose(lines: Sequence[str], start: int, end: int) -> bool:
    return any(layout.is_prose(lines[number]) for number in range(start, end))


def _opening(below: Sequence[str]) -> str:
    """Return the first line below a title that is no date line, byline or source line."""
    return next((line for line in below if not _is_furniture(line)), "")


def _leads_to_prose(below: list[str]) -> bool:
    opening = _opening(below)
    return (
        layout.is_prose(opening) and not layout.is_closing(opening) and not arabic_layout.continues(opening)
    )


def _hints_in(title: str) -> dict[str, int]:
    if layout.is_revision(title):
        return {"revision": 2}
    tail = layout.publisher_tail(title)
    if tail:
        return {"publisher": 2 if layout.is_known_publisher(tail) else 1}
    return {"publisher": 1} if layout.has_dangling_dash(title) else {}


def _hints_below(below: list[str]) -> dict[str, int]:
    opening = _opening(below)
    furniture = below[: below.index(opening)] if opening else below
    hints = {}
    if layout.has_dateline(opening):
        hints["dateline"] = 2
    elif layout.opens_in_capitals(opening):
        hints["capitals"] = 1
    elif arabic_layout.opens_in_town(opening):
        hints["town"] = 1
    if any(date_line(line) for line in furniture):
        hints["date line"] = 2
    if any(layout.is_note(line) for line in furniture):
        hints["note"] = 2
    if any(layout.is_byline(line) for line in furniture):
        hints["byline"] = 1
    if any(layout.source_line(line) for line in furniture):
        hints["source line"] = 1
    if any(arabic_layout.is_desk(line) for line in furniture):
        hints["desk"] = 1
    return hints


def _hints_before(before: str, closes: bool) -> dict[str, int]:
    if layout.is_credit(before):
        return {"credit": 2}
    if layout.is_closing(before) or layout.source_line(before):
        return {"credit": 2 if closes else 1}
    return {}


def _article(title: str, raw: Sequence[str], *, several: bool, above: Sequence[str] = ()) -> Article:
    text = "\n".join(_without_rules(raw) if several else raw).strip()
    filled = [line for line in (part.strip() for part in raw) if line]
    head = filled[: 1 + _MAX_FURNITURE]
    days = [day for line in above if (day := date_line(line))]
    return Article(
        title=title,
        text=text,
        published=next(iter(days), None) or _published(title, head),
        publisher=_publisher(title, filled, several),
    )


def _without_rules(raw: Sequence[str]) -> Sequence[str]:
    """Return lines without the rule between this article and the next one."""
    end = len(raw)
    while end and (not raw[end - 1].strip() or layout.is_rule(raw[end - 1].strip())):
        end -= 1
    return raw[:end]


def _published(title: str, head: Sequence[str]) -> str | None:
    opening = _opening(head)
    furniture = head[: head.index(opening)] if opening else head
    days = [day for line in furniture if (day := date_line(line))]
    return next(iter(days), None) or layout.dateline_day(opening) or date_line(title)


def _publisher(title: str, filled: list[str], several: bool) -> str | None:
    tail = layout.publisher_tail(title)
    if tail and (several or layout.is_known_publisher(tail)):
        return tail
    head = filled[: 1 + _MAX_FURNITURE]
    sources = [name for line in [*head, *filled[-1:]] if (name := layout.source_line(line))]
    return next(iter(sources), None) or layout.dateline_agency(_opening(head))
