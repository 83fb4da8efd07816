"""Chooses one claim where several speak of the same day, by a fixed rule. The range shows them all."""

import numpy as np
import pandas as pd

from oiltrack.series.neighbours import compared
from oiltrack.series.rule import load_rule
from oiltrack.series.scores import scored
from oiltrack.series.statements import statements

# What a claim is chosen by; all other columns would only be carried along.
_WEIGHED = (
    "id",
    "date",
    "low",
    "high",
    "qualifier",
    "when_kind",
    "published_last",
    "publisher",
    "attribution",
    "originator",
    "confidence",
    "cluster",
    "edition",
    "grade",
)

RULE = "the highest score by the weights of rule.toml; then later publication; then the id"


def choose(claims: pd.DataFrame) -> pd.DataFrame:
    """Return one row a ``date``: the chosen claim, with the range of all claims of that date.

    Args:
        claims: rows of ``claims_frame`` with a column ``date``; one definition only, none set aside.

    Returns:
        ``date, value, low, high, observation_id, originators, low_observation_id, high_observation_id``,
        ascending. ``value`` is the middle of the chosen claim's range; ``low`` and ``high`` span every claim
        of the date, and their ids name the claims that say them, the first by the rule where several do.
        ``originators`` counts who supports the value (within 2 %). The rule is ``RULE``.
    """
    ordered = ranked(statements(claims[list(_WEIGHED)]))[["date", "id", "low", "high", "value", "support"]]
    best = ordered.drop_duplicates("date").set_index("date")
    days = ordered.groupby("date")
    lowest = ordered.loc[days["low"].idxmin()].set_index("date")
    highest = ordered.loc[days["high"].idxmax()].set_index("date")
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


def ranked(standing: pd.DataFrame) -> pd.DataFrame:
    """Return statements with their parts and score (see ``scored``), date by date, the best first."""
    rule = load_rule()
    weighed = scored(compared(standing, rule), rule)
    days = weighed["date"].to_numpy().astype("int64")
    published = weighed["published_last"].to_numpy().astype("int64")  # none is the smallest number
    nth = weighed["nth"].to_numpy()
    return weighed.iloc[np.lexsort((nth, -published, -weighed["score"].to_numpy(), days))]
