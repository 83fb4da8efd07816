"""Loads the word lists and patterns of a language (one TOML a language). It holds no rules of its own."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from oiltrack.errors import OiltrackError
from oiltrack.extract.lexicon.grouping import grouped
from oiltrack.extract.lexicon.spelling import Spelling, ahead, conjugated, folded, inflected, spelling_of

FOLDER = Path(__file__).resolve().parent
LEMMA = "lemma "
"""Begins the tag of an event word that names its first form."""
_NAME = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Attributes:
        flags: of the ``re`` module, for all patterns over its texts.
        terms: a lower-case phrase -> its tags (``production``, ``event.attack`` ...).
        patterns: regular expressions over folded text by name: ``qualifier``, ``who.speech_after``.
        pattern: the same, compiled.
        needs: words of which one must stand in a sentence for the pattern of that name to be looked for.
        wordlists: sets of words by name: ``profile.telling``.
        dates: the phrases that name a time and the values of their words; ``numbers`` those of numbers.
        oil: words of which a text with facts has one at least.
        cased: whether its script has capitals; if not, patterns over written text are over the folded one.
        spelling: how the language is written.
        names: what the fitted models call a word of the language, where that is not the word itself.
    """

    language: str
    flags: re.RegexFlag
    scales: Mapping[str, float]
    cardinals: Mapping[str, float]
    units: Mapping[str, str]
    patterns: Mapping[str, str]
    needs: Mapping[str, tuple[str, ...]]
    wordlists: Mapping[str, frozenset[str]]
    terms: Mapping[str, frozenset[str]]
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    dates: Mapping[str, Any]
    numbers: Mapping[str, Any]
    oil: Mapping[str, list[str]]
    cased: bool = True
    spelling: Spelling = field(default_factory=Spelling)
    names: Mapping[str, str] = field(default_factory=dict)
    pattern: "Patterns" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", Patterns(self))

    def named(self, word: str) -> str:
        """Return the name of a word in features: the models know the words of all languages by one name."""
        return self.names.get(word, word) if self.names else word

    def words(self, name: str) -> frozenset[str]:
        """Return the word list of that name.

        Raises:
            OiltrackError: the lexicon has no such list.
        """
        try:
            return self.wordlists[name]
        except KeyError:
            raise self._missing(f"word list {name!r}") from None

    def compile(self, template: str, *, name: str = "") -> re.Pattern[str]:
        """Compile a regular expression in which ``{name}`` stands for a pattern or unit of this lexicon."""
        try:
            return re.compile(grouped(self._filled(template)), self.flags)
        except re.error as error:
            raise OiltrackError(
                f"the pattern {name or template!r} of the lexicon of {self.language!r} is broken: {error}",
                remedy="repair it in its TOML file",
            ) from error

    def _filled(self, template: str) -> str:
        return _NAME.sub(lambda match: self._filled(self.part(match[1])), template)

    def part(self, name: str) -> str:
        """Return the text of a pattern or unit.

        Raises:
            OiltrackError: the lexicon has none of that name.
        """
        part = self.patterns.get(name) or self.units.get(name)
        if part is None:
            raise self._missing(f"pattern {name!r}")
        return part

    def _missing(self, what: str) -> OiltrackError:
        return OiltrackError(
            f"the lexicon of {self.language!r} has no {what}", remedy="add it to its TOML file"
        )


class Patterns(dict[str, re.Pattern[str]]):
    """The patterns of a lexicon by name, each compiled when first asked for.

    To ask for one that the lexicon does not have, or that is no regular expression, is an OiltrackError.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, name: str) -> re.Pattern[str]:
        compiled = self[name] = self._lexicon.compile(self._lexicon.part(name), name=name)
        return compiled


@cache
def load(language: str) -> Lexicon:
    """Return the lexicon of ``english`` (the stem of its file).

    Raises:
        OiltrackError: there is no such file, it is no TOML, or a table is missing from it.
    """
    path = FOLDER / f"{language}.toml"
    try:
        data: dict[str, Any] = folded(tomllib.loads(path.read_text(encoding="utf-8")))
        return _lexicon({**data, "events": _conjugated(data)})
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise OiltrackError(
            f"the lexicon {path.name} cannot be read: {error}", remedy="repair the file"
        ) from error
    except KeyError as error:
        raise OiltrackError(f"the lexicon {path.name} has no {error}", remedy="add the table") from error


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    return Lexicon(
        language=data["language"],
        flags=re.ASCII if data["ascii"] else re.NOFLAG,
        scales=MappingProxyType(data["numbers"]["scales"]),
        cardinals=MappingProxyType(data["numbers"]["cardinals"]),
        units=MappingProxyType({name: _joined(text) for name, text in data["units"].items()}),
        patterns=MappingProxyType({name: _joined(text) for name, text in _named(data["patterns"])}),
        needs=MappingProxyType({name: tuple(words) for name, words in _named(data["needs"])}),
        wordlists=MappingProxyType({name: frozenset(words) for name, words in _named(data["words"])}),
        terms=MappingProxyType(_terms(data)),
        months=tuple(tuple(forms.split("|")) for forms in data["calendar"]["months"]),
        weekdays=tuple(tuple(forms.split("|")) for forms in data["calendar"]["weekdays"]),
        dates=MappingProxyType(data["dates"]),
        numbers=MappingProxyType(data["numbers"]),
        oil=MappingProxyType(data["oil"]),
        cased=data["cased"],
        spelling=spelling_of(data),
        names=MappingProxyType(_names(data)),
    )


def _conjugated(data: Mapping[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Return the words of events with the forms of those verbs that the file gives by one."""
    return {
        kind: {name: [conjugated(group, data["text"]) for group in groups] for name, groups in lists.items()}
        for kind, lists in data["events"].items()
    }


def _names(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what the models call each word: as the file says, else by the first form of an event's word."""
    names = {form: name for name, forms in data["names"].items() for form in forms.split("|")}
    if names:
        for lists in data["events"].values():
            for groups in lists.values():
                for group in groups:
                    first, *forms = group.split("|")
                    names |= {form: first for form in forms if form not in names}
    for form in tuple(names):
        for joined in inflected(form, data["text"]):
            names.setdefault(joined, names[form])
    return names


def _named(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Return the entries of a table, those of tables inside it as ``table.name``."""
    for name, entry in table.items():
        if isinstance(entry, dict):
            yield from ((f"{name}.{inner}", text) for inner, text in entry.items())
        else:
            yield name, entry


def _joined(pattern: str) -> str:
    """Put a pattern of several lines on one; line breaks and the blanks beside them do not count."""
    return "".join(line.strip() for line in pattern.split("\n")) if "\n" in pattern else pattern


def _terms(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    tags: dict[str, set[str]] = {}
    for section, prefix in (("cues", ""), ("causes", "cause.")):
        for tag, forms in data[section].items():
            _add(tags, prefix + tag, _spelled(forms, data["spellings"]))
    text = data["text"]
    for kind, lists in data["events"].items():
        for name, forms in lists.items():
            _add(tags, f"event.{kind}.{name}", forms)
            for group in forms:
                first = group.split("|", 1)[0]
                _add(tags, f"{LEMMA}{first}", [group])
    known = {term: frozenset(own) for term, own in tags.items()}
    for term, own in known.items():
        for form in inflected(term, text):
            tags.setdefault(form, set()).update(own)
        for form in ahead(term, text, known=known.keys()):
            tags.setdefault(form, set()).add("expected")
    return {term: frozenset(found) for term, found in tags.items()}


def _spelled(forms: Iterable[str], spellings: Mapping[str, Iterable[str]]) -> list[str]:
    """Return terms one by one, each that holds a name in braces in all the spellings of the name."""
    terms = [term for group in forms for term in group.split("|")]
    for name, ways in spellings.items():
        blank = f"{{{name}}}"
        terms = [term.replace(blank, way) for term in terms for way in (ways if blank in term else ("",))]
    return terms


def _add(tags: dict[str, set[str]], tag: str, forms: Iterable[str]) -> None:
    for group in forms:
        for term in group.split("|"):
            tags.setdefault(term, set()).add(tag)
