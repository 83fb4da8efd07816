"""Knows what bears the name of a place or lies beside it: refinery and port, company, field of a pipeline.

It reads no text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from oiltrack.facts import Alias, Place, PlaceKind, PlaceLink

_FEEDS = "feeds"
_NAMED = frozenset({PlaceKind.FIELD, PlaceKind.TERMINAL})
_FIELD, _COMPANY = " field", "{} Oil"


class Kin:
    """Finds the kin of a place by the links and the names of a gazetteer."""

    def __init__(
        self, places: Mapping[str, Place], aliases: Iterable[Alias], links: Iterable[PlaceLink]
    ) -> None:
        self._kinds = {place_id: place.kind for place_id, place in places.items()}
        self._fed, self._feeding = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for link in links:
            if link.kind == _FEEDS and link.from_id in places and link.to_id in places:
                self._fed[link.from_id].append(link.to_id)
                self._feeding[link.to_id].append(link.from_id)
        self._refineries = _alone(
            (place, refinery)
            for refinery in self._of_kind(PlaceKind.REFINERY)
            for place in sorted(self._beside(refinery))
        )
        self._ports = {
            refinery: place
            for place, refinery in self._refineries.items()
            if self._kinds[place] is PlaceKind.TERMINAL
        }
        self._fields = {line: self._source(line) for line in self._of_kind(PlaceKind.PIPELINE)}
        longest_first = sorted(self._fields, key=lambda line: (len(line), line), reverse=True)
        self._lines = {ends: line for line in longest_first for ends in self._ends(line)}
        self._companies = self._namesakes(aliases)

    def company_at(self, place_id: str) -> str | None:
        """Return the company of the same name as a port or field, None where there is none."""
        return self._companies.get(place_id)

    def refinery_at(self, place_id: str) -> str | None:
        """Return the refinery at a port or field, None where there is none."""
        return self._refineries.get(place_id)

    def port_at(self, place_id: str) -> str | None:
        """Return the port beside a refinery, None where there is none."""
        return self._ports.get(place_id)

    def field_of(self, place_id: str) -> str | None:
        """Return the field that feeds a pipeline: of several the one that gave it its name, else None."""
        return self._fields.get(place_id)

    def line_between(self, *ends: tuple[str, ...]) -> str | None:
        """Return the pipeline from one place to the other, of several that of the shortest id."""
        return self._lines.get(frozenset(ends))

    def _of_kind(self, kind: PlaceKind) -> Iterator[str]:
        return (place_id for place_id, known in self._kinds.items() if known is kind)

    def _beside(self, refinery: str) -> set[str]:
        """Return the fields that feed a refinery, and the ports that lie at the end of the same lines."""
        sources = set(self._feeding[refinery])
        lines = {source for source in sources if self._kinds[source] is PlaceKind.PIPELINE}
        ends = {place for line in lines for place in self._fed[line]}
        return {place for place in sources | ends if self._kinds[place] in _NAMED}

    def _source(self, line: str) -> str | None:
        fields = [place for place in self._feeding[line] if self._kinds[place] is PlaceKind.FIELD]
        if len(fields) > 1:
            fields = [place for place in fields if line.startswith(f"{place}-")]
        return fields[0] if fields else None

    def _ends(self, line: str) -> Iterator[frozenset[tuple[str, ...]]]:
        """Return each place that feeds a pipeline with each that it feeds: of a pipeline its field."""
        for source in self._feeding[line]:
            for fed in self._fed[line]:
                end = self._fields.get(fed, fed)
                if end and end != source and source not in self._fields:
                    yield frozenset(((source,), (end,)))

    def _namesakes(self, aliases: Iterable[Alias]) -> dict[str, str]:
        """Return, by place, the company that is called as it with "Oil" behind."""
        known = [(alias.alias, alias.place_id, self._kinds.get(alias.place_id)) for alias in aliases]
        companies = _alone((name, place) for name, place, kind in known if kind is PlaceKind.COMPANY)
        named = [(name.removesuffix(_FIELD), place) for name, place, kind in known if kind in _NAMED]
        return {place: company for name, place in named if (company := companies.get(_COMPANY.format(name)))}


def _alone(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the pairs by their first member, without those that have several second ones."""
    found = defaultdict[str, set[str]](set)
    for one, other in pairs:
        found[one].add(other)
    return {one: min(others) for one, others in found.items() if len(others) == 1}
