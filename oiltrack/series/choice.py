"""Chooses one claim where several speak of the same day, by a fixed rule. The range shows them all."""

import numpy as np
import pandas as pd

from oiltrack.facts import Qualifier

RULE = (
    "most originators within 2 % of the figure; then exact before about, over, under, range; then more "
    "significant digits; then higher confidence; then later publication; then the id"
)
AGREEMENT = 0.02

_EXACTNESS = {
    Qualifier.EXACT.value: 0,
    Qualifier.ABOUT.value: 1,
    Qualifier.OVER.value: 2,
    Qualifier.UNDER.value: 2,
    Qualifier.RANGE.value: 3,
}
_ORDER = ["date", "support", "exactness", "digits", "confidence", "published_last", "id"]
_ASCENDING = [True, False, True, False, False, False, True]


def choose(claims: pd.DataFrame) -> pd.DataFrame:
    """Return one row a ``date``: the chosen claim, with the range of all claims of that date.

    Args:
        claims: rows of ``claims_frame`` with a column ``date``; one definition only.

    Returns:
        ``date, value, low, high, observation_id, originators, low_observation_id, high_observation_id``,
        ascending. ``value`` is the middle of the chosen claim's range; ``low`` and ``high`` span every claim
        of the date, and their ids name the claims that say them, the first by the rule where several do.
        ``originators`` counts who supports the value (within 2 %). The rule is ``RULE``.
    """
    ranked = without_copies(claims).assign(value=lambda f: (f["low"] + f["high"]) // 2)
    ranked["support"] = _support(ranked)
    ranked["exactness"] = ranked["qualifier"].map(_EXACTNESS).astype("float64")
    ranked["digits"] = significant_digits(ranked["value"])
    ranked = ranked.sort_values(_ORDER, ascending=_ASCENDING, na_position="last")
    ranked["order"] = range(len(ranked))
    best = _first_of_dates(ranked)
    lowest = _first_of_dates(ranked.sort_values(["low", "order"]))
    highest = _first_of_dates(ranked.sort_values(["high", "order"], ascending=[False, True]))
    chosen = pd.DataFrame(
        {
            "value": best["value"],
            "low": lowest["low"],
            "high": highest["high"],
            "observation_id": best["id"],
            "originators": best["support"],
            "low_observation_id": lowest["id"],
            "high_observation_id": highest["id"],
        }
    )
    return chosen.rename_axis("date").reset_index()


def without_copies(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims with each originator's figure of a date once: the one published first."""
    ordered = claims.sort_values(["published_last", "id"], na_position="last")
    return ordered.drop_duplicates(["date", "low", "high", "qualifier", "originator"])


def significant_digits(values: pd.Series) -> pd.Series:
    """Return how many digits stand before the trailing zeros: 1,391,407 has 7, 1,400,000 has 2."""
    return values.abs().astype("string").str.rstrip("0").str.len().astype("int64")


def _first_of_dates(claims: pd.DataFrame) -> pd.DataFrame:
    return claims.drop_duplicates("date").set_index("date").sort_index()


def _support(claims: pd.DataFrame) -> pd.Series:
    """Return for each claim how many originators of its date give a figure within 2 % of its own."""
    support = pd.Series(1, index=claims.index, dtype="int64")
    shared = claims[claims.duplicated("date", keep=False)]
    for _, day in shared.groupby("date"):
        figures = day["value"].to_numpy(dtype="int64")
        speakers = day["originator"].to_numpy(dtype=object)
        for figure in set(figures.tolist()):
            near = np.abs(figures - figure) <= AGREEMENT * abs(figure)
            support[day.index[figures == figure]] = len(set(speakers[near].tolist()))
    return support
