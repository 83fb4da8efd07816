"""The formats of official figures by name. It reads no file and asks no server."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from oiltrack.official import eia, eia_bulk, generic, jodi, opec
from oiltrack.official.figure import Release

Reader = Callable[..., Release]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A format: ``read(data, name, country=, released=)``; ``paged`` answers need a key and come in pages."""

    name: str
    title: str
    read: Reader
    paged: bool = False


PROVIDERS: Mapping[str, Provider] = MappingProxyType(
    {
        one.name: one
        for one in (
            Provider(name="opec", title="OPEC's two tables as CSV", read=opec.read),
            Provider(name="eia", title="EIA API v2, JSON", read=eia.read, paged=True),
            Provider(name="eia-bulk", title="EIA bulk file, JSON lines", read=eia_bulk.read),
            Provider(name="jodi", title="JODI primary products, CSV", read=jodi.read),
            Provider(name="csv", title="any CSV with series, period, value and unit", read=generic.read),
        )
    }
)
