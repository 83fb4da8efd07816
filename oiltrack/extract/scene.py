"""Puts all mentions of a sentence side by side: words, places, dates, figures, clauses.

It links none of them.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from oiltrack.extract.anchor import Anchor
from oiltrack.extract.dates import DateMention, DateReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.places import Mention, PlaceReader
from oiltrack.extract.quantities import Quantity, QuantityReader
from oiltrack.extract.scan import Hit, Scanner
from oiltrack.extract.sentences import Sentence, split
from oiltrack.extract.text import View

Span = tuple[int, int]
"""Where a stretch of the text begins and ends."""

_OPENING = 3
_VERB_REACH = 60
_STRONG_MARKS = ";—:-"


@dataclass(slots=True)
class Scene:
    """One sentence with what was found in it; ``start`` and ``end`` are its bounds in the text.

    The words of a language stand in its lexicon: ``ends``, ``starts``, ``fills``, ``says`` and ``matches``
    ask one of its patterns, by name, about a stretch of the folded sentence.
    """

    view: View
    sentence: Sentence
    lexicon: Lexicon
    words: list[Hit]
    places: list[Mention]
    dates: list[DateMention]
    quantities: list[Quantity]
    cuts: list[int] = field(default_factory=list)
    start: int = field(init=False)
    end: int = field(init=False)
    _folded: str = field(init=False, repr=False)
    _by_tag: dict[str, list[Hit]] | None = field(default=None, init=False, repr=False)
    _matches: dict[str, list[re.Match[str]]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.start, self.end = self.sentence.start, self.sentence.end
        self._folded = self.view.folded[self.start : self.end]

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.view.text[self.start : self.end]

    @property
    def block(self) -> int:
        """The number of the paragraph that the sentence stands in."""
        return self.sentence.block

    def before(self, at: int, width: int) -> str:
        """Return up to ``width`` folded characters of the sentence before ``at``."""
        return self.view.folded[max(self.start, at - width) : at]

    def after(self, at: int, width: int) -> str:
        """Return up to ``width`` folded characters of the sentence from ``at`` on."""
        return self.view.folded[at : min(self.end, at + width)]

    def between(self, start: int, end: int) -> str:
        """Return the folded text between two positions."""
        return self.view.folded[start:end]

    def ends(self, name: str, at: int, *, width: int) -> re.Match[str] | None:
        """Return the match of a pattern with the last of the ``width`` characters before ``at``."""
        return self.lexicon.pattern(name).search(self.before(at, width))

    def starts(self, name: str, at: int, *, width: int) -> re.Match[str] | None:
        """Return the match of a pattern with the first of the ``width`` characters from ``at`` on."""
        return self.lexicon.pattern(name).match(self.after(at, width))

    def fills(self, name: str, span: Span) -> re.Match[str] | None:
        """Return the match of a pattern with all that stands between two positions."""
        return self.lexicon.pattern(name).fullmatch(self.view.folded[span[0] : span[1]])

    def says(self, name: str, span: Span) -> re.Match[str] | None:
        """Return the first match of a pattern between two positions."""
        return self.lexicon.pattern(name).search(self.view.folded, *span)

    def matches(self, name: str) -> Sequence[re.Match[str]]:
        """Return all matches of a pattern in the sentence; they are looked for once."""
        found = self._matches.get(name)
        if found is None:
            found = self._matches[name] = self._find(name)
        return found

    def clause(self, at: int) -> Span:
        """Return the bounds of the clause that holds position ``at``."""
        i = bisect_right(self.cuts, at)
        return (
            self.cuts[i - 1] if i else self.start,
            self.cuts[i] if i < len(self.cuts) else self.end,
        )

    def tagged(self, tag: str, within: Span | None = None) -> Sequence[Hit]:
        """Return the words with a tag: those of the sentence, or that begin between two positions."""
        hits = self._index().get(tag, ())
        if not hits or within is None:
            return hits
        low, high = within
        return [hit for hit in hits if low <= hit.start < high]

    def nearest(self, tag: str, at: int, *, within: Span | None = None) -> int | None:
        """Return the distance from ``at`` to the nearest word with a tag, None where none is."""
        hits = self.tagged(tag, within)
        return min((max(at - hit.end, hit.start - at, 0) for hit in hits), default=None)

    def looks_ahead(self) -> bool:
        """Tell whether a date of the sentence lies ahead: "within weeks", "by March"."""
        deadline = self.lexicon.words("when.deadline")
        return any(date.kind == "ahead" or date.prep in deadline for date in self.dates)

    def _find(self, name: str) -> list[re.Match[str]]:
        needs = self.lexicon.needs.get(name)
        if needs and not any(word in self._folded for word in needs):
            return []
        return list(self.lexicon.pattern(name).finditer(self.view.folded, self.start, self.end))

    def _index(self) -> dict[str, list[Hit]]:
        if self._by_tag is None:
            self._by_tag = {}
            for hit in self.words:
                for tag in hit.tags:
                    self._by_tag.setdefault(tag, []).append(hit)
        return self._by_tag


class SceneReader:
    """Reads a text into scenes with the readers of one language."""

    def __init__(self, lexicon: Lexicon, scanner: Scanner, *, places: PlaceReader) -> None:
        self._lexicon = lexicon
        self._scanner = scanner
        self._places = places
        self._quantities = QuantityReader(lexicon)
        self._dates = DateReader(lexicon)

    def read(self, view: View, anchor: Anchor | None) -> list[Scene]:
        """Return the scenes of a text, one a sentence, in order."""
        scan = self._scanner.scan(view)
        sentences = split(view)
        scenes = []
        for sentence, places in zip(
            sentences, self._places.find(view, scan, sentences=sentences), strict=True
        ):
            start, end = sentence.start, sentence.end
            scenes.append(
                Scene(
                    view=view,
                    sentence=sentence,
                    lexicon=self._lexicon,
                    words=scan.words_in(start, end),
                    places=places,
                    dates=self._dates.find(view, start, end, anchor),
                    quantities=self._quantities.find(view, start, end),
                    cuts=self._cuts(view, start, end),
                )
            )
        return scenes

    def _cuts(self, view: View, start: int, end: int) -> list[int]:
        """Return where clauses begin: at a strong mark, or at a conjunction with a verb after it."""
        verb = self._lexicon.pattern("scene.verb")
        cuts = []
        for match in self._lexicon.pattern("scene.clause").finditer(view.folded, start, end):
            if match.start() - start < _OPENING:
                continue
            if match.group().strip()[0] in _STRONG_MARKS or verb.search(
                view.folded, match.end(), min(end, match.end() + _VERB_REACH)
            ):
                cuts.append(match.start())
        return cuts
