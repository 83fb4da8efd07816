"""What is asked for and what came back, as frozen types. They do nothing."""

from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask for changes with; sent back letter by letter."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one fetch.

    Attributes:
        max_bytes: of the body, as sent and as unpacked.
        connect_s: seconds until the connection stands.
        read_s: seconds without a byte.
        total_s: seconds for one answer from its first byte to its last.
        redirects: hops that are followed.
        attempts: tries of one URL in all.
        max_wait_s: the longest pause between two tries; a server that wants a longer one is left alone.
    """

    max_bytes: int = 20 * MEGABYTE
    connect_s: float = 10.0
    read_s: float = 30.0
    total_s: float = 120.0
    redirects: int = 5
    attempts: int = 4
    max_wait_s: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer. ``url`` is where the redirects ended.

    ``modified`` is False where the server says that nothing has changed; the body is empty then.
    """

    url: str
    body: bytes = field(repr=False)
    modified: bool = True
    content_type: str = ""
    charset: str | None = None
    validators: Validators = field(default_factory=Validators)
