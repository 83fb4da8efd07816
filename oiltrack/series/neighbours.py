"""Compares each statement with those of other speakers and days near it. It judges none of them."""

import numpy as np
import pandas as pd

from oiltrack.series.rule import Rule


def compared(statements: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Return statements with the numbers of their ``neighbours`` and of those that are ``agreeing``.

    A neighbour is a statement of another day within ``rule.days``, or of another speaker of the same day. It
    agrees if the two differ by no more than ``rule.jump`` of the larger.

    Args:
        statements: of one definition, with ``date`` and ``speaker``.
        rule: how near and how far.
    """
    days = statements["date"].to_numpy().astype("datetime64[D]").astype("int64")
    order = np.argsort(days, kind="stable")
    days = days[order]
    values = ((statements["low"] + statements["high"]) / 2).to_numpy(dtype="float64")[order]
    speakers = pd.factorize(statements["speaker"])[0][order]
    near = np.zeros(len(days), dtype="int64")
    agreeing = np.zeros(len(days), dtype="int64")
    for step in range(1, len(days)):
        gap = days[step:] - days[:-step]
        within = (gap <= rule.days) & ((gap > 0) | (speakers[step:] != speakers[:-step]))
        if not (gap <= rule.days).any():
            break
        larger = np.maximum(values[step:], values[:-step])
        agree = within & (np.abs(values[step:] - values[:-step]) <= rule.jump * larger)
        for counts, found in ((near, within), (agreeing, agree)):
            counts[step:] += found
            counts[:-step] += found
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return statements.assign(neighbours=near[back], agreeing=agreeing[back])
