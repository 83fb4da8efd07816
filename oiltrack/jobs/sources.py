"""The sources of a workspace with what is known of them. It asks none of them."""

from dataclasses import dataclass

from oiltrack.config import Workspace
from oiltrack.db import Database, SourceState
from oiltrack.source_settings import SourceSettings
from oiltrack.web.urls import shown_url

NEVER_TRIED = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One source and how it fares; the fields are the columns of the list."""

    name: str
    kind: str
    state: str
    last_success: str | None
    last_try: str | None
    failures: int
    next_try: str | None
    place: str
    message: str


def sources(database: Database, workspace: Workspace) -> list[Listed]:
    """Return the sources in the order of the settings."""
    held = database.source_states()
    return [_listed(source, held.get(source.name)) for source in workspace.sources]


def _listed(source: SourceSettings, state: SourceState | None) -> Listed:
    known = state or SourceState(source=source.name)
    return Listed(
        name=source.name,
        kind=source.kind.value,
        state=known.state.value if state else NEVER_TRIED,
        last_success=known.succeeded_at,
        last_try=known.tried_at,
        failures=known.failures,
        next_try=known.next_try_at,
        place=shown_url(source.url) if source.url else str(source.path),
        message=known.message,
    )
