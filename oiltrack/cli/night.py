"""What the night job is given by its surroundings, and how it is told: in text or as JSON Lines."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from oiltrack.cli.session import Session
from oiltrack.cli.text import error_line, json_line, safe
from oiltrack.errors import OiltrackError

if TYPE_CHECKING:
    from oiltrack.config import Workspace
    from oiltrack.db import Database
    from oiltrack.jobs.collect import Tools
    from oiltrack.jobs.gather import Gathered
    from oiltrack.jobs.published import Published
    from oiltrack.jobs.refresh import Refreshed, Watch
    from oiltrack.web import Client, Limits

_EACH = ("inbox",)


class Log:
    """Says what a run does: errors and warnings on standard error, the rest on standard output if not quiet.

    As JSON Lines all goes to standard error; where it is quiet too, errors and warnings only.
    """

    def __init__(self, session: Session, *, quiet: bool, as_json: bool) -> None:
        self._session, self._quiet, self._as_json = session, quiet, as_json
        self._on_terminal = sys.stderr.isatty() and not quiet and not as_json
        self._read = 0
        self._undated: list[str] = []

    def watch(
        self,
        *,
        whole: Callable[[], AbstractContextManager[object]],
        drawing: Callable[[], object] = lambda: None,
    ) -> "Watch":
        """Return what a run tells this log."""
        from oiltrack.jobs.refresh import Watch

        return Watch(
            read=self._one, gathered=self._gathered, published=self._published, whole=whole, drawing=drawing
        )

    def error(self, error: OiltrackError, event: str = "run_failed", **more: object) -> None:
        """Tell an error in one line."""
        self._tell("error", event, error, **more)

    def ended(self, done: "Refreshed", workspace: "Workspace") -> None:
        """Tell what a run came to."""
        self.close()
        if self._as_json:
            changed = done.published.changed if done.published else ()
            told = {"counts": done.counts.as_dict(), "failed": done.failed, "files": list(changed)}
            self._info("run_ended", told)
            return
        if done.published is None:
            self._say(f"dry run: {done.counts}; nothing was stored or published")
            return
        self._say(str(done.counts) if done.changed else "nothing new; no report changed")
        for name in done.published.changed:
            self._say(f"{workspace.reports / name}")
        for empty in done.published.empty:
            self._say(f"not drawn: {safe(str(empty))}")

    def note(self, event: str, words: str, **more: object) -> None:
        """Tell what is no error."""
        if self._as_json:
            self._info(event, {"message": words, **more})
        else:
            self._say(safe(words))

    def close(self) -> None:
        """Take the line of progress away."""
        if self._on_terminal and self._read:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._read = 0

    def _one(self, name: str, result: object) -> None:
        from oiltrack.jobs.tally import Ingested

        each = name in _EACH
        if each and isinstance(result, Ingested) and result.stored and result.published is None:
            self._undated.append(result.location)
        if each and isinstance(result, OiltrackError):
            self.error(result, "input_failed", source=name)
        elif self._on_terminal:
            self._read += 1
            click.echo(f"\r\x1b[K{name}: {self._read} read", nl=False, err=True)

    def _warn_of_undated(self) -> None:
        """Warn once of new texts without a date: what they tell is hardly used, and all seems well."""
        if not self._undated:
            return
        count = len(self._undated)
        which = self._undated[0] if count == 1 else f"{count:,} texts, the first {self._undated[0]}"
        words = f"{which}: without a date, figures that name no day themselves stand in no series"
        warning = OiltrackError(words, remedy="give the date in the inbox's index.csv")
        self._tell("warning", "input_undated", warning, undated=count)
        self._undated.clear()

    def _gathered(self, done: "Gathered") -> None:
        self.close()
        self._warn_of_undated()
        if done.failure is not None and done.warned:
            times = f" {done.failures} times in a row" if done.failures > 1 else ""
            self.error(
                _named(f"source {done.name} failed{times}", done.failure), "source_failed", source=done.name
            )
        elif done.failure is not None:
            words = f"source {done.name} failed, and is told of at the third time in a row: {done.failure}"
            self.note("source_failed", words, source=done.name, failures=done.failures)
        elif done.waits_until:
            words = f"source {done.name} is left alone until {done.waits_until}"
            self.note("source_waits", words, source=done.name)
        elif self._as_json:
            self._info("source_read", {"source": done.name, "counts": done.counts.as_dict()})
        if done.errors and done.name not in _EACH:
            more = f" (and {len(done.errors) - 1} more)" if len(done.errors) > 1 else ""
            error = _named(f"source {done.name}{more}", done.errors[0])
            self.error(error, "input_failed", source=done.name, failed=len(done.errors))

    def _published(self, done: "Published") -> None:
        for error in done.failed:
            self.error(error, "chart_failed")

    def _tell(self, level: str, event: str, error: OiltrackError, **more: object) -> None:
        self.close()
        if self._as_json:
            self._json(level, event, {"message": str(error), **more})
        else:
            click.echo(f"oiltrack: {error_line(str(error))}", err=True)

    def _say(self, line: str) -> None:
        if not self._quiet:
            click.echo(line)

    def _info(self, event: str, told: Mapping[str, object]) -> None:
        if not self._quiet:
            self._json("info", event, told)

    def _json(self, level: str, event: str, told: Mapping[str, object]) -> None:
        row = {"at": self._session.now(), "level": level, "event": event, **told}
        click.echo(json_line(row), err=True)


def _named(what: str, error: OiltrackError) -> OiltrackError:
    return OiltrackError(f"{what}: {error.message}", remedy=error.remedy)


@contextmanager
def tools(session: Session, workspace: "Workspace", database: "Database", *, dry: bool) -> Iterator["Tools"]:
    """Give what sources are read with; the HTTP client is made when the first source wants it."""
    from oiltrack.jobs.collect import Tools
    from oiltrack.jobs.collect.secrets import Secrets
    from oiltrack.jobs.official import add_release
    from oiltrack.jobs.places import own_place

    with ExitStack() as stack:
        made: list[Client] = []

        def client() -> "Client":
            if not made:
                made.append(stack.enter_context(_client(session, workspace.contact)))
            return made[0]

        def add_official(
            provider: str, place: str, key: str | None, get: Callable[[str], bytes] | None
        ) -> object:
            return add_release(
                database,
                provider,
                place,
                place=own_place(database, workspace).id,
                released=None,
                today=session.today(),
                clock=session.now,
                key=key,
                get=get,
            )

        yield Tools(
            client=client,
            secrets=Secrets(os.environ),
            root=workspace.root,
            add_official=add_official,
            now=session.now(),
            forgotten=database.run_count("forget"),
            dry=dry,
        )


def tell_ping(session: Session, workspace: "Workspace", what: str | None, log: Log) -> None:
    """Ask the URL of the settings that belongs to ``what``, if there is one. It fails nothing."""
    url = getattr(workspace.ping, what, None) if workspace.ping and what else None
    if workspace.ping is None or url is None:
        return
    from oiltrack.web import BlockedError, Limits, WebError

    limits = Limits(connect_s=5, read_s=5, total_s=10, attempts=2, max_wait_s=2, max_bytes=100_000)
    try:
        with _client(session, workspace.contact, limits=limits) as client:
            client.get(url, local=workspace.ping.local)
    except BlockedError:
        return  # it has heard; what it answers is nobody's concern
    except (WebError, OSError):
        log.note("ping_failed", f"the ping of {what} was not heard")


def _client(session: Session, contact: str, *, limits: "Limits | None" = None) -> "Client":
    from oiltrack.web import Client

    return Client(
        contact or "oiltrack",
        clock=session.ticks,
        sleep=session.sleep,
        jitter=session.chance,
        limits=limits,
    )
