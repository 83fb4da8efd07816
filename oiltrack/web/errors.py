"""What may come of asking a web server, other than an answer. None of it holds a secret part of a URL."""

from oiltrack.errors import OiltrackError


class WebError(OiltrackError):
    """A URL gave nothing that can be used."""


class NotAllowedError(WebError):
    """The URL may not be asked: its scheme, its address, or the robots.txt of its host."""


class FetchError(WebError):
    """The server could not be reached, failed, or sent what breaks the bounds.

    Attributes:
        passing: whether the next try may go better.
        retry_after_s: seconds that the server wants to be left alone, None where it did not say.
    """

    def __init__(
        self, message: str, *, remedy: str = "", passing: bool = False, retry_after_s: float | None = None
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.passing = passing
        self.retry_after_s = retry_after_s


class BlockedError(WebError):
    """The answer is no content: an empty body, or a page that asks whether a person is there."""
