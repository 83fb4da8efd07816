"""Turns name hits into mentions of places; ambiguity is settled by context.

No figures here.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.joint import joined
from oiltrack.extract.scenes.kin import Kin
from oiltrack.extract.scenes.scan import NameHit
from oiltrack.extract.scenes.sentences import Sentence
from oiltrack.extract.scenes.text import View
from oiltrack.facts import Alias, Place, PlaceKind

Ids = tuple[str, ...]

FACILITIES = frozenset({PlaceKind.FIELD, PlaceKind.TERMINAL, PlaceKind.REFINERY, PlaceKind.PIPELINE})
LIBYA: Ids = ("libya",)
OPEC: Ids = ("opec",)
OPEC_PLUS: Ids = ("opec-plus",)
NON_OPEC: Ids = ("non-opec",)
AFRICA: Ids = ("africa",)
SAUDI_ARABIA: Ids = ("saudi-arabia",)
NOC: Ids = ("noc",)
"""The state company speaks for the country's oil; figures and events beside its name are not its own."""
ACTORS = (NOC, ("pfg",))
"""They shut and reopen; nobody shuts them."""

_UNKNOWN: Mapping[str, int] = MappingProxyType({})
_ALONE = Kin({}, (), ())
_READ = 200_000
_SHORT = 400
"""A flash of so few characters need not say twice that it is about oil."""
_REACH = 40
_FACILITY_REACH = 16


def tells_of_oil(alias: Alias, places: Mapping[str, Place]) -> bool:
    """Tell whether a name means a field, port, refinery or pipeline and nothing else: it speaks of oil."""
    place = places.get(alias.place_id)
    return place is not None and place.kind in FACILITIES and not alias.ambiguous and not alias.note


@dataclass(slots=True)
class Mention:
    """A name, or names joined by commas and "and", that stand for the places ``ids`` together.

    ``weak`` marks a name that only colours another word ("Libyan", "Spain's Repsol"), ``lent`` that of a
    company or town that stands for its country ("Rosneft"); ``members`` are the single names.
    """

    start: int
    end: int
    ids: Ids
    kinds: frozenset[PlaceKind]
    weak: bool = False
    members: tuple["Mention", ...] = ()
    lent: bool = False

    @property
    def is_facility(self) -> bool:
        """Tell whether it names fields, ports, refineries or pipelines only."""
        return self.kinds <= FACILITIES


class PlaceReader:
    """Finds mentions of the places of a gazetteer with the patterns of a lexicon.

    ``foreign`` are foreign countries and regions of them; ``kin`` tells what bears a name or lies beside.
    """

    def __init__(
        self,
        places: Mapping[str, Place],
        lexicon: Lexicon,
        *,
        most_bpd: Mapping[str, int] = _UNKNOWN,
        kin: Kin = _ALONE,
    ) -> None:
        self._places = places
        self._kinds = {place_id: place.kind for place_id, place in places.items()}
        self.foreign = frozenset(place_id for place_id in places if self._is_foreign(place_id))
        self._most_bpd = most_bpd
        self._lexicon = lexicon
        self.kin = kin
        self._largest = self._find_largest()

    def _find_largest(self) -> dict[PlaceKind, Ids]:
        libyan = [i for i in self._most_bpd if i in self._places and self.is_libyan(i)]
        known = sorted(libyan, key=lambda i: (self._most_bpd[i], i))
        return {self._places[i].kind: (i,) for i in known}

    def kind(self, place_id: str) -> PlaceKind:
        """Return the kind of a place."""
        return self._kinds[place_id]

    def size_class(self, ids: Ids) -> str:
        """Return what tells which sizes to expect: "libya", or the kind of the first of other places."""
        return "libya" if ids == LIBYA else self.kind(ids[0])

    def most_bpd(self, ids: Ids) -> int:
        """Return the most that places are known to have done together, 0 where that of one is unknown."""
        each = [self._most_bpd.get(place_id, 0) for place_id in ids]
        return sum(each) if all(each) else 0

    def largest(self, kind: PlaceKind) -> Ids:
        """Return the Libyan place of a kind that is known to have done most."""
        return self._largest.get(kind, ())

    def is_libyan(self, place_id: str) -> bool:
        """Tell whether a place lies in Libya or is Libya."""
        return place_id == "libya" or self._places[place_id].country == "libya"

    def country_of(self, place_id: str) -> str | None:
        """Return the country that a place lies in, itself for a country; None for a group of several."""
        place = self._places[place_id]
        return place_id if place.kind is PlaceKind.COUNTRY else place.country

    def _is_foreign(self, place_id: str) -> bool:
        """Tell whether a place is a foreign country or a region of one."""
        place = self._places[place_id]
        lands = (PlaceKind.COUNTRY, PlaceKind.GROUP) if place.country else (PlaceKind.COUNTRY,)
        return place.kind in lands and not self.is_libyan(place_id)

    def find(
        self,
        view: View,
        names: Sequence[list[NameHit]],
        *,
        sentences: Sequence[Sentence],
        of_oil: bool = False,
    ) -> list[list[Mention]]:
        """Return, a sentence, its mentions in order; where the text hardly speaks of oil, of facilities only.

        ``names`` are the hits of names by sentence; ``of_oil`` is a title whose text speaks of oil.
        """
        if not any(names):
            return [[] for _ in sentences]
        dry = not of_oil and self._is_dry(view, names)
        names = self._of_oil(view, names, sentences)
        named = {hit.aliases[0].place_id for hits in names for hit in hits if len(hit.aliases) == 1}
        found = []
        for sentence, hits in zip(sentences, names, strict=True):
            if dry:
                hits = [hit for hit in hits if self._is_facility(view, hit)]
            found.append(
                joined(view, self._mentions(view, hits, sentence, named), self._lexicon) if hits else []
            )
        return found

    def _of_oil(
        self, view: View, names: Sequence[list[NameHit]], sentences: Sequence[Sentence]
    ) -> list[list[NameHit]]:
        """Return the hits without ambiguous names of what no sentence that speaks of oil names."""
        says = self._lexicon.pattern["places.context"].search
        found = [
            (hits, hits and says(view.folded, sentence.start, sentence.end))
            for hits, sentence in zip(names, sentences, strict=True)
        ]
        if all(oil for hits, oil in found if hits):
            return list(names)
        told = {
            place_id
            for (hits, oil), sentence in zip(found, sentences, strict=True)
            if oil
            for mention in self._mentions(view, hits, sentence, set())
            for place_id in mention.ids
        }
        return [hits if oil else [hit for hit in hits if _is_known(hit, told)] for hits, oil in found]

    def _mentions(
        self, view: View, hits: Sequence[NameHit], sentence: Sentence, named: set[str]
    ) -> list[Mention]:
        """Return the single names; one that another has taken in is none: "OPEC, Russia and others"."""
        found: list[Mention] = []
        for hit in hits:
            mention = self._mention(view, hit, sentence, named)
            if mention and not (found and mention.start < found[-1].end):
                found.append(self._with_allies(view, mention))
        return found

    def _with_allies(self, view: View, mention: Mention) -> Mention:
        if mention.ids != OPEC:
            return mention
        allies = self._lexicon.pattern["places.allies_after"].match(view.folded, mention.end)
        return replace(mention, end=allies.end(), ids=OPEC_PLUS) if allies else mention

    def _is_dry(self, view: View, names: Sequence[list[NameHit]]) -> bool:
        """Tell whether a text hardly speaks of oil: a name alone is then no place of it.

        A flash need not say that at all where it names a field by a name that means nothing else ("Sharara
        resumed on Saturday"), or speaks of wells and tankers; a longer text says it beside the name.
        """
        is_flash = len(view.folded) < _SHORT
        needed = 1 if is_flash else 2
        words = self._lexicon.pattern["places.oil"].finditer(view.folded, 0, _READ)
        told = len(list(islice(words, needed)))
        if told or (is_flash and not self._lexicon.pattern["places.sport"].search(view.folded)):
            told += any(tells_of_oil(a, self._places) for hits in names for hit in hits for a in hit.aliases)
        if is_flash and not told:
            told += bool(self._lexicon.pattern["places.works"].search(view.folded))
        if told >= needed:
            return False
        return not self._lexicon.pattern["places.rate"].search(view.folded)

    def _is_facility(self, view: View, hit: NameHit) -> bool:
        if self._precedes("facility_before", view.folded[max(0, hit.start - _REACH) : hit.start]):
            return True
        pattern = self._lexicon.pattern["places.facility_after"]
        return bool(pattern.search(view.folded, hit.start, hit.end + _FACILITY_REACH))

    def _mention(self, view: View, hit: NameHit, sentence: Sentence, named: set[str]) -> Mention | None:
        aliases = [a for a in hit.aliases if a.place_id in self._places]
        if not aliases:
            return None
        before = view.folded[max(sentence.start, hit.start - _REACH) : hit.start]
        after = view.folded[hit.end : hit.end + _REACH]
        ids = list(dict.fromkeys([a.place_id for a in aliases]))
        if any(a.ambiguous for a in aliases) and self._is_other(before, after, ids):
            return None
        if len(ids) > 1:
            ids = [i for i in ids if i in named] or sorted(ids, key=lambda i: -self.most_bpd((i,)))
        place_id = self._choose(ids, before, after)
        if (place_id,) == AFRICA and self._is_part(before, after):
            return None
        kind = self._kinds[place_id]
        notes = [a.note for a in aliases]
        demonym = "demonym" in notes and not self._is_people(view, hit)
        if kind is PlaceKind.GROUP and (demonym or self._follows("member_after", after)):
            return None
        weak = demonym or (kind is PlaceKind.COUNTRY and self._follows("genitive_after", after))
        if (weak or kind is PlaceKind.COUNTRY) and self._follows("organisation_after", after):
            return None
        return Mention(hit.start, hit.end, (place_id,), frozenset({kind}), weak, lent="lent" in notes)

    def _is_people(self, view: View, hit: NameHit) -> bool:
        """Tell whether a name of people stands for their country: "the Saudis"."""
        return bool(self._lexicon.pattern["places.people"].fullmatch(view.folded, hit.start, hit.end))

    def _is_other(self, before: str, after: str, ids: list[str]) -> bool:
        """Tell whether an ambiguous name is a person, a brigade or a street here."""
        if self._precedes("person_before", before):
            return True
        company = self._places[ids[0]].kind is PlaceKind.COMPANY
        if company and self._opens(before) and self._follows("common_noun_after", after):
            return True
        return self._follows("other_after", after)

    def _is_part(self, before: str, after: str) -> bool:
        """Tell whether a continent's name is only a part of another: "the North African country"."""
        return self._precedes("continent_before", before) or self._follows("continent_after", after)

    def _choose(self, ids: list[str], before: str, after: str) -> str:
        """Return the place of a name; beside "refinery" or "company" a port's name is that of its own."""
        twins = [twin for twin in map(self.kin.refinery_at, ids) if twin]
        if twins and (self._follows("refinery_after", after) or self._precedes("refinery_before", before)):
            return twins[0]
        companies = [company for company in map(self.kin.company_at, ids) if company]
        if companies and self._precedes("company_before", before):
            return companies[0]
        return ids[0]

    def _follows(self, name: str, after: str) -> bool:
        return bool(self._lexicon.pattern[f"places.{name}"].match(after))

    def _precedes(self, name: str, before: str) -> bool:
        return bool(self._lexicon.pattern[f"places.{name}"].search(before))

    def _opens(self, before: str) -> bool:
        """Tell whether no word and no comma stands before a name on its line."""
        last = before.rpartition("\n")[2].rstrip()[-1:]
        return not last.isalnum() and last not in ("_", ",")


def _is_known(hit: NameHit, told: Set[str]) -> bool:
    """Tell whether a name is not ambiguous, or that of a place that the text names beside words of oil."""
    return any(alias.place_id in told for alias in hit.aliases) or not any(a.ambiguous for a in hit.aliases)
