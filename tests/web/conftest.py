"""A server to ask, and a client whose time passes only as it sleeps."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from oiltrack.web import Client, Limits
from tests.web.server import Site, serving


@dataclass
class Time:
    """A clock that only sleeping moves on, and by ``tick`` each look at it."""

    now: float = 1000.0
    tick: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        self.now += self.tick
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def client(time: Time) -> Iterator[Client]:
    with make_client(time) as client:
        yield client


def make_client(
    time: Time, *, limits: Limits | None = None, resolve: Callable[[str, int], list[str]] | None = None
) -> Client:
    """Return a client with a bounded patience."""
    return Client(
        "desk@example.org",
        clock=time.clock,
        sleep=time.sleep,
        jitter=lambda: 0.5,
        context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        limits=limits or Limits(connect_s=2, read_s=2),
        **({"resolve": resolve} if resolve else {}),
    )
