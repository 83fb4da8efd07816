"""Joins names of places that stand side by side, "Es Sider, Ras Lanuf and Brega", into one mention.

It settles no name.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.text import View
from oiltrack.facts import PlaceKind

if TYPE_CHECKING:
    from oiltrack.extract.scenes.places import Mention

_REACH = 40


def joined(view: View, single: Sequence["Mention"], lexicon: Lexicon) -> list["Mention"]:
    """Return the names of a sentence, those of one class that are coordinated as one mention."""
    runs: list[list[Mention]] = []
    for mention in single:
        if runs and _joinable(view, runs[-1], mention, lexicon):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [_merged(run) for run in runs]


def _joinable(view: View, run: Sequence["Mention"], right: "Mention", lexicon: Lexicon) -> bool:
    left = run[-1]
    if left.weak or right.weak or _class(left) != _class(right):
        return False
    if lexicon.pattern["places.compound_after"].match(view.folded, right.end):
        return False
    between = lexicon.pattern["places.kind_after"].sub("", view.folded[left.end : right.start])
    if not lexicon.pattern["places.join"].fullmatch(between):
        return False
    return not _only_counts(view, run, right, lexicon)


def _only_counts(view: View, run: Sequence["Mention"], right: "Mention", lexicon: Lexicon) -> bool:
    """Tell whether groups only count what is named behind their comma: "according to OPEC, Libya"."""
    groups = {PlaceKind.GROUP}
    if right.kinds == groups or any(mention.kinds != groups for mention in run):
        return False
    start, end = run[0].start, run[-1].end
    if view.folded[end : right.start].strip() != ",":
        return False
    return bool(lexicon.pattern["places.source_before"].search(view.folded[max(0, start - _REACH) : start]))


def _class(mention: "Mention") -> str:
    kinds = mention.kinds
    if mention.is_facility:
        return "facility"
    if PlaceKind.COMPANY in kinds:
        return "company"
    return "country" if kinds & {PlaceKind.COUNTRY, PlaceKind.GROUP} else "region"


def _merged(run: Sequence["Mention"]) -> "Mention":
    if len(run) == 1:
        return run[0]
    return replace(
        run[0],
        end=run[-1].end,
        ids=tuple(sorted({i for mention in run for i in mention.ids})),
        kinds=frozenset[PlaceKind]().union(*(mention.kinds for mention in run)),
        weak=False,
        members=tuple(run),
        lent=all(mention.lent for mention in run),
    )
