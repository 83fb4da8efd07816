"""Gets one thing from a web server, politely and within bounds. What it means is not asked here."""

from oiltrack.web.client import Client
from oiltrack.web.errors import BlockedError, FetchError, NotAllowedError, WebError
from oiltrack.web.fetched import Fetched, Limits, Validators
from oiltrack.web.urls import public_url, shown_url

__all__ = [
    "BlockedError",
    "Client",
    "FetchError",
    "Fetched",
    "Limits",
    "NotAllowedError",
    "Validators",
    "WebError",
    "public_url",
    "shown_url",
]
