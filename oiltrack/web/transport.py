"""Connects httpx to addresses that were looked at first, and for so long. It decides nothing about a URL.

A name is resolved once, its addresses are judged, and the connection goes to one of them: between the look
and the connection no other answer can come. Each connection serves one request and then closes, so that its
age is that of the request.
"""

import ssl
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import certifi
import httpcore
import httpx

from oiltrack.web.errors import FetchError
from oiltrack.web.fetched import Limits
from oiltrack.web.urls import Resolve, addresses

FAILURES = (
    httpx.HTTPError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    ssl.SSLError,
    OSError,
)
"""What the network may raise through this transport."""


def trust() -> ssl.SSLContext:
    """Return the certificates to trust: those that ship with certifi and those of the system."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context


class CheckedTransport(httpx.BaseTransport):
    """A transport to public addresses, or to all where a request has the extension ``local``."""

    def __init__(
        self, *, resolve: Resolve, context: ssl.SSLContext, clock: Callable[[], float], limits: Limits
    ) -> None:
        self._pools = {
            local: httpcore.ConnectionPool(
                ssl_context=context,
                max_keepalive_connections=0,
                network_backend=_Backend(resolve, clock=clock, limits=limits, local=local),
            )
            for local in (False, True)
        }

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer with its body still to come."""
        url = request.url
        answer = self._pools[bool(request.extensions.get("local"))].handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer as it arrives."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.NetworkBackend):
    """Opens connections to judged addresses, each with an end."""

    def __init__(self, resolve: Resolve, *, clock: Callable[[], float], limits: Limits, local: bool) -> None:
        self._resolve, self._clock = resolve, clock
        self._limits, self._local = limits, local
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        refused: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses(host, port, local=self._local, resolve=self._resolve):
            try:
                stream = self._inner.connect_tcp(
                    address, port, timeout=timeout, local_address=local_address, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refused = error
                continue
            return _Stream(stream, clock=self._clock, end=self._clock() + self._limits.total_s)
        raise refused


class _Stream(httpcore.NetworkStream):
    """A connection that gives up at its end, however slowly and steadily bytes arrive."""

    def __init__(self, inner: httpcore.NetworkStream, *, clock: Callable[[], float], end: float) -> None:
        self._inner, self._clock, self._end = inner, clock, end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._clock() > self._end:
            raise FetchError("it takes too long", remedy="look at what the address gives")
        return self._inner.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, timeout)
        return _Stream(inner, clock=self._clock, end=self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
