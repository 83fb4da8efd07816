"""Mail on a server: new messages are read over TLS once, and nothing on the server changes."""

import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from oiltrack.db import Database
from tests.jobs.collect.conftest import Gather
from tests.jobs.collect.stories import mail


@dataclass
class Box:
    """A mailbox by UID, its UIDVALIDITY, and the commands that came."""

    port: int = 0
    validity: int = 7
    messages: dict[int, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def answer(self, words: list[str]) -> list[bytes]:
        """Return the untagged lines for a command."""
        name = " ".join(words[:2]).upper() if words[0].upper() == "UID" else words[0].upper()
        if name in ("SELECT", "EXAMINE"):
            return [b"* 1 EXISTS", f"* OK [UIDVALIDITY {self.validity}] valid".encode()]
        if name == "UID SEARCH":
            return [("* SEARCH " + " ".join(map(str, self.messages))).encode()]
        if name == "UID FETCH":
            body = self.messages[int(words[2])].encode()
            return [f"* 1 FETCH (UID {words[2]} BODY[]<0> {{{len(body)}}}".encode(), body + b")"]
        return [b"* CAPABILITY IMAP4rev1"] if name == "CAPABILITY" else []


def talk(connection: ssl.SSLSocket, box: Box) -> None:
    with connection, connection.makefile("rwb") as file:
        file.write(b"* OK ready\r\n")
        file.flush()
        for line in file:
            tag, *words = line.decode().split()
            box.asked.append(" ".join(words))
            refused = words[0].upper() == "LOGIN" and words[2] != '"s3cret"'
            lines = [] if refused else box.answer(words)
            file.write(b"".join(line + b"\r\n" for line in lines))
            file.write(f"{tag} {'NO refused' if refused else 'OK done'}\r\n".encode())
            file.flush()
            if words[0].upper() == "LOGOUT":
                return


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    key = path.with_name("key.pem")
    call = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    call += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(path)]
    subprocess.run(call, check=True, capture_output=True)
    path.write_text(path.read_text() + key.read_text())
    return path


@pytest.fixture
def box(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as server:
        box = Box(port=server.getsockname()[1])

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                try:
                    talk(context.wrap_socket(connection, server_side=True), box)
                except OSError:
                    connection.close()

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield box
        server.shutdown(socket.SHUT_RDWR)
        thread.join(2)


def source(box: Box, **more: object) -> dict[str, object]:
    url = f"imaps://localhost:{box.port}/INBOX"
    return {"kind": "mail", "url": url, "local": True, "user": "desk", "secret_env": "KEY", **more}


def test_new_messages_are_read_once_and_none_is_marked(box: Box, read: Gather, database: Database) -> None:
    box.messages = {3: mail("812,000", 3), 5: mail("813,000", 5)}
    given = {"environment": {"KEY": "s3cret"}, **source(box)}
    assert read(**given).counts.new == 2
    box.messages[9] = mail("814,000", 9)
    done = read(**given)
    assert (done.counts.new, done.counts.known, done.failure) == (1, 0, None)
    assert any(command.startswith("EXAMINE") for command in box.asked)
    assert not any("STORE" in command or "BODY[]" in command for command in box.asked)
    marks = dict(database.source_states()["wire"].marks)
    assert marks.pop("place of the source")
    assert marks == {"newest": "9", "validity": "7"}


def test_a_mailbox_that_was_made_anew_is_read_from_the_beginning(box: Box, read: Gather) -> None:
    given = {"environment": {"KEY": "s3cret"}, **source(box)}
    box.messages = {9: mail("812,000")}
    read(**given)
    box.validity, box.messages = 8, {1: mail("813,000")}
    assert read(**given).counts.new == 1


def test_a_password_that_is_refused_fails_the_source_and_is_not_told(box: Box, read: Gather) -> None:
    done = read(environment={"KEY": "wr0ng"}, **source(box))
    assert "refuses" in str(done.failure)
    assert "wr0ng" not in str(done.failure)


def test_a_server_whose_certificate_nobody_knows_is_left(
    box: Box, read: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
    done = read(environment={"KEY": "s3cret"}, **source(box))
    assert done.failure is not None
    assert box.asked == []
