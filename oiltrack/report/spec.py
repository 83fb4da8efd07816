"""Reads a chart's TOML into a frozen ``ChartSpec``. It draws nothing and looks at no data."""

import difflib
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oiltrack.edtf import FAR_FUTURE, FAR_PAST
from oiltrack.errors import ChartError
from oiltrack.facts import Fluid, Measure
from oiltrack.report.language import LANGUAGES
from oiltrack.report.palette import THEMES
from oiltrack.resources import resource
from oiltrack.series.daily import HOLD_DAYS
from oiltrack.series.episode import OPEN_DAYS
from oiltrack.settings import read_toml, shown

# The kinds of charts, each with the layers that can be left out.
LAYERS = {
    "national": ("days", "months", "official", "bands", "strip"),
    "facility": ("days", "months", "claims", "capacity", "bands", "strip"),
    "fields": ("days", "outages"),
    "years": ("outages",),
    "sources": ("speaker", "news", "official"),
    "outages": ("volumes",),
    "offline": ("labels",),
    "losses": ("ranges",),
}
KINDS = tuple(LAYERS)
SIZES = ("slide", "half", "a4", "column")
EVENTS = ("large", "national", "all", "none")

# The file of a workspace with the keys that all of its charts share.
_SHARED = "defaults"

_MOST = {
    "hold_days": 366,
    "band_min_offline_bpd": 100_000_000,
    "max_labels": 1_000,
    "max_rows": 100,
    "open_days": 36_600,
    "last_days": 36_600,
}
_WANTED = {str: "a text", int: "a whole number", float: "a number", tuple: "a list of texts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """What a chart shows. The keys of the TOML are these names.

    Attributes:
        name: of the chart and its files; the TOML's own name.
        place_name: in title and subtitle; empty for the name that the gazetteer has.
        places: the places of a chart of several, by id; empty for those with the most to show.
        last_days: without a start, so many days up to the last one are shown; 0 for all.
        official: name of the official series drawn as monthly means; empty for none.
        series: the official series that are compared, each by how its name begins; empty for those with
            the most values.
        speaker: the originator whose claims are a line of their own where sources are compared.
        events: which outages get a band or a line with a label: ``large``, ``national``, ``all``, ``none``.
        layers: what is drawn, of ``LAYERS`` of the kind; empty for all.
        band_min_offline_bpd: outages from this volume on are large.
        max_rows: at most so many places in a chart with a row or a panel a place.
        open_days: how long an outage without a reported end counts as running after the last report of it.
        min_confidence: claims and events that are less sure, 0 to 1, are not drawn.
        size: ``slide`` (13.33 x 7.5 in), ``half``, ``a4`` or ``column``.
        theme: ``light`` or ``dark``.
        lang: ``en`` or ``ar``.
    """

    name: str = "chart"
    kind: str = "national"
    place: str = "libya"
    place_name: str = ""
    places: tuple[str, ...] = ()
    measure: str = Measure.PRODUCTION.value
    fluid: str = Fluid.CRUDE.value
    hold_days: int = HOLD_DAYS
    start: date | None = None
    end: date | None = None
    last_days: int = 0
    official: str = ""
    series: tuple[str, ...] = ()
    speaker: str = "National Oil Corporation"
    events: str = "large"
    layers: tuple[str, ...] = ()
    band_min_offline_bpd: int = 250_000
    max_labels: int = 24
    max_rows: int = 24
    open_days: int = OPEN_DAYS
    note: str = ""
    min_confidence: float = 0.0
    size: str = "slide"
    theme: str = "light"
    lang: str = "en"

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
        _one_of("theme", self.theme, list(THEMES))
        _one_of("lang", self.lang, LANGUAGES)
        _one_of("events", self.events, EVENTS)
        for layer in self.layers:
            _one_of("layers", layer, LAYERS[self.kind])
        for key in ("start", "end"):
            day = getattr(self, key)
            if day and not FAR_PAST <= day <= FAR_FUTURE:
                raise ChartError(
                    f"{key} = {day} is out of range",
                    remedy=f"write {FAR_PAST} to {FAR_FUTURE}",
                )
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

    def shows(self, layer: str) -> bool:
        """Tell whether a layer is drawn."""
        return not self.layers or layer in self.layers


def charts(own: Path | None = None) -> tuple[str, ...]:
    """Return the names of the charts that ship and of those in the folder ``own``, which need not exist."""
    return tuple(sorted({*_files(resource("charts")), *_files(own)}))


def load_chart(name: str, own: Path | None = None, *, defaults: Mapping[str, Any] | None = None) -> ChartSpec:
    """Return the chart called ``name``, each key as the last of these says that has it.

    ``defaults``; the file that ships; ``defaults.toml`` of the folder ``own``; the file in ``own``.

    Raises:
        ChartError: there is none; the message names the ones there are, and the way to chart a place. Or a
            file cannot be read, or a key or value is not one that charts have.
    """
    known = charts(own)
    if name not in known:
        remedy = _remedy(name, known, cutoff=0.7)
        if not remedy.startswith("did"):
            remedy += f"; for a place: `oiltrack chart national --place {shlex.quote(name)}`"
        raise ChartError(f"no chart is called {name!r}", remedy=remedy)
    shared = own / f"{_SHARED}.toml" if own else None
    files = [_files(resource("charts")).get(name), shared, _files(own).get(name)]
    return _layered(name, [path for path in files if path and path.is_file()], defaults=defaults)


def load_spec(path: Path, *, defaults: Mapping[str, Any] | None = None) -> ChartSpec:
    """Return the chart that a TOML file describes; ``defaults`` stand where it gives no value.

    Raises:
        ChartError: the file cannot be read, or a key or value is not one that charts have.
    """
    return _layered(path.stem, [path], defaults=defaults)


def _files(folder: Path | None) -> dict[str, Path]:
    """Return the files of the charts in a folder, by name; what all of them share is none."""
    found = sorted(folder.glob("*.toml")) if folder else []
    return {path.stem: path for path in found if path.stem != _SHARED}


def _layered(name: str, files: Sequence[Path], *, defaults: Mapping[str, Any] | None) -> ChartSpec:
    """Return the chart of several files, of which the later ones win; an error names the file."""
    table: dict[str, Any] = {"name": name, **(defaults or {})}
    spec = spec_of(table)
    for path in files:
        table |= read_toml(path, ChartError, remedy="mend the file; its keys are told in docs/add-a-chart.md")
        try:
            spec = spec_of(table)
        except ChartError as error:
            raise ChartError(f"{path.name}: {error.message}", remedy=error.remedy) from error
    return spec


def spec_of(table: dict[str, Any]) -> ChartSpec:
    """Return the spec of a table of keys, each checked for its name and type."""
    kinds: dict[str, Any] = {field.name: field.type for field in fields(ChartSpec)}
    for key, value in table.items():
        if key not in kinds:
            raise ChartError(f"unknown key {shown(key)}", remedy=_remedy(key, tuple(kinds)))
        kind = tuple if kinds[key] == tuple[str, ...] else kinds[key]
        if not _fits(value, kind):
            wanted = _WANTED.get(kind, "a date such as 2011-01-01")
            raise ChartError(f"{key} = {shown(value)} is of the wrong kind", remedy=f"write {wanted}")
    given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    return ChartSpec(**given)


def _fits(value: object, kind: Any) -> bool:
    if kind is tuple:
        return isinstance(value, list | tuple) and all(isinstance(part, str) for part in value)
    fits = (int, float) if kind is float else kind
    return isinstance(value, fits) and not isinstance(value, bool | datetime)


def _one_of(key: str, value: str, allowed: list[str] | tuple[str, ...]) -> None:
    if value not in allowed:
        raise ChartError(f"{key} = {shown(value)} is unknown", remedy=_remedy(value, tuple(allowed)))


def _remedy(word: str, known: tuple[str, ...], *, cutoff: float = 0.5) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=cutoff)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"
