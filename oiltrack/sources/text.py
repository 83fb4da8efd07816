"""Reads plain text: one article, or a digest of several. Where articles begin is decided in ``digest``."""

from collections.abc import Iterator
from pathlib import Path

from oiltrack.facts import Document
from oiltrack.sources.digest import split
from oiltrack.sources.encoding import decode
from oiltrack.sources.files import load
from oiltrack.sources.normal import clean
from oiltrack.sources.protocol import Item, Source, keys


def read(path: Path, titles: tuple[str, ...]) -> Iterator[Item]:
    """Yield the article of a text file, or the articles of a digest with their numbers."""
    location = path.as_posix()
    articles = split(clean(decode(load(path), location), location), titles)
    for key, article in zip(keys(location, len(articles)), articles, strict=True):
        yield Document(
            key=key,
            text=article.text,
            title=article.title,
            published=article.published,
            publisher=article.publisher,
        )


SOURCE = Source(kind="plain text", suffixes=(".txt", ".text"), read=read)
