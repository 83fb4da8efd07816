"""The words of the report in a language, from the TOML files beside it. It knows no figure and no page."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

FILES = {"en": "english.toml", "ar": "arabic.toml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts of a language: ``table`` as in its file, ``places`` the names of places by id."""

    table: Mapping[str, Any]
    places: Mapping[str, str]

    @property
    def lang(self) -> str:
        """The language, ISO 639-1."""
        return str(self.table["lang"])

    def text(self, key: str, **values: object) -> str:
        """Return the text ``section.name``, with values in its places."""
        section, name = key.split(".")
        return str(self.table[section][name]).format(**values)

    def name(self, kind: str, value: str) -> str:
        """Return the word for a value of a kind (``cause``, ``measure``); the value where there is none."""
        return str(self.table["names"][kind].get(value, value.replace("_", " ")))

    def place(self, ids: str) -> str:
        """Return the names of places whose ids are joined by ``;``."""
        names = (self.places.get(id, id.replace("-", " ").title()) for id in ids.split(";"))
        return str(self.table["list"]).join(names)

    def day(self, day: date) -> str:
        """Return a day in words: ``5 Jun 2017``."""
        return f"{day.day} {self.month(day)}"

    def month(self, day: date) -> str:
        """Return a month in words: ``Jun 2017``."""
        return f"{self.table['months'][day.month - 1]} {day.year}"


def load_words(lang: str, *, places: Mapping[str, str]) -> Words:
    """Return the words of a language of ``FILES``."""
    text = resources.files(__package__).joinpath(FILES[lang]).read_text(encoding="utf-8")
    return Words(table=tomllib.loads(text), places=places)
