"""What one series is about, and which claims are of it. It mixes no definitions and ranks no claims."""

from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from oiltrack.facts import Aspect, Fluid, Measure, Modality, Qualifier

POINTS = ("day", "span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """The one definition of a series; ``place`` is an id."""

    place: str
    measure: Measure = Measure.PRODUCTION
    fluid: Fluid = Fluid.CRUDE
    aspect: Aspect = Aspect.LEVEL
    modality: Modality = Modality.ACTUAL

    @property
    def options(self) -> dict[str, Any]:
        """The five as what ``daily_series``, ``period_series`` and ``of_definition`` are called with."""
        return asdict(self)


def of_definition(
    claims: pd.DataFrame,
    *,
    place: str,
    measure: str,
    fluid: str,
    aspect: str = Aspect.LEVEL,
    modality: str = Modality.ACTUAL,
) -> pd.DataFrame:
    """Return the rates of one definition, about the place alone."""
    wanted = (
        (claims["entities"] == place)
        & (claims["measure"] == str(measure))
        & (claims["fluid"] == str(fluid))
        & (claims["aspect"] == str(aspect))
        & (claims["modality"] == str(modality))
        & (claims["measure"] != Measure.VOLUME.value)
    )
    return only(claims, wanted.fillna(False))


def only(claims: pd.DataFrame, wanted: "pd.Series[bool]") -> pd.DataFrame:
    """Return the claims that are wanted; where all are, without copying their many columns."""
    return claims if wanted.all() else claims[wanted]


def is_level(claims: pd.DataFrame) -> pd.Series:
    """Tell of each claim whether it is an asserted level of a rate, which a series may hold."""
    return (
        (claims["aspect"] == Aspect.LEVEL.value)
        & (claims["modality"] == Modality.ACTUAL.value)
        & (claims["measure"] != Measure.VOLUME.value)
    ).fillna(False)


def day_points(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims for a day, or for a span of up to ten days, with its last day as ``date``."""
    points = only(claims, claims["when_kind"].isin(POINTS))
    return points.assign(date=points["when_last"])


def is_bound(claims: pd.DataFrame) -> pd.Series:
    """Tell of each claim whether its figure only bounds what it is about: more than, less than, at most."""
    return claims["qualifier"].isin([Qualifier.OVER.value, Qualifier.UNDER.value])


def month_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims for whole months, with the month's first day as ``date``."""
    months = claims[claims["when_kind"] == "month"]
    return months.assign(date=months["when_first"])


def converted(claims: pd.DataFrame, *, fluid: Fluid, by_bpd: int) -> pd.DataFrame:
    """Return claims of another fluid as claims of ``fluid``, each higher by ``by_bpd``; none is then exact.

    A claim that is smaller than what is taken off cannot be one of the other fluid, and is left out.
    """
    low, high = claims["low"] + by_bpd, claims["high"] + by_bpd
    qualifier = claims["qualifier"].replace(Qualifier.EXACT.value, Qualifier.ABOUT.value)
    shifted = claims.assign(fluid=fluid.value, low=low, high=high, qualifier=qualifier)
    return shifted[low >= 0].astype(claims.dtypes.to_dict())
