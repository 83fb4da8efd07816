"""What the database says besides facts: what became of a document, and the runs. It holds no SQL."""

from dataclasses import dataclass, field
from enum import StrEnum

from oiltrack.db.models import RunStatus, SourceCondition

__all__ = ["OfficialAdded", "RunRecord", "RunStatus", "SaveOutcome", "SourceCondition", "SourceState"]


class SaveOutcome(StrEnum):
    """What became of a document.

    Stored, there already, stored as a new version of one with its URL, or there already but for its title,
    date, publisher or URL, which is filled or corrected now, and its facts read again.
    """

    NEW = "new"
    KNOWN = "known"
    NEW_VERSION = "new_version"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialAdded:
    """What became of the values of a release.

    Of ``new`` periods no earlier release is stored, of ``revised`` ones one with another value, of
    ``confirmed`` ones one with the same; ``known`` ones add nothing.
    """

    new: int
    revised: int
    confirmed: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One run of a command. Time stamps are UTC, ISO 8601 with ``Z``; no end means running, or killed."""

    id: int
    command: str
    started_at: str
    finished_at: str | None
    status: RunStatus
    counts: dict[str, int] = field(default_factory=dict)
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How far a source was read. Time stamps are UTC, ISO 8601 with ``Z``.

    Attributes:
        source: its name in the settings.
        etag, last_modified: what its server wants to hear the next time.
        tried_at, succeeded_at: the last try, and the last one that went well; None for never.
        failures: tries in a row that went wrong.
        message: what went wrong the last time, empty where nothing did.
        next_try_at: when its server may be asked again, None for at any time.
        marks: what was read of it: a stamp by the name of each part.
    """

    source: str
    etag: str | None = None
    last_modified: str | None = None
    tried_at: str | None = None
    succeeded_at: str | None = None
    failures: int = 0
    message: str = ""
    state: SourceCondition = SourceCondition.OK
    next_try_at: str | None = None
    marks: dict[str, str] = field(default_factory=dict)
