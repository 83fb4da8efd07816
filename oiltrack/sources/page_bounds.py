"""Refuses pages by their shape, and cuts what would be read for minutes. It judges no content.

Each bound stands for a way to make a library's time grow with the square of the page: attributes of one
element in lxml; children of one parent, tables, lists and data for programs in trafilatura.
"""

import json
from typing import TYPE_CHECKING

from oiltrack.errors import SourceError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ELEMENTS = 100_000
MAX_CHILDREN = 10_000
MAX_ATTRIBUTES = 1_000
MAX_DEPTH = 256
MAX_TABLES_AND_LISTS = 2_000
MAX_META_CHARACTERS = 2_000
MAX_META_ELEMENTS = 500
MAX_DATA_CHARACTERS = 50_000

_TABLES_AND_LISTS = frozenset({"table", "ul", "ol", "dl"})
_DATA_KINDS = ("application/ld+json", "application/settings+json")
_WEIGHT_OF_NO_JSON = 3


class _Counter:
    """Counts what the parser meets, and builds nothing: a tree of a million attributes takes hours."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._elements = 0
        self._tables_and_lists = 0
        self._children = [0]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._children[-1] += 1
        self._tables_and_lists += tag in _TABLES_AND_LISTS
        if (
            self._elements > MAX_ELEMENTS
            or self._tables_and_lists > MAX_TABLES_AND_LISTS
            or self._children[-1] > MAX_CHILDREN
            or len(attributes) > MAX_ATTRIBUTES
        ):
            raise SourceError(
                self._location, "HTML of too many elements", remedy="save the page's text as .txt"
            )
        self._children.append(0)
        if len(self._children) > MAX_DEPTH:
            raise too_deep(self._location)

    def end(self, _tag: str) -> None:
        self._children.pop()

    def close(self) -> None:
        """Return nothing; the parser asks for a result."""


def refuse_bomb(markup: bytes, location: str) -> None:
    """Refuse UTF-8 markup of too many elements, children or attributes of one element, or depth.

    Raises:
        SourceError: it is such a page.
    """
    from lxml import etree

    parser = etree.HTMLParser(target=_Counter(location), encoding="utf-8")
    parser.feed(markup)
    parser.close()


def too_deep(location: str) -> SourceError:
    """Return the error for a page whose elements lie too deep in each other."""
    return SourceError(location, "HTML nested too deep", remedy="save the page's text as .txt")


def cut_data(tree: "HtmlElement") -> None:
    """Cut the data for programs in a page, in place, to what a publisher writes; the text stays whole."""
    for number, meta in enumerate(tree.iter("meta")):
        content = meta.get("content", "")
        if number >= MAX_META_ELEMENTS:
            meta.attrib.clear()
        elif len(content) > MAX_META_CHARACTERS:
            meta.set("content", content[:MAX_META_CHARACTERS])
    left = MAX_DATA_CHARACTERS
    for script in tree.iter("script"):
        if script.get("type") in _DATA_KINDS and script.text:
            left -= len(script.text) * (1 if _is_json(script.text) else _WEIGHT_OF_NO_JSON)
            if left < 0:
                script.text = ""


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True
