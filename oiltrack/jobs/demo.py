"""The sample documents as an inbox, and the newest national figures with their sources. It prints nothing."""

import filecmp
import shutil
from dataclasses import dataclass
from pathlib import Path

from oiltrack.db import Database
from oiltrack.jobs.series import output_series
from oiltrack.resources import resource
from oiltrack.stored import StoredDocument, StoredObservation

SAMPLES = ("libya", "documents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A point of the national series: its day, the claim that was taken and the document it stands in."""

    day: str
    rate_bpd: int
    claim: StoredObservation
    document: StoredDocument


def copy_samples(inbox: Path) -> int:
    """Copy the sample documents with their index into the inbox; return how many files that changed."""
    source = resource("seeds").joinpath(*SAMPLES)
    copied = 0
    for path in sorted(item for item in source.rglob("*") if item.is_file()):
        target = inbox / path.relative_to(source)
        if target.exists() and filecmp.cmp(path, target, shallow=False):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        copied += 1
    return copied


def newest_figures(database: Database, place: str, *, hold_days: int, number: int) -> list[Figure]:
    """Return the newest reported points of a place's output, newest first, each with its claim."""
    frame = output_series(database, place, hold_days=hold_days)
    points = frame[frame["method"] == "reported"].tail(number).iloc[::-1]
    figures = []
    for row in points.to_dict("records"):
        claim = database.observation(str(row["observation_id"]))
        figures.append(
            Figure(
                day=row["date"].date().isoformat(),
                rate_bpd=int(row["production_bpd"]),
                claim=claim,
                document=database.document(claim.document_id),
            )
        )
    return figures
