"""Turns name hits into mentions of places: ambiguity settled by context, coordinated names joined. No figures here."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from oiltrack.extract.scan import NameHit, Scan
from oiltrack.extract.sentences import Sentence
from oiltrack.extract.text import View
from oiltrack.facts import Place, PlaceKind

FACILITIES = frozenset({PlaceKind.FIELD, PlaceKind.TERMINAL, PlaceKind.REFINERY, PlaceKind.PIPELINE})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or names joined by commas and "and", that stand for the places ``ids`` together.

    ``weak`` marks a name that only colours another word ("Libyan", "Spain's Repsol"); ``members`` are the single names.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    kinds: frozenset[PlaceKind]
    weak: bool = False
    members: tuple["Mention", ...] = ()


_OIL = re.compile(
    r"\b(?:oil|crude|bpd|b/d|barrels?|oilfields?|refinery|refineries|pipelines?|petroleum|noc|condensate|force majeure)\b|[tkm]b/d"
)
_JOIN = re.compile(
    r"\s*(?:,|,? and|,? or|&|/|,? as well as|, along with|,? plus| and from| and at| and of)\s*(?:the |little |from |at |of |in |for |nearby |neighbouring |smaller )*(?:ports? of |fields? of |terminals? of |terminals? at )?\s*"
)
_NEAR_REFINERY = re.compile(r"'?s?[ -](?:oil |crude )?(?:refinery|refining|refineries)\b")
_REFINERY_OF = re.compile(
    r"\brefiner(?:y|ies) (?:of|at|in|near|there)(?: the)?(?: nearby)? ?$|\brefineries (?:of|at|in) (?:[\w' -]+(?:,| and) )*$"
)
_PIPELINE_AFTER = re.compile(r"'?s?[ -](?:[\w-]+ )?(?:pipelines?|line|valves?)\b")
_ORGANISATION_AFTER = re.compile(
    r"'?s? (?:(?:national|arab|armed|air|navy|coast|central|investment|islamic|presidential|political|house|broadcast|red|premier|football|league|dinars?|"
    r"army|government|parliament|president|prime|minister|foreign|embassy|capital|city|people|refugees?|migrants?|troops|forces|officials?|ambassador|"
    r"herald|observer|review|express|militia|fighters?|mercenaries|rebels?|war|police|club|port authority|pounds?|coast|desert|tribe|tribes|"
    r"shield|dialogue|election|elections|politics|society|border|soil|consulate|charity|islamist|islamists|revolution|uprising|crisis|chaos|conflict)\b)"
)
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|eng|gen|general|colonel|sheikh|captain|minister|president|spokesman|mohamed|mohammed|muhammad|ahmed|ali|abdel|abdul|omar|khalifa|ibrahim|mustafa|saleh|hussein|gamal|ashraf|usama|abu)\.? )$"
)
_RATE = re.compile(r"\d[\d,.]*(?: million| thousand|mn|m)?[ -]?(?:bpd|[tkm]?b/d|barrels)\b")
_FACILITY = re.compile(r" (?:complex|(?:oil ?|gas )?fields?|(?:oil )?(?:port|terminal)|refinery|pipeline)\b")
_COMMON_NOUN_AFTER = re.compile(
    r" (?:current|daily|national|crude|oil|output|production|exports?|supply|losses|opec|volumes?|capacity|liquids)\b|:"
)
_LOCATION_BEFORE = re.compile(
    r"\b(?:in|across|around|throughout|inside|outside|off|of|near|from|to) (?:the )?$"
)


class PlaceReader:
    """Finds mentions with the places of a gazetteer."""

    def __init__(self, places: MappingProxyType[str, Place]) -> None:
        self._places = places

    def kind(self, place_id: str) -> PlaceKind:
        """Return the kind of a place."""
        return self._places[place_id].kind

    def refinery_at(self, place_id: str) -> str | None:
        """Return the refinery of the same name as a port or field, None where there is none."""
        twin = f"{place_id}-refinery" if place_id != "hariga" else "tobruk-refinery"
        return twin if twin in self._places else None

    def is_libyan(self, place_id: str) -> bool:
        """Tell whether a place lies in Libya or is Libya."""
        return place_id == "libya" or self._places[place_id].country == "libya"

    def find(self, view: View, scan: Scan, sentences: list[Sentence]) -> list[list[Mention]]:
        """Return, a sentence, its mentions in order; none where the text does not speak of oil."""
        if not scan.names:
            return [[] for _ in sentences]
        dry = len(_OIL.findall(view.folded, 0, 200_000)) < 2 and not _RATE.search(view.folded)
        found = []
        named = {hit.aliases[0].place_id for hit in scan.names if len(hit.aliases) == 1}
        for sentence in sentences:
            hits = [
                h
                for h in scan.names_in(sentence.start, sentence.end)
                if not dry or _FACILITY.search(view.folded, h.start, h.end + 16)
            ]
            single = [m for hit in hits if (m := self._mention(view, hit, sentence, named))]
            found.append(self._join(view, single))
        return found

    def _mention(self, view: View, hit: NameHit, sentence: Sentence, named: set[str]) -> Mention | None:
        before = view.folded[max(sentence.start, hit.start - 40) : hit.start]
        after = view.folded[hit.end : hit.end + 40]
        aliases = [a for a in hit.aliases if a.place_id in self._places]
        if not aliases:
            return None
        ids = list(dict.fromkeys(a.place_id for a in aliases))
        ambiguous = any(a.ambiguous for a in aliases)
        if ambiguous and self._is_other(before, after, ids):
            return None
        if len(ids) > 1:
            ids = [i for i in ids if i in named] or ids
        place_id = self._choose(ids, before, after)
        if place_id is None:
            return None
        kind = self._places[place_id].kind
        if kind is PlaceKind.GROUP and any(a.note == "demonym" for a in aliases):
            return None
        weak = (
            any(a.note == "demonym" for a in aliases) or after.startswith("'s ") and kind is PlaceKind.COUNTRY
        )
        if weak or kind is PlaceKind.COUNTRY:
            if _ORGANISATION_AFTER.match(after):
                return None
        return Mention(hit.start, hit.end, (place_id,), frozenset({kind}), weak)

    def _is_other(self, before: str, after: str, ids: list[str]) -> bool:
        """Tell whether an ambiguous name is a person, a brigade or a street here."""
        if _PERSON_BEFORE.search(before):
            return True
        company = self._places[ids[0]].kind is PlaceKind.COMPANY
        if company and _COMMON_NOUN_AFTER.match(after) and not re.search(r"[\w,]\s*$", before):
            return True
        return bool(
            re.match(r"(?:'s)? (?:brigade|street|hospital|mosque|university|airport|fc|tribe|said\b)", after)
        )

    def _choose(self, ids: list[str], before: str, after: str) -> str | None:
        refinery = _NEAR_REFINERY.match(after) or _REFINERY_OF.search(before)
        for place_id in ids:
            twin = self.refinery_at(place_id)
            if refinery and twin:
                return twin
        return ids[0]

    def _join(self, view: View, single: list[Mention]) -> list[Mention]:
        joined: list[Mention] = []
        run: list[Mention] = []
        for mention in single:
            if run and self._joinable(view, run[-1], mention):
                run.append(mention)
                continue
            if run:
                joined.append(_merged(run))
            run = [mention]
        if run:
            joined.append(_merged(run))
        return joined

    def _joinable(self, view: View, left: Mention, right: Mention) -> bool:
        between = view.folded[left.end : right.start]
        between = re.sub(
            r"^(?:'s)?(?: oil| crude)?(?: fields?| ports?| terminals?| refinery)?(?= |,)", "", between
        )
        if not _JOIN.fullmatch(between):
            return False
        return _class(left) == _class(right) and not (left.weak or right.weak)


def _class(mention: Mention) -> str:
    kinds = mention.kinds
    if kinds <= FACILITIES:
        return "facility"
    if PlaceKind.COMPANY in kinds:
        return "company"
    return "country" if kinds & {PlaceKind.COUNTRY, PlaceKind.GROUP} else "region"


def _merged(run: list[Mention]) -> Mention:
    if len(run) == 1:
        return run[0]
    ids = tuple(sorted({i for m in run for i in m.ids}))
    return Mention(
        run[0].start, run[-1].end, ids, frozenset().union(*(m.kinds for m in run)), False, tuple(run)
    )
