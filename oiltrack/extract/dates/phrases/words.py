"""The words inside a date phrase and their values, from a lexicon. It reads no phrase."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from oiltrack.extract.lexicon import Lexicon

Reading = tuple[str, str | None, str | None]
"""(kind, meaning looking back, meaning looking ahead) of a phrase; see ``DateMention``."""

NO_DATE: Reading = ("", None, None)
"""The reading of what is written like a date and is none, "31 February": no part of it is one either."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """Values of the words of date phrases: month 1..12, weekday 0..6, counts, ordinals, steps, days.

    ``day_words`` are the days of a month in words, ``hijri`` the months of the Islamic calendar; ``units``
    are the names of units by their words; ``capitals`` tells whether names of months and days have one,
    ``day_first`` whether a date in digits begins with the day where it may.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    counts: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, str]
    shifts: Mapping[str, int]
    days: Mapping[str, int]
    ahead: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    units: Mapping[str, str]
    day_words: Mapping[str, int]
    hijri: Mapping[str, int]
    holidays: Mapping[str, tuple[int, int]]
    stepping: frozenset[str] = field(default=frozenset())
    capitals: bool = True
    day_first: bool = False

    @classmethod
    def of(cls, lexicon: Lexicon) -> "DateWords":
        """Return the words of a lexicon."""
        dates = lexicon.dates
        return cls(
            months={form: i + 1 for i, forms in enumerate(lexicon.months) for form in forms},
            weekdays={
                form: i
                for i, forms in enumerate(lexicon.weekdays)
                for form in forms
                if form not in dates["not_weekdays"]
            },
            counts=dates["counts"],
            ordinals=dates["ordinals"],
            parts=dates["parts"],
            shifts=dates["shifts"],
            days=dates["days"],
            ahead=dates["ahead"],
            seasons={name: (first, last) for name, (first, last) in dates["seasons"].items()},
            units=dates["units"],
            day_words=dates["day_words"],
            hijri=dates["hijri"],
            holidays={name: (month, day) for name, (month, day) in dates.get("holidays", {}).items()},
            stepping=frozenset(dates.get("stepping", ())),
            capitals=lexicon.cased,
            day_first=dates["day_first"],
        )


@dataclass(slots=True)
class Phrase:
    """A date phrase that was found: its named groups, and the words that give them values."""

    groups: Mapping[str, str | None]
    words: DateWords

    def __getitem__(self, name: str) -> str | None:
        return self.groups.get(name)

    def first(self, *names: str) -> str:
        """Return the first group that took part, "" where none did."""
        return next((text for name in names if (text := self.groups.get(name))), "")

    def month(self, name: str = "m") -> int:
        """Return the number of the month in a group."""
        return self.words.months[self.first(name)]

    def unit(self) -> str:
        """Return the unit: hour, day, week, weekend, fortnight, month, year or a season."""
        unit = self.first("u", "u2", "u3", "u4", "u5")
        return self.words.units.get(unit, unit)

    def count(self, *names: str) -> int:
        """Return how many units, as a count or the unit itself says; 1 where the phrase does not say."""
        words = self.first(*(names or ("n", "n2"))) or (self.first("u", "u2") if not names else "")
        return int(words) if words.isdecimal() else self.words.counts.get(words, 1)

    def day(self, *names: str) -> int:
        """Return the number of the day in the first of the groups, else in ``d``; 0 where there is none."""
        words = self.first(*(names or ("d",)))
        return int(words) if words.isdecimal() else self.words.day_words.get(words, 0)

    def shift(self, name: str = "shift") -> int:
        """Return how many units a group steps on from the time of the text."""
        shifts = self.words.shifts
        return next((shifts[word] for word in self.first(name).split() if word in shifts), 0)

    def turned(self, kind: str, back: str | None, ahead: str | None) -> Reading:
        """Return both meanings of a date, or the one that a word behind it tells: "March last"."""
        turn = self.shift("turn")
        if turn:
            back = ahead = ahead if turn > 0 else back
        return kind, back, ahead

    def part(self) -> str | None:
        """Return early, mid, late, start or end where the phrase names a part of its period."""
        text = self.first("part")
        return next((part for word, part in self.words.parts.items() if word in text), None)

    def year(self, base: int) -> int:
        """Return the year of group ``y``: in digits, or counted from ``base`` ("last year")."""
        text = self.first("y", "y2")
        return int(text) if re.fullmatch(r"\d{4}", text) else base + (self.shift("y") or self.shift("y2"))

    def names_year(self) -> bool:
        """Tell whether group ``y`` holds a year in digits."""
        return self.first("y")[:1].isdecimal()


def both(kind: str, text: str | None) -> Reading | None:
    """Return a reading that means the same both ways; None where the text does not tell."""
    return (kind, text, text) if text else None
