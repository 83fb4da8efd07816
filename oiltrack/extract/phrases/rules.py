"""Date phrases as compiled rules, and a gate that tells which ones a sentence needs. It reads no meaning."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ahocorasick_rs

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.phrases import READERS, Reader
from oiltrack.extract.phrases.words import DateWords

_PLACE = re.compile(r"\{([a-z_]+)\}")
_DECADES = ("195", "196", "197", "198", "199", "200", "201", "202", "203", "204")
_ISO = r"\b(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)\b"
_SLASHES = r"\b(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<y>{year})\b"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over folded text and the reader of what it finds."""

    pattern: re.Pattern[str]
    read: Reader
    needs: tuple[str, ...]


def rules(lexicon: Lexicon, words: DateWords) -> tuple[Rule, ...]:
    """Return the rules of a lexicon, first those in digits, then its phrases in their order."""
    lists = _lists(lexicon, words)
    parts = {name: _alternation(forms) for name, forms in lists.items()}
    parts["count"] = rf"(?:\d{{1,3}}|{parts['count']})"
    parts |= {"year": lexicon.dates["year"], "part": lexicon.dates["part"]}
    found = [
        Rule(_compiled(pattern, parts), READERS[name], _DECADES)
        for name, pattern in (("iso", _ISO), ("slashes", _SLASHES))
    ]
    for phrase in lexicon.dates["phrases"]:
        needs = tuple(word for need in phrase["needs"] for word in _filled(need, lists))
        found.append(Rule(_compiled(phrase["pattern"], parts), READERS[phrase["reads"]], needs))
    return tuple(found)


class Gate:
    """Tells by one scan which rules can find anything."""

    def __init__(self, found: Iterable[Rule]) -> None:
        wanted: dict[str, set[int]] = {}
        for number, rule in enumerate(found):
            for need in rule.needs:
                wanted.setdefault(need, set()).add(number)
        words = sorted(wanted)
        self._rules = [frozenset(wanted[word]) for word in words]
        self._alphabetic = [(word[0].isalpha(), word[-1].isalpha()) for word in words]
        self._automaton = ahocorasick_rs.AhoCorasick(words)

    def open_for(self, folded: str) -> list[int]:
        """Return the numbers of the rules whose words stand in a stretch of folded text, in order."""
        opened: set[int] = set()
        size = len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            first, last = self._alphabetic[index]
            if (
                first
                and start
                and folded[start - 1].isalpha()
                or last
                and end < size
                and folded[end].isalpha()
            ):
                continue
            opened |= self._rules[index]
        return sorted(opened)


def _lists(lexicon: Lexicon, words: DateWords) -> dict[str, list[str]]:
    return {
        "month": list(words.months),
        "weekday": list(words.weekdays),
        "count": list(words.counts),
        "named_day": list(words.days),
        "near": list(words.ahead),
        "digit": list("0123456789"),
    }


def _alternation(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _compiled(pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    filled = _PLACE.sub(lambda match: parts[match[1]], pattern)
    return re.compile(_PLACE.sub(lambda match: parts[match[1]], filled))


def _filled(need: str, lists: Mapping[str, list[str]]) -> list[str]:
    """Return the words that "{month}" or "q{digit}" stand for."""
    match = _PLACE.search(need)
    if not match:
        return [need]
    return [need.replace(match.group(), form) for form in lists[match[1]]]
