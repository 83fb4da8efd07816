"""The HTTP client of oiltrack: one URL in, one answer or one error out. It keeps nothing on disk.

It has no clock and no chance of its own: they are given to it. Nor does it take settings of the environment.
httpx is imported when a client is made: many a night has no server to ask.
"""

import ssl
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

from oiltrack import __version__
from oiltrack.web import robots
from oiltrack.web.body import ACCEPTED, read_body
from oiltrack.web.content import require_content
from oiltrack.web.errors import BlockedError, FetchError, NotAllowedError
from oiltrack.web.fetched import Fetched, Limits, Validators
from oiltrack.web.pause import Pacer, backoff_s, retry_after_s
from oiltrack.web.urls import Resolve, origin, require_web, resolve_by_system, shown_url

if TYPE_CHECKING:
    import httpx

AGENT = "oiltrack"

_EVERY_S = 1.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Client:
    """Asks web servers: one request a second a host, few tries, bounds on everything.

    Args:
        contact: an e-mail address or a web page of whoever runs this; it goes into the User-Agent.
        clock: seconds that only grow.
        sleep: waits for seconds.
        jitter: a number from 0 to 1, another one each time.
        limits: the bounds of each fetch.
        resolve: from a host's name and a port to addresses.
        context: the certificates to trust; those of certifi and the system where it is None.
    """

    def __init__(
        self,
        contact: str,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], object],
        jitter: Callable[[], float],
        limits: Limits | None = None,
        resolve: Resolve = resolve_by_system,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._sleep, self._jitter = sleep, jitter
        self._pacer = Pacer(clock=clock, sleep=sleep, every_s=_EVERY_S)
        self._rules: dict[tuple[str, str | None, int | None], robots.Rules] = {}
        import httpx

        from oiltrack.web.transport import CheckedTransport, trust

        self._inner = httpx.Client(
            transport=CheckedTransport(
                resolve=resolve, context=context or trust(), clock=clock, limits=self._limits
            ),
            headers={
                "User-Agent": f"{AGENT}/{__version__} (+{contact})",
                "Accept-Encoding": ACCEPTED,
                "Accept": "*/*",
            },
            timeout=httpx.Timeout(self._limits.read_s, connect=self._limits.connect_s),
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._inner.close()

    def get(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        local: bool = False,
        polite: bool = False,
        headers: Mapping[str, str] | None = None,
        max_bytes: int | None = None,
    ) -> Fetched:
        """Return what a URL gives, after redirects.

        Args:
            url: an address of the web.
            validators: what the server gave the last time; an answer may then say that nothing changed.
            local: whether it may lie on this machine or in its network.
            polite: whether the host's robots.txt is asked first.
            headers: more headers, as a key; they go to no other server than that of ``url``.
            max_bytes: another bound than that of the limits.

        Raises:
            NotAllowedError: the URL, or where it leads, may not be asked.
            BlockedError: the answer is no content.
            FetchError: any other failure, after all tries that make sense.
        """
        asked = {**(headers or {}), **_conditions(validators)}
        bound = max_bytes or self._limits.max_bytes
        here = url
        for _ in range(self._limits.redirects + 1):
            require_web(here)
            if polite:
                self._require_allowed(here, local=local)
            same = origin(here) == origin(url)
            sent = asked if same else {}
            found = self._tried(here, local=local, headers=sent, max_bytes=bound)
            if isinstance(found, Fetched):
                return found
            here = found
        raise FetchError(f"{shown_url(url)} redirects without end", remedy="check the address")

    def _tried(self, url: str, *, local: bool, headers: Mapping[str, str], max_bytes: int) -> Fetched | str:
        """Return an answer or where it redirects to, after as many tries as make sense."""
        for attempt in range(1, self._limits.attempts + 1):
            self._pacer.wait(urlsplit(url).hostname or "", every_s=self._delay_s(url))
            try:
                return self._once(url, local=local, headers=headers, max_bytes=max_bytes)
            except FetchError as error:
                wait = error.retry_after_s
                if not error.passing or attempt == self._limits.attempts:
                    raise
                if wait is not None and wait > self._limits.max_wait_s:
                    raise
                pause = backoff_s(attempt, jitter=self._jitter(), most_s=self._limits.max_wait_s)
                self._sleep(max(pause, wait or 0.0))
        raise FetchError(f"{shown_url(url)} was not tried", remedy="allow one attempt")

    def _once(self, url: str, *, local: bool, headers: Mapping[str, str], max_bytes: int) -> Fetched | str:
        from httpx import InvalidURL

        from oiltrack.web.transport import FAILURES

        try:
            with self._inner.stream("GET", url, headers=dict(headers), extensions={"local": local}) as answer:
                return self._read(url, answer, max_bytes=max_bytes)
        except FetchError as error:
            raise _located(url, error) from error
        except InvalidURL as error:
            raise NotAllowedError(f"{shown_url(url)} is no address of the web", remedy="mend it") from error
        except FAILURES as error:
            raise _unreachable(url, error) from error

    def _read(self, url: str, answer: "httpx.Response", *, max_bytes: int) -> Fetched | str:
        if answer.status_code == 304:
            return Fetched(url=url, body=b"", modified=False)
        if answer.status_code in _REDIRECTS:
            place = answer.headers.get("Location")
            if not place:
                raise FetchError("it redirects to nowhere", remedy="check the address")
            return urljoin(url, str(place))
        _refuse_status(url, answer)
        body = read_body(answer.iter_raw(), answer.headers.get("Content-Encoding", ""), max_bytes=max_bytes)
        require_content(url, body, answer.headers)
        return Fetched(
            url=url,
            body=body,
            content_type=answer.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
            charset=answer.charset_encoding,
            validators=Validators(
                etag=answer.headers.get("ETag"), last_modified=answer.headers.get("Last-Modified")
            ),
        )

    def _require_allowed(self, url: str, *, local: bool) -> None:
        place = origin(url)
        if place not in self._rules:
            self._rules[place] = self._robots(url, local=local)
        if not self._rules[place].allow(url):
            raise NotAllowedError(
                f"{shown_url(url)}: robots.txt of {place[1]} asks programs to stay away",
                remedy="ask the site for a feed or for leave",
            )

    def _robots(self, url: str, *, local: bool) -> robots.Rules:
        """Return the rules of a host, none where it has no robots.txt; one in trouble is an error."""
        try:
            found = self.get(urljoin(url, "/robots.txt"), local=local, max_bytes=robots.MAX_BYTES)
        except BlockedError:
            return robots.Rules()
        except FetchError as error:
            if error.passing:
                raise
            return robots.Rules()
        return robots.parse(found.body.decode("utf-8", "replace"), AGENT)

    def _delay_s(self, url: str) -> float:
        rules = self._rules.get(origin(url))
        return rules.delay_s if rules else 0.0


def _conditions(validators: Validators | None) -> dict[str, str]:
    """Return the headers that ask for changes only."""
    given = validators or Validators()
    pairs = (("If-None-Match", given.etag), ("If-Modified-Since", given.last_modified))
    return {name: value for name, value in pairs if value}


def _refuse_status(url: str, answer: "httpx.Response") -> None:
    """Do nothing for an answer with content.

    Raises:
        BlockedError: a page that asks for a person, under a status of failure.
        FetchError: any other failure; of the server, or too many requests, may pass.
    """
    status = answer.status_code
    if status == 200:
        return
    if answer.headers.get("cf-mitigated", "").lower() == "challenge":
        raise BlockedError(
            f"{shown_url(url)} asks whether a person is there", remedy="ask the site for a feed or for leave"
        )
    passing = status == 429 or status >= 500
    remedy = "" if passing else "check the address and your rights"
    raise FetchError(
        f"the server answers {status} {answer.reason_phrase[:60]}".rstrip(),
        remedy=remedy,
        passing=passing,
        retry_after_s=retry_after_s(answer.headers.get("Retry-After"), date=answer.headers.get("Date"))
        if passing
        else None,
    )


def _located(url: str, error: FetchError) -> FetchError:
    return FetchError(
        f"{shown_url(url)}: {error.message}",
        remedy=error.remedy,
        passing=error.passing,
        retry_after_s=error.retry_after_s,
    )


def _unreachable(url: str, error: Exception) -> FetchError:
    """Return a failure of the network as an error; a certificate that is refused will be so the next time."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(
                f"{shown_url(url)}: the certificate is refused ({cause.verify_message})",
                remedy="check the address, the clock and the certificates of this machine",
            )
        cause = cause.__cause__ or cause.__context__
    what = " ".join(str(error).split())[:200] or type(error).__name__
    return FetchError(f"{shown_url(url)}: {what}", remedy="check the network", passing=True)
