"""Finds the dates of a text and says what they mean from its publication. It attaches them to nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.phrases.days import THAT_MONTH
from oiltrack.extract.dates.phrases.rules import Rule, rules
from oiltrack.extract.dates.phrases.words import DateWords, Phrase
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.lexicon.grouping import grouped
from oiltrack.extract.scenes.gate import Gate
from oiltrack.extract.scenes.text import View

_PREPOSITION_REACH = 30
_YEARS = ("1900", "2100")


@dataclass(slots=True)
class DateMention:
    """A date expression ``folded[start:end]`` with the preposition before it.

    ``when`` is what it means looking back, ``ahead`` looking forward (they differ for "Monday" or "in May");
    ``kind`` is day, weekday, month, year, week, span, hours, ahead or now; "step year", "later day 2" and
    the like count from another date of the text; ``counted`` is what they then mean, as it is read.
    """

    start: int
    end: int
    prep: str
    kind: str
    when: str | None
    ahead: str | None
    counted: str | None = None

    @property
    def told(self) -> str | None:
        """What it means looking back, counted from the date before it where it counts from one."""
        return self.counted or self.when

    @property
    def sort(self) -> str:
        """The kind without what it counts: "later day" of "later day 2"."""
        return self.kind.rstrip(" 0123456789")

    def pick(self, *, future: bool) -> str | None:
        """Return the meaning in a sentence about the future or the past."""
        return self.ahead if future else self.when


class DateReader:
    """Finds dates with the phrases of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = DateWords.of(lexicon)
        self._rules = rules(lexicon, self._words)
        self._wanted = _wanted(self._rules)
        self.gate = Gate((words for rule in self._rules for words in rule.needs), whole_words=True)
        self._preposition = re.compile(grouped(lexicon.dates["prepositions"]), lexicon.flags)
        self._named = lexicon.named
        self._openers = frozenset(lexicon.dates["openers"])
        self._joins = frozenset(lexicon.dates["joins"])
        self._spans = frozenset(lexicon.dates["spans"])

    def find(
        self, view: View, start: int, end: int, anchor: Anchor | None, *, seen: int | None = None
    ) -> list[DateMention]:
        """Return the dates of a sentence in order; where two overlap, that of the earlier rule.

        ``seen`` is what ``gate`` has seen in the sentence, where that is known already.
        """
        if seen is None:
            seen = self.gate.seen(view.folded[start:end])
        if not seen:
            return []
        found: list[DateMention] = []
        for number in self.possible(seen):
            for mention in self._apply(self._rules[number], view, start, end, anchor):
                if not any(mention.start < other.end and other.start < mention.end for other in found):
                    found.append(mention)
        found = sorted((mention for mention in found if mention.kind), key=lambda mention: mention.start)
        _settle_months(found)
        return self._joined(found, view) if len(found) > 1 else found

    def possible(self, seen: int) -> list[int]:
        """Return the numbers of the rules that can find anything where ``gate`` has seen these bits."""
        return [number for number, wanted in enumerate(self._wanted) if wanted & seen == wanted]

    def _apply(
        self, rule: Rule, view: View, start: int, end: int, anchor: Anchor | None
    ) -> Iterator[DateMention]:
        for match in rule.pattern.finditer(view.folded, start, end):
            groups = match.groupdict()
            if not self._is_name(view, match, groups):
                continue
            reading = rule.read(Phrase(groups, self._words), anchor)
            if reading and all(text is None or _is_sane(text) for text in reading[1:]):
                yield DateMention(
                    match.start(), match.end(), self._preposition_before(view, start, match.start()), *reading
                )

    def _preposition_before(self, view: View, start: int, at: int) -> str:
        before = view.folded[max(start, at - _PREPOSITION_REACH) : at]
        match = self._preposition.search(before)
        return self._named(match[1]) if match else ""

    def _is_name(self, view: View, match: re.Match[str], groups: dict[str, str | None]) -> bool:
        """Tell a month from a word spelled like it: "may" and "march" are dates only with a capital."""
        name = groups.get("m") or groups.get("w")
        if not self._words.capitals or not name:
            return True
        if name not in self._words.months and name not in self._words.weekdays:
            return True
        at = view.folded.find(name, match.start(), match.end())
        return view.text[at].isupper()

    def _joined(self, found: list[DateMention], view: View) -> list[DateMention]:
        """Join "from 2013 to 2016" and "between January and March" into one span."""
        joined: list[DateMention] = []
        for mention in found:
            span = self._span(joined[-1], mention, view) if joined else None
            if span:
                joined[-1] = span
            else:
                joined.append(mention)
        return joined

    def _span(self, one: DateMention, two: DateMention, view: View) -> DateMention | None:
        if not one.when or not two.when or "/" in one.when + two.when or one.kind != two.kind:
            return None
        opened = one.prep in self._openers
        if not opened and one.kind == "year":
            return None
        joins = self._joins if opened else self._spans
        if view.folded[one.end : two.start].strip() not in joins:
            return None
        first, last = edtf.interval(one.when)[0], edtf.interval(two.when)[1]
        if first >= last:
            return None
        text = edtf.of_span(first, last)
        return DateMention(one.start, two.end, "", "span", text, text)


def _settle_months(found: list[DateMention]) -> None:
    """Put "the 22nd of the same month" into the month of the date before it, where one is named."""
    month = ""
    for mention in found:
        if mention.kind == THAT_MONTH:
            mention.kind = "day of month"
            text = f"{month}{(mention.when or mention.ahead or '')[7:]}"
            if month and edtf.is_valid(text):
                mention.when = mention.ahead = text
        if mention.when and mention.when[4:5] == "-":
            month = mention.when[:7]


def _wanted(rules: Sequence[Rule]) -> list[int]:
    """Return, a rule, the bits of its lists of words in a gate made of all of them."""
    wanted, first = [], 0
    for rule in rules:
        wanted.append(((1 << len(rule.needs)) - 1) << first)
        first += len(rule.needs)
    return wanted


def _is_sane(text: str) -> bool:
    """Tell whether a date lies in the time of oil news: "200 years ago" is no date of a figure."""
    return all(_YEARS[0] <= part[:4] < _YEARS[1] for part in text.split("/") if part)
