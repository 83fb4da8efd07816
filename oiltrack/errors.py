"""The one error tree: each message names the thing and the remedy. Nothing here prints or exits."""

from collections.abc import Callable


class OiltrackError(Exception):
    """An expected failure, shown to the user as one line.

    Args:
        message: what went wrong, naming the file, row or setting.
        remedy: what the user can do about it; appended to the message.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the message and the remedy on one line."""
        line = f"{self.message}; {self.remedy}" if self.remedy else self.message
        return " ".join(line.split())

    def __reduce__(self) -> tuple[Callable[..., "OiltrackError"], tuple[object, ...]]:
        """Let an error pass from one process to another as it is."""
        return _revived, (type(self), self.args, self.__dict__)


def _revived(
    kind: type[OiltrackError], arguments: tuple[object, ...], state: dict[str, object]
) -> OiltrackError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(state)
    return error


class ConfigError(OiltrackError):
    """The workspace or its ``oiltrack.toml`` cannot be used."""


class SourceError(OiltrackError):
    """A file, or one document inside it, cannot be read. ``location`` names it."""

    def __init__(self, location: str, message: str, *, remedy: str = "") -> None:
        super().__init__(f"{location}: {message}", remedy=remedy)
        self.location = location


class SeedError(OiltrackError):
    """A row of ``seeds/`` breaks the rules of its table."""


class DatabaseError(OiltrackError):
    """The database cannot be opened, read or written as it is."""


class ChartError(OiltrackError):
    """A chart cannot be drawn as it is specified."""


class NoFigureError(ChartError):
    """A chart has no figure to draw, for now."""


class UnknownIdError(OiltrackError):
    """No fact, document or place has this id."""


class OfficialError(OiltrackError):
    """Figures of an official provider cannot be fetched, read or stored. The message names the line."""


class WorkerError(OiltrackError):
    """A process that reads documents ended before its work was done."""


class LockedError(OiltrackError):
    """Another run holds the lock of the workspace."""


class MissingExtraError(OiltrackError):
    """A package that only one of the extras of oiltrack brings is not installed."""
