"""Writes out the body that trafilatura found as paragraphs, list lines, table rows. It judges no content."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LINE = "\x00"


def render(body: "_Element") -> str:
    """Return the blocks of the body, separated by blank lines; rows as ``a | b``, list items as ``- a``."""
    blocks = [_flow(body.text or "")]
    for element in body:
        blocks.append("\n".join(_lines(element)))
        blocks.append(_flow(element.tail or ""))
    return "\n\n".join(block for block in blocks if block)


def _lines(element: "_Element") -> Iterator[str]:
    if element.tag == "table":
        yield from filter(None, map(_row, element.iter("row")))
    elif element.tag == "list":
        yield from filter(None, map(_item, element.iter("item")))
    else:
        yield from filter(None, [_flow(_inner(element))])


def _row(row: "_Element") -> str:
    cells = [_flow(_inner(cell)).replace("\n", " ") for cell in row.iter("cell")]
    return " | ".join(cells) if any(cells) else ""


def _item(item: "_Element") -> str:
    text = _flow(_inner(item, skip="list")).replace("\n", " ")
    return f"- {text}" if text else ""


def _inner(element: "_Element", skip: str = "") -> str:
    """Return all text inside an element, with marks where lines break, without nested ``skip`` elements."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append(_LINE)
        elif child.tag != skip:
            block = child.tag in ("p", "head", "quote", "list", "item", "row", "table")
            parts.append(f"{_LINE if block else ''}{_inner(child, skip)}{_LINE if block else ''}")
        parts.append(child.tail or "")
    return "".join(parts)


def _flow(text: str) -> str:
    """Return text with its white space collapsed and its marked line breaks as line ends."""
    lines = (_SPACES.sub(" ", part).strip() for part in text.split(_LINE))
    return "\n".join(line for line in lines if line)
