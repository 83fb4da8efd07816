"""Words for what a series says of a day and why. It reads no data and prints nothing."""

from typing import TYPE_CHECKING

from oiltrack.cli.text import safe
from oiltrack.gazetteer import SourceGrade

if TYPE_CHECKING:
    from oiltrack.jobs.reasons import DayFile, Weighed


def day_lines(told: "DayFile") -> list[str]:
    """Return the lines that tell what a series says of a day, and each claim of it."""
    of = told.definition
    head = f"{of.place}: {of.measure} of {of.fluid}, {of.aspect}, {of.modality}; {told.told}"
    return [head, _answer(told), f"because      {safe(told.reason)}", "", *_claims(told)]


def _answer(told: "DayFile") -> str:
    if told.value_bpd is None:
        last = f"; the last report is of {told.reported}" if told.reported else ""
        return f"no figure{last}"
    method = f"held from {told.reported}" if told.method == "held" else told.method
    count = f"{told.originators} originator{'' if told.originators == 1 else 's'}"
    return f"{told.value_bpd:,} b/d ({told.low_bpd:,} to {told.high_bpd:,}), {method}, supported by {count}"


def _claims(told: "DayFile") -> list[str]:
    return [line for claim in told.claims for line in _claim(claim)] or ["no claim speaks of it"]


def _claim(claim: "Weighed") -> list[str]:
    amount = f"{claim.low:,}" if claim.low == claim.high else f"{claim.low:,} to {claim.high:,}"
    score = "" if claim.score is None else f"  score {claim.score:.2f}"
    information = f", information {claim.information}" if claim.information else ""
    grade = SourceGrade(claim.grade)
    lines = [
        f"{claim.id}  {amount} b/d ({claim.qualifier}), {safe(claim.when)}  {claim.verdict}{score}",
        f"  said by    {safe(claim.attribution or claim.publisher or 'not told')}",
        f"  published  {claim.published or 'not told'} {safe(claim.publisher)}".rstrip(),
        f"  graded     source {grade} ({grade.words}){information}",
    ]
    if claim.parts:
        lines.append("  parts      " + ", ".join(f"{name} {part:.2f}" for name, part in claim.parts.items()))
    if claim.why:
        lines.append(f"  why        {safe(claim.why)}")
    return lines
