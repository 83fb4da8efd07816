"""Loads the word lists and patterns of a language (one TOML a language). It holds no rules of its own."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from oiltrack.errors import OiltrackError

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    ``terms`` maps a lower-case phrase to its tags (``production``, ``event.attack`` ...); ``patterns`` are compiled
    regular expressions over folded text; ``dates`` holds the phrases that name a time and the values of their words.
    """

    language: str
    scales: MappingProxyType[str, float]
    cardinals: MappingProxyType[str, float]
    units: MappingProxyType[str, str]
    patterns: MappingProxyType[str, str]
    references: MappingProxyType[str, str]
    terms: MappingProxyType[str, frozenset[str]]
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    dates: MappingProxyType[str, Any]
    numbers: MappingProxyType[str, Any]
    oil: MappingProxyType[str, list[str]]

    def compile(self, template: str) -> re.Pattern[str]:
        """Compile a regular expression in which ``{name}`` stands for a pattern or unit of this lexicon."""
        return re.compile(re.sub(r"\{([a-z_]+)\}", lambda match: self._part(match[1]), template))

    def _part(self, name: str) -> str:
        return self.patterns.get(name) or self.units[name]


@cache
def load(language: str) -> Lexicon:
    """Return the lexicon of ``english`` (the stem of its file)."""
    path = FOLDER / f"{language}.toml"
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OiltrackError(
            f"the lexicon {path.name} cannot be read: {error}", remedy="repair the file"
        ) from error
    return Lexicon(
        language=data["language"],
        scales=MappingProxyType(data["numbers"]["scales"]),
        cardinals=MappingProxyType(data["numbers"]["cardinals"]),
        units=MappingProxyType(data["units"]),
        patterns=MappingProxyType(data["patterns"]),
        references=MappingProxyType(data["references"]),
        terms=MappingProxyType(_terms(data)),
        months=tuple(tuple(forms.split("|")) for forms in data["calendar"]["months"]),
        weekdays=tuple(tuple(forms.split("|")) for forms in data["calendar"]["weekdays"]),
        dates=MappingProxyType(data["dates"]),
        numbers=MappingProxyType(data["numbers"]),
        oil=MappingProxyType(data["oil"]),
    )


def _terms(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    tags: dict[str, set[str]] = {}
    for section, prefix in (("cues", ""), ("causes", "cause.")):
        for tag, forms in data[section].items():
            _add(tags, prefix + tag, forms)
    for kind, lists in data["events"].items():
        for name, forms in lists.items():
            _add(tags, f"event.{kind}.{name}", forms)
    return {term: frozenset(found) for term, found in tags.items()}


def _add(tags: dict[str, set[str]], tag: str, forms: list[str]) -> None:
    for group in forms:
        for term in group.split("|"):
            tags.setdefault(term, set()).add(tag)
