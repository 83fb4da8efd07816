"""Under which codes providers list a country, from ``countries.csv``. It knows no other place."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from oiltrack.errors import OfficialError

_TABLE = Path(__file__).with_name("countries.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country by the id of its place, its ISO 3166 codes, and its name in OPEC's tables."""

    place_id: str
    iso2: str
    iso3: str
    opec: str

    @property
    def names(self) -> frozenset[str]:
        """All that tables may call it, in small letters."""
        return frozenset(name.casefold() for name in (self.place_id, self.iso2, self.iso3, self.opec))


def country(place_id: str) -> Country:
    """Return the country of a place.

    Raises:
        OfficialError: providers list no such country here.
    """
    found = _countries().get(place_id)
    if found is None:
        raise OfficialError(
            f"the providers' codes for {place_id!r} are not known",
            remedy=f"name a country with --place: {', '.join(sorted(_countries()))}",
        )
    return found


@lru_cache(maxsize=1)
def _countries() -> dict[str, Country]:
    with _TABLE.open(encoding="utf-8", newline="") as handle:
        return {row["place_id"]: Country(**row) for row in csv.DictReader(handle)}
