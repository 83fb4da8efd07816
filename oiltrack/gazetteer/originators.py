"""Tells whom a figure comes from, by the names in ``originators.csv``. It reads no file and weighs no one.

A figure that forty papers print is one source if all have it from the same speaker, under whatever name.
"""

import re
from collections.abc import Iterable

from oiltrack.gazetteer.grades import OriginatorGrade, SourceGrade
from oiltrack.gazetteer.tables import OriginatorKind, OriginatorName

# "a corpus (where it lies): Reuters, 2011-11-08" cites what stands after the colon.
_COLLECTION = re.compile(r"^[^:]*\): ")
# Brackets, dates and what follows a colon are details of an edition, not of who speaks.
_DETAILS = re.compile(
    r" \(|[:;] |, (?=[\d(]|(?:about|undated|early|mid|late|end)\b"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)"
)


class Originators:
    """Known names of speakers (who state or measure a figure) and carriers (who pass it on), and grades."""

    def __init__(
        self, names: Iterable[OriginatorName] = (), *, grades: Iterable[OriginatorGrade] = ()
    ) -> None:
        held = list(names)
        self._grades = {grade.originator: grade.grade for grade in grades}
        self._names = {folded(name.alias): name.originator for name in held}
        self._patterns = [
            pattern
            for kind in (OriginatorKind.SPEAKER, OriginatorKind.CARRIER)
            if (pattern := whole_words(folded(name.alias) for name in held if name.kind is kind))
        ]

    def of(self, text: str) -> str | None:
        """Return the originator that an attribution, a citation or a publisher's name means.

        The first known speaker counts, where there is none the first known carrier, else the words themselves
        without their details. None for no words at all.
        """
        words = folded(_COLLECTION.sub("", text))
        for pattern in self._patterns:
            if found := pattern.search(words):
                return self._names[found[0]]
        return _DETAILS.split(words)[0].strip().removeprefix("the ") or None

    def grade(self, speaker: str | None, publisher: str | None) -> SourceGrade:
        """Return how reliable what a speaker says in a publication is; both as ``of`` names them.

        An unknown speaker counts one step less than the publication that quotes it. Without a known one F.
        """
        if speaker in self._grades:
            return self._grades[speaker]
        found = self._grades.get(publisher or "", SourceGrade.F)
        if speaker is None or found in (SourceGrade.E, SourceGrade.F):
            return found
        return list(SourceGrade)[list(SourceGrade).index(found) + 1]


def folded(text: str) -> str:
    """Return a text as names are compared: case, apostrophes and breaks aside."""
    return " ".join(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def whole_words(aliases: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the aliases as whole words; of two that begin alike the longer one."""
    longest_first = sorted(set(aliases), key=lambda alias: (-len(alias), alias))
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
