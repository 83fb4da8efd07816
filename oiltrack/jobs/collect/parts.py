"""What a source hands on while it is read, and what it is given for that. It reads nothing itself."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from oiltrack.errors import OiltrackError
from oiltrack.jobs.collect.secrets import Secrets
from oiltrack.sources import Item
from oiltrack.web import Client, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What goes in or fails together: a file, an entry, a message.

    ``items`` are read as they are stored. ``settle`` is called at the end with whether all went in. ``known``
    is how many documents of it were stored by an earlier run and are not read again.
    """

    location: str
    items: Iterable[Item]
    settle: Callable[[bool], object] = lambda went_in: None
    suffix: str = ""
    known: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is to be known of a source the next time, written when all its parts are settled.

    ``trouble`` says what of the source could not be had; the rest is read.
    """

    validators: Validators = field(default_factory=Validators)
    trouble: OiltrackError | None = None
    marks: dict[str, str] = field(default_factory=dict)


Collecting: TypeAlias = Generator[Part, None, Mark]
"""A source that is being read: its parts, and at last what is to be known of it.

It may raise OiltrackError: then the source has failed, what went in stays, and its mark does not change.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What sources are read with.

    Attributes:
        client: gives the HTTP client, which is made when one is needed.
        secrets: passwords and keys.
        root: the folder of the workspace.
        add_official: adds a release: provider, location, key, and what asks the web.
        now: when the run began, UTC, ISO 8601.
        forgotten: how often a document was forgotten; its file may lie in a folder still.
        dry: whether nothing may be changed.
    """

    client: Callable[[], Client]
    secrets: Secrets
    root: Path
    add_official: Callable[[str, str, str | None, Callable[[str], bytes] | None], object]
    now: str
    forgotten: int = 0
    dry: bool = False
