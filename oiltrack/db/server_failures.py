"""What errors of a PostgreSQL server mean to the user, with the remedy. It raises nothing.

Messages of the server may quote rows and texts, and those of the driver how it was called; only the first
line of the server's own message is passed on, and only where nothing better is known.
"""

from dataclasses import dataclass
from typing import Any

from oiltrack.db.server import Server

_RIGHTS = "let the owner of the database grant them (docs/team.md)"
_ANOTHER = ("is locked by another process", "wait until it has finished, then try again")
_LOST = ("was lost while it was in use", "see whether the server runs, then try again")
_CORRUPT = ("is corrupt", "restore a backup into a new database with `oiltrack copy`")

# By SQLSTATE, or its first two characters (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_MESSAGES = {
    "25006": ("is read-only", "name the server that takes writes"),
    "42501": ("does not give {user} the rights for this", _RIGHTS),
    "40001": _ANOTHER,
    "40P01": _ANOTHER,
    "55P03": _ANOTHER,
    "53100": ("cannot grow: the disk of the server is full", "free some space there, then try again"),
    "53300": ("has no connection left", "close other programs, or raise max_connections"),
    "57P01": _LOST,
    "57P02": _LOST,
    "57P03": ("is not ready: the server starts or stops", "try again in a minute"),
    "57014": ("broke the work off: a time limit of the server", "raise statement_timeout for this user"),
    "08": _LOST,
    "58": ("cannot be read or written: the disk of the server fails", "see the log of the server"),
    "XX": _CORRUPT,
}
_REFUSED = {
    "23": "a row was refused: {told}",
    "22003": "a number is too large to store",
    "22021": "a text is not fit to be stored: {told}",
    "54": "a row is too large to store",
}
# Told before there is a session, so without a code: what the message holds, then what it means.
_AT_THE_DOOR = (
    ("password authentication failed", "refuses the password of {user}", "see ~/.pgpass or PGPASSWORD"),
    ("no password supplied", "wants a password of {user}", "give one in ~/.pgpass or PGPASSWORD"),
    ("no pg_hba.conf entry", "does not let {user} in from this machine", "add a line to pg_hba.conf"),
    ("too many", "has no connection left", "close other programs, or raise max_connections"),
    ("starting up", "is not ready: the server starts", "try again in a minute"),
    ("shutting down", "is not ready: the server stops", "try again in a minute"),
    ("recovery mode", "is not ready: the server recovers", "try again in a minute"),
    ("not yet accepting", "is not ready: the server starts", "try again in a minute"),
    ("reserved for", "has no connection left", "close other programs, or raise max_connections"),
    ("permission denied", "gives {user} no rights", "see what rights docs/team.md grants"),
    ('role "', "knows no user {user}", "make it with createuser, or name another one in the URL"),
    ('database "', "is not there", "make it with createdb, or name another one in the URL"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What went wrong; ``refused`` means one row or text, and that the database is well."""

    message: str
    remedy: str
    refused: bool = False


def failure(server: Server, error: BaseException | None) -> Failure | None:
    """Return what an error of the driver means; None for what is a bug of this program."""
    code = getattr(error, "sqlstate", None)
    told = _first_line(error)
    if code is None:
        return _without_code(server, error, told=told)
    for key in (code, code[:2]):
        if key in _REFUSED:
            line = f"{server}: {_REFUSED[key].format(told=told)}"
            return Failure(message=line, remedy="report this document as a bug", refused=True)
        if key in _MESSAGES:
            message, remedy = _MESSAGES[key]
            return Failure(message=f"{server} {message.format(user=server.user)}", remedy=remedy)
    return _at_the_door(server, told) if code.startswith(("28", "3D")) else None


def corrupt(server: Server) -> Failure:
    """Return that a row holds what this program has not stored."""
    message, remedy = _CORRUPT
    return Failure(message=f"{server} {message}", remedy=remedy)


def _without_code(server: Server, error: BaseException | None, *, told: str) -> Failure | None:
    kind = type(error).__name__
    if kind == "DataError" and "NUL" in told:
        line = f"{server}: a text holds a NUL character, which PostgreSQL does not store"
        return Failure(message=line, remedy="take it out of the document", refused=True)
    if kind == "ProgrammingError" and ("connection option" in told or "bad value for" in told):
        return Failure(message=f"{server}: {told} in its URL", remedy="correct what stands behind the ?")
    if kind in ("OperationalError", "ConnectionTimeout", "InterfaceError"):
        return _at_the_door(server, told)
    return None


def _at_the_door(server: Server, told: str) -> Failure:
    if "FATAL:" in told or "password" in told:
        for words, message, remedy in _AT_THE_DOOR:
            if words in told:
                return Failure(message=f"{server} {message.format(user=server.user)}", remedy=remedy)
    lost = "closed" in told or "terminat" in told or "lost" in told
    if lost and "refused" not in told:
        message, remedy = _LOST
        return Failure(message=f"{server} {message}", remedy=remedy)
    return Failure(
        message=f"{server} cannot be reached: {told.rpartition('failed: ')[2] or 'no answer'}",
        remedy="see whether the server runs, and the host and port of the URL",
    )


def _first_line(error: Any) -> str:
    diagnosis = getattr(error, "diag", None)
    told = getattr(diagnosis, "message_primary", None) or str(error)
    return next(iter(told.splitlines()), "")
