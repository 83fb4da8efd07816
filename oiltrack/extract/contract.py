"""Renders facts as the JSON objects of the extraction contract. It adds and drops nothing."""

from oiltrack.facts import Event, Observation

_SHARED = (
    "doc",
    "type",
    "entities",
    "when",
    "modality",
    "quote",
    "start",
    "end",
    "sentence",
    "attribution",
    "confidence",
)
OBSERVATION_KEYS = (*_SHARED, "measure", "fluid", "aspect", "low", "high", "qualifier")
EVENT_KEYS = (*_SHARED, "kind", "cause", "offline")


def as_json(fact: Observation | Event) -> dict[str, object]:
    """Return the contract's keys and values of a fact, in the contract's order."""
    keys = OBSERVATION_KEYS if isinstance(fact, Observation) else EVENT_KEYS
    kind = "observation" if isinstance(fact, Observation) else "event"
    return {key: kind if key == "type" else _plain(getattr(fact, key)) for key in keys}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
