"""The ``[[source]]`` tables of ``oiltrack.toml`` as typed settings. It opens none of the sources."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from oiltrack.errors import ConfigError
from oiltrack.settings import shown


class Kind(StrEnum):
    """What sort of source it is."""

    FOLDER = "folder"
    FEED = "feed"
    PAGE = "page"
    MAIL = "mail"
    JSONL = "jsonl"
    OFFICIAL = "official"


class After(StrEnum):
    """What becomes of a file of a folder that was read."""

    LEAVE = "leave"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """One source.

    Attributes:
        name: names it in messages and in the database.
        url: an address of the web, or ``imaps://HOST/MAILBOX``; either this or ``path`` is given.
        publisher: whom its documents come from, where they do not tell.
        follow: whether the pages that a feed links are read, not the texts in the feed.
        local: whether its server may be this machine or in its network.
        after: what becomes of the files of a folder.
        user: who asks, for servers that want to know.
        secret_env, secret_file: where the password or key is: a variable of the environment, or a file.
        secret_header: the header that carries the key; else it is sent as a bearer or a password.
        provider: whose official figures they are.
    """

    name: str
    kind: Kind
    path: Path | None = None
    url: str | None = None
    publisher: str | None = None
    follow: bool = False
    local: bool = False
    after: After = After.LEAVE
    user: str | None = None
    secret_env: str | None = None
    secret_file: Path | None = None
    secret_header: str | None = None
    provider: str | None = None

    @property
    def place(self) -> str:
        """Return where it lies: its URL or its path."""
        return self.url or str(self.path)

    @property
    def on_the_web(self) -> bool:
        """Whether it is asked by HTTP."""
        return self.url is not None and not self.url.startswith("imaps://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """The URLs that are asked when a run starts, succeeds or fails; None for not."""

    start: str | None = None
    success: str | None = None
    failure: str | None = None
    local: bool = False


_Choice = TypeVar("_Choice", bound=StrEnum)
_COMMON = frozenset({"name", "kind"})
_WEB = frozenset({"url", "local", "user", "secret_env", "secret_file", "secret_header"})
_KEYS: Mapping[Kind, frozenset[str]] = {
    Kind.FOLDER: frozenset({"path", "after"}),
    Kind.FEED: _WEB | {"publisher", "follow"},
    Kind.PAGE: _WEB | {"publisher"},
    Kind.MAIL: frozenset({"path", "url", "local", "publisher", "user", "secret_env", "secret_file"}),
    Kind.JSONL: _WEB | {"path", "publisher"},
    Kind.OFFICIAL: _WEB | {"path", "provider"},
}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_SCHEMES: Mapping[Kind, tuple[str, ...]] = {Kind.MAIL: ("imaps://",)}
_HTTP = ("http://", "https://")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,60}")


def read_sources(tables: object, *, of: Path) -> tuple[SourceSettings, ...]:
    """Return the sources of a settings file.

    Args:
        tables: what the file has under ``source``.
        of: the file, which names errors and to which paths are relative.

    Raises:
        ConfigError: a table lacks a setting, has one that is unknown or wrong, or its name stands twice.
    """
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConfigError(f"{of}: source is no list of tables", remedy="begin each with [[source]]")
    sources = tuple(_source(table, number, of) for number, table in enumerate(tables, 1))
    _refuse_twins(sources, of)
    return sources


def read_ping(table: object, *, of: Path) -> Ping:
    """Return the table ``[ping]`` of a settings file.

    Raises:
        ConfigError: it is none, or has a setting that is unknown or wrong.
    """
    where = f"{of}: ping"
    if not isinstance(table, dict):
        raise ConfigError(f"{where} is no table", remedy="begin it with [ping]")
    urls = {"start", "success", "failure"}
    for key in table:
        if key not in urls | {"local"}:
            raise ConfigError(f"{where}: unknown setting {shown(key)}", remedy="give start, success, failure")
    told = {key: _url({"url": table[key]}, Kind.PAGE, f"{where}.{key}") for key in urls if key in table}
    return Ping(**told, local=_flag(table, "local", where))


def _source(table: Mapping[str, object], number: int, of: Path) -> SourceSettings:
    where = f"{of}: source {shown(table['name']) if 'name' in table else f'number {number}'}"
    kind = _choice(Kind, table, "kind", where)
    _refuse_unknown(table, kind, where)
    name = _text(table, "name", where)
    if name is None or not _NAME.fullmatch(name):
        raise ConfigError(f"{where} has no name", remedy="give name: small letters, digits and -")
    path, secret_file = (_path(table, key, where, of.parent) for key in ("path", "secret_file"))
    source = SourceSettings(
        name=name,
        kind=kind,
        path=path,
        url=_url(table, kind, where),
        follow=_flag(table, "follow", where),
        local=_flag(table, "local", where),
        after=_choice(After, table, "after", where) if "after" in table else After.LEAVE,
        secret_file=secret_file,
        **{key: _text(table, key, where) for key in ("publisher", "user", "secret_env", "provider")},
        secret_header=_header(table, where),
    )
    _require_whole(source, where)
    return source


def _require_whole(source: SourceSettings, where: str) -> None:
    if (source.path is None) == (source.url is None):
        wanted = [key for key in ("path", "url") if key in _KEYS[source.kind]]
        raise ConfigError(f"{where} says not where it is", remedy=f"give {' or '.join(wanted)}, one of them")
    if source.secret_env and source.secret_file:
        raise ConfigError(f"{where} has two secrets", remedy="give secret_env or secret_file")
    if source.kind == Kind.MAIL and source.url and not (source.user and _has_secret(source)):
        raise ConfigError(
            f"{where} says not who reads the mail", remedy="give user and a secret_env or secret_file"
        )
    if source.kind == Kind.OFFICIAL and source.provider is None:
        raise ConfigError(f"{where} names no provider", remedy="give one that `oiltrack official add` knows")


def _has_secret(source: SourceSettings) -> bool:
    return bool(source.secret_env or source.secret_file)


def _refuse_unknown(table: Mapping[str, object], kind: Kind, where: str) -> None:
    known = _KEYS[kind] | _COMMON
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            remedy = f"did you mean {near[0]!r}?" if near else f"a {kind} knows {', '.join(sorted(known))}"
            raise ConfigError(f"{where}: unknown setting {shown(key)}", remedy=remedy)


def _refuse_twins(sources: Iterable[SourceSettings], of: Path) -> None:
    seen: set[str] = set()
    for source in sources:
        if source.name in seen or source.name == "inbox":
            raise ConfigError(f"{of}: two sources are named {source.name!r}", remedy="give each its own name")
        seen.add(source.name)


def _text(table: Mapping[str, object], key: str, where: str) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ConfigError(f"{where}: {key} is {shown(value)}", remedy="give text in quotes")
    return value


def _flag(table: Mapping[str, object], key: str, where: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise ConfigError(f"{where}: {key} is {shown(value)}", remedy="give true or false")
    return value


def _path(table: Mapping[str, object], key: str, where: str, base: Path) -> Path | None:
    text = _text(table, key, where)
    if text is None:
        return None
    try:
        return base / Path(text).expanduser()
    except RuntimeError as error:
        raise ConfigError(
            f"{where}: {key} is {shown(text)}, and nobody has this home", remedy="write it whole"
        ) from error


def _url(table: Mapping[str, object], kind: Kind, where: str) -> str | None:
    text = _text(table, "url", where)
    schemes = _SCHEMES.get(kind, _HTTP)
    if text is not None and not text.startswith(schemes):
        raise ConfigError(f"{where}: url is {shown(text)}", remedy=f"begin it with {' or '.join(schemes)}")
    if text is not None and not _names_server(text):
        raise ConfigError(f"{where}: url is {shown(text)}", remedy="write it as https://HOST/PATH")
    return text


def _names_server(url: str) -> bool:
    """Tell whether a URL has a host, and a port that is one if it gives any."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _header(table: Mapping[str, object], where: str) -> str | None:
    text = _text(table, "secret_header", where)
    if text is not None and not _HEADER.fullmatch(text):
        raise ConfigError(f"{where}: secret_header is {shown(text)}", remedy="give the name of a header")
    return text


def _choice(kinds: type[_Choice], table: Mapping[str, object], key: str, where: str) -> _Choice:
    value = table.get(key)
    if value not in tuple(kinds):
        listed = ", ".join(kinds)
        raise ConfigError(f"{where}: {key} is {shown(value)}", remedy=f"give one of {listed}")
    return kinds(str(value))
