"""Finds the verb that rules a figure and its subject: the words before it, and what they speak of.

It knows no places.
"""

from dataclasses import dataclass

from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.scenes.scene import Scene, Span


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb: ``start`` and ``end`` are its bounds, ``verb`` is where the verb begins.

    ``word`` names what it speaks of: ``output``, ``field``, ``it``, ``person``; ``none`` without a verb.
    """

    start: int
    end: int
    verb: int
    word: str

    def side(self, start: int, end: int) -> str:
        """Return where words stand from the subject: before it, in it, after the verb."""
        if self.word == "none":
            return "without a verb"
        if end <= self.start:
            return "before the subject"
        return "in the subject" if start < self.end else "after the verb"


def subject_of(figure: Figure) -> Subject:
    """Return the subject of the last verb that stands before a figure in its clause."""
    return figure.scene.once(_subject_before, figure.begin, figure.quantity.start)


def verb_of(figure: Figure) -> str:
    """Return the last verb before a figure in its clause, ``none`` where there is none."""
    scene = figure.scene
    verbs = _verbs_between(scene, figure.begin, figure.quantity.start)
    return scene.lexicon.named(scene.between(*verbs[-1])) if verbs else "none"


def _subject_before(scene: Scene, begin: int, at: int) -> Subject:
    verbs = _verbs_between(scene, begin, at)
    while verbs:
        start, end = (verbs[-2][1] if len(verbs) > 1 else begin), verbs[-1][0]
        if not scene.fills("subject.no_subject", (start, end)):
            return _subject(scene, (start, end))
        verbs.pop()
    return Subject(begin, begin, begin, "none")


def _verbs_between(scene: Scene, begin: int, at: int) -> list[Span]:
    return [span for span in scene.once(_verbs) if begin <= span[0] < at]


def _verbs(scene: Scene) -> list[Span]:
    return [match.span() for match in scene.matches("subject.verb")]


def _subject(scene: Scene, span: Span) -> Subject:
    start, end = span
    opening = scene.lexicon.pattern["subject.opening"].match(scene.view.folded, start, end)
    begin = opening.end() if opening else start
    head = scene.says("subject.head", (begin, end))
    word = next((name for name, said in head.groupdict().items() if said), "other") if head else "other"
    return Subject(begin, end, end, word)
