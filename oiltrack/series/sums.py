"""Checks the parts of a bulletin against the total that it prints. It mends no figure.

"1,391,407 barrels of crude, 194,914 boe of gas, 1,586,321 in all": the sum holds, with the condensate in the
crude. A sum that holds with the condensate beside the crude is as good.
"""

from collections.abc import Mapping

import pandas as pd

from oiltrack.facts import Fluid
from oiltrack.series.definition import is_level

# What may make each total; without the parts named nothing can be checked.
_SUMS: dict[str, tuple[tuple[str, ...], ...]] = {
    Fluid.BOE.value: ((Fluid.CRUDE, Fluid.GAS), (Fluid.CRUDE, Fluid.CONDENSATE, Fluid.GAS)),
    Fluid.LIQUIDS.value: ((Fluid.CRUDE, Fluid.CONDENSATE),),
}
TOTALS = tuple(_SUMS)


def failed_sums(claims: pd.DataFrame, *, within: float) -> dict[str, str]:
    """Return by the id of each part of a sum that fails in what way it does.

    Args:
        claims: rows of ``claims_frame``, of any fluids.
        within: the share of the total by which the parts may miss it.
    """
    exact = claims[is_level(claims) & (claims["low"] == claims["high"])]
    failed: dict[str, str] = {}
    for _, told in exact.groupby(["document_id", "entities", "measure", "when"], sort=False):
        once = told.drop_duplicates("fluid")
        figures = {str(fluid): int(low) for fluid, low in zip(once["fluid"], once["low"], strict=True)}
        for total in TOTALS:
            reason = _failure(figures, total, within) if total in figures else None
            if reason is not None:
                parts = told[told["fluid"].isin([part for sum_ in _SUMS[total] for part in sum_])]
                failed |= dict.fromkeys(parts["id"], reason)
    return failed


def _failure(figures: Mapping[str, int], total: str, within: float) -> str | None:
    """Return why no sum of the parts makes the total; None where one does, or none can be made."""
    sums = [parts for parts in _SUMS[total] if all(part in figures for part in parts)]
    if not sums or any(
        abs(sum(figures[part] for part in parts) - figures[total]) <= within * figures[total]
        for parts in sums
    ):
        return None
    told = " + ".join(f"{figures[part]:,} of {part}" for part in sums[-1])
    return f"the document's parts do not make its total: {told} is not {figures[total]:,} of {total}"
