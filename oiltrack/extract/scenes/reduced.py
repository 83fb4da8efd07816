"""Makes the copy of a text that is read: without marks, joined words apart; each letter's place is known.

It folds as the lexicon of the language says and reads no meaning.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.text import View, view

_CACHED = 50_000
_COMMA = "ر"  # between two digits some agencies write this letter for the decimal comma
_LONGEST = 40
_LEAST_ENDED = 3
_LEAST_UNKNOWN = 3


class Reducer:
    """Makes views with the letters, marks and particles of a lexicon; without any a text is read as it is."""

    def __init__(self, lexicon: Lexicon, names: Iterable[str] = ()) -> None:
        spelling = lexicon.spelling
        self.is_plain = not (spelling.skip or spelling.fold or spelling.particles)
        self._fold = str.maketrans(dict(spelling.fold))
        self._skip = re.compile(spelling.skip) if spelling.skip else None
        self._compatible = re.compile(spelling.compatible) if spelling.compatible else None
        self._article = spelling.article
        self._joined = spelling.joined
        self._particles = spelling.particles
        self._endings = spelling.endings
        self._word = re.compile(spelling.word) if spelling.particles else None
        self._known = spelling.whole
        self._parts = self._split
        if spelling.particles:
            self._known |= self._of_names(names)
            self._parts = lru_cache(maxsize=_CACHED)(self._split)

    def view(self, text: str) -> View:
        """Return the text as it is read; where letters moved, the view knows where they stood."""
        if self.is_plain:
            return view(text)
        kept, places = self._in_plain_letters(*self._without_marks(text))
        if self._word:
            kept, places = self._apart(kept, places)
        folded = view(kept).folded.translate(self._fold)
        return View(kept, folded, stored=text, places=places)

    def name(self, name: str) -> str:
        """Return a name as it is looked for."""
        return self.view(name).folded

    def _of_names(self, names: Iterable[str]) -> frozenset[str]:
        """Return the words of names: the first of each as it is, the others unless joined to a particle."""
        found: set[str] = set()
        for name in names:
            kept = self._skip.sub("", name) if self._skip else name
            first, *others = view(kept).folded.translate(self._fold).split()
            found |= {first, *(word for word in others if not self._split(word))}
        return frozenset(found)

    def _without_marks(self, text: str) -> "tuple[str, array[int]]":
        if not self._skip or not self._skip.search(text):
            return text, array("L", range(len(text)))
        places: array[int] = array("L")
        pieces, reached = [], 0
        for mark in (*self._skip.finditer(text), None):
            stop = mark.start() if mark else len(text)
            pieces.append(text[reached:stop])
            places.extend(range(reached, stop))
            reached = mark.end() if mark else stop
        return "".join(pieces), places

    def _in_plain_letters(self, text: str, places: "array[int]") -> "tuple[str, array[int]]":
        """Write letters in one of their shown forms, and joined ones, as what they are."""
        if not self._compatible or not self._compatible.search(text):
            return text, places
        is_shown = self._compatible.match
        shown = [unicodedata.normalize("NFKC", char) if is_shown(char) else char for char in text]
        moved: array[int] = array("L")
        for letters, place in zip(shown, places, strict=True):
            moved.extend([place] * len(letters))
        return "".join(shown), moved

    def _apart(self, text: str, places: "array[int]") -> "tuple[str, array[int]]":
        """Part particles from their words, and words from numbers, by a space."""
        moved: array[int] = array("L")
        pieces: list[str] = []
        reached = 0
        for at, dropped, added in self._cuts(text):
            pieces += (text[reached:at], added)
            moved.extend(places[reached:at])
            moved.extend([places[min(at, len(places) - 1)]] * len(added))
            reached = at + dropped
        if not pieces:
            return text, places
        moved.extend(places[reached:])
        return "".join((*pieces, text[reached:])), moved

    def _cuts(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (position, letters that go, letters that come) in order."""
        words = self._word
        if words is None:
            return
        for match in words.finditer(text):
            start, end = match.span()
            behind_digit = start > 0 and text[start - 1].isdecimal()
            before_digit = end < len(text) and text[end].isdecimal()
            if behind_digit and before_digit and match.group() == _COMMA:
                continue
            if behind_digit:
                yield start, 0, " "
            word = match.group().translate(self._fold)
            if len(word) <= _LONGEST:
                for offset, dropped, added in self._parts(word):
                    yield start + offset, dropped, added
            if before_digit:
                yield end, 0, " "

    def _split(self, word: str) -> tuple[tuple[int, int, str], ...]:
        """Return where a word is cut: after each particle before a word that is known, or has an article."""
        if self._is_known(word):
            return ()
        if self._is_known(self._stem(word)):
            return self._contracted(word)
        for particle in self._particles:
            rest = word.removeprefix(particle)
            if rest == word or not rest:
                continue
            cuts: tuple[tuple[int, int, str], ...] = ((len(particle), 0, " "),)
            inner = self._split(rest)
            if inner or self._is_word(rest):
                return (*cuts, *((len(particle) + at, dropped, added) for at, dropped, added in inner))
        return self._contracted(word)

    def _contracted(self, word: str) -> tuple[tuple[int, int, str], ...]:
        """Return the cut of a particle and an article written as one."""
        for joined, (particle, rest) in self._joined.items():
            stem = word.removeprefix(joined)
            if stem != word and len(stem) >= _LEAST_UNKNOWN:
                return ((len(particle), len(joined) - len(particle), f" {rest}"),)
        return ()

    def _stem(self, word: str) -> str:
        """Return what stands behind a particle and an article written as one, "" where there is none."""
        return next((word.removeprefix(form) for form in self._joined if word.startswith(form)), "")

    def _is_word(self, word: str) -> bool:
        """Tell whether what follows a particle is a word: a known one, or any with an article."""
        if self._is_known(word):
            return True
        stem = word.removeprefix(self._article)
        return stem != word and len(stem) >= _LEAST_UNKNOWN

    def _is_known(self, word: str) -> bool:
        """Tell whether a word is known as it is, without its article, or without an ending."""
        stem = word.removeprefix(self._article)
        for form in {word, stem}:
            if form in self._known:
                return True
            for ending in self._endings:
                bare = form.removesuffix(ending)
                if _LEAST_ENDED <= len(bare) < len(form) and bare in self._known:
                    return True
        return False
