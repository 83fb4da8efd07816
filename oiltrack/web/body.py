"""Reads and unpacks a body piece by piece, within bounds. It asks for nothing and decodes no text."""

import zlib
from collections.abc import Callable, Iterable

from oiltrack.web.errors import FetchError

ACCEPTED = "gzip, deflate"

_PIECE = 64 * 1024
_MAX_MEMBERS = 1_000


def read_body(pieces: Iterable[bytes], encoding: str, *, max_bytes: int) -> bytes:
    """Return the whole body.

    Args:
        pieces: the body as it arrives.
        encoding: the header ``Content-Encoding``.
        max_bytes: of the body, as sent and as unpacked.

    Raises:
        FetchError: the body is too large, ends too early or is not packed as the server says.
    """
    unpack = _unpacker(encoding.strip().lower())
    body = bytearray()
    sent = 0
    for piece in filter(None, pieces):
        sent += len(piece)
        for part in unpack(piece, max_bytes - len(body)):
            body += part
        if sent > max_bytes or len(body) > max_bytes:
            raise FetchError(f"more than {max_bytes:,} bytes", remedy="check what the address gives")
    for part in unpack(b"", max_bytes):
        body += part
    return bytes(body)


def _unpacker(encoding: str) -> Callable[[bytes, int], Iterable[bytes]]:
    if encoding in ("", "identity"):
        return lambda piece, _room: (piece,)
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Inflater(gzipped=encoding != "deflate").unpack
    raise FetchError(f"it is packed as {encoding[:40]!r}", remedy="the server was asked for gzip or none")


class _Inflater:
    """Unpacks gzip or deflate, never more at once than there is room for."""

    def __init__(self, *, gzipped: bool) -> None:
        self._gzipped = gzipped
        self._inner = zlib.decompressobj(wbits=31 if gzipped else 15)
        self._begun = False
        self._members = 1

    def unpack(self, piece: bytes, room: int) -> Iterable[bytes]:
        """Yield what a piece unpacks to, a little more than ``room`` at most; an empty piece is the end."""
        if not piece:
            yield from self._end()
            return
        try:
            rest = piece
            while rest and room >= 0:
                part = self._step(rest)
                room -= len(part)
                yield part
                rest = self._next_member() if self._inner.eof else self._inner.unconsumed_tail
        except zlib.error as error:
            raise FetchError("the body is not packed as the server says", passing=True) from error

    def _step(self, piece: bytes) -> bytes:
        try:
            part = self._inner.decompress(piece, _PIECE)
        except zlib.error:
            if self._gzipped or self._begun:
                raise
            self._inner = zlib.decompressobj(wbits=-15)  # some servers leave out the frame of "deflate"
            part = self._inner.decompress(piece, _PIECE)
        self._begun = True
        return part

    def _next_member(self) -> bytes:
        """Return what follows a finished gzip member, with a fresh unpacker for it; nothing else is read."""
        if not (self._gzipped and self._inner.unused_data):
            return b""
        self._members += 1
        if self._members > _MAX_MEMBERS:
            raise FetchError("it is packed in very many parts", remedy="look at what the address gives")
        rest = self._inner.unused_data
        self._inner = zlib.decompressobj(wbits=31)
        return rest

    def _end(self) -> Iterable[bytes]:
        """Yield what is left inside.

        Raises:
            FetchError: more was to come.
        """
        while part := self._inner.decompress(b"", _PIECE):
            yield part
        if self._begun and not self._inner.eof:
            raise FetchError("the body ends before it is complete", passing=True)
