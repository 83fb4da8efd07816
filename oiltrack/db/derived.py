"""Keeps what is derived from a document as it comes: its cluster of copies, the series of its claims.

It costs what the one document needs, however many are stored.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Connection, Select, bindparam, func, insert, select, union_all, update

from oiltrack.copies import are_copies, shingles, sketch
from oiltrack.db.models import DocumentRow, DocumentSketchRow, SeriesClaimRow
from oiltrack.db.rows import Row, series_claim_row
from oiltrack.facts import Observation

# Two copies share most of their sketches. Of many texts that share a phrase only the likest are compared, and
# of a phrase that thousands share ("barrels per day, the state news agency said") a few are looked at: else
# each text would cost more than the one before. What tells copies from others is what few texts share.
_SHARED_HASHES = 3
_COMPARED = 40
_LOOKED_AT = 40


_LOOKED_FOR = (
    select(DocumentSketchRow.hash).where(DocumentSketchRow.document_id == bindparam("wanted")).limit(1)
)


def add_series_claims(connection: Connection, pairs: Iterable[tuple[Row, Observation]]) -> None:
    """Note the series of each observation that is about one place alone."""
    values = [
        series_claim_row(row, place=fact.entities[0]) for row, fact in pairs if len(set(fact.entities)) == 1
    ]
    if values:
        connection.execute(insert(SeriesClaimRow), values)


def find_copies_once(connection: Connection, document_id: str) -> None:
    """Put a stored document into its cluster, as ``find_copies``; one that was looked at is left as it is."""
    if connection.execute(_LOOKED_FOR, {"wanted": document_id}).first() is None:
        text = connection.execute(select(DocumentRow.text).where(DocumentRow.id == document_id)).scalar_one()
        find_copies(connection, document_id, text)


def find_copies(connection: Connection, document_id: str, text: str) -> None:
    """Put a document into the cluster of the texts that it copies, or that copy it.

    Clusters that it connects become one.
    """
    own = shingles(text)
    hashes = sketch(own)
    if not hashes:
        return
    copies = _copies(connection, own, hashes)
    connection.execute(
        insert(DocumentSketchRow), [{"document_id": document_id, "hash": value} for value in hashes]
    )
    if copies:
        _join(connection, [document_id, *copies])


def _copies(connection: Connection, own: frozenset[int], hashes: Sequence[int]) -> list[str]:
    """Return the ids of the copies of a text; of a cluster one is enough, the others are not looked at."""
    found: list[str] = []
    clusters: set[str] = set()
    for name, text, cluster in _alike(connection, hashes):
        if cluster not in clusters and are_copies(own, shingles(text)):
            found.append(name)
            if cluster:
                clusters.add(cluster)
    return found


def _alike(connection: Connection, hashes: Sequence[int]) -> list[tuple[str, str, str | None]]:
    """Return id, text and cluster of the documents whose sketches share most with these hashes."""
    found = connection.execute(_likest(len(hashes)), {f"hash_{at}": value for at, value in enumerate(hashes)})
    return [(row.id, row.text, row.cluster) for row in found]


@cache
def _likest(hashes: int) -> Select[str, str, str | None]:
    """Return the statement for so many hashes, ``hash_0`` and so on; built once, for it is large."""
    sketch_row = DocumentSketchRow
    holders = [
        select(sketch_row.document_id).where(sketch_row.hash == bindparam(f"hash_{at}")).limit(_LOOKED_AT)
        for at in range(hashes)
    ]
    every = union_all(*(select(holder.subquery()) for holder in holders)).subquery()
    name, shared = every.c.document_id, func.count()
    likest = (
        select(name)
        .group_by(name)
        .having(shared >= _SHARED_HASHES)
        .order_by(shared.desc(), name)
        .limit(_COMPARED)
    )
    columns = (DocumentRow.id, DocumentRow.text, DocumentRow.cluster)
    return select(*columns).where(DocumentRow.id.in_(likest.scalar_subquery()))


def _join(connection: Connection, documents: Sequence[str]) -> None:
    """Give documents, and all that are in a cluster with one of them, the same cluster."""
    clusters = select(DocumentRow.cluster).where(DocumentRow.id.in_(documents))
    held = sorted({name for name in connection.scalars(clusters) if name})
    label = min([*held, *documents])
    connection.execute(update(DocumentRow).where(DocumentRow.id.in_(documents)).values(cluster=label))
    if others := [name for name in held if name != label]:
        connection.execute(update(DocumentRow).where(DocumentRow.cluster.in_(others)).values(cluster=label))
