"""A page whose text changes, as a daily bulletin: each text is a document, a version of the one before."""

from dataclasses import replace

from oiltrack.db import SourceState
from oiltrack.facts import Document
from oiltrack.jobs.collect.parts import Collecting, Mark, Part, Tools
from oiltrack.source_settings import SourceSettings
from oiltrack.sources.encoding import decode
from oiltrack.sources.files import refuse_binary
from oiltrack.sources.html import declared_charset, read_page
from oiltrack.sources.normal import clean
from oiltrack.web import Fetched, Validators, public_url


def collect(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    """Hand on the page where it has changed."""
    url = source.url or ""
    found = tools.client().get(
        url,
        validators=Validators(etag=held.etag, last_modified=held.last_modified),
        local=source.local,
        polite=True,
        headers=tools.secrets.headers(source),
    )
    if not found.modified:
        return Mark(validators=Validators(etag=held.etag, last_modified=held.last_modified))
    place = public_url(url)
    document = read_fetched(found, place)
    document = replace(document, publisher=source.publisher or document.publisher)
    yield Part(location=place, items=(document,))
    return Mark(validators=found.validators)


def read_fetched(found: Fetched, url: str) -> Document:
    """Return the text of a page or a plain text that was fetched, under the URL that was asked.

    Raises:
        SourceError: there is no text in it.
    """
    refuse_binary(found.body, url)
    text = decode(found.body, url, declared=found.charset or declared_charset(found.body))
    if found.content_type == "text/plain":
        return Document(key=url, text=clean(text, url), url=url)
    page = read_page(text, url)
    return Document(
        key=url,
        text=page.text,
        title=page.title,
        published=page.published,
        publisher=page.publisher,
        url=url,
        lang=page.lang,
    )
