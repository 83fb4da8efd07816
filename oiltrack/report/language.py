"""The words of charts in a language, from ``words/*.toml``. It knows no chart and no figure.

Names of places and publishers are no words of a language: they are filled in as they are given.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import bidirectional

from oiltrack.report.amounts import MILLION, Unit

LANGUAGES = ("en", "ar")

NBSP = "\N{NO-BREAK SPACE}"
_FILES = {"en": "english.toml", "ar": "arabic.toml"}
_RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
_FEW = range(3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of charts; ``tables`` hold words by their kind, such as ``fluid`` or ``phrase``."""

    code: str
    right_to_left: bool
    months: tuple[str, ...]
    tables: Mapping[str, Mapping[str, Any]]

    def say(self, phrase: str, /, **parts: object) -> str:
        """Return a phrase with its blanks filled in."""
        return str(self.tables["phrase"][phrase]).format(**parts)

    def word(self, table: str, key: str) -> str:
        """Return the word for a value that is stored, such as ``fluid`` ``crude``."""
        return str(self.tables[table][key])

    def name(self, name: str) -> str:
        """Return a publisher, a speaker or a series by its name in the language, if it has one."""
        return str(self.tables["name"].get(name, name))

    def subject(self, measure: str, fluid: str) -> str:
        """Return what a figure of the title is of: ``crude output``."""
        return str(self.tables["subject"][measure][fluid])

    def count(self, number: int, noun: str) -> str:
        """Return a number with its noun: ``1 day``, ``2 days``."""
        forms = self.tables["counted"][noun]
        form = {1: "one", 2: "two"}.get(number, "few" if number in _FEW else "many")
        return str(forms.get(form, forms["many"])).format(n=f"{number:,}")

    def month(self, value: date) -> str:
        """Return a month as ``Jun 2017``, whatever the locale."""
        return self.say("month_year", month=self.months[value.month - 1], year=value.year)

    def day(self, value: date) -> str:
        """Return a day as ``5 Jun 2017``, whatever the locale."""
        return self.say("date", day=value.day, month=self.months[value.month - 1], year=value.year)

    def day_month(self, value: date) -> str:
        """Return a day as ``5 Jun``, where its year is told elsewhere."""
        return self.say("day_month", day=value.day, month=self.months[value.month - 1])

    def rate(self, unit: Unit, bpd: int) -> str:
        """Return a rate in words: ``1.40 million b/d``; where the chart is small ``253,500 b/d``."""
        if unit is MILLION and abs(bpd) >= 100_000:
            return self.say("rate_million", number=unit.number(bpd))
        return self.say("rate", number=f"{bpd:,}")

    def minus(self, number: str) -> str:
        """Return a number with the minus sign before it, also where lines run from right to left."""
        return self.say("minus", number=number)

    def listed(self, names: list[str]) -> str:
        """Return names in a row: ``a, b and c``."""
        *firsts, last = names
        return self.say("and", first=self.say("list_joint").join(firsts), last=last) if firsts else last

    def line(self, text: str) -> str:
        """Return a line that begins where the language begins, if a letter of it does so at all."""
        letters = any(bidirectional(letter) in ("R", "AL") for letter in text)
        return f"{_RIGHT_TO_LEFT_MARK}{text}" if self.right_to_left and letters else text


@lru_cache(maxsize=len(LANGUAGES))
def language(code: str) -> Language:
    """Return the language ``en`` or ``ar``."""
    text = files("oiltrack.report").joinpath("words", _FILES[code]).read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Language(
        code=table.pop("code"),
        right_to_left=table.pop("right_to_left"),
        months=tuple(table.pop("months")),
        tables=table,
    )
