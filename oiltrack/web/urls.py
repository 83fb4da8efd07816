"""Which URLs and addresses may be asked, and how a URL is shown. It connects to nothing."""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

from oiltrack.web.errors import FetchError, NotAllowedError

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""From a host's name and a port to its addresses; raises OSError where there are none."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_MAX_URL = 5_000
_QUERY_VALUE = re.compile(r"=[^&#]*")
_SECRET_NAME = re.compile(
    r"(?i)(?:^|[^a-z])(?:api|access)?(?:token|key|auth|pass|password|passwd|pwd|secret|sig|signature|session"
    r"|sessionid|sid|credential)s?(?:$|[^a-z])"
)


def shown_url(url: str) -> str:
    """Return a URL as messages may show it: without who asks, without the values of its query, and cut."""
    rest, mark, query = url.partition("#")[0].partition("?")
    rest = re.sub(r"(?<=//)[^/]*@", "", rest, count=1)
    text = rest + mark + _QUERY_VALUE.sub("=...", query)
    return text if len(text) <= 200 else f"{text[:197]}..."


def public_url(url: str) -> str:
    """Return the URL of a source as it may be stored and published: without who asks and what opens the door.

    Left out are user and password, the part behind ``#`` and what the query says under names like "token".
    """
    parts = urlsplit(url)
    told = [pair for pair in parts.query.split("&") if not _SECRET_NAME.search(pair.partition("=")[0])]
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, place, parts.path, "&".join(told), ""))


def require_web(url: str) -> None:
    """Do nothing for a URL of the web.

    Raises:
        NotAllowedError: another scheme, no host, a port that is none, or a length that no URL has.
    """
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine or len(url) > _MAX_URL or not url.isprintable() or " " in url:
        raise NotAllowedError(
            f"{shown_url(url)!r} is no address of the web", remedy="give http:// or https://"
        )


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Return scheme, host and port of a URL, by which servers are told apart."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, also where one hides in another."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        hidden = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            hidden.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(inner is not None and not is_public(str(inner)) for inner in hidden):
            return False
        if ip.ipv4_mapped is not None:
            return True
    return ip.is_global and not ip.is_multicast


def addresses(host: str, port: int, *, local: bool, resolve: Resolve) -> list[str]:
    """Return the addresses to connect to, in the order in which the system names them.

    Raises:
        FetchError: the name has none; the next try may find one.
        NotAllowedError: one of them is not public, and the source is not ``local``.
    """
    try:
        found = list(resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"the name {host} cannot be resolved", remedy="check the name and the network", passing=True
        ) from error
    if not local and (inner := [address for address in found if not is_public(address)]):
        raise NotAllowedError(
            f"{host} leads to {inner[0]}, which is no public address",
            remedy="if that is meant, give the source local = true",
        )
    return found


def resolve_by_system(host: str, port: int) -> list[str]:
    """Return the addresses that the system's resolver knows, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
