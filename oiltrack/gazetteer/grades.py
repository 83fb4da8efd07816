"""The table ``grades.csv`` of the seeds: how far each originator is to be relied on. It judges no claim."""

from dataclasses import dataclass
from enum import StrEnum

from oiltrack.gazetteer.tables import Row, Table


class SourceGrade(StrEnum):
    """How reliable a source is, by the letters of the Admiralty."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """What the letter means."""
        return {
            "A": "reliable",
            "B": "usually reliable",
            "C": "fairly reliable",
            "D": "not usually reliable",
            "E": "unreliable",
            "F": "cannot be judged",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginatorGrade:
    """The grade of an originator, under the name that ``originators.csv`` gives it."""

    originator: str
    grade: SourceGrade
    source: str


def _grade(row: Row) -> OriginatorGrade:
    return OriginatorGrade(
        originator=row.text("originator"),
        grade=row.choice("grade", SourceGrade),
        source=row.text("source"),
    )


GRADES = Table(columns=frozenset({"originator", "grade", "source"}), key=("originator",), parse=_grade)
