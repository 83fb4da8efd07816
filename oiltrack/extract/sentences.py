"""Cuts a text into sentences, bullets, headings and table rows. It reads layout and punctuation, no meaning."""

import re
from dataclasses import dataclass
from enum import StrEnum

from oiltrack.extract.text import View

MAX_SENTENCE = 2000
_BULLET = re.compile(r"\s*(?:[-*•▪·●◦‣–—]|\(?\d{1,2}[.)])\s+")
_CELLS = re.compile(r" {2,}|\t|\s*\|\s*")
_DIGIT = re.compile(r"\d")
_END = re.compile(
    r"""[.!?؟]["'»)\]]*(?=\s+["'«(\[#•]*[A-Z0-9"'(\[\u0600-\u06ff$€£]|\s*$)|(?<=[a-z]{3}[.!?])["']?(?=["']?[A-Z][A-Za-z ])"""
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:u\.s|u\.n|u\.k|e\.g|i\.e|a\.m|p\.m|co|corp|inc|ltd|plc|mr|mrs|ms|dr|gen|col|lt|sgt|eng|prof|st|vs|v|no|nos|approx|est"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|km|sq|ft)|(?<![/\w'])[a-z]|\.[a-z])$"
)


class Kind(StrEnum):
    """What the layout makes of a stretch of text."""

    PROSE = "prose"
    BULLET = "bullet"
    HEADING = "heading"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch ``text[start:end]``; ``block`` numbers the paragraph, list item or line that it stands in."""

    start: int
    end: int
    kind: Kind
    block: int


def split(view: View) -> list[Sentence]:
    """Return the sentences of a text in order; together they hold all its visible characters."""
    found: list[Sentence] = []
    for number, (start, end, kind) in enumerate(_blocks(view.text)):
        if kind is Kind.PROSE or kind is Kind.BULLET:
            found += [Sentence(a, b, kind, number) for a, b in _cut(view, start, end)]
        else:
            found.append(Sentence(start, end, kind, number))
    return found


def _blocks(text: str) -> list[tuple[int, int, Kind]]:
    """Join wrapped lines into paragraphs; keep bullets, headings and table rows as lines of their own."""
    blocks: list[tuple[int, int, Kind]] = []
    open_start: int | None = None
    previous_end = 0
    open_kind = Kind.PROSE
    offset = 0
    for line in text.split("\n"):
        start, end = offset, offset + len(line)
        offset = end + 1
        body = line.strip()
        if not body:
            if open_start is not None:
                blocks.append((open_start, previous_end, open_kind))
                open_start = None
            continue
        start += len(line) - len(line.lstrip())
        end = start + len(body)
        kind = _line_kind(line)
        if open_start is not None:
            if kind is Kind.PROSE and _continues(text, previous_end, open_line_length, body):
                previous_end, open_line_length = end, len(line)
                continue
            blocks.append((open_start, previous_end, open_kind))
        open_start, previous_end, open_kind, open_line_length = start, end, kind, len(line)
        if kind is Kind.ROW:
            blocks.append((start, end, kind))
            open_start = None
    if open_start is not None:
        blocks.append((open_start, previous_end, open_kind))
    return [(a, b, _heading_or(text[a:b], kind)) for a, b, kind in blocks]


def _line_kind(line: str) -> Kind:
    body = line.strip()
    cells = [cell for cell in _CELLS.split(body) if cell]
    if len(cells) >= 2 and ("|" in body or (len(cells) >= 3 or len(body) < 60)) and len(body) < 300:
        numeric = sum(1 for cell in cells if _DIGIT.search(cell) and len(cell) < 24)
        if numeric or "|" in body or all(len(cell) < 24 for cell in cells):
            return Kind.ROW
    return Kind.BULLET if _BULLET.match(line) else Kind.PROSE


def _continues(text: str, previous_end: int, previous_length: int, body: str) -> bool:
    """Tell whether a line goes on with the one before: that was long enough and did not end a sentence."""
    if previous_length < 45 and not body[0].islower():
        return False
    return text[previous_end - 1] not in '.!?:؟"' or body[0].islower()


def _heading_or(body: str, kind: Kind) -> Kind:
    if kind is Kind.PROSE and len(body) < 80 and body[-1] not in '.!?؟"\u201d,;' and "\n" not in body:
        return Kind.HEADING
    return kind


def _cut(view: View, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(view.text, start, end):
        stop = match.end()
        if stop >= end or stop <= begin:
            continue
        if view.folded[match.start()] == "." and _ABBREVIATION.search(
            view.folded, max(begin, match.start() - 8), match.start()
        ):
            continue
        pieces.append((begin, stop))
        begin = _skip_space(view.text, stop, end)
    if begin < end:
        pieces.append((begin, end))
    return [part for piece in pieces for part in _chop(view.text, *piece)]


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _chop(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut an endless sentence at a space near MAX_SENTENCE, so that later work stays linear."""
    parts = []
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        parts.append((start, cut))
        start = _skip_space(text, cut, end)
    parts.append((start, end))
    return parts
