"""Reads a robots.txt (RFC 9309) and tells what it allows. It fetches nothing."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

MAX_BYTES = 500 * 1024

_MAX_DELAY_S = 30.0
_MAX_PATTERN = 2_000
_LINE = re.compile(r"\s*(?P<key>[A-Za-z-]+)\s*:\s*(?P<value>[^#]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a host asks of one program.

    Attributes:
        paths: patterns with whether they allow; the longest that fits counts.
        delay_s: seconds between two requests, 0 where nothing is said.
    """

    paths: tuple[tuple[str, bool], ...] = ()
    delay_s: float = 0.0

    def allow(self, url: str) -> bool:
        """Tell whether the URL may be asked."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), allowed) for pattern, allowed in self.paths if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    paths: list[tuple[str, bool]] = field(default_factory=list)
    delay_s: float = 0.0
    closed: bool = False


def parse(text: str, agent: str) -> Rules:
    """Return the rules for a program, by the groups that name it, else by those for all."""
    groups = _groups(text)
    name = agent.lower()
    mine = [group for group in groups if name in group.agents]
    mine = mine or [group for group in groups if "*" in group.agents]
    return Rules(
        paths=tuple(path for group in mine for path in group.paths),
        delay_s=min(_MAX_DELAY_S, max((group.delay_s for group in mine), default=0.0)),
    )


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    for line in text.removeprefix("\ufeff").splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        key, value = match["key"].lower(), match["value"].strip()
        if key == "user-agent":
            if not groups or groups[-1].closed:
                groups.append(_Group())
            groups[-1].agents.append(re.split(r"[/\s]", value, maxsplit=1)[0].lower())
        elif groups:
            _add(groups[-1], key, value)
    return groups


def _add(group: _Group, key: str, value: str) -> None:
    if key in ("allow", "disallow"):
        group.closed = True
        if value and len(value) <= _MAX_PATTERN:
            group.paths.append((_normal(value), key == "allow"))
    elif key == "crawl-delay":
        group.closed = True
        if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value):
            group.delay_s = float(value)


def _normal(path: str) -> str:
    """Return a path in which the same characters are written the same way."""
    return quote(unquote(path, errors="surrogateescape"), safe="/?&=*$,;:@!'()+~", errors="surrogateescape")


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a pattern with ``*`` and a closing ``$`` fits the start of a path; no backtracking."""
    ended = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, part in enumerate(rest, 1):
        if ended and number == len(rest):
            return path.endswith(part) and len(path) - len(part) >= place
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return place == len(path) if ended and not rest else True
