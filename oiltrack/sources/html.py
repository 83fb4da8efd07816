"""Reads a saved web page: text, title, date and site by trafilatura. It fetches nothing and runs no script.

trafilatura is heavy and therefore imported when the first page comes. Pages that would make it run for
minutes (20,000 inline elements in one paragraph take 20 s) are refused by their shape before it sees them;
see ``page_bounds``.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oiltrack import edtf
from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources.digest import fold
from oiltrack.sources.encoding import decode
from oiltrack.sources.files import load
from oiltrack.sources.normal import clean
from oiltrack.sources.page_bounds import cut_data, refuse_bomb, too_deep
from oiltrack.sources.page_date import is_printed
from oiltrack.sources.page_text import render
from oiltrack.sources.protocol import Item, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
_AS_TEXT = "save the page's text as .txt"
_LANGUAGE = re.compile(r"[a-z]{2}(?=[-_]|\Z)", re.IGNORECASE)
# Without bounds htmldate would take today's date as the latest; a page of the future is no matter of reading.
_DATE_SEARCH = {
    "extensive_search": False,
    "original_date": True,
    "min_date": edtf.FAR_PAST.isoformat(),
    "max_date": edtf.FAR_FUTURE.isoformat(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a web page holds; ``published`` is a day that the page prints, or None."""

    text: str
    title: str
    published: str | None
    publisher: str | None
    url: str | None
    lang: str | None


def read(path: Path, titles: tuple[str, ...]) -> Iterator[Item]:
    """Yield the one article of a saved page."""
    location = path.as_posix()
    data = load(path)
    page = read_page(decode(data, location, declared=declared_charset(data)), location)
    yield Document(
        key=location,
        text=page.text,
        title=page.title,
        published=page.published,
        publisher=page.publisher,
        url=page.url,
        lang=page.lang,
    )


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page says it has, None where it says nothing."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    return declared[1].decode("ascii", "replace") if declared else None


def read_page(markup: str, location: str) -> Page:
    """Return what the page says, without its menus, comments and footers.

    Raises:
        SourceError: the page is empty, too deep or too large, or holds no article.
    """
    tree = _parse(clean(markup, location), location)
    lang = _LANGUAGE.match(tree.get("lang") or "")
    cut_data(tree)
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    for name in ("trafilatura", "htmldate"):
        _silence(name)
    found = bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_DATE_SEARCH,
    )
    if not isinstance(found, Extracted) or found.body is None:
        raise _no_article(location)
    title = " ".join((found.title or "").split())
    text = _without_title(render(found.body), title)
    if not text:
        raise _no_article(location)
    published = found.date if found.date and is_printed(markup, found.date) else None
    return Page(
        text=clean(text, location),
        title=title,
        published=published,
        publisher=found.sitename or found.hostname or None,
        url=found.url or None,
        lang=lang[0].lower() if lang else None,
    )


def _silence(logger: str) -> None:
    """Keep a library's own log off stderr where nobody has set up logging; our error says it better."""
    log = logging.getLogger(logger)
    if not log.handlers:
        log.addHandler(logging.NullHandler())


def _parse(markup: str, location: str) -> "HtmlElement":
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")
    try:
        data = markup.encode("utf-8")
        refuse_bomb(data, location)
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise _no_article(location) from error
    except UnicodeEncodeError as error:
        raise SourceError(
            location, "half a surrogate pair, no character", remedy="save it as UTF-8"
        ) from error
    # lxml drops what lies deeper than 256 levels, or is longer than 10 MB, and only notes it in its log.
    for entry in parser.error_log:
        if "depth" in entry.message:
            raise too_deep(location)
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise SourceError(location, "HTML with a paragraph of more than 10 MB", remedy=_AS_TEXT)
    return tree


def _without_title(text: str, title: str) -> str:
    """Drop the headline that stands at the top of the text: the title is no part of it."""
    first, _, rest = text.partition("\n")
    return rest.strip() if title and fold(first) == fold(title) else text


def _no_article(location: str) -> SourceError:
    return SourceError(
        location, "no article text in the page", remedy="save the page complete, or its text as .txt"
    )


SOURCE = Source(kind="web page", suffixes=(".html", ".htm", ".xhtml"), read=read)
