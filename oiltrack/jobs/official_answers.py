"""Asks providers for answers, page by page, and keeps the key out of all that is said. It stores nothing."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, quote_plus, urlencode, urlsplit, urlunsplit

from oiltrack.errors import OfficialError, OiltrackError
from oiltrack.official import eia

ROWS_A_PAGE = 5_000
MAX_BYTES = 200 * 1024 * 1024

_MOST_PAGES = 200
_KEY = "api_key"
_KEY_IN_TEXT = re.compile(r"(api_?key=)[^&\s;]*", re.IGNORECASE)


def asked_pages(url: str, *, key: str | None, get: Callable[[str], bytes]) -> list[eia.Page]:
    """Return all pages of a question to the EIA's API v2.

    Args:
        url: the question; its ``length`` is that of a page, its ``offset`` is not used.
        key: the key; one in the URL counts where it is None.
        get: asks for one page.

    Raises:
        OfficialError: an answer cannot be had or read, or the pages end before all rows are there.
    """
    name = hidden(url, key)
    pages: list[eia.Page] = []
    rows = 0
    while not pages or rows < pages[-1].total:
        if len(pages) == _MOST_PAGES:
            raise OfficialError(f"{name} has more than {_MOST_PAGES} pages", remedy="ask for less")
        page = _page(_asked(url, key=key, offset=rows), name, key=key, get=get)
        if not page.rows and page.total > rows:
            raise OfficialError(
                f"{name} gave {rows:,} of {page.total:,} rows and then none", remedy="try again later"
            )
        pages.append(page)
        rows += len(page.rows)
    return pages


def fetched(url: str, *, key: str | None, get: Callable[[str], bytes]) -> bytes:
    """Return the body of an answer.

    Raises:
        OfficialError: there is none; the message holds no key.
    """
    failed = ""
    try:
        return get(url)
    except OiltrackError as error:
        failed, remedy = hidden(error.message, key), hidden(error.remedy, key)
    raise OfficialError(failed, remedy=remedy)


def hidden(text: str, key: str | None) -> str:
    """Return a text without the key, in whatever way it is written."""
    for told in {key, quote(key, safe=""), quote_plus(key)} if key else ():
        text = text.replace(told, "***")
    return _KEY_IN_TEXT.sub(r"\1***", text)


def _page(url: str, name: str, *, key: str | None, get: Callable[[str], bytes]) -> eia.Page:
    failed = ""
    try:
        return eia.page(fetched(url, key=key, get=get), name)
    except OfficialError as error:
        failed, remedy = hidden(error.message, key), hidden(error.remedy, key)
    if " answers 403" in failed:
        remedy = "the key in EIA_API_KEY is refused; check it"
    raise OfficialError(failed, remedy=remedy)


def _asked(url: str, *, key: str | None, offset: int) -> str:
    """Return a question with its key and the place where its page begins."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name not in (_KEY, "offset")
    ]
    if "length" not in asked:
        query.append(("length", str(ROWS_A_PAGE)))
    query += [("offset", str(offset)), (_KEY, key or asked.get(_KEY, ""))]
    return urlunsplit(parts._replace(query=urlencode(query, safe="[]"), fragment=""))
