"""What the tests of the national chart draw with: claims, outages, ways to find marks and words."""

import dataclasses
import random
from datetime import date

from oiltrack.facts import Cause, Place, PlaceKind
from oiltrack.history import OfficialValue
from oiltrack.report.inputs import Inputs, capacities_frame
from oiltrack.report.kinds.national import national_chart
from oiltrack.report.spec import ChartSpec
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.outages import episodes
from oiltrack.stored import StoredOfficialValue
from tests.series.build import claim, outage

SPEC = ChartSpec(name="national", official="OPEC secondary sources", start=date(2024, 1, 1))
CLAIMS = [
    claim("obs-1", "2024-06-01", 1_250_000, publisher="NOC (bulletin)"),
    claim("obs-2", "2024-06-04", 1_230_000, publisher="Reuters"),
    claim("obs-3", "2024-06-04", 1_180_000, publisher="Argus"),
    claim("obs-4", "2024-08-28", 591_000, publisher="Reuters"),
    claim("obs-5", "2024-09-20", 540_000, publisher="Reuters"),
    claim("obs-6", "2024-07", 1_180_000, publisher="AFP"),
]
OFFICIAL = [
    StoredOfficialValue(
        id="off-1",
        value=OfficialValue(
            series="OPEC secondary sources",
            place_id="libya",
            period="2024-05",
            rate_bpd=1_160_000,
            released=None,
            source="MOMR",
        ),
    )
]
OUTAGES = [
    outage("s1", "2024-08-03", "2024-10-03", "sharara", cause=Cause.PROTEST, peak=270_000),
    outage("s2", "2024-08-26", None, "libya", cause=Cause.POLITICAL, peak=700_000, scope="national"),
    outage("s3", "2024-02-20", "2024-02-26", "wafa", cause=Cause.STRIKE, peak=37_000),
]
OLD_ENOUGH = [claim("obs-1", "2024-09-20", 540_000)]
PLACES = {
    "libya": Place(id="libya", name="Libya", kind=PlaceKind.COUNTRY, country="libya"),
    "sharara": Place(id="sharara", name="El Sharara", kind=PlaceKind.FIELD, country="libya"),
    "aa-line": Place(id="aa-line", name="A Line (16 inch)", kind=PlaceKind.PIPELINE, country="libya"),
    "forcados": Place(id="forcados", name="Forcados", kind=PlaceKind.TERMINAL, country="nigeria"),
}


def chart(claims=CLAIMS, outages=OUTAGES, official=OFFICIAL, events=(), *, today=None, **changes):
    return national_chart(
        dataclasses.replace(SPEC, **changes),
        Inputs(
            claims=claims_frame(claims),
            outages=episodes(events, outages),
            official=official_frame(official),
            capacities=capacities_frame([]),
            places=PLACES,
            today=today,
        ),
    )


def crowd(count):
    rng = random.Random(count)
    start = date(2011, 1, 1).toordinal()
    days = [date.fromordinal(start + rng.randrange(5000)) for _ in range(count)]
    causes = list(Cause)
    return [
        outage(f"s{n}", f"{day}", f"{date.fromordinal(day.toordinal() + rng.randrange(1, 90))}", f"field-{n}",
               cause=causes[n % len(causes)], peak=rng.randrange(100_000, 900_000))
        for n, day in enumerate(days)
    ]  # fmt: skip


def by_role(figure, role):
    return [text for text in figure.texts if text.get_gid().split()[0] == role]


def words(text):
    return " ".join(text.get_text().split())


def titled(drawn):
    return " ".join(words(text) for text in by_role(drawn.figure, "title"))


def artist(axes, gid):
    return next(item for item in axes.get_children() if item.get_gid() == gid)
