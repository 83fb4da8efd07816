"""Documents and feeds that mean no good, made from a number: the same number makes the same ones."""

import gzip
import json
import random
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.jobs.collect.stories import item, rss
from tests.web.server import Site

_WORDS = (
    *("Libya", "Sharara", "812,000", "barrels", "per day", "b/d", "million", "NOC", "said", "shut", "lifted"),
    *("Es Sider", "force majeure", "ليبيا", "برميل", "يوميا", "٨١٢", "ألف", "-", "\u202e", "\x00", "\ufeff"),
    *("\ud7ff", "1/0", "1e309", "-5", "%s", "{0}", "${x}", "'; DROP TABLE document;--"),
)
_BOMB = '<!DOCTYPE x [<!ENTITY a "{}">{}]><x>&z;</x>'


def document(number: int) -> tuple[str, bytes]:
    """Return the name and the bytes of a hostile file."""
    chance = random.Random(number)
    kind = _KINDS[number % len(_KINDS)]
    suffix, data = kind(chance)
    return f"hostile-{number:04d}{suffix}", data


def _words(chance: random.Random, count: int) -> str:
    return "".join(chance.choice(_WORDS) + chance.choice((" ", " ", "\n", ". ", "")) for _ in range(count))


def _noise(chance: random.Random) -> tuple[str, bytes]:
    return ".txt", chance.randbytes(chance.randrange(3_000))


def _text(chance: random.Random) -> tuple[str, bytes]:
    return ".txt", _words(chance, chance.randrange(400)).encode("utf-8", "surrogatepass")


def _page(chance: random.Random) -> tuple[str, bytes]:
    tags = ("<div>", "<table>", "<td>", "</p>", "<script>", "<b ", "<!--", "]]>", "<p>", "&#x0;", "&amp;&lt")
    parts = (chance.choice(tags) + _words(chance, 5) for _ in range(chance.randrange(200)))
    return ".html", ("<html><body><p>" + "".join(parts)).encode("utf-8", "surrogatepass")


def _deep(chance: random.Random) -> tuple[str, bytes]:
    return ".html", b"<div>" * chance.randrange(100, 60_000) + b"Libya pumped 5 b/d"


def _mail(chance: random.Random) -> tuple[str, bytes]:
    headers = "".join(
        f"{chance.choice(('From', 'Date', 'Subject', 'Content-Type', 'X' * 300))}: {_words(chance, 8)}\n"
        for _ in range(chance.randrange(30))
    )
    return ".eml", f"{headers}\n{_words(chance, 100)}".encode("utf-8", "surrogatepass")


def _parts(chance: random.Random) -> tuple[str, bytes]:
    part = "--b\nContent-Type: multipart/mixed; boundary=b\n\n"
    head = "From: a@b\nDate: Wed, 6 Mar 2019 10:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n"
    return ".eml", (head + part * chance.randrange(1, 900)).encode()


def _lines(chance: random.Random) -> tuple[str, bytes]:
    rows: tuple[object, ...] = (
        {"id": "a", "text": _words(chance, 50), "published": chance.choice(("2019", "9999-99", 5, None))},
        {"id": ["a"], "text": 1},
        [[[[]]]],
        "text",
        {"id": "b", "text": "Libya pumped 10 b/d", "published": "2019-03-06", "url": "x" * 6_000},
    )
    lines = [json.dumps(chance.choice(rows)) for _ in range(chance.randrange(1, 20))]
    lines.append(chance.choice(("{", "[" * 5_000, "nul", '{"id": "\\ud800", "text": "\\udfff"}')))
    return ".jsonl", "\n".join(lines).encode()


def _entities(chance: random.Random) -> tuple[str, bytes]:
    names = "abcdefghijklmnopqrstuvwxyz"
    rules = "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip(names, names[1:], strict=False)
    )
    return chance.choice((".html", ".xhtml", ".txt")), _BOMB.format("Libya", rules).encode()


def _mailbox(chance: random.Random) -> tuple[str, bytes]:
    separator = "From x Wed Mar  6 10:00:00 2019\n"
    return ".mbox", "".join(
        f"{separator}From: a\n\n{_words(chance, 20)}\n\n" for _ in range(chance.randrange(1, 30))
    ).encode("utf-8", "surrogatepass")


def _front(chance: random.Random) -> tuple[str, bytes]:
    keys = "".join(
        f"{chance.choice(('title', 'published', '? ', '*a', '&b'))}: {_words(chance, 4)}\n" for _ in range(9)
    )
    return ".md", f"---\n{keys}---\n{_words(chance, 60)}".encode("utf-8", "surrogatepass")


_KINDS: tuple[Callable[[random.Random], tuple[str, bytes]], ...] = (
    _noise,
    _text,
    _page,
    _deep,
    _mail,
    _parts,
    _lines,
    _entities,
    _mailbox,
    _front,
)


def write_documents(folder: Path, count: int) -> None:
    """Write so many hostile files."""
    for number in range(count):
        name, data = document(number)
        (folder / name).write_bytes(data)


def feeds(site: Site, *, entries: int) -> dict[str, str]:
    """Let a server give hostile feeds; return their URLs by what is wrong with them."""
    good = rss(item(1), base=site.base)
    site.pages["/endless"] = _endless
    site.pages["/drips"] = _dripping
    plain = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"
    return {
        "half": site.raw("/half", plain + b"Content-Length: 5000\r\n\r\n" + good.encode()[:200]),
        "endless": site.base + "/endless",
        "drips": site.base + "/drips",
        "circle": site.page("/circle", "", 302, Location="/circle"),
        "short-length": site.raw("/short", plain + b"Content-Length: 50\r\n\r\n" + good.encode()),
        "two-lengths": site.raw(
            "/two", plain + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + good.encode()
        ),
        "no-gzip": site.page("/nogzip", good, Content_Encoding="gzip"),
        "bomb": site.page("/bomb", gzip.compress(bytes(100_000_000)), Content_Encoding="gzip"),
        "charset": site.page("/charset", good.encode(), Content_Type="text/xml; charset=utf-32"),
        "many": site.page("/many", rss(*(item(n, text=f"Item {n} of many.") for n in range(entries)))),
        "twins": site.page("/twins", rss(*(item(n % 3, text=f"Twin {n}.") for n in range(300)))),
        "entities": site.page("/entities", _BOMB.format("x", "")),
        "challenge": site.page("/challenge", "<html><title>Just a moment...</title></html>"),
        "empty": site.page("/empty", ""),
        "no-name": "http://no-such-host.invalid/feed",
    }


def _endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Connection", "close")
    request.end_headers()
    while True:
        request.wfile.write(b"<item>" * 10_000)


def _dripping(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        request.wfile.write(b"X: y\r\n")
        time.sleep(0.05)
