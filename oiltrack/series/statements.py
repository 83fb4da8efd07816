"""Clears the claims of a definition of copies and of what an update replaced. It chooses none of them.

A statement is one speaker's figure for one date. The speaker is the originator of the claim; where the text
names none, and it is one of several copies of a story, that of the copy which was published first.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from oiltrack.series.definition import only


def traced(claims: pd.DataFrame) -> pd.DataFrame:
    """Return claims that have a ``date`` with where each comes from, in the order of publication.

    Args:
        claims: rows of ``claims_frame`` with a column ``date``; one definition only.

    Returns:
        The claims with ``nth`` (their rank by id), ``speaker``, ``repeats`` (the id of the first claim that
        says the same, for a copy) and ``replaced_by`` (the id of the claim of an update that says otherwise),
        both blank for a statement that stands. Undated documents come last.
    """
    nth = _by_id(claims)
    ordered = claims.assign(nth=nth).iloc[_by_publication(claims, nth)].reset_index(drop=True)
    ordered["speaker"] = _speakers(ordered)
    ordered["repeats"] = _repeats(ordered)
    ordered["replaced_by"] = pd.array([pd.NA] * len(ordered), dtype="string")
    standing = ordered[ordered["repeats"].isna()]
    replaced = _replaced(standing)
    ordered.loc[replaced.index, "replaced_by"] = replaced
    return ordered


def statements(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that are statements: neither copies nor replaced by an update, see ``traced``."""
    found = traced(claims)
    return only(found, found["repeats"].isna() & found["replaced_by"].isna()).reset_index(drop=True)


def _by_id(claims: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Return the rank of each claim by its id; most claims come in this order."""
    if claims["id"].is_monotonic_increasing:
        return np.arange(len(claims))
    return pd.factorize(claims["id"], sort=True)[0].astype("int64")


def _by_publication(claims: pd.DataFrame, nth: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the positions of the claims by day of publication (none comes last), edition and id."""
    days = claims["published_last"].to_numpy().astype("int64")
    unknown = claims["published_last"].isna().to_numpy()
    return np.lexsort((nth, claims["edition"].to_numpy(), days, unknown))


def _speakers(ordered: pd.DataFrame) -> pd.Series:
    """Return the originator of each claim; of an unattributed copy that of its story."""
    copied = ordered["cluster"].notna() & ordered["attribution"].isna()
    if not copied.any():
        return ordered["originator"]
    told = ordered[ordered["cluster"].notna()].drop_duplicates("cluster").set_index("cluster")["originator"]
    return ordered["originator"].mask(copied, ordered["cluster"].map(told)).astype("string")


def _repeats(ordered: pd.DataFrame) -> pd.Series:
    key = ["date", "low", "high", "qualifier", "speaker"]
    again = ordered.duplicated(key)
    first = pd.Series(pd.NA, index=ordered.index, dtype="string")
    if again.any():
        first[again] = ordered.groupby(key, dropna=False, sort=False)["id"].transform("first")[again]
    return first


def _replaced(standing: pd.DataFrame) -> pd.Series:
    """Return by index the claims whose publisher says another figure in a later edition of the same story."""
    key = ["cluster", "publisher", "speaker", "date"]
    told = standing.dropna(subset=["cluster", "publisher", "published_last"])
    told = told[told.duplicated(key, keep=False)]
    if told.empty:
        return pd.Series(dtype="string")
    groups = told.groupby(key, sort=False)
    newest = groups["published_last"].transform("last"), groups["edition"].transform("last")
    older = (told["published_last"] < newest[0]) | (told["edition"] < newest[1])
    return groups["id"].transform("last")[older].astype("string")
