"""What people and runs did: decisions, states of sources, the run ledger. It declares tables only."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oiltrack.db.models.base import Base, TextKey, check, one_of


class DecisionKind(StrEnum):
    """What a reviewer said about a claim."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    SKIP = "skip"


class RunStatus(StrEnum):
    """How a run ended; ``RUNNING`` without an end is one that was killed."""

    RUNNING = "running"
    DONE = "done"
    PARTIAL = "partial"
    FAILED = "failed"


class SourceCondition(StrEnum):
    """What the last try of a source came to; ``BLOCKED`` is an answer that is no content."""

    OK = "ok"
    FAILING = "failing"
    BLOCKED = "blocked"


class DecisionRow(Base):
    """A reviewer's word on a claim.

    ``claim_id`` is no foreign key: decisions outlive a rebuild that no longer makes the claim.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("claim_id", "decided_at", "decided_by"),
        one_of("decision", DecisionKind),
        check("claim_prefix", "claim_id GLOB 'obs-*' OR claim_id GLOB 'evt-*'"),
        check("correction_given", "(decision = 'correct') = (correction IS NOT NULL)"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[str]
    decision: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[str]
    reason: Mapped[str]
    correction: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class SourceStateRow(Base):
    """How far a source was read, and what the server wants to hear the next time.

    ``marks`` holds what a source needs to know of what was read: a stamp by the name of each part.
    """

    __tablename__ = "source_state"
    __table_args__ = (check("failures_not_negative", "failures >= 0"), one_of("state", SourceCondition))

    source: Mapped[TextKey]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    tried_at: Mapped[str | None]
    succeeded_at: Mapped[str | None]
    failures: Mapped[int]
    message: Mapped[str]
    state: Mapped[str]
    next_try_at: Mapped[str | None]
    marks: Mapped[dict[str, Any]] = mapped_column(JSON)


class RunRow(Base):
    """One run of a command in the ledger."""

    __tablename__ = "run"
    __table_args__ = (
        one_of("status", RunStatus),
        check("start_before_end", "started_at <= finished_at"),
        check("finished_or_running", "(status = 'running') = (finished_at IS NULL)"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    command: Mapped[str]
    started_at: Mapped[str]
    finished_at: Mapped[str | None]
    status: Mapped[str]
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    message: Mapped[str]
