"""What became of documents that went in, and how many of each. It stores none."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from oiltrack.db import SaveOutcome
from oiltrack.errors import SourceError

_MOST_ERRORS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """One document that went in: where it came from and what became of it."""

    location: str
    outcome: SaveOutcome
    published: str | None = None

    @property
    def stored(self) -> bool:
        """Whether it added or updated anything."""
        return self.outcome != SaveOutcome.KNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many documents were new, known, new versions, known but updated, and failed.

    ``undated`` of those that were stored have no date.
    """

    new: int
    known: int
    new_version: int
    updated: int
    failed: int
    undated: int = 0

    @property
    def stored(self) -> int:
        """Documents that this run added or updated."""
        return self.new + self.new_version + self.updated

    def __add__(self, other: "Counts") -> "Counts":
        """Return the sums."""
        mine, theirs = asdict(self), asdict(other)
        return Counts(**{name: mine[name] + theirs[name] for name in mine})

    def as_dict(self) -> dict[str, int]:
        """Return the counts by name, for the run ledger."""
        return asdict(self)

    def __str__(self) -> str:
        """Return the counts in words."""
        versions = f", {self.new_version} new versions" if self.new_version else ""
        updated = f", {self.updated} updated" if self.updated else ""
        undated = f", {self.undated} without a date" if self.undated else ""
        return f"{self.new} new, {self.known} known{versions}{updated}, {self.failed} failed{undated}"


class Tally:
    """Counts results as they come, and keeps the first errors."""

    def __init__(self) -> None:
        self.errors: list[SourceError] = []
        self._outcomes: Counter[str] = Counter()
        self._undated = 0

    def take(self, results: Iterable[Ingested | SourceError]) -> bool:
        """Count results; return whether all went in."""
        failed = 0
        for result in results:
            if isinstance(result, Ingested):
                self._outcomes[result.outcome] += 1
                self._undated += result.stored and result.published is None
                continue
            failed += 1
            if len(self.errors) < _MOST_ERRORS:
                self.errors.append(result)
        self._outcomes["failed"] += failed
        return not failed

    def counts(self) -> Counts:
        """Return the counts."""
        return Counts(
            new=self._outcomes[SaveOutcome.NEW],
            known=self._outcomes[SaveOutcome.KNOWN],
            new_version=self._outcomes[SaveOutcome.NEW_VERSION],
            updated=self._outcomes[SaveOutcome.UPDATED],
            failed=self._outcomes["failed"],
            undated=self._undated,
        )


def count(results: Iterable[Ingested | SourceError]) -> Counts:
    """Count results by what became of the documents."""
    tally = Tally()
    tally.take(results)
    return tally.counts()
