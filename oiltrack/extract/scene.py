"""Puts all mentions of a sentence side by side: words, places, dates, figures, clauses. It links none of them."""

import re
from dataclasses import dataclass, field

from oiltrack.extract.anchor import Anchor
from oiltrack.extract.dates import DateMention, DateReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.places import Mention, PlaceReader
from oiltrack.extract.quantities import Quantity, QuantityReader
from oiltrack.extract.scan import Hit, Scanner
from oiltrack.extract.sentences import Sentence, split
from oiltrack.extract.text import View

_CLAUSE = re.compile(
    r"[;—]|: | - |--|\.\.\.|,? (?:but|while|whereas|although|though|because|when|which|whose|until|unless|if|where|after which|even as|even though|as (?:it|they|the|he|protesters|guards|workers|a|its))\b"
    r"|, (?:and|as|after|with|who|before|leaving|bringing|taking|compared|against|up|down|according|said|says)\b|, (?=[a-z' ]{2,40} (?:said|says|told|showed|shows|reported)\b)"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|says|fell|rose|stood|pumped|produced|produces|exported|"
    r"averaged|reached|dropped|climbed|went|came|gave|made|took|put|kept|stands|pumps|makes|gives|wants|hopes|plans|aims|expects|lost|shut|closed|stopped|reopened|resumed)\b"
)


@dataclass(slots=True)
class Scene:
    """One sentence with what was found in it."""

    view: View
    sentence: Sentence
    words: list[Hit]
    places: list[Mention]
    dates: list[DateMention]
    quantities: list[Quantity]
    cuts: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the sentence begins in the text."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where the sentence ends in the text."""
        return self.sentence.end

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.view.text[self.start : self.end]

    def before(self, at: int, width: int) -> str:
        """Return up to ``width`` folded characters of the sentence before ``at``."""
        return self.view.folded[max(self.start, at - width) : at]

    def after(self, at: int, width: int) -> str:
        """Return up to ``width`` folded characters of the sentence from ``at`` on."""
        return self.view.folded[at : min(self.end, at + width)]

    def clause(self, at: int) -> tuple[int, int]:
        """Return the bounds of the clause that holds position ``at``."""
        begin, stop = self.start, self.end
        for cut in self.cuts:
            if cut <= at:
                begin = cut
            elif cut > at:
                stop = cut
                break
        return begin, stop

    def tagged(self, tag: str, start: int | None = None, end: int | None = None) -> list[Hit]:
        """Return the words with a tag between two positions of the sentence."""
        low = self.start if start is None else start
        high = self.end if end is None else end
        return [hit for hit in self.words if tag in hit.tags and low <= hit.start < high]

    def nearest(self, tag: str, at: int, start: int | None = None, end: int | None = None) -> int | None:
        """Return the distance in characters from ``at`` to the nearest word with a tag, None where none is."""
        gaps = [max(at - hit.end, hit.start - at, 0) for hit in self.tagged(tag, start, end)]
        return min(gaps) if gaps else None


class SceneReader:
    """Reads a text into scenes with the readers of one language."""

    def __init__(self, lexicon: Lexicon, scanner: Scanner, places: PlaceReader) -> None:
        self._scanner = scanner
        self._places = places
        self._quantities = QuantityReader(lexicon)
        self._dates = DateReader(lexicon)

    def read(self, view: View, anchor: Anchor | None) -> list[Scene]:
        """Return the scenes of a text, one a sentence, in order."""
        scan = self._scanner.scan(view)
        sentences = split(view)
        scenes = []
        for sentence, places in zip(sentences, self._places.find(view, scan, sentences), strict=True):
            start, end = sentence.start, sentence.end
            scenes.append(
                Scene(
                    view=view,
                    sentence=sentence,
                    words=scan.words_in(start, end),
                    places=places,
                    dates=self._dates.find(view, start, end, anchor),
                    quantities=self._quantities.find(view, start, end),
                    cuts=_cuts(view, start, end),
                )
            )
        return scenes


def _cuts(view: View, start: int, end: int) -> list[int]:
    """Return where clauses begin: at a strong mark, or at a conjunction with a verb after it."""
    cuts = []
    for match in _CLAUSE.finditer(view.folded, start, end):
        if match.start() - start < 3:
            continue
        if match.group().strip()[0] in ";—:-" or _VERB.search(
            view.folded, match.end(), min(end, match.end() + 60)
        ):
            cuts.append(match.start())
    return cuts
