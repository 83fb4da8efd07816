"""Sets production against where the oil went: exports and local refining. It fills nothing in.

What is left over went into stocks, or one of the figures is wrong: there is no measure of stocks of its own.
"""

from typing import Any

import pandas as pd

from oiltrack.series.frames import DAYS

BALANCE_TYPES: dict[str, Any] = {
    "date": DAYS,
    "production_bpd": "Int64",
    "exports_bpd": "Int64",
    "refinery_intake_bpd": "Int64",
    "difference_bpd": "Int64",
    "share": "Float64",
    "missing": "string",
}


def balance(production: pd.DataFrame, exports: pd.DataFrame, refining: pd.DataFrame) -> pd.DataFrame:
    """Return the balance of each date on which production and one of the others have a figure.

    Args:
        production: a series of days, weeks or months, as ``daily_series`` or ``resample`` give it.
        exports: of the same place, fluid and frequency.
        refining: likewise, of the measure ``refinery_intake``.

    Returns:
        Columns and types are ``BALANCE_TYPES``. ``difference_bpd`` is production less exports and local
        refining, ``share`` that part of production; both are blank without exports. ``missing`` names the
        measures without a figure: without local refining the difference holds it.
    """
    sides = [
        frame.set_index("date")[column]
        for frame, column in (
            (production, "production_bpd"),
            (exports, "exports_bpd"),
            (refining, "refinery_intake_bpd"),
        )
    ]
    both = pd.concat(sides, axis="columns", join="outer", sort=True).astype("Int64")
    used = both[["exports_bpd", "refinery_intake_bpd"]]
    both = both[both["production_bpd"].notna() & used.notna().any(axis="columns")].reset_index()
    left = both["production_bpd"] - both["exports_bpd"] - both["refinery_intake_bpd"].fillna(0)
    whole = both["production_bpd"].astype("Float64").mask(both["production_bpd"] == 0)
    return both.assign(difference_bpd=left, share=(left / whole).round(3), missing=_missing(both)).astype(
        BALANCE_TYPES
    )


def _missing(both: pd.DataFrame) -> "pd.Series[str]":
    lacks = both[["exports_bpd", "refinery_intake_bpd"]].isna().to_numpy().tolist()
    names = {(True, False): "exports", (False, True): "refinery_intake"}
    return pd.Series([names.get((one, other)) for one, other in lacks], index=both.index, dtype="string")
