"""What the tests of the kinds of charts draw with: claims, outages, and any number of outages."""

import dataclasses
import random
from collections.abc import Sequence
from datetime import date

from oiltrack import edtf
from oiltrack.facts import Aspect, Cause, Measure, Place, PlaceKind
from oiltrack.gazetteer import load_originators
from oiltrack.history import OfficialValue, OutageRecord
from oiltrack.report.chart import Chart
from oiltrack.report.inputs import Inputs, capacities_frame
from oiltrack.report.kinds import kind_chart
from oiltrack.report.spec import ChartSpec
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.ledger import ledger
from oiltrack.series.network import Network
from oiltrack.series.offline import losses, offline_by_day
from oiltrack.series.outages import episode_frame
from oiltrack.stored import StoredObservation, StoredOfficialValue
from tests.series.build import claim, outage

PLACES = {
    "libya": Place(id="libya", name="Libya", kind=PlaceKind.COUNTRY, country="libya"),
    "sharara": Place(id="sharara", name="El Sharara", kind=PlaceKind.FIELD, country="libya"),
    "messla": Place(id="messla", name="Messla", kind=PlaceKind.FIELD, country="libya"),
    "hariga": Place(id="hariga", name="Marsa el Hariga", kind=PlaceKind.TERMINAL, country="libya"),
    "bonny": Place(id="bonny", name="Bonny", kind=PlaceKind.TERMINAL, country="nigeria"),
}
ARABIC = {"libya": "ليبيا", "sharara": "الشرارة", "messla": "حقل المسلة", "hariga": "ميناء الحريقة"}
CLAIMS = [
    claim("n-1", "2023-02-10", 1_150_000),
    claim("n-2", "2024-02-10", 1_200_000),
    claim("n-3", "2024-03", 1_250_000, publisher="AFP"),
    claim("n-4", "2024-06-01", 1_240_000, attribution="National Oil Corporation"),
    claim("n-5", "2024-06-12", 1_180_000, publisher="AFP"),
    claim("n-6", "2024-09-20", 540_000),
    claim("s-1", "2024-06-01", 260_000, entities=("sharara",)),
    claim("s-2", "2024-06-01", 240_000, entities=("sharara",), publisher="AFP"),
    claim("s-3", "2024-09-19", 90_000, entities=("sharara",)),
    claim("s-c", "2024-01-01", 300_000, entities=("sharara",), aspect=Aspect.CAPACITY),
    claim("m-1", "2024-05-20", 80_000, entities=("messla",)),
    claim("h-1", "2024-05-21", 220_000, entities=("hariga",), measure=Measure.EXPORTS),
    claim("b-1", "2024-05-21", 190_000, entities=("bonny",), measure=Measure.EXPORTS),
]
OUTAGES = [
    outage("s1", "2024-08-03", "2024-09-02", "sharara", cause=Cause.PROTEST, peak=270_000),
    dataclasses.replace(
        outage("s2", "2024-08-26", None, "libya", cause=Cause.POLITICAL, peak=700_000, scope="national"),
        force_majeure=True,
    ),
    outage("s3", "2024-02-20", "2024-02-26", "messla", cause=Cause.LEAK, peak=37_000),
]
TODAY = date(2024, 9, 25)


def official(series: str, **months: int) -> list[StoredOfficialValue]:
    """Return values of a series by month: ``m2024_05=1_160_000``."""
    return [
        StoredOfficialValue(
            id=f"off-{series}-{period}",
            value=OfficialValue(
                series=series,
                place_id="libya",
                period=period[1:].replace("_", "-"),
                rate_bpd=rate,
                released=None,
                source="MOMR",
            ),
        )
        for period, rate in months.items()
    ]


OFFICIAL = [
    *official("OPEC secondary sources", m2023_06=1_100_000, m2024_05=1_160_000, m2024_06=1_190_000),
    *official("EIA crude", m2024_05=1_200_000, m2024_06=1_210_000),
]


def inputs(
    claims: Sequence[StoredObservation] = CLAIMS,
    outages: Sequence[OutageRecord] = OUTAGES,
    *,
    lang: str = "en",
    today: date | None = TODAY,
) -> Inputs:
    names = ARABIC if lang == "ar" else {}
    book, network = ledger([], outages), Network()
    return Inputs(
        claims=claims_frame(claims, originators=load_originators()),
        published=[edtf.interval(one.published)[1] for one in claims if one.published],
        outages=episode_frame(book, network=network, as_of=today),
        official=official_frame(OFFICIAL),
        capacities=capacities_frame([]),
        offline=offline_by_day(book, network=network, by="cause", today=today),
        losses=losses(book, network=network, today=today),
        outage_sources={episode.id: ("Reuters",) for episode in book},
        places={id: dataclasses.replace(p, name=names.get(id, p.name)) for id, p in PLACES.items()},
        today=today,
    )


def drawn(kind: str, held: Inputs | None = None, **changes: object) -> Chart:
    """Return the chart of a kind; the one of a facility is of Sharara."""
    spec = ChartSpec(name=kind, kind=kind, place="sharara" if kind == "facility" else "libya")
    return kind_chart(
        dataclasses.replace(spec, **changes), held or inputs(lang=str(changes.get("lang", "en")))
    )


def crowd(count: int) -> list[OutageRecord]:
    """Return many outages of fields and of the country over fifteen years."""
    rng, start = random.Random(count), date(2011, 1, 1).toordinal()
    causes, names = list(Cause), ("sharara", "messla", "libya", *(f"field-{n}" for n in range(60)))
    made = []
    for number in range(count):
        first = date.fromordinal(start + rng.randrange(4900))
        last = date.fromordinal(first.toordinal() + rng.randrange(1, 120))
        made.append(
            outage(
                f"c{number}",
                f"{first}",
                f"{last}",
                names[number % len(names)],
                cause=causes[number % len(causes)],
                peak=rng.randrange(100_000, 900_000),
            )
        )
    return made
