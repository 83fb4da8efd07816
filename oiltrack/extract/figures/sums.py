"""Proves the fluids of a bulletin by its sums: parts that add up to a printed total say what each part is.

It changes no figure, and nothing where no sum comes out to the barrel.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby

from oiltrack.facts import Aspect, Fluid, Measure, Modality, Observation, Qualifier

_ROUNDEST = 1000
"""Totals of whole thousands come out by chance: 1.2 million and 100,000 make 1.3 million."""
_MOST_PARTS = 3
_MOST_FIGURES = 8
"""A list of more figures is no bulletin of a day; among many some add up by chance."""

Sum = tuple[Observation, tuple[Observation, ...]]
"""A total and its parts."""


def with_proven_fluids(found: Sequence[Observation]) -> list[Observation]:
    """Return the observations in order, those of a sum that comes out with the fluids that it proves.

    "Crude 1,391,407, condensate 52,903, gas 194,914 boe, together 1,586,321": the total is of oil equivalent,
    and since it leaves the condensate out, the crude holds it.
    """
    proven: dict[int, Observation] = {}
    for bulletin in _bulletins(found):
        for total, parts in _sums(bulletin):
            told = f"sum: {' + '.join(f'{part.high:,}' for part in parts)} = {total.high:,}"
            for part, fluid in _fluids(total, parts, bulletin):
                changed = replace(part, fluid=fluid, reasons=(*part.reasons, f"{told}, so {fluid}"))
                proven.setdefault(id(part), changed)
    return [proven.get(id(observation), observation) for observation in found]


def _bulletins(found: Sequence[Observation]) -> Iterator[list[Observation]]:
    """Return runs of exact levels of what the same places produce."""
    for places, run in groupby(found, key=lambda o: o.entities if _counts(o) else None):
        figures = list(run)
        if places is not None and 2 < len(figures) <= _MOST_FIGURES:
            yield figures


def _counts(observation: Observation) -> bool:
    return (
        observation.measure is Measure.PRODUCTION
        and observation.aspect is Aspect.LEVEL
        and observation.modality is Modality.ACTUAL
        and observation.qualifier is Qualifier.EXACT
        and observation.low == observation.high
    )


def _sums(bulletin: Sequence[Observation]) -> Iterator[Sum]:
    for total in bulletin:
        parts = [figure for figure in bulletin if 0 < figure.high < total.high]
        if total.high % _ROUNDEST:
            for count in range(2, _MOST_PARTS + 1):
                for chosen in combinations(parts, count):
                    if sum(part.high for part in chosen) == total.high:
                        yield total, chosen


def _fluids(
    total: Observation, parts: tuple[Observation, ...], bulletin: Sequence[Observation]
) -> Iterator[tuple[Observation, Fluid]]:
    """Return the figures of a sum whose fluid it proves another than they were read to have."""
    by_fluid: Mapping[Fluid, Observation] = {part.fluid: part for part in parts}
    if len(by_fluid) < len(parts) or Fluid.CRUDE not in by_fluid:
        return
    gas = by_fluid.get(Fluid.GAS) or by_fluid.get(Fluid.BOE)
    whole = Fluid.BOE if gas else Fluid.LIQUIDS
    proven = [(total, whole)]
    if gas:
        proven.append((gas, Fluid.GAS))
        if Fluid.CONDENSATE not in by_fluid and any(o.fluid is Fluid.CONDENSATE for o in bulletin):
            proven.append((by_fluid[Fluid.CRUDE], Fluid.LIQUIDS))
    yield from ((figure, fluid) for figure, fluid in proven if figure.fluid is not fluid)
