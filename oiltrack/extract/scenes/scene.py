"""Puts all mentions of a sentence side by side: words, places, dates, figures, clauses.

It links none of them.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.reader import DateMention, DateReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.quantities.counted import settle
from oiltrack.extract.quantities.reader import Quantity, QuantityReader
from oiltrack.extract.scenes.gate import Gate
from oiltrack.extract.scenes.places import Mention, PlaceReader
from oiltrack.extract.scenes.scan import Hit, Scanner
from oiltrack.extract.scenes.sentences import Sentence, split
from oiltrack.extract.scenes.text import View

T = TypeVar("T")

Span = tuple[int, int]
"""Where a stretch of the text begins and ends."""

_OPENING = 3
_VERB_REACH = 60
_STRONG_MARKS = ";—:-"
_ALWAYS = 1
"""The bit that every sentence has, for patterns that need no word."""
_UNKNOWN: Any = object()


@dataclass(slots=True)
class Scene:
    """One sentence with what was found in it; ``start`` and ``end`` are its bounds in the text.

    ``block`` numbers the paragraph that it stands in; ``folded`` is the folded text, of all sentences.

    The words of a language stand in its lexicon: ``ends``, ``starts``, ``fills``, ``says`` and ``matches``
    ask one of its patterns, by name, about a stretch of the folded sentence. A pattern whose bit of ``bits``
    is not in ``seen`` has none of the words it needs here.
    """

    view: View
    sentence: Sentence
    lexicon: Lexicon
    words: list[Hit]
    places: list[Mention]
    dates: list[DateMention]
    quantities: list[Quantity]
    seen: int
    bits: Mapping[str, int]
    start: int = field(init=False)
    end: int = field(init=False)
    block: int = field(init=False)
    folded: str = field(init=False)
    pattern: Mapping[str, re.Pattern[str]] = field(init=False)
    _cuts: list[int] | None = field(default=None, init=False, repr=False)
    _by_tag: dict[str, list[Hit]] | None = field(default=None, init=False, repr=False)
    _matches: dict[str, list[re.Match[str]]] = field(default_factory=dict, init=False, repr=False)
    _known: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        sentence = self.sentence
        self.start, self.end, self.block = sentence.start, sentence.end, sentence.block
        self.folded, self.pattern = self.view.folded, self.lexicon.pattern
        self.seen |= _ALWAYS

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.view.text[self.start : self.end]

    def before(self, at: int, width: int) -> str:
        """Return up to ``width`` folded characters of the sentence before ``at``."""
        return self.folded[max(self.start, at - width) : at]

    def after(self, at: int, width: int) -> str:
        """Return up to ``width`` folded characters of the sentence from ``at`` on."""
        return self.folded[at : min(self.end, at + width)]

    def between(self, start: int, end: int) -> str:
        """Return the folded text between two positions."""
        return self.folded[start:end]

    def ends(self, name: str, at: int, *, width: int) -> re.Match[str] | None:
        """Return the match of a pattern with the last of the ``width`` characters before ``at``."""
        if not self.bits.get(name, _ALWAYS) & self.seen:
            return None
        low = at - width
        return self.pattern[name].search(self.folded[low if low > self.start else self.start : at])

    def starts(self, name: str, at: int, *, width: int) -> re.Match[str] | None:
        """Return the match of a pattern with the first of the ``width`` characters from ``at`` on."""
        if not self.bits.get(name, _ALWAYS) & self.seen:
            return None
        high = at + width
        return self.pattern[name].match(self.folded[at : high if high < self.end else self.end])

    def fills(self, name: str, span: Span) -> re.Match[str] | None:
        """Return the match of a pattern with all that stands between two positions."""
        return self.pattern[name].fullmatch(self.folded[span[0] : span[1]])

    def says(self, name: str, span: Span) -> re.Match[str] | None:
        """Return the first match of a pattern between two positions."""
        return self.pattern[name].search(self.folded, *span)

    def matches(self, name: str) -> Sequence[re.Match[str]]:
        """Return all matches of a pattern in the sentence; they are looked for once."""
        found = self._matches.get(name)
        if found is None:
            may_say = self.bits.get(name, _ALWAYS) & self.seen
            matches = self.pattern[name].finditer(self.folded, self.start, self.end) if may_say else ()
            found = self._matches[name] = list(matches)
        return found

    def may_say(self, name: str) -> bool:
        """Tell whether the sentence has any of the words without which a pattern matches nothing."""
        return self.bits.get(name, _ALWAYS) & self.seen != 0

    def once(self, find: Callable[..., T], *span: int) -> T:
        """Return what ``find`` finds in the sentence, or between positions of it; it is looked for once."""
        key = (find, *span)
        found: T = self._known.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            found = self._known[key] = find(self, *span)
        return found

    def clause(self, at: int) -> Span:
        """Return the bounds of the clause that holds position ``at``."""
        cuts = self._cuts
        if cuts is None:
            cuts = self._cuts = self._find_cuts()
        i = bisect_right(cuts, at)
        return cuts[i - 1] if i else self.start, cuts[i] if i < len(cuts) else self.end

    def tagged(self, tag: str, within: Span | None = None) -> Sequence[Hit]:
        """Return the words with a tag: those of the sentence, or that begin between two positions."""
        by_tag = self._by_tag
        if by_tag is None:
            by_tag = self._by_tag = self._index()
        hits = by_tag.get(tag, ())
        if not hits or within is None:
            return hits
        low, high = within
        return [hit for hit in hits if low <= hit.start < high]

    def nearest(self, tag: str, at: int, *, within: Span | None = None) -> int | None:
        """Return the distance from ``at`` to the nearest word with a tag, None where none is."""
        hits = self.tagged(tag, within)
        if not hits:
            return None
        return min([max(at - hit.end, hit.start - at, 0) for hit in hits])

    def looks_ahead(self) -> bool:
        """Tell whether a date of the sentence lies ahead: "within weeks", "by March"."""
        deadline = self.lexicon.words("when.deadline")
        return any(date.kind == "ahead" or date.prep in deadline for date in self.dates)

    def _find_cuts(self) -> list[int]:
        """Return where clauses begin: at a strong mark, or at a conjunction with a verb after it."""
        folded, start, end = self.view.folded, self.start, self.end
        verb = self.lexicon.pattern["scene.verb"]
        cuts = []
        for match in self.lexicon.pattern["scene.clause"].finditer(folded, start, end):
            if match.start() - start < _OPENING:
                continue
            if match.group().strip()[0] in _STRONG_MARKS or verb.search(
                folded, match.end(), min(end, match.end() + _VERB_REACH)
            ):
                cuts.append(match.start())
        return cuts

    def _index(self) -> dict[str, list[Hit]]:
        by_tag: dict[str, list[Hit]] = {}
        for hit in self.words:
            for tag in hit.tags:
                by_tag.setdefault(tag, []).append(hit)
        return by_tag


class SceneReader:
    """Reads a text into scenes with the readers of one language."""

    def __init__(self, lexicon: Lexicon, scanner: Scanner, *, places: PlaceReader) -> None:
        self._lexicon = lexicon
        self._scanner = scanner
        self._places = places
        self._quantities = QuantityReader(lexicon)
        self._dates = DateReader(lexicon)
        self._gate = Gate(((), *lexicon.needs.values(), self._quantities.scales), whole_words=False)
        self._bits = {name: 1 << i for i, name in enumerate(lexicon.needs, 1)}
        self._scaled = 1 << len(self._bits) + 1

    def read(
        self, view: View, anchor: Anchor | None, *, dated_from: int = 0, of_oil: bool = False
    ) -> list[Scene]:
        """Return the scenes of a text, one a sentence, in order.

        A date that stands before ``dated_from`` is that of the text itself; ``of_oil`` is a title whose text
        speaks of oil.
        """
        scan = self._scanner.scan(view)
        sentences = split(view, self._lexicon)
        words, names = scan.by_sentence(sentences)
        places = self._places.find(view, names, sentences=sentences, of_oil=of_oil)
        dated = self._dates.gate.seen_in(view.folded, sentences)
        seen = self._gate.seen_in(view.folded, sentences)
        scenes = [
            Scene(
                view=view,
                sentence=sentence,
                lexicon=self._lexicon,
                words=words[i],
                places=places[i],
                dates=self._dates.find(
                    view, max(sentence.start, dated_from), sentence.end, anchor, seen=dated[i]
                ),
                quantities=self._quantities.find(
                    view, sentence.start, sentence.end, scaled=bool(seen[i] & self._scaled)
                ),
                seen=seen[i],
                bits=self._bits,
            )
            for i, sentence in enumerate(sentences)
        ]
        settle(scenes)
        return scenes
