"""One pass over a text for every word of the lexicon and every name of the gazetteer. It judges no hit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import ahocorasick_rs

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.reduced import Reducer
from oiltrack.extract.scenes.sentences import Sentence
from oiltrack.extract.scenes.text import View
from oiltrack.facts import Alias


@dataclass(slots=True)
class Hit:
    """A word of the lexicon, ``folded[start:end]``, with its tags."""

    start: int
    end: int
    tags: frozenset[str]


@dataclass(slots=True)
class NameHit:
    """A name of the gazetteer with all the aliases that are spelled so."""

    start: int
    end: int
    aliases: tuple[Alias, ...]


H = TypeVar("H", Hit, NameHit)
_HEAD = 300


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass found, in order of position."""

    words: list[Hit]
    names: list[NameHit]

    def by_sentence(self, sentences: Sequence[Sentence]) -> tuple[list[list[Hit]], list[list[NameHit]]]:
        """Return the words and the names that begin in each sentence."""
        return _dealt(self.words, sentences), _dealt(self.names, sentences)


class Scanner:
    """An Aho-Corasick automaton over words and names, built once.

    ``telling`` are names that are nothing but a field's, a port's: a text with one speaks of oil.
    """

    def __init__(self, lexicon: Lexicon, aliases: Iterable[Alias], *, telling: Iterable[str] = ()) -> None:
        aliases = tuple(aliases)
        self.reducer = Reducer(lexicon, (alias.alias for alias in aliases))
        names: dict[str, list[Alias]] = {}
        for alias in aliases:
            names.setdefault(self.reducer.name(alias.alias), []).append(alias)
        terms = sorted({*lexicon.terms, *names})
        self._tags = [lexicon.terms.get(term, frozenset()) for term in terms]
        self._aliases = [tuple(names.get(term, ())) for term in terms]
        months = {form for forms in lexicon.months for form in forms}
        self._months = frozenset(i for i, term in enumerate(terms) if term in months)
        self._automaton = ahocorasick_rs.AhoCorasick(terms)
        self._oil_words = frozenset((*lexicon.oil["words"], *map(self.reducer.name, telling)))
        self._oil = ahocorasick_rs.AhoCorasick([*sorted(self._oil_words), *lexicon.oil["parts"]])

    def has_oil_words(self, text: str) -> bool:
        """Tell whether a text, as stored or folded, holds any word without which it has no facts.

        One pass over the text: a document without such a word costs nothing more. Most with one have it in
        their first lines.
        """
        lowered = _encodable(text.lower())
        return self._has_oil_words(lowered, _HEAD) or (
            len(lowered) > _HEAD and self._has_oil_words(lowered, len(lowered))
        )

    def _has_oil_words(self, lowered: str, reach: int) -> bool:
        size = len(lowered)
        for _, start, end in self._oil.find_matches_as_indexes(lowered[:reach], overlapping=True):
            if lowered[start:end] not in self._oil_words:
                return True
            if not (start and lowered[start - 1].isalpha()) and not (end < size and lowered[end].isalpha()):
                return True
        return False

    def scan(self, text: View) -> Scan:
        """Return all words and the longest names, on word boundaries; words inside names are passed over."""
        folded = text.folded
        size = len(folded)
        words: list[tuple[int, int, int]] = []
        names: list[tuple[int, int, int]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            whole = end == size or not folded[end].isalnum() or not folded[end - 1].isalnum()
            if self._aliases[index] and (whole or _stripped_genitive(folded, end, size)):
                names.append((start, -end, index))
            if self._tags[index] and whole and not (index in self._months and text.text[start].isupper()):
                words.append((start, end, index))
        kept = self._longest(text.text, names)
        words.sort()
        return Scan(self._outside(words, kept), kept)

    def _longest(self, text: str, names: list[tuple[int, int, int]]) -> list[NameHit]:
        kept: list[NameHit] = []
        reached = 0
        for start, negative_end, index in sorted(names):
            if start < reached:
                continue
            written = text[start:-negative_end]
            aliases = tuple([alias for alias in self._aliases[index] if _case_fits(alias, written)])
            if aliases:
                kept.append(NameHit(start, -negative_end, aliases))
                reached = -negative_end
        return kept

    def _outside(self, words: list[tuple[int, int, int]], names: list[NameHit]) -> list[Hit]:
        hits = []
        position = 0
        for start, end, index in words:
            while position < len(names) and names[position].end <= start:
                position += 1
            inside = position < len(names) and names[position].start <= start and end <= names[position].end
            if not inside:
                hits.append(Hit(start, end, self._tags[index]))
        return hits


def _encodable(text: str) -> str:
    """Return the text without lone surrogates, which no automaton takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _stripped_genitive(folded: str, end: int, size: int) -> bool:
    """Tell whether a lone s follows a name: pages lose their apostrophes ("OPECs output")."""
    return folded[end] == "s" and (end + 1 == size or not folded[end + 1].isalnum())


def _case_fits(alias: Alias, written: str) -> bool:
    """Tell whether the case fits: "total output" is no company, "amal" no field."""
    first = alias.alias[0]
    if not first.isalpha():
        first = next((c for c in alias.alias if c.isalpha()), "")
    if first.upper() == first.lower():
        return True
    if not first.isupper():
        return written[0].islower() or alias.alias[0] == written[0] or not alias.ambiguous
    if alias.alias.isupper() and len(alias.alias) <= 4:
        return written.isupper() or written == alias.alias
    return any(map(str.isupper, written))


def _dealt(hits: list[H], sentences: Sequence[Sentence]) -> list[list[H]]:
    """Deal hits in order of position out to the sentences that they begin in."""
    dealt: list[list[H]] = [[] for _ in sentences]
    i = 0
    for hit in hits:
        while i < len(dealt) and sentences[i].end <= hit.start:
            i += 1
        if i < len(dealt) and sentences[i].start <= hit.start:
            dealt[i].append(hit)
    return dealt
