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
        Rule(_compiled(pattern, parts), READERS[name], (_DECADES,))
        for name, pattern in (("iso", _ISO), ("slashes", _SLASHES))
    ]
    for phrase in lexicon.dates["phrases"]:
        needs = tuple(
            tuple(word for need in phrase[name] for word in _filled(need, lists))
            for name in ("needs", "also")
            if name in phrase
        )
        found.append(Rule(_compiled(phrase["pattern"], parts), READERS[phrase["reads"]], needs))
    return tuple(found)


class Gate:
    """Tells by one scan which rules can find anything."""

    def __init__(self, found: Iterable[Rule]) -> None:
        bits: dict[str, int] = {}
        self._wanted: list[int] = []
        lists = 0
        for rule in found:
            wanted = 0
            for needs in rule.needs:
                bit = 1 << lists
                lists += 1
                wanted |= bit
                for word in needs:
                    bits[word] = bits.get(word, 0) | bit
            self._wanted.append(wanted)
        self._words = [(bits[word], word[0].isalpha(), word[-1].isalpha()) for word in bits]
        self._automaton = ahocorasick_rs.AhoCorasick(list(bits))

    def open_for(self, folded: str) -> list[int]:
        """Return the numbers of the rules whose words stand in a stretch of folded text, in order."""
        seen = 0
        size = len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            bits, first, last = self._words[index]
            if first and start and folded[start - 1].isalpha():
                continue
            if last and end < size and folded[end].isalpha():
                continue
            seen |= bits
        if not seen:
            return []
        return [number for number, wanted in enumerate(self._wanted) if wanted & seen == wanted]


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
