"""Date phrases as compiled rules, each with the words that it needs. It reads no meaning."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oiltrack.extract.dates.phrases import READERS, Reader
from oiltrack.extract.dates.phrases.words import DateWords
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.lexicon.grouping import grouped

_PLACE = re.compile(r"\{([a-z_]+)\}")
_DECADES = ("195", "196", "197", "198", "199", "200", "201", "202", "203", "204")
_ISO = r"\b(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)\b"
_SLASHES = r"\b(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<y>{year})\b"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over folded text, the reader of what it finds, and lists of words it needs one each of."""

    pattern: re.Pattern[str]
    read: Reader
    needs: tuple[tuple[str, ...], ...]


def rules(lexicon: Lexicon, words: DateWords) -> tuple[Rule, ...]:
    """Return the rules of a lexicon, first those in digits, then its phrases in their order."""
    lists = _lists(lexicon, words)
    parts = {name: _alternation(forms) for name, forms in lists.items()}
    parts["count"] = rf"(?:\d{{1,3}}|{parts['count']})"
    parts |= {"year": lexicon.dates["year"], "part": lexicon.dates["part"]}
    found = [
        Rule(_compiled(pattern, parts, lexicon.flags), READERS[name], (_DECADES,))
        for name, pattern in (("iso", _ISO), ("slashes", _SLASHES))
    ]
    for phrase in lexicon.dates["phrases"]:
        needs = tuple(
            tuple(word for need in phrase[name] for word in _filled(need, lists))
            for name in ("needs", "also")
            if name in phrase
        )
        found.append(
            Rule(_compiled(phrase["pattern"], parts, lexicon.flags), READERS[phrase["reads"]], needs)
        )
    return tuple(found)


def _lists(lexicon: Lexicon, words: DateWords) -> dict[str, list[str]]:
    return {
        "month": list(words.months),
        "weekday": list(words.weekdays),
        "count": list(words.counts),
        "named_day": list(words.days),
        "near": list(words.ahead),
        "day_word": list(words.day_words),
        "hijri": list(words.hijri),
        "holiday": list(words.holidays),
        "digit": list("0123456789"),
    }


def _alternation(forms: Iterable[str]) -> str:
    """Return a pattern for one of several words, longest first, after a look at its first letter."""
    longest_first = sorted(forms, key=len, reverse=True)
    if not longest_first:
        return "(?!)"
    initials = "".join(sorted({re.escape(form[0]) for form in longest_first}))
    return f"(?=[{initials}])(?:{'|'.join(map(re.escape, longest_first))})"


def _compiled(pattern: str, parts: Mapping[str, str], flags: re.RegexFlag) -> re.Pattern[str]:
    filled = _PLACE.sub(lambda match: parts[match[1]], pattern)
    return re.compile(grouped(_PLACE.sub(lambda match: parts[match[1]], filled)), flags)


def _filled(need: str, lists: Mapping[str, list[str]]) -> list[str]:
    """Return the words that "{month}" or "q{digit}" stand for."""
    match = _PLACE.search(need)
    if not match:
        return [need]
    return [need.replace(match.group(), form) for form in lists[match[1]]]
