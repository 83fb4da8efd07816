"""How a language is written: marks, letters, particles, articles, verbs, from its file. It reads no text."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

_LAST_OF_ASCII = 0x7F
_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language is written, for the copy of a text that is read.

    Attributes:
        skip: a pattern for marks that are not read; "" for none.
        fold: letters that count as another one.
        word: a pattern for a word that particles may be joined to; particles are parted from words, longest
            first; ``joined`` are particles and articles written as one, with the two that they are.
        compatible: a pattern for forms of letters that are read as the letters that they show.
        article: what a noun may have before it; ``endings`` what a word may have behind it.
        whole: words that are known, and not taken apart.
    """

    skip: str = ""
    fold: Mapping[str, str] = field(default_factory=dict)
    word: str = ""
    particles: tuple[str, ...] = ()
    joined: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    article: str = ""
    compatible: str = ""
    endings: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()


def folded(data: Any) -> Any:
    """Return the file of a language with the letters of all its words and keys folded as texts are.

    Raises:
        KeyError: the file does not say how the language is written.
    """
    return _folded(data, {code: plain for code, plain in _letters(data).items() if code > _LAST_OF_ASCII})


def _letters(data: Mapping[str, Any]) -> dict[int, str]:
    """Return the table that folds the letters of a language; those beyond ASCII fold its own file as well."""
    pairs = data["text"]["fold"].items()
    return str.maketrans({letter: plain for letters, plain in pairs for letter in letters})


def _folded(entry: Any, table: Mapping[int, str]) -> Any:
    """Return an entry of the file with the letters of all its words and keys folded."""
    if not table:
        return entry
    if isinstance(entry, str):
        return entry.translate(table)
    if isinstance(entry, dict):
        return {
            _folded(name, table): inner if name == "text" else _folded(inner, table)
            for name, inner in entry.items()
        }
    return [_folded(inner, table) for inner in entry] if isinstance(entry, list) else entry


def spelling_of(data: Mapping[str, Any]) -> Spelling:
    """Return how the language of a file is written."""
    text, table = data["text"], _letters(data)
    known = set(text["whole"])
    if text["particles"]:
        words = re.compile(text["word"])
        known |= {word for line in _strings(data) for word in words.findall(line) if len(word) > 1}
    return Spelling(
        skip=text["skip"],
        fold=MappingProxyType({chr(code): plain for code, plain in table.items()}),
        word=text["word"],
        particles=tuple(sorted(text["particles"], key=len, reverse=True)),
        joined=MappingProxyType({form: (first, rest) for form, (first, rest) in text["joined"].items()}),
        article=text["article"],
        compatible=text["compatible"],
        endings=tuple(ending.translate(table) for ending in text["endings"]),
        whole=frozenset(word.translate(table) for word in known),
    )


def _strings(entry: Any) -> Iterator[str]:
    """Return all words of the file, keys too, but for how the language is spelled."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for name, inner in entry.items():
            yield name
            yield from () if name == "text" else _strings(inner)
    elif isinstance(entry, list):
        for inner in entry:
            yield from _strings(inner)


def inflected(term: str, text: Mapping[str, Any]) -> Iterator[str]:
    """Return a term with what may be joined to it: an article, a pronoun, the mark of the future."""
    article, words = text["article"], term.split()
    if not article or term.isascii():
        return
    bare = [word if word.startswith(article) else f"{article}{word}" for word in words]
    yield " ".join((bare[0], *words[1:]))
    yield " ".join(bare)
    if len(words) == 1 and not term.startswith(article):
        stem = next((term.removesuffix(end) + tied for end, tied in text["tied"] if term.endswith(end)), term)
        yield from (f"{stem}{pronoun}" for pronoun in text["attached"])
    if _may_be_ahead(term, text):
        yield f"{text['future'][0]}{term}"


def ahead(term: str, text: Mapping[str, Any], *, known: Container[str]) -> Iterator[str]:
    """Return a verb with each mark of what is still to come: "will reach", "may reach".

    A word is taken for a verb only if its form of another person is ``known``: "he reaches", "she reaches".
    """
    if _may_be_ahead(term, text) and any(f"{letter}{term[1:]}" in known for letter in _others(term, text)):
        yield from (f"{mark}{term}" for mark in (text["future"][0], *text["future_words"]))


def _others(term: str, text: Mapping[str, Any]) -> str:
    return str(text["future"][1]).replace(term[0], "")


def _may_be_ahead(term: str, text: Mapping[str, Any]) -> bool:
    return bool(text["future"]) and term[0] in text["future"][1] and " " not in term


def conjugated(group: str, text: Mapping[str, Any]) -> str:
    """Return a group of forms with every "*verb ..." in it as all forms of that verb: "*halt", halted.

    A verb that has a form for each person is written with both its stems, past and present: "*اغلق/غلق".
    """
    return "|".join(form for term in group.split("|") for form in _forms(term, text))


def _forms(term: str, text: Mapping[str, Any]) -> Iterator[str]:
    if not term.startswith("*"):
        yield term
        return
    verb, blank, rest = term[1:].partition(" ")
    yield from (f"{form}{blank}{rest}" for form in _forms_of_verb(verb, text))


def _forms_of_verb(verb: str, text: Mapping[str, Any]) -> Iterator[str]:
    past, of_persons, present = verb.partition("/")
    if of_persons:
        yield from (f"{past}{ending}" for ending in text["past"])
        yield from (f"{mark[0]}{present}{mark[1:]}" for mark in text["present"])
        return
    irregular = text["verbs"]
    yield from (verb, *(irregular[verb].split("|") if verb in irregular else _regular(verb)))


def _regular(verb: str) -> tuple[str, str, str]:
    """Return the English forms of a regular verb that doubles no consonant: halts, halted, halting."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    return f"{verb}{'es' if verb.endswith(_HISSING) else 's'}", f"{verb}ed", f"{verb}ing"
