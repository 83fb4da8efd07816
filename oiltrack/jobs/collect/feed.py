"""A feed: the texts of its entries, or the pages that they link. What was read of it is marked by entry."""

from collections.abc import Iterator
from dataclasses import replace

from oiltrack.db import SourceState
from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.jobs.collect.page import read_fetched
from oiltrack.jobs.collect.parts import Collecting, Mark, Part, Tools
from oiltrack.source_settings import SourceSettings
from oiltrack.sources import Item
from oiltrack.sources.feed import Entry, Feed, read_feed
from oiltrack.web import FetchError, Validators, WebError, public_url

MAX_PAGES = 100


def collect(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    """Hand on the entries that are new or say other things than the last time.

    Where a page cannot be had the others are read, and the feed is asked for in full the next time.
    """
    url = source.url or ""
    client = tools.client()
    found = client.get(
        url,
        validators=Validators(etag=held.etag, last_modified=held.last_modified),
        local=source.local,
        headers=tools.secrets.headers(source),
    )
    if not found.modified:
        return _unchanged(held)
    feed = read_feed(
        found.body, public_url(found.url), content_type=_full_type(found.content_type, found.charset)
    )
    marks = {entry.id: entry.stamp for entry in feed.entries if held.marks.get(entry.id) == entry.stamp}
    fresh = [entry for entry in feed.entries if entry.id not in marks]
    whole = not source.follow or len(fresh) <= MAX_PAGES
    trouble: WebError | None = None
    for entry in fresh[-MAX_PAGES:] if source.follow else fresh:
        outcome = _Outcome()
        yield Part(
            location=entry.url or f"{public_url(url)}#{entry.id}",
            items=_items(source, feed, entry, tools=tools, outcome=outcome),
        )
        if outcome.missed is None:
            marks[entry.id] = entry.stamp
        trouble = trouble or outcome.missed
    kept = found.validators if whole and trouble is None else Validators()
    return Mark(validators=kept, marks=marks, trouble=trouble)


class _Outcome:
    """Why the page of an entry could not be had, though it may be had the next time."""

    missed: WebError | None = None


def _unchanged(held: SourceState) -> Mark:
    return Mark(validators=Validators(etag=held.etag, last_modified=held.last_modified), marks=held.marks)


def _full_type(content_type: str, charset: str | None) -> str:
    return f"{content_type}; charset={charset}" if content_type and charset else content_type


def _items(
    source: SourceSettings, feed: Feed, entry: Entry, *, tools: Tools, outcome: _Outcome
) -> Iterator[Item]:
    location = entry.url or f"{public_url(source.url or '')}#{entry.id}"
    publisher = source.publisher or feed.title or None
    try:
        if source.follow and entry.url:
            page = tools.client().get(entry.url, local=source.local, polite=True)
            document = read_fetched(page, entry.url)
            yield replace(
                document,
                title=document.title or entry.title,
                published=document.published or entry.published,
                publisher=source.publisher or document.publisher or publisher,
            )
        elif entry.text:
            yield Document(
                key=location,
                text=entry.text,
                title=entry.title,
                published=entry.published,
                publisher=publisher,
                url=entry.url,
            )
    except SourceError as error:
        yield error
    except WebError as error:
        if not isinstance(error, FetchError) or not error.passing:
            yield SourceError(location, error.message.removeprefix(f"{location}: "), remedy=error.remedy)
        else:
            outcome.missed = error
