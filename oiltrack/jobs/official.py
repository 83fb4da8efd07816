"""Adds releases of official figures to a database and lists them. It reads no format itself."""

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.errors import OfficialError
from oiltrack.history import OfficialValue
from oiltrack.jobs.official_answers import MAX_BYTES, asked_pages, fetched, hidden
from oiltrack.jobs.runs import recorded
from oiltrack.official import eia
from oiltrack.official.countries import Country, country
from oiltrack.official.figure import Figure, Release
from oiltrack.official.providers import PROVIDERS, Provider
from oiltrack.stored import StoredOfficialValue

Get = Callable[[str], bytes]
"""From a URL to the body of its answer; raises WebError."""

_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a release.

    ``new``, ``revised``, ``confirmed`` and ``known`` are those of ``OfficialAdded``; ``missing`` periods have
    no value in this release. ``released`` are its days, first and last.
    """

    provider: str
    source: str
    series: tuple[str, ...]
    released: tuple[str, str]
    new: int
    revised: int
    confirmed: int
    known: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An official series of a database: its periods, its releases, and the newest value."""

    series: str
    place_id: str
    providers: tuple[str, ...]
    first_period: str
    last_period: str
    periods: int
    values: int
    vintages: int
    newest_release: str | None
    newest_bpd: int
    newest_id: str


def is_url(location: str) -> bool:
    """Tell whether a location is an address of the web, else it is a file."""
    return bool(_WEB.match(location))


def add_release(
    database: Database,
    provider: str,
    location: str,
    *,
    place: str,
    released: str | None,
    today: date,
    clock: Callable[[], str],
    key: str | None,
    get: Get | None,
) -> Added:
    """Read what a provider released and store each value with its release, all or nothing.

    Args:
        database: where to.
        provider: a name of ``PROVIDERS``.
        location: a file or a URL.
        place: id of the country.
        released: EDTF day or month of the release, for values that do not tell theirs; None for ``today``.
        today: the day of the release where nothing tells it.
        clock: the time in UTC.
        key: the key for a provider whose answers need one.
        get: asks the web; None where it may not be asked.

    Raises:
        OfficialError: the file or answer cannot be had or read, or contradicts what is stored.
    """
    form, land = PROVIDERS[provider], country(place)
    source = hidden(location, key) if is_url(location) else Path(location).name
    with recorded(database, "official", clock=clock) as run:
        day = released or edtf.of_day(today)
        told = _release(form, location, source, land=land, released=day, key=key, get=get)
        values = [_value(one, form, source, place=place, released=day) for one in told.figures]
        _require_past(values, source, today=today)
        if not values:
            raise OfficialError(f"{source} has no value for {place}", remedy="nothing was stored")
        counts = database.add_official(values, at=run.started_at, presumed=None if released else day)
        run.counts |= asdict(counts)
        run.message = f"{provider}: {source}"
    days = sorted((value.released or "" for value in values), key=edtf.interval)
    return Added(
        provider=provider,
        source=source,
        series=tuple(sorted({value.series for value in values})),
        released=(days[0], days[-1]),
        **asdict(counts),
        missing=told.missing,
    )


def held_official(values: Iterable[StoredOfficialValue]) -> list[Held]:
    """Return the official series among values, by name and place."""
    groups: dict[tuple[str, str], list[StoredOfficialValue]] = {}
    for stored in values:
        groups.setdefault((stored.value.series, stored.value.place_id), []).append(stored)
    return [_held(found) for _, found in sorted(groups.items())]


def official_series_called(values: Iterable[StoredOfficialValue], name: str) -> list[StoredOfficialValue]:
    """Return the values of the series in whose names these words stand, or which were added as this format.

    ``opec`` means all series of OPEC's, "OPEC secondary sources" one of them.

    Raises:
        OfficialError: there is none.
    """
    wanted = name.casefold()
    word = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    found = [
        stored
        for stored in values
        if stored.value.provider == wanted or word.search(stored.value.series.casefold())
    ]
    if not found:
        raise OfficialError(
            f"there is no official series {name!r}", remedy="`oiltrack official list` shows those there are"
        )
    return found


def _release(
    form: Provider,
    location: str,
    source: str,
    *,
    land: Country,
    released: str,
    key: str | None,
    get: Get | None,
) -> Release:
    if not is_url(location):
        return form.read(_bytes(location), source, country=land, released=released)
    if get is None:
        raise OfficialError(f"{source} was not asked", remedy="give a file")
    if form.paged:
        pages = asked_pages(location, key=_key(location, key), get=get)
        return eia.read_pages(pages, source, country=land, released=released)
    return form.read(fetched(location, key=key, get=get), source, country=land, released=released)


def _bytes(location: str) -> bytes:
    path = Path(location)
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for without end
        raise OfficialError(f"{location} is no regular file", remedy="save its content as a file first")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise OfficialError(
            f"{location} cannot be read: {error.strerror or error}", remedy="check the path and its rights"
        ) from error
    if len(data) > MAX_BYTES:
        raise OfficialError(f"{location} is larger than 200 MB", remedy="keep the rows of the country only")
    return data


def _key(location: str, key: str | None) -> str | None:
    """Return the key to send with a question, if it may be sent there.

    Raises:
        OfficialError: there is none, or it would be sent unencrypted through the network.
    """
    if not key and "api_key=" not in location:
        raise OfficialError(
            "the EIA wants a key, and EIA_API_KEY is not set",
            remedy="register at https://www.eia.gov/opendata/ and set it in the environment",
        )
    parts = urlsplit(location)
    if parts.scheme.casefold() != "https" and not is_here(location):
        raise OfficialError(
            f"the EIA's key is not sent to {parts.hostname} unencrypted", remedy="write https://"
        )
    return key


def is_here(location: str) -> bool:
    """Tell whether a URL names this machine itself."""
    host = urlsplit(location).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _value(figure: Figure, form: Provider, source: str, *, place: str, released: str) -> OfficialValue:
    """Return a figure as it is stored.

    Raises:
        OfficialError: its period was not over when it was released.
    """
    day = figure.released or released
    if edtf.interval(figure.period)[1] > edtf.interval(day)[1]:
        raise OfficialError(
            f"{source}: {figure.where}: {figure.period} was not over on {day}, the day of the release",
            remedy="forecasts are not stored; else give the day of the release with --released",
        )
    return OfficialValue(
        series=figure.series,
        place_id=place,
        period=figure.period,
        rate_bpd=figure.rate_bpd,
        released=day,
        source=figure.source or source,
        provider=form.name,
        written=figure.written,
    )


def _require_past(values: Iterable[OfficialValue], source: str, *, today: date) -> None:
    late = next((v for v in values if v.released and edtf.interval(v.released)[0] > today), None)
    if late is not None:
        raise OfficialError(
            f"{source}: {late.series} of {late.period} would be released on {late.released}, after today",
            remedy="give the day of the release with --released",
        )


def _held(found: list[StoredOfficialValue]) -> Held:
    by_period = sorted(
        found, key=lambda one: (edtf.interval(one.value.period)[1], one.value.period.count("-"))
    )
    periods = list(dict.fromkeys(one.value.period for one in by_period))
    newest = max(
        (one for one in found if one.value.period == periods[-1]), key=lambda one: one.value.released or ""
    )
    releases = {one.value.released for one in found if one.value.released}
    return Held(
        series=newest.value.series,
        place_id=newest.value.place_id,
        providers=tuple(sorted({one.value.provider for one in found})),
        first_period=periods[0],
        last_period=periods[-1],
        periods=len(periods),
        values=len(found),
        vintages=len(releases),
        newest_release=max(releases, default=None),
        newest_bpd=newest.value.rate_bpd,
        newest_id=newest.id,
    )
