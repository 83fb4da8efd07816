"""Short stable ids, made of what a row says. It draws nothing at random and knows no database.

An id is a prefix and ten characters of Crockford's base 32 (no i, l, o, u), 50 bits of a SHA-256 over the
natural key: the same text read the same way has the same id in every database.
"""

import hashlib
from collections.abc import Iterable

from oiltrack.facts import Capacity, Document, Event, Observation
from oiltrack.history import OfficialValue

DOCUMENT = "doc-"
OBSERVATION = "obs-"
EVENT = "evt-"
OFFICIAL = "off-"

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 10


def document_sha256(document: Document) -> str:
    """Return the hash that tells whether two documents are the same: that of the text.

    Of a document without a text the title is all there is; the separator, which no text holds, keeps it apart
    from a text of these words.

    Raises:
        UnicodeEncodeError: the text holds half a surrogate pair.
    """
    told = document.text if document.text.strip() else f"\x1f{document.title}"
    return hashlib.sha256(told.encode()).hexdigest()


def document_id(sha256: str) -> str:
    """Return the id of the document with this hash."""
    return _short(DOCUMENT, (sha256,))


def observation_id(sha256: str, fact: Observation) -> str:
    """Return the id of an observation in the document with this hash."""
    natural = (fact.measure, fact.fluid, fact.aspect, fact.low, fact.high)
    return _short(OBSERVATION, (*_claim_key(sha256, fact), *natural))


def event_id(sha256: str, fact: Event) -> str:
    """Return the id of an event in the document with this hash."""
    return _short(EVENT, (*_claim_key(sha256, fact), fact.kind, fact.cause, fact.offline))


def capacity_id(row: Capacity) -> str:
    """Return the id of a capacity; its key may hold an unknown date, which a UNIQUE does not compare."""
    return _short("cap-", (row.place_id, row.measure, row.as_of, row.basis, row.source))


def official_value_id(row: OfficialValue) -> str:
    """Return the id of a value of an official series, which leaves the value itself out."""
    return _short(OFFICIAL, (row.series, row.place_id, row.period, row.released, row.source))


def _claim_key(sha256: str, fact: Observation | Event) -> tuple[object, ...]:
    entities = ";".join(sorted(set(fact.entities)))
    return (sha256, fact.start, fact.end, fact.quote, entities, fact.when, fact.modality)


def _short(prefix: str, key: Iterable[object]) -> str:
    # The separator keeps ("a", "b") and ("ab", "") apart; repr keeps None and "None" apart.
    told = "\x1f".join(repr(str(part)) if part is not None else "None" for part in key)
    number = int.from_bytes(hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    characters = (_ALPHABET[number >> 5 * place & 31] for place in range(_LENGTH))
    return prefix + "".join(characters)
