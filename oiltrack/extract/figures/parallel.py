"""Tells how a figure goes on from the one before: what that was, and what stands between the two.

It decides nothing: "340,000 barrels a day and the second 220,000" need not be of one kind.
"""

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.links import link_between


def goes_on(figure: Figure, discourse: Discourse) -> list[str]:
    """Return as features what the figure before was, each with how this one is linked to it."""
    before = discourse.figure_before
    link = link_between(figure.scene, before, figure.quantity.lead) if before else ""
    if before is None or not link:
        return ["first figure"]
    return [f"after {label}, {link}" for label in (before.measure, before.aspect, before.modality) if label]


def passed_on(figure: Figure, discourse: Discourse) -> list[str]:
    """Return as features what the figure before may pass on to this one beside its own cue and governor."""
    before = discourse.figure_before
    link = link_between(figure.scene, before, figure.quantity.lead) if before else ""
    if before is None or not link:
        return []
    return [
        f"passed on {before.measure}, cue {figure.cue or 'none'}, {link}",
        f"passed on {before.measure}, {before.aspect}, {link}",
        f"passed on {before.aspect}, ruled {figure.governor}, {link}",
    ]
