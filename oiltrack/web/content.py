"""Tells content from what stands in its place: nothing, or a challenge to a person. It reads no news."""

import re
from collections.abc import Mapping

from oiltrack.web.errors import BlockedError
from oiltrack.web.urls import shown_url

_HEAD = 64 * 1024
_TITLE = re.compile(rb"<title[^>]{0,200}>\s*(?P<title>[^<]{0,200})", re.IGNORECASE)
_ASKING = re.compile(
    rb"(?i)\A\W*(just a moment|attention required|checking your browser"
    rb"|verify(ing)? (that )?you are (a )?human"
    rb"|are you (a )?(human|robot)|access (to this page has been )?denied|security check|robot check|captcha"
    rb"|ddos.guard|pardon our interruption|request rejected|one moment, please|human verification"
    rb"|please wait\W*\Z|bot verification|client challenge|you have been blocked)"
)
_MARKS = (
    b"_Incapsula_Resource",
    b"window._cf_chl_opt",
    b"geo.captcha-delivery.com",
    b"sucuri_cloudproxy_js",
    b"awsWafCookieDomainList",
)
_MAX_MARKED = 40_000


def require_content(url: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Do nothing where a body is content.

    Raises:
        BlockedError: it is empty, or a challenge.
    """
    if not body.strip():
        raise BlockedError(f"{shown_url(url)} gave an empty body", remedy="look at it in a browser")
    if _asks(body, headers):
        raise BlockedError(
            f"{shown_url(url)} asks whether a person is there", remedy="ask the site for a feed or for leave"
        )


def _asks(body: bytes, headers: Mapping[str, str]) -> bool:
    if headers.get("cf-mitigated", "").lower() == "challenge" or "x-datadome-captcha" in headers:
        return True
    head = body[:_HEAD]
    if b"<html" not in head.lower():
        return False
    title = _TITLE.search(head)
    if title and _ASKING.match(title["title"]):
        return True
    return len(body) <= _MAX_MARKED and any(mark in body for mark in _MARKS)
