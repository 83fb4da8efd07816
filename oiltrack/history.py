"""The cited history as it flows: known outages, reported output, official values, frozen. It reads no text.

Each says what a report or a provider says, with its source; what texts are read to say is in ``facts``.
"""

from dataclasses import dataclass
from enum import StrEnum

from oiltrack.facts import Aspect, Cause, Fluid, Modality, Qualifier


class OutageKind(StrEnum):
    """What a row of the history tells of: an outage, or what happened beside one and took nothing away."""

    OUTAGE = "outage"
    RESTART = "restart"
    ATTACK = "attack"
    SEIZURE = "seizure"
    PROTEST = "protest"
    STRIKE = "strike"
    THREAT = "threat"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageRecord:
    """A known outage episode, or an incident, of the seeds. Dates are EDTF; rates in b/d."""

    id: str
    places: tuple[str, ...]
    scope: str
    cause: Cause
    start: str
    end: str | None
    peak_offline_bpd: int | None
    national_before_bpd: int | None
    national_after_bpd: int | None
    force_majeure: bool
    what: str
    source: str
    kind: OutageKind = OutageKind.OUTAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedOutput:
    """A reported national figure of the seeds, in b/d; ``when`` is EDTF; ``source`` cites the report.

    ``published`` is when the report was, EDTF, None where the citation does not tell.
    """

    place_id: str
    when: str
    rate_bpd: int
    aspect: Aspect
    modality: Modality
    fluid: Fluid
    source: str
    qualifier: Qualifier = Qualifier.EXACT
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialValue:
    """A value of an official or survey series: ``period`` is EDTF month or year; ``released`` its vintage.

    ``provider`` is ``seeds`` or the format that it was read from; ``written`` is the number with its unit, as
    the provider gives it, empty for a row of the seeds.
    """

    series: str
    place_id: str
    period: str
    rate_bpd: int
    released: str | None
    source: str
    provider: str = "seeds"
    written: str = ""
