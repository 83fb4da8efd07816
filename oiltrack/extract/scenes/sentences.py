"""Cuts a text into sentences, bullets, headings and rows of tables. It reads layout, no meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.text import View

MAX_SENTENCE = 1000
_WRAPPED = 45
_HEADING = 80
_ROW = 300
_CELL = 24
_LONG = 60
_BULLET = re.compile(r"\s*(?:[-*•▪·●◦‣–—]|\(?\d{1,2}[.)])\s+")
_LABELLED = re.compile(r"[^\W\d_][^.:;!?\d\n]{2,48}:[ \t]*\d")
"""A line of a list without bullets: "Condensate production: 52,903 barrels"."""
_CELLS = re.compile(r"(?<![.!?;:,]) {2,}|\t| ?\| ?| //? | \.{3,} ?")
_CELL_MARKS = ("  ", "\t", "|", " / ", " // ", " ...")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d,.]*")
_STOPS = '.!?:؟"\u201d'
_ENDS = ("end", "abbreviation", "numbered", "titled", "opener")
_NUMBER_AFTER = re.compile(r"\.\s*\d")


class Kind(StrEnum):
    """What the layout makes of a stretch of text."""

    PROSE = "prose"
    BULLET = "bullet"
    HEADING = "heading"
    ROW = "row"


@dataclass(slots=True)
class Sentence:
    """A stretch ``text[start:end]``; ``block`` numbers the paragraph, list item or line that it stands in."""

    start: int
    end: int
    kind: Kind
    block: int


@dataclass(frozen=True, slots=True)
class _Ends:
    """Patterns of a language: what ends a sentence, and after which words a full stop does not."""

    end: re.Pattern[str]
    abbreviation: re.Pattern[str]
    numbered: re.Pattern[str]
    titled: re.Pattern[str]
    opener: re.Pattern[str]


@dataclass(slots=True)
class _Block:
    """Lines that belong together; ``width`` is the length of the last one."""

    start: int
    end: int
    kind: Kind
    width: int


def split(view: View, lexicon: Lexicon) -> list[Sentence]:
    """Return the sentences of a text in order; together they hold all its visible characters."""
    ends = _Ends(*(lexicon.pattern[f"sentences.{name}"] for name in _ENDS))
    found: list[Sentence] = []
    for number, block in enumerate(_blocks(view.text)):
        kind = _heading_or(view.text[block.start : block.end], block.kind)
        if kind is Kind.PROSE or kind is Kind.BULLET:
            pieces = _cut(view, block.start, block.end, ends=ends)
        else:
            pieces = [(block.start, block.end)]
        found += [Sentence(start, end, kind, number) for start, end in pieces]
    return found


def _blocks(text: str) -> Iterator[_Block]:
    """Join wrapped lines into paragraphs; keep bullets, headings and table rows as lines of their own."""
    held: _Block | None = None
    for line in _lines(text):
        if held and line and _continues(text, held, line):
            held.end, held.width = line.end, line.width
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _lines(text: str) -> Iterator[_Block | None]:
    """Return the lines of a text, None for a blank one."""
    offset = 0
    for line in text.split("\n"):
        body = line.strip()
        start = offset + len(line) - len(line.lstrip())
        offset += len(line) + 1
        yield _Block(start, start + len(body), _kind(line, body), len(line)) if body else None


def _kind(line: str, body: str) -> Kind:
    if _is_row(body):
        return Kind.ROW
    return Kind.BULLET if _BULLET.match(line) else Kind.PROSE


def _is_row(body: str) -> bool:
    if len(body) >= _ROW or not any(mark in body for mark in _CELL_MARKS):
        return False
    cells = [cell for cell in _CELLS.split(body) if cell]
    if len(cells) < 2 or (_is_dotted(body) and body[-1] in _STOPS):
        return False
    if "|" in body:
        return True
    if len(cells) == 2 and len(body) >= _LONG and not _NUMBER.fullmatch(cells[1]):
        return False
    return any(len(cell) < _CELL and _DIGIT.search(cell) for cell in cells) or all(
        len(cell) < _CELL for cell in cells
    )


def _is_dotted(body: str) -> bool:
    """Tell whether nothing but dots parts the cells: a sentence may have them too, "2013 ... 1.4 to 0.2."."""
    return not any(mark in body for mark in _CELL_MARKS[:-1])


def _continues(text: str, held: _Block, line: _Block) -> bool:
    """Tell whether a line goes on with the one before: that was long enough and did not end a sentence."""
    if held.kind is Kind.ROW or line.kind is not Kind.PROSE or _LABELLED.match(text, line.start):
        return False
    return text[line.start].islower() or (held.width >= _WRAPPED and text[held.end - 1] not in _STOPS)


def _heading_or(body: str, kind: Kind) -> Kind:
    if kind is Kind.PROSE and len(body) < _HEADING and body[-1] not in '.!?؟"\u201d,;' and "\n" not in body:
        return Kind.HEADING
    return kind


def _cut(view: View, start: int, end: int, *, ends: _Ends) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    begin = start
    bullet = _BULLET.match(view.text, start, end)
    for match in ends.end.finditer(view.text, bullet.end() if bullet else start, end):
        stop = match.end()
        if stop >= end or stop <= begin or _is_abbreviation(view, begin, match, ends=ends):
            continue
        pieces.append((begin, stop))
        begin = _skip_space(view.text, stop, end)
    if begin < end:
        pieces.append((begin, end))
    return [part for piece in pieces for part in _chop(view.text, *piece)]


def _is_abbreviation(view: View, begin: int, match: re.Match[str], *, ends: _Ends) -> bool:
    at = match.start()
    if view.folded[at] != ".":
        return False
    left = max(begin, at - 8)
    if ends.abbreviation.search(view.folded, left, at):
        return True
    if ends.numbered.search(view.folded, left, at):
        return bool(_NUMBER_AFTER.match(view.folded, at))
    return bool(ends.titled.search(view.folded, left, at)) and not ends.opener.match(view.text, match.end())


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _chop(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut an endless sentence after a comma or at a space, so that later work stays linear.

    The longest sentence of news has about half of MAX_SENTENCE characters.
    """
    parts = []
    while end - start > MAX_SENTENCE:
        low, high = start + MAX_SENTENCE // 2, start + MAX_SENTENCE
        cut = text.rfind(", ", low, high) + 1 or text.rfind(" ", low, high)
        cut = cut if cut > 0 else high
        parts.append((start, cut))
        start = _skip_space(text, cut, end)
    if start < end:
        parts.append((start, end))
    return parts
