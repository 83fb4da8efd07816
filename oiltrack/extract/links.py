"""Tells what stands between two figures: "against", "of which", a verb, "and", or names and commas alone.

It compares no values.
"""

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.scenes.scene import Scene

_LINKS = (
    ("against", "parallel.against"),
    ("of which", "parallel.of_which"),
    ("verb", "parallel.verb"),
    ("and", "parallel.and"),
    ("to", "parallel.to"),
)


def link_between(scene: Scene, before: FigureBefore, at: int) -> str:
    """Return what stands between a figure and one at ``at``, or whether they share a paragraph, else ""."""
    if before.sentence == scene.start and before.end <= at:
        return scene.once(_between, before.end, at)
    return "next sentence" if before.block == scene.block else ""


def _between(scene: Scene, start: int, end: int) -> str:
    return next((link for link, name in _LINKS if scene.says(name, (start, end))), "list")
