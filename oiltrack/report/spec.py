"""Reads a chart's TOML into a frozen ``ChartSpec``. It draws nothing and looks at no data."""

import difflib
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oiltrack.errors import ChartError
from oiltrack.facts import Fluid, Measure
from oiltrack.resources import resource
from oiltrack.series.daily import HOLD_DAYS
from oiltrack.series.episode import OPEN_DAYS
from oiltrack.settings import read_toml, shown

KINDS = ("national",)
SIZES = ("slide", "half", "a4", "column")

_MOST = {"hold_days": 366, "band_min_offline_bpd": 100_000_000, "max_labels": 1_000, "open_days": 36_600}
_WANTED = {str: "a text", int: "a whole number", float: "a number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """What a chart shows. The keys of the TOML are these names.

    Attributes:
        name: of the chart and its files; the TOML's own name.
        place_name: in title and subtitle; empty for the name that the gazetteer has.
        official: name of the official series drawn as monthly means; empty for none.
        band_min_offline_bpd: outages from this volume on get a band, if its label has room; the others
            only the strip.
        open_days: how long an outage without a reported end counts as running after the last report of it.
        min_confidence: claims and events that are less sure, 0 to 1, are not drawn.
        size: ``slide`` (13.33 x 7.5 in), ``half``, ``a4`` or ``column``.
    """

    name: str = "chart"
    kind: str = "national"
    place: str = "libya"
    place_name: str = ""
    measure: str = Measure.PRODUCTION.value
    fluid: str = Fluid.CRUDE.value
    hold_days: int = HOLD_DAYS
    start: date | None = None
    end: date | None = None
    official: str = ""
    band_min_offline_bpd: int = 250_000
    max_labels: int = 24
    open_days: int = OPEN_DAYS
    note: str = ""
    min_confidence: float = 0.0
    size: str = "slide"

    def __post_init__(self) -> None:
        """Refuse values that no chart can have.

        Raises:
            ChartError: naming the key and what it may be.
        """
        rates = [measure.value for measure in Measure if measure != Measure.VOLUME]
        _one_of("kind", self.kind, KINDS)
        _one_of("measure", self.measure, rates)
        _one_of("fluid", self.fluid, [fluid.value for fluid in Fluid])
        _one_of("size", self.size, SIZES)
        if self.start and self.end and self.start > self.end:
            raise ChartError(
                f"start {self.start} is after end {self.end}", remedy="exchange the two, or give both"
            )
        if not 0 <= self.min_confidence <= 1:
            raise ChartError(
                f"min_confidence = {self.min_confidence} is out of range", remedy="write 0.0 to 1.0"
            )
        for key, most in _MOST.items():
            if not 0 <= getattr(self, key) <= most:
                raise ChartError(
                    f"{key} = {shown(getattr(self, key))} is out of range", remedy=f"write 0 to {most:_}"
                )


def charts(own: Path | None = None) -> tuple[str, ...]:
    """Return the names of the charts that ship and of those in the folder ``own``, which need not exist."""
    return tuple(sorted(_files(own)))


def load_chart(name: str, own: Path | None = None, *, defaults: Mapping[str, Any] | None = None) -> ChartSpec:
    """Return the chart called ``name``; ``defaults`` stand where its TOML gives no value.

    One of the folder ``own`` stands in for one of the same name that ships.

    Raises:
        ChartError: there is none; the message names the ones there are, and the way to chart a place.
    """
    files = _files(own)
    if name in files:
        return load_spec(files[name], defaults=defaults)
    remedy = _remedy(name, tuple(sorted(files)), cutoff=0.7)
    if not remedy.startswith("did"):
        remedy += f"; for a place: `oiltrack chart national --place {shlex.quote(name)}`"
    raise ChartError(f"no chart is called {name!r}", remedy=remedy)


def _files(own: Path | None) -> dict[str, Path]:
    folders = [resource("charts"), *([own] if own else [])]
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}


def load_spec(path: Path, *, defaults: Mapping[str, Any] | None = None) -> ChartSpec:
    """Return the chart that a TOML file describes; ``defaults`` stand where it gives no value.

    Raises:
        ChartError: the file cannot be read, or a key or value is not one that charts have.
    """
    table = read_toml(path, ChartError, remedy="mend the file; its keys are told in docs/add-a-chart.md")
    try:
        return spec_of({"name": path.stem, **(defaults or {}), **table})
    except ChartError as error:
        raise ChartError(f"{path.name}: {error.message}", remedy=error.remedy) from error


def spec_of(table: dict[str, Any]) -> ChartSpec:
    """Return the spec of a table of keys, each checked for its name and type."""
    kinds: dict[str, Any] = {field.name: field.type for field in fields(ChartSpec)}
    for key, value in table.items():
        if key not in kinds:
            raise ChartError(f"unknown key {shown(key)}", remedy=_remedy(key, tuple(kinds)))
        fits = (int, float) if kinds[key] is float else kinds[key]
        if isinstance(value, bool | datetime) or not isinstance(value, fits):
            wanted = _WANTED.get(kinds[key], "a date such as 2011-01-01")
            raise ChartError(f"{key} = {shown(value)} is of the wrong kind", remedy=f"write {wanted}")
    return ChartSpec(**table)


def _one_of(key: str, value: str, allowed: list[str] | tuple[str, ...]) -> None:
    if value not in allowed:
        raise ChartError(f"{key} = {shown(value)} is unknown", remedy=_remedy(value, tuple(allowed)))


def _remedy(word: str, known: tuple[str, ...], *, cutoff: float = 0.5) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=cutoff)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"
