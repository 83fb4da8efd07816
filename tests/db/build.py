"""Facts and rows to store, as small as they can be."""

from typing import Any

from oiltrack.facts import (
    Alias,
    Aspect,
    Capacity,
    Cause,
    Document,
    Event,
    EventKind,
    Extraction,
    Fluid,
    Measure,
    Modality,
    Observation,
    Place,
    PlaceKind,
    PlaceLink,
    Qualifier,
    Rejected,
)
from oiltrack.gazetteer import Seeds
from oiltrack.history import OfficialValue, OutageRecord, ReportedOutput

AT = "2026-01-02T03:04:05Z"
TEXT = "Sharara pumps 270,000 b/d, an engineer said on Monday. A leak then shut it. Brent rose to $60."
SENTENCE = "Sharara pumps 270,000 b/d, an engineer said on Monday."


def place(name: str, kind: PlaceKind = PlaceKind.FIELD, **fields: Any) -> Place:
    defaults = {"name": name.title(), "country": "libya", "source": "a map"}
    return Place(id=name, kind=kind, **{**defaults, **fields})


def seeds(**fields: Any) -> Seeds:
    places = (
        place("libya", PlaceKind.COUNTRY, country=None),
        place("noc", PlaceKind.COMPANY),
        place("sharara", operator="noc", latitude=26.5, longitude=12.2, started="1996"),
        place("el-feel", operator="noc"),
        place("zawiya", PlaceKind.TERMINAL),
    )
    defaults: dict[str, Any] = {
        "places": {row.id: row for row in places},
        "aliases": (
            Alias(alias="El Sharara", place_id="sharara", lang="en", note="spelling", source="press"),
            Alias(alias="الشرارة", place_id="sharara", lang="ar", ambiguous="a spark", source="press"),
        ),
        "links": (PlaceLink(from_id="sharara", to_id="zawiya", kind="feeds", source="a map"),),
        "capacities": (
            Capacity(
                place_id="sharara",
                measure=Measure.PRODUCTION,
                rate_bpd=315_000,
                volume_bbl=None,
                as_of=None,
                source="a report",
            ),
        ),
        "outages": (
            OutageRecord(
                id="2017-03-sharara",
                places=("sharara", "el-feel"),
                scope="field",
                cause=Cause.BLOCKADE,
                start="2017-03-27",
                end="2017-04",
                peak_offline_bpd=220_000,
                national_before_bpd=700_000,
                national_after_bpd=None,
                force_majeure=True,
                what="valve shut",
                source="a wire",
            ),
        ),
        "reported": (reported(),),
        "official": (
            OfficialValue(
                series="EIA",
                place_id="libya",
                period="2017-06",
                rate_bpd=820_000,
                released=None,
                source="a table",
            ),
        ),
    }
    return Seeds(**{**defaults, **fields})


def reported(**fields: Any) -> ReportedOutput:
    defaults: dict[str, Any] = {
        "place_id": "libya",
        "when": "2017-06-05",
        "rate_bpd": 807_000,
        "aspect": Aspect.LEVEL,
        "modality": Modality.ACTUAL,
        "fluid": Fluid.CRUDE,
        "source": "A wire, 8 June 2017",
        "published": "2017-06-08",
    }
    return ReportedOutput(**{**defaults, **fields})


def document(**fields: Any) -> Document:
    defaults: dict[str, Any] = {
        "key": "inbox/a.txt",
        "text": TEXT,
        "title": "Sharara pumps",
        "published": "2017-06-08",
        "publisher": "A wire",
        "url": "https://example.org/a",
        "lang": "en",
    }
    return Document(**{**defaults, **fields})


def observation(**fields: Any) -> Observation:
    defaults: dict[str, Any] = {
        "doc": "inbox/a.txt",
        "entities": ("sharara",),
        "when": "2017-06-05",
        "modality": Modality.ACTUAL,
        "quote": "270,000 b/d",
        "start": 14,
        "end": 25,
        "sentence": SENTENCE,
        "attribution": "an engineer",
        "confidence": 0.9,
        "measure": Measure.PRODUCTION,
        "fluid": Fluid.CRUDE,
        "aspect": Aspect.LEVEL,
        "low": 270_000,
        "high": 270_000,
        "qualifier": Qualifier.EXACT,
        "reasons": ("subject of the clause", "verb 'pumps'"),
    }
    return Observation(**{**defaults, **fields})


def event(**fields: Any) -> Event:
    defaults: dict[str, Any] = {
        "doc": "inbox/a.txt",
        "entities": ("sharara",),
        "when": "2017-06",
        "modality": Modality.ACTUAL,
        "quote": "shut",
        "start": 67,
        "end": 71,
        "sentence": "A leak then shut it.",
        "attribution": None,
        "confidence": 0.7,
        "kind": EventKind.OUTAGE_START,
        "cause": Cause.LEAK,
        "offline": None,
        "reasons": (),
    }
    return Event(**{**defaults, **fields})


def rejected(**fields: Any) -> Rejected:
    defaults: dict[str, Any] = {
        "doc": "inbox/a.txt",
        "quote": "$60",
        "start": 90,
        "end": 93,
        "sentence": "Brent rose to $60.",
        "reason": "a price",
    }
    return Rejected(**{**defaults, **fields})


def extraction(**fields: Any) -> Extraction:
    defaults: dict[str, Any] = {
        "observations": (observation(),),
        "events": (event(),),
        "rejected": (rejected(),),
    }
    return Extraction(**{**defaults, **fields})
