"""A web server on loopback that answers as a test tells it, and remembers what it was asked."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """The pages of a server by path, its base URL, and the headers of each request by path."""

    base: str = ""
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def sent(self, path: str) -> dict[str, str]:
        """Return the headers of the last request of a path, names in lower case."""
        return next(headers for asked, headers in reversed(self.asked) if asked == path)

    def page(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        """Let a path answer with a body; return its URL."""
        self.pages[path] = plain(body, status, **headers)
        return self.base + path

    def raw(self, path: str, data: bytes) -> str:
        """Let a path send bytes as they are, in the place of an answer, and hang up."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.wfile.write(data)
            request.close_connection = True

        self.pages[path] = answer
        return self.base + path

    def turns(self, path: str, *answers: Answer) -> str:
        """Let a path answer otherwise each time; the last answer stays."""
        left = list(answers)
        self.pages[path] = lambda request: (left.pop(0) if len(left) > 1 else left[0])(request)
        return self.base + path


def plain(body: bytes | str, status: int = 200, **headers: str) -> Answer:
    """Return an answer of a body; in the names of headers ``_`` stands for ``-``."""
    data = body.encode() if isinstance(body, str) else body

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(data))} | named).items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(data)

    return answer


@contextmanager
def serving() -> Iterator[Site]:
    """Run a server on a free port of loopback."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            site.pages.get(self.path, plain("not here", 404))(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of clients that hang up."""

    server = Server(("127.0.0.1", 0), Handler)
    server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
