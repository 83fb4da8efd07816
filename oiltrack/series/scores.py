"""Weighs the statements of each day by the parts of ``rule.toml``. It drops none and chooses none."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from oiltrack.series.definition import is_bound
from oiltrack.series.rule import PARTS, Rule

Figures = npt.NDArray[np.int64]

_HUGE = 10**11
_TENS = 10 ** np.arange(19)


def scored(statements: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Return statements with what speaks for each.

    Args:
        statements: of one definition, as ``statements`` and ``compared`` give them.
        rule: weights and measures.

    Returns:
        The rows with ``value`` (the middle of the range), ``support`` (speakers of the day within 2 % of it,
        itself among them), ``grade_information`` (1 to 6), a column for each of ``PARTS`` (weighted), and
        ``score``, their sum.
    """
    ranked = statements.assign(value=(statements["low"] + statements["high"]) // 2)
    ranked["support"], ranked["speakers"] = _support(ranked, rule.agreement)
    ranked["grade_information"] = _information(ranked)
    weighed = _parts(ranked, rule)
    for name in PARTS:
        ranked[name] = (rule.weights[name] * weighed[name].astype("float64")).round(3)
    ranked["score"] = ranked[list(PARTS)].sum(axis=1).round(3)
    return ranked


def significant_digits(values: pd.Series) -> pd.Series:
    """Return how many digits stand before the trailing zeros: 1,391,407 has 7, 1,400,000 has 2."""
    figures = np.abs(values.to_numpy(dtype="int64", copy=True))
    while (round_ := (figures > 0) & (figures % 10 == 0)).any():
        figures[round_] //= 10
    return pd.Series(np.searchsorted(_TENS, figures, side="right"), index=values.index)


def _parts(ranked: pd.DataFrame, rule: Rule) -> dict[str, pd.Series]:
    """Return each part, 0 to 1."""
    newest = ranked.groupby("date")["published_last"].transform("max")
    behind = (newest - ranked["published_last"]).dt.days.astype("float64")
    full = significant_digits(ranked["value"]).clip(upper=rule.digits) / rule.digits
    return {
        "source": ranked["grade"].map(dict(rule.source)),
        "information": ranked["grade_information"].map(dict(rule.information)),
        "originators": 1 - 1 / ranked["support"],
        "confidence": ranked["confidence"],
        "exactness": _exactness(ranked, rule),
        "precision": full.where(ranked["when_kind"] != "span", full / 2),
        "recency": (0.5 ** (behind / rule.recency_days)).fillna(0.0),
    }


def _exactness(ranked: pd.DataFrame, rule: Rule) -> pd.Series:
    """Return how exact each figure is; "a high of 1.3 million in October" only bounds its month."""
    told = ranked["qualifier"].map(dict(rule.exactness))
    return told.mask(is_bound(ranked) & (ranked["when_kind"] == "month"), rule.bound_of_month)


def _information(ranked: pd.DataFrame) -> pd.Series:
    """Return how the statement stands to others: see ``information`` in ``rule.toml``."""
    grades = np.select(
        [
            ranked["support"] > 2,
            ranked["support"] == 2,
            ranked["speakers"] > 1,
            ranked["agreeing"] > 0,
        ],
        ["1", "2", "4", "3"],
        default="6",
    )
    return pd.Series(grades, index=ranked.index, dtype="string")


def _support(ranked: pd.DataFrame, agreement: float) -> tuple[pd.Series, pd.Series]:
    """Return for each claim how many speakers of its date agree with it, and how many there are."""
    order = np.lexsort((ranked["value"].to_numpy(), ranked["date"].to_numpy()))
    dates, values = ranked["date"].to_numpy()[order], ranked["value"].to_numpy()[order]
    names = pd.factorize(ranked["speaker"], use_na_sentinel=False)[0][order]
    edges = np.unique([0, *np.flatnonzero(dates[1:] != dates[:-1]) + 1, len(order)])
    sizes = np.diff(edges)
    agreeing, heard = _near(values, sizes, agreement=agreement), np.repeat(sizes, sizes)
    day = np.repeat(np.arange(len(sizes)), sizes)
    said = np.sort(day * len(order) + names)
    for nth in np.unique(said[1:][said[1:] == said[:-1]] // len(order)):  # a speaker with several figures
        part = slice(edges[nth], edges[nth + 1])
        told = names[part].tolist()
        agreeing[part] = _agreeing(values[part].tolist(), told, agreement)
        heard[part] = len(set(told))
    return _in_place(agreeing, order, index=ranked.index), _in_place(heard, order, index=ranked.index)


def _near(values: Figures, sizes: Figures, *, agreement: float) -> Figures:
    """Return for each of ascending figures, in groups of some sizes, how many of its group are near it."""
    values = np.clip(values, -_HUGE, _HUGE)  # or groups set apart would overflow
    slack = agreement * np.abs(values)
    apart = 4 * int(np.abs(values).max(initial=0)) + 4
    group = np.repeat(np.arange(len(sizes)), sizes) * apart
    placed = group + values
    first = np.searchsorted(placed, group + np.ceil(values - slack).astype("int64"), side="left")
    end = np.searchsorted(placed, group + np.floor(values + slack).astype("int64"), side="right")
    found: Figures = end - first
    return found


def _in_place(numbers: Figures, order: Figures, *, index: pd.Index) -> pd.Series:
    found = np.empty_like(numbers)
    found[order] = numbers
    return pd.Series(found, index=index)


def _agreeing(figures: Sequence[int], speakers: Sequence[int], agreement: float) -> list[int]:
    """Return for each of some ascending figures how many speakers give one near it, itself among them."""
    found: list[int] = []
    near: dict[int, int] = {}
    first = last = 0
    for figure in figures:
        slack = agreement * abs(figure)
        while last < len(figures) and figures[last] <= figure + slack:
            near[speakers[last]] = near.get(speakers[last], 0) + 1
            last += 1
        while figures[first] < figure - slack:
            near[speakers[first]] -= 1
            if not near[speakers[first]]:
                del near[speakers[first]]
            first += 1
        found.append(len(near))
    return found
