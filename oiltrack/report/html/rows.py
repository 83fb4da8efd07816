"""Lays claims and outages out as rows of the report's tables, each with its evidence. It makes no markup.

Whatever came from a document goes through ``shown``; an address that is no web page's is text, not a link.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from oiltrack import edtf
from oiltrack.facts import Measure, Modality
from oiltrack.report.html.words import Words
from oiltrack.report.shown import shown
from oiltrack.stored import StoredEvent, StoredObservation

_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of a claim, ``head + quote + tail``, and where they stand; ``url`` is safe to follow."""

    id: str
    head: str
    quote: str
    tail: str
    publisher: str
    published: str
    said: str
    url: str
    history: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: ``cells`` as shown, ``sorts`` what each is sorted by (None: last), and its evidence."""

    id: str
    cells: tuple[str, ...]
    sorts: tuple[str | int | None, ...]
    evidence: tuple[Evidence, ...]


def observation_rows(
    observations: Iterable[StoredObservation], words: Words, *, history: frozenset[str]
) -> list[Row]:
    """Return a row a figure, the newest first, undated ones last; ``history`` are the ids of citations."""
    rows = [_observation(stored, words, history) for stored in observations]
    return sorted(rows, key=lambda row: (row.sorts[0] or "", row.id), reverse=True)


def outage_rows(
    episodes: pd.DataFrame, events: Mapping[str, StoredEvent], words: Words, *, history: frozenset[str]
) -> list[Row]:
    """Return a row an episode of ``episodes``, the newest first; ``events`` by id are its evidence."""
    rows = []
    for episode in episodes.to_dict("records"):
        told = [events[name] for name in str(_or(episode["sources"], "")).split(";") if name in events]
        proof = [evidence(stored, stored.event, history=history) for stored in told]
        rows.append(_outage(episode, [*proof, *_citation(episode)], words))
    return sorted(rows, key=lambda row: (row.sorts[0] or "", row.id), reverse=True)


def evidence(stored: StoredObservation | StoredEvent, fact: Any, *, history: frozenset[str]) -> Evidence:
    """Return the evidence of a claim; ``fact`` is its observation or event."""
    sentence, quote = shown(fact.sentence), shown(fact.quote)
    head, found, tail = sentence.partition(quote) if quote else (sentence, "", "")
    if quote and not found:
        head, tail = "", f" {sentence}"
    return Evidence(
        id=stored.id,
        head=head,
        quote=quote,
        tail=tail,
        publisher=shown(stored.publisher or ""),
        published=shown(stored.published or ""),
        said=shown(fact.attribution or ""),
        url=safe_url(stored.url),
        history=stored.document_id in history,
    )


def safe_url(url: str | None) -> str:
    """Return an address if it is a web page's, with a host and nothing that hides; else nothing."""
    text = (url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    plain = text.isprintable() and not any(c.isspace() or c in '"<>\\^`{|}' for c in text)
    return text if plain and parts.scheme.lower() in _SCHEMES and parts.hostname else ""


def figure(low: int, high: int, *, signed: bool = False) -> str:
    """Return a figure or a range with thousands marks; a change with its sign."""
    sign = "+" if signed else ""
    ends = [f"{value:{sign},}".replace("-", "\N{MINUS SIGN}") for value in dict.fromkeys((low, high))]
    return " \N{EN DASH} ".join(ends)


def _observation(stored: StoredObservation, words: Words, history: frozenset[str]) -> Row:
    seen = stored.observation
    number = figure(seen.low, seen.high, signed=seen.aspect.value == "change")
    told = words.name("qualifier", seen.qualifier.value).format(figure=number)
    if seen.measure is Measure.VOLUME:
        told = words.name("unit", "volume").format(figure=told)
    kinds = (
        words.name("measure", seen.measure.value),
        words.name("fluid", seen.fluid.value),
        words.name("aspect", seen.aspect.value),
        "" if seen.modality is Modality.ACTUAL else words.name("modality", seen.modality.value),
    )
    place = words.place(";".join(seen.entities))
    measure = words.table["list"].join(kind for kind in kinds if kind)
    publisher = shown(stored.publisher or "")
    return Row(
        id=stored.id,
        cells=(seen.when or "", place, measure, told, publisher),
        sorts=(_first_day(seen.when), place, measure, seen.low, publisher),
        evidence=(evidence(stored, seen, history=history),),
    )


def _outage(episode: Mapping[Any, Any], proof: Sequence[Evidence], words: Words) -> Row:
    place, cause = words.place(episode["places"]), words.name("cause", episode["cause"])
    status, peak = words.name("status", episode["status"]), _or(episode["peak_offline_bpd"], None)
    majeure = words.table["list"] + words.text("outages.force_majeure") if episode["force_majeure"] else ""
    end = _or(episode["end"], None)
    return Row(
        id=episode["id"],
        cells=(
            episode["start"],
            end or words.text("outages.open_end"),
            place,
            cause,
            status + majeure,
            "" if peak is None else figure(peak, peak),
        ),
        sorts=(_first_day(episode["start"]), _first_day(end), place, cause, status, peak),
        evidence=tuple(proof),
    )


def _citation(episode: Mapping[Any, Any]) -> list[Evidence]:
    """Return what the history says of an episode, as evidence of its own."""
    cited = _or(episode["citation"], None)
    if cited is None:
        return []
    what = shown(str(_or(episode["what"], "")))
    return [
        Evidence(
            id=episode["id"],
            head=what,
            quote="",
            tail="",
            publisher=shown(cited),
            published="",
            said="",
            url="",
            history=True,
        )
    ]


def _first_day(when: str | None) -> str | None:
    return None if when is None else edtf.interval(when)[0].isoformat()


def _or(value: Any, default: Any) -> Any:
    """Return a cell of a frame as Python has it, or the default where it is blank."""
    if pd.isna(value):
        return default
    return value.item() if hasattr(value, "item") else value
