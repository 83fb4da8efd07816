"""Mail: a mailbox file, a Maildir, or a mailbox on a server (IMAP over TLS). It deletes and marks no mail."""

import imaplib
import re
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from oiltrack.db import SourceState
from oiltrack.errors import ConfigError, SourceError
from oiltrack.facts import Document
from oiltrack.jobs.collect.parts import Collecting, Mark, Part, Tools
from oiltrack.source_settings import SourceSettings
from oiltrack.sources import Item
from oiltrack.sources.files import load
from oiltrack.sources.mail import read_mailbox, read_message
from oiltrack.web import FetchError
from oiltrack.web.urls import addresses, resolve_by_system

MAX_MESSAGES = 1_000
MAX_BYTES = 20 * 1024 * 1024

_PORT = 993
_TIMEOUT_S = 30.0
_SUFFIX = ".eml"
_NEWEST, _VALIDITY = "newest", "validity"


def collect(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    """Hand on the messages that were not read yet."""
    if source.url:
        return (yield from _server(source, held, tools))
    path = source.path or tools.root
    if (path / "cur").is_dir():
        return (yield from _maildir(source, path, held))
    if not path.is_file():
        raise ConfigError(
            f"source {source.name}: {path} is no mailbox", remedy="name an mbox file or a Maildir"
        )
    yield Part(location=path.as_posix(), items=_told(source, _mailbox(path)), suffix=_SUFFIX)
    return Mark()


def _told(source: SourceSettings, items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield (
            replace(item, publisher=source.publisher)
            if isinstance(item, Document) and source.publisher
            else item
        )


def _maildir(source: SourceSettings, path: Path, held: SourceState) -> Collecting:
    """Hand on the messages of a Maildir; the flags in their names change, what stands before does not."""
    marks: dict[str, str] = {}
    for file in sorted(file for part in ("cur", "new") for file in (path / part).glob("[!.]*")):
        name = file.name.partition(":")[0]
        if name not in held.marks:
            yield Part(location=file.as_posix(), items=_told(source, _message(file)), suffix=_SUFFIX)
        marks[name] = ""
    return Mark(marks=marks)


def _mailbox(path: Path) -> Iterator[Item]:
    try:
        yield from read_mailbox(path, ())
    except SourceError as error:
        yield error


def _message(path: Path) -> Iterator[Item]:
    location = path.as_posix()
    try:
        yield from read_message(load(path), location)
    except SourceError as error:
        yield error


def _server(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    parts = urlsplit(source.url or "")
    mailbox = unquote(parts.path.strip("/")) or "INBOX"
    with _opened(source, parts.hostname or "", parts.port or _PORT, tools) as server:
        validity = _selected(server, mailbox, source)
        newest = int(held.marks.get(_NEWEST, "0")) if held.marks.get(_VALIDITY) == validity else 0
        for uid in _uids(server, newest)[:MAX_MESSAGES]:
            location = f"{source.name}/{validity}/{uid}"
            yield Part(
                location=location, items=_told(source, _fetched(server, uid, location)), suffix=_SUFFIX
            )
            newest = max(newest, uid)
    return Mark(marks={_VALIDITY: validity, _NEWEST: str(newest)})


@contextmanager
def _opened(source: SourceSettings, host: str, port: int, tools: Tools) -> Iterator[imaplib.IMAP4_SSL]:
    """Give a connection that has logged in; what goes wrong in it is an error of the source."""
    secret = tools.secrets.of(source) or ""
    addresses(host, port, local=source.local, resolve=resolve_by_system)
    try:
        server = imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=_TIMEOUT_S)
        try:
            server.login(source.user or "", secret)
            yield server
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                server.logout()
    except imaplib.IMAP4.error as error:
        raise FetchError(
            f"{host}: the mail server refuses", remedy="check user, password and mailbox"
        ) from error
    except OSError as error:
        raise FetchError(
            f"{host}: {error.strerror or error}", remedy="check the network", passing=True
        ) from error


def _selected(server: imaplib.IMAP4_SSL, mailbox: str, source: SourceSettings) -> str:
    quoted = '"' + mailbox.replace("\\", "\\\\").replace('"', '\\"') + '"'
    status, _ = server.select(quoted, readonly=True)
    if status != "OK":
        raise ConfigError(f"source {source.name}: there is no mailbox {mailbox}", remedy="correct the url")
    _, found = server.response("UIDVALIDITY")
    return (found[0] or b"0").decode("ascii", "replace") if found else "0"


def _uids(server: imaplib.IMAP4_SSL, newest: int) -> list[int]:
    _, found = server.uid("SEARCH", f"UID {newest + 1}:*")
    listed = (found[0] or b"") if found else b""
    return sorted(uid for uid in map(int, re.findall(rb"\d+", listed)) if uid > newest)


def _fetched(server: imaplib.IMAP4_SSL, uid: int, location: str) -> Iterator[Item]:
    _, found = server.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MAX_BYTES + 1}>)")
    data = next((part[1] for part in found if isinstance(part, tuple)), b"")
    try:
        if len(data) > MAX_BYTES:
            raise SourceError(location, "a mail larger than 20 MB", remedy="save its text as .txt")
        yield from read_message(data, location)
    except SourceError as error:
        yield error
