"""Makes the page from its content: one HTML file that asks for nothing else. It computes no figure.

Jinja2 escapes all values; style and script are inline, and a Content-Security-Policy allows these two by
their hash and nothing else. Rows past the first few hundred lie as data in the page, and the script shows
them.
"""

import base64
import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from oiltrack.report.html.content import Content
from oiltrack.report.html.rows import Evidence, Row, figure
from oiltrack.report.html.words import Words
from oiltrack.report.palette import GROUPS
from oiltrack.report.texts import STALE_DAYS

STATIC_ROWS = 300
_UNSAFE_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(content: Content, words: Words) -> str:
    """Return the page as HTML."""
    style, script = _style(), _file("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            c=content,
            w=words,
            t=words.table,
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            policy=_policy(style, script),
            data=Markup(_data(content, words)),  # noqa: S704
            tables=_tables(content),
            figure=figure,
            stale_days=STALE_DAYS,
        )
    )


def _tables(content: Content) -> list[dict[str, Any]]:
    """Return the two large tables with the rows that stand in the page without the script."""
    drawn = content.picture
    targets = {spot.target for spot in (*drawn.points, *drawn.months)} if drawn else set()
    linked = targets | _claims_of(content)
    return [
        {"key": key, "all": len(rows), "rows": _static(rows, linked), "choices": choices}
        for key, rows, choices in (
            ("observations", content.observations, (1, 2)),
            ("outages", content.outages, (3, 4)),
        )
    ]


def _claims_of(content: Content) -> set[str]:
    """Return the ids that other parts of the page link to."""
    pairs = (pair for c in content.conflicts for pair in (c.taken, c.low, c.high))
    moved = content.changes.moved if content.changes else ()
    aside = {claim.id for claim in content.set_aside}
    return {target for _, target in pairs} | {item.target for item in moved} | aside


def _static(rows: tuple[Row, ...], linked: set[str]) -> list[Row]:
    return [row for at, row in enumerate(rows) if at < STATIC_ROWS or row.id in linked]


def _data(content: Content, words: Words) -> str:
    """Return rows and words for the script, as JSON in which nothing can end the script element."""
    documents: dict[tuple[str, str, str], int] = {}
    data = {
        "words": {
            **words.table["table"],
            **words.table["evidence"],
            "age": words.table["headline"]["age_now"],
        },
        "outage_words": [words.table["outages"]["evidence"], words.table["outages"]["evidence_one"]],
        "tables": {
            "observations": [_compact(row, documents) for row in content.observations],
            "outages": [_compact(row, documents) for row in content.outages],
        },
    }
    data["documents"] = [list(document) for document in documents]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _UNSAFE_IN_SCRIPT.items():
        text = text.replace(character, escape)
    return text


def _compact(row: Row, documents: dict[tuple[str, str, str], int]) -> list[Any]:
    """Return id, cells, what they are sorted by (true: the cell itself) and evidence; documents by number."""
    sorts = [True if by == cell else by for by, cell in zip(row.sorts, row.cells, strict=True)]
    return [row.id, list(row.cells), sorts, [_proof(item, documents) for item in row.evidence]]


def _proof(item: Evidence, documents: dict[tuple[str, str, str], int]) -> list[Any]:
    document = (item.publisher, item.published, item.url)
    number = documents.setdefault(document, len(documents))
    return [item.id, item.head, item.quote, item.tail, item.said, number, int(item.history)]


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _style() -> str:
    """Return the style sheet, with the colours of the causes: darker marks on white, pure ones on black."""
    light = "".join(f".g{n}{{fill:{group.ink}}}" for n, group in enumerate(GROUPS))
    dark = "".join(f".g{n}{{fill:{group.tint}}}" for n, group in enumerate(GROUPS))
    return f"{_file('page.css')}{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
