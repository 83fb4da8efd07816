"""The rule of belief as data: weights of a claim's parts, and what is plausible. It applies none of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from oiltrack.errors import ConfigError
from oiltrack.settings import read_toml

_FILE = Path(__file__).with_name("rule.toml")
PARTS = ("source", "information", "originators", "confidence", "exactness", "precision", "recency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What ``rule.toml`` says; its comments tell what each number means. Shares and parts are 0 to 1.

    Attributes:
        weights: by the names of ``PARTS``.
        source: by grade, A to F.
        information: by grade, 1 to 6.
        exactness: by qualifier.
    """

    weights: Mapping[str, float]
    source: Mapping[str, float]
    information: Mapping[str, float]
    exactness: Mapping[str, float]
    bound_of_month: float
    agreement: float
    digits: int
    recency_days: float
    jump: float
    days: int
    neighbours: int
    event_days: int
    explains: float
    capacity: float
    sum: float
    estimate_days: int


@lru_cache(maxsize=1)
def load_rule() -> Rule:
    """Return the rule that ships with oiltrack.

    Raises:
        ConfigError: the file is damaged.
    """
    given = read_toml(_FILE, ConfigError, remedy="install oiltrack again")
    try:
        return _rule(given)
    except (KeyError, TypeError) as error:
        raise ConfigError(
            f"{_FILE}: a key is missing or unknown ({error})", remedy="install oiltrack again"
        ) from error


def _rule(given: Mapping[str, Any]) -> Rule:
    tables = ("weights", "source", "information", "exactness")
    fields: dict[str, Any] = {name: MappingProxyType(given[name]) for name in tables}
    fields |= {**given["measures"], **given["plausible"]}
    fields |= {"bound_of_month": given["bounds"]["of_month"], "estimate_days": given["estimate"]["days"]}
    if set(fields["weights"]) != set(PARTS):
        raise KeyError("weights")
    return Rule(**fields)
