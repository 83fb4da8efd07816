"""Knows what bears the name of a place or lies beside it: refinery and port, company, field of a pipeline.

It reads no text.
"""

from collections.abc import Iterator, Mapping

from oiltrack.facts import PlaceKind

_COMPANIES_OF_PLACES = {
    "mellitah": "mellitah-oil-gas",
    "mabrouk": "mabruk-oil",
    "sarir": "sarir-oil-operations",
    "waha-field": "waha-oil",
}
_PORTS_OF_LINES = {"sidra": "es-sider"}
_REFINERIES_OF_PORTS = {"hariga": "tobruk-refinery"}


class Kin:
    """Finds the kin of a place among places with their kinds by id."""

    def __init__(self, kinds: Mapping[str, PlaceKind]) -> None:
        self._kinds = kinds
        self._refineries = {place: refinery for place in kinds if (refinery := _refinery_of(place)) in kinds}
        self._ports = {
            refinery: place
            for place, refinery in self._refineries.items()
            if kinds[place] is PlaceKind.TERMINAL
        }
        self._companies = {
            place: company
            for place in kinds
            for company in (f"{place}-oil", _COMPANIES_OF_PLACES.get(place, ""))
            if company in kinds
        }
        self._lines = dict(self._by_ends())

    def company_at(self, place_id: str) -> str | None:
        """Return the company of the same name as a port or field, None where there is none."""
        return self._companies.get(place_id)

    def refinery_at(self, place_id: str) -> str | None:
        """Return the refinery of the same name as a port or field, None where there is none."""
        return self._refineries.get(place_id)

    def port_at(self, place_id: str) -> str | None:
        """Return the port beside a refinery, None where there is none."""
        return self._ports.get(place_id)

    def line_between(self, *ends: tuple[str, ...]) -> str | None:
        """Return the pipeline that is named after two places as its ends, None where there is none."""
        return self._lines.get(frozenset(ends))

    def _by_ends(self) -> Iterator[tuple[frozenset[tuple[str, ...]], str]]:
        """Yield each pipeline with its ends; of several between the same the first by name counts."""
        for line in sorted(self._kinds, reverse=True):
            if self._kinds[line] is PlaceKind.PIPELINE and (head := self.field_of(line)):
                rest = line.removeprefix(f"{head}-").partition("-pipeline")[0]
                yield frozenset(((head,), (_PORTS_OF_LINES.get(rest, rest),))), line

    def field_of(self, place_id: str) -> str | None:
        """Return the field whose name a pipeline's begins with, None where none is."""
        words = place_id.split("-")
        heads = ("-".join(words[:count]) for count in range(len(words) - 1, 0, -1))
        return next((head for head in heads if self._kinds.get(head) is PlaceKind.FIELD), None)


def _refinery_of(place_id: str) -> str:
    return _REFINERIES_OF_PORTS.get(place_id, f"{place_id}-refinery")
