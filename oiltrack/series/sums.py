"""Checks the parts of a bulletin against the total that it prints. It mends no figure.

"1,391,407 barrels of crude, 194,914 boe of gas, 1,586,321 in all": the sum holds, with the condensate in the
crude. A sum that holds with the condensate beside the crude is as good.
"""

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from oiltrack.facts import Fluid
from oiltrack.series.definition import is_level

# What may make each total; without the parts named nothing can be checked.
_SUMS: dict[Fluid, tuple[tuple[Fluid, ...], ...]] = {
    Fluid.BOE: ((Fluid.CRUDE, Fluid.GAS), (Fluid.CRUDE, Fluid.CONDENSATE, Fluid.GAS)),
    Fluid.LIQUIDS: ((Fluid.CRUDE, Fluid.CONDENSATE),),
}
TOTALS = tuple(_SUMS)
# What stands beside the crude in them.
PARTS = (Fluid.CONDENSATE, Fluid.GAS)


def failed_sums(claims: pd.DataFrame, *, within: float) -> dict[str, str]:
    """Return by the id of each part of a sum that fails in what way it does.

    Args:
        claims: rows of ``claims_frame``, of any fluids.
        within: the share of the total by which the parts may miss it.
    """
    exact = claims[is_level(claims) & (claims["low"] == claims["high"])].dropna(subset="when")
    with_total = exact.loc[exact["fluid"].isin(TOTALS), "document_id"].unique()
    bulletins: defaultdict[tuple[str, ...], dict[str, tuple[str, int]]] = defaultdict(dict)
    columns = ["document_id", "entities", "measure", "when", "fluid", "id", "low"]
    for *key, fluid, name, figure in exact.loc[exact["document_id"].isin(with_total), columns].itertuples(
        index=False, name=None
    ):
        bulletins[tuple(key)].setdefault(fluid, (name, figure))
    failed: dict[str, str] = {}
    for told in bulletins.values():
        figures = {fluid: figure for fluid, (_, figure) in told.items()}
        for total in TOTALS:
            if total in figures and (reason := _failure(figures, total, within)):
                parts = {part for sum_ in _SUMS[total] for part in sum_} & told.keys()
                failed |= {told[part][0]: reason for part in parts}
    return failed


def _failure(figures: Mapping[str, int], total: Fluid, within: float) -> str | None:
    """Return why no sum of the parts makes the total; None where one does, or none can be made."""
    sums = [parts for parts in _SUMS[total] if all(part in figures for part in parts)]
    if not sums or any(
        abs(sum(figures[part] for part in parts) - figures[total]) <= within * figures[total]
        for parts in sums
    ):
        return None
    told = " + ".join(f"{figures[part]:,} of {part}" for part in sums[-1])
    return f"the document's parts do not make its total: {told} is not {figures[total]:,} of {total}"
