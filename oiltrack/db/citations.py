"""A reported figure of the seeds as a document of one line with one observation. It touches no database.

So every number in the database has a sentence and a source, whether a text or the seeds gave it.
"""

from dataclasses import dataclass, replace

from oiltrack.db import ids, rows
from oiltrack.facts import Document, Measure, Modality, Observation
from oiltrack.history import ReportedOutput

EXTRACTOR = "seeds"
LOCATION = "seeds/*/reported_output.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The rows of one citation."""

    id: str
    document: rows.Row
    observation: rows.Row
    place: rows.Row
    series: rows.Row


def cite(row: ReportedOutput, *, at: str, location: str = LOCATION) -> Citation:
    """Return the rows for a reported figure of the file ``location``; ``at`` is when the seeds were read."""
    modality = f" ({row.modality})" if row.modality is not Modality.ACTUAL else ""
    head = f"{row.when}: {row.place_id} {row.fluid} {Measure.PRODUCTION} {row.aspect} "
    quote = f"{row.rate_bpd} b/d"
    text = f"{head}{quote}{modality}. Source: {row.source}"
    document = Document(key="", text=text, published=row.published, publisher=row.source, lang="en")
    sha256 = ids.document_sha256(document)
    name = ids.document_id(sha256)
    observation = Observation(
        doc=name,
        entities=(row.place_id,),
        when=row.when,
        modality=row.modality,
        quote=quote,
        start=len(head),
        end=len(head) + len(quote),
        sentence=text,
        attribution=row.source,
        confidence=1.0,
        measure=Measure.PRODUCTION,
        fluid=row.fluid,
        aspect=row.aspect,
        low=row.rate_bpd,
        high=row.rate_bpd,
        qualifier=row.qualifier,
        reasons=("a row of the seeds says so",),
    )
    observation_row = rows.observation_row(observation, sha256=sha256, extractor=EXTRACTOR)
    return Citation(
        id=name,
        document=rows.document_row(
            replace(document, key=name), sha256=sha256, kind="citation", location=location, ingested_at=at
        ),
        observation=observation_row,
        place={"observation_id": observation_row["id"], "place_id": row.place_id},
        series=rows.series_claim_row(observation_row, place=row.place_id),
    )
