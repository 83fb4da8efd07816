"""Tells how a figure goes on from the one before: what that was, and what stands between the two.

It decides nothing: "340,000 barrels a day and the second 220,000" need not be of one kind.
"""

from oiltrack.extract.discourse import Discourse, FigureBefore
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.scenes.scene import Scene

_LINKS = (
    ("against", "parallel.against"),
    ("of which", "parallel.of_which"),
    ("verb", "parallel.verb"),
    ("and", "parallel.and"),
    ("to", "parallel.to"),
)


def goes_on(figure: Figure, discourse: Discourse) -> list[str]:
    """Return as features what the figure before was, each with how this one is linked to it."""
    before = discourse.figure_before
    link = link_between(figure.scene, before, figure.quantity.lead) if before else ""
    if before is None or not link:
        return ["first figure"]
    return [f"after {label}, {link}" for label in (before.measure, before.aspect, before.modality) if label]


def link_between(scene: Scene, before: FigureBefore, at: int) -> str:
    """Return what stands between a figure and one at ``at``, or whether they share a paragraph, else ""."""
    if before.sentence == scene.start and before.end <= at:
        return scene.once(_between, before.end, at)
    return "next sentence" if before.block == scene.block else ""


def _between(scene: Scene, start: int, end: int) -> str:
    return next((link for link, name in _LINKS if scene.says(name, (start, end))), "list")
