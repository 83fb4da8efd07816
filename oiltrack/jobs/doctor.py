"""What is wrong with a database and what to do about it. It changes nothing and prints nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from oiltrack.db import health
from oiltrack.extract import EXTRACTOR_VERSION

_MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check: what was looked at, what was found, what to do; ``remedy`` is empty if all is well."""

    check: str
    found: str
    remedy: str = ""


def doctor(url: str) -> list[Finding]:
    """Return what each check found.

    Raises:
        DatabaseError: there is no database, or it cannot be opened at all.
    """
    found = health.examine(url)
    return [*_file(found), *_schema(found), *_rows(found), *_readings(found)]


def _file(found: health.Health) -> Iterator[Finding]:
    remedy = "restore a backup with `oiltrack restore FILE`"
    for line in found.damage[:_MOST]:
        yield Finding(check="integrity", found=line, remedy=remedy)
    if not found.damage:
        yield Finding(check="integrity", found="all that is stored, and all references, are sound")


def _schema(found: health.Health) -> Iterator[Finding]:
    if found.revision == found.newest:
        yield Finding(check="schema", found=f"revision {found.revision}, the newest")
    elif found.revision is None:
        yield Finding(check="schema", found="the database is empty", remedy="run `oiltrack init`")
    else:
        older = found.revision < found.newest
        remedy = "run `oiltrack upgrade`" if older else "upgrade oiltrack"
        yield Finding(check="schema", found=f"revision {found.revision}, not {found.newest}", remedy=remedy)


def _rows(found: health.Health) -> Iterator[Finding]:
    if found.extractors is None:
        return
    for line in found.orphans[:_MOST]:
        yield Finding(check="orphans", found=line, remedy="run `oiltrack rebuild`, or report it as a bug")
    if len(found.orphans) > _MOST:
        yield Finding(
            check="orphans", found=f"and {len(found.orphans) - _MOST} more", remedy="run `oiltrack rebuild`"
        )
    if not found.orphans:
        yield Finding(check="orphans", found="every row belongs to something")


def _readings(found: health.Health) -> Iterator[Finding]:
    if found.extractors is None:
        return
    old = {version: number for version, number in found.extractors.items() if version != EXTRACTOR_VERSION}
    for version, number in sorted(old.items()):
        yield Finding(
            check="readings",
            found=f"{number} documents were read by extractor {version}, not {EXTRACTOR_VERSION}",
            remedy="run `oiltrack rebuild`",
        )
    if not old:
        yield Finding(check="readings", found=f"all facts were read by extractor {EXTRACTOR_VERSION}")
