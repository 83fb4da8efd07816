"""Speed and memory of the extractor, beside a bare scan of the text and beside quantulum3 with dateparser.

Usage: extract.py [--documents N]; N documents (5,000 if left out) show whether the cost of one stays flat.
All figures are of one run on one core; of ``--workers`` the whole command is timed. Asked: 400 figure-dense
and 8,000 dry documents a second; 2 workers at least 1.7 times one; hostile text at most ten times as long.
"""

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

from oiltrack.extract import Extractor
from oiltrack.facts import Document

COMMAND = str(Path(sys.executable).with_name("oiltrack"))
CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "dev.jsonl"
ROUNDS = 5
OTHERS_READ = 12
DRY = """the council said on Monday that a new school would open in spring after months of work by teachers
and parents who had asked for it since the old one was closed because of damage from last year's flood and
many of the children had to walk to the next village every morning while talks about money went on"""
OIL = "Libya pumped 1.2 million barrels per day of crude oil in May, NOC said. "
HOSTILE_SIZE = 1_000_000
HOSTILE = {
    "digits": "1234567890",
    "the word million": "million ",
    "one endless sentence": "Libya pumped 1.2 million b/d of crude in May and Sharara was shut on Monday, ",
    "nested quotes": "\"'\u201c\u2018he said",
    "figures, places and dates in turn": "Sharara 300,000 b/d on Monday, Brega 20,000 b/d in May 2019, ",
}
SCAN = re.compile("barrel|bpd|b/d")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5_000, help="how many show that the cost stays flat")
    options = parser.parse_args()
    news, dry = oil_news(), dry_news()
    extractor = Extractor.load()
    print_rates(extractor, news, dry)
    print_others(extractor, news)
    print_growth(extractor, news, options.documents)
    print_hostile(extractor, news)
    print_workers(news)


def oil_news() -> list[Document]:
    """Return the English documents of the corpus set ``dev``, which are dense with figures."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    return [
        Document(key=row["id"], text=row["text"], title=row["title"], published=row["published"])
        for row in rows
        if row["lang"] == "en"
    ]


def dry_news() -> list[Document]:
    """Return texts without oil, as long as news: the same words in another order each."""
    draw, words = random.Random(1), DRY.split()
    texts = (" ".join(draw.choices(words, k=700)) for _ in range(200))
    return [Document(key=f"dry-{i}", text=text, published="2019-03-07") for i, text in enumerate(texts)]


def seconds(read: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Return the shortest time of several passes over the documents."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for document in documents:
            read(document)
        times.append(time.perf_counter() - begin)
    return min(times)


def print_rates(extractor: Extractor, news: Sequence[Document], dry: Sequence[Document]) -> None:
    """Print documents and characters a second, of oil news and of news without oil."""
    for name, documents, asked in (("oil news", news, 400), ("dry news", dry, 8_000)):
        spent = seconds(extractor.extract, documents)
        floor = seconds(lambda document: SCAN.search(document.text), documents)
        size = sum(len(document.text) for document in documents)
        print(
            f"{name}  {len(documents) / spent:9,.0f} documents/s (asked {asked:,})  {size / spent:12,.0f} "
            f"characters/s  {size / len(documents):,.0f} characters each; one pattern over the text alone "
            f"{len(documents) / floor:,.0f} documents/s, ratio {spent / floor:.1f}"
        )


def print_others(extractor: Extractor, news: Sequence[Document]) -> None:
    """Print how much longer quantulum3 and dateparser take for figures and dates alone, on the same texts."""
    if not find_spec("quantulum3") or not find_spec("dateparser"):
        print("others    quantulum3 and dateparser are not installed: `make bench` installs them")
        return
    from dateparser.search import search_dates
    from quantulum3 import parser as quantities

    few = news[:OTHERS_READ]
    ours = seconds(extractor.extract, few) / len(few)
    begin = time.perf_counter()
    for document in few:
        quantities.parse(document.text)
        search_dates(document.text, languages=["en"])
    theirs = (time.perf_counter() - begin) / len(few)
    print(
        f"others    quantulum3 + dateparser {1 / theirs:.1f} documents/s, figures and dates alone; "
        f"oiltrack on the same {len(few)} texts {1 / ours:.0f}, ratio {theirs / ours:.0f}"
    )


def print_growth(extractor: Extractor, news: Sequence[Document], total: int) -> None:
    """Print the cost of a document, and the peak of memory, as more and more are read."""
    marks = sorted({mark for mark in (1, 100, 1_000, 10_000, 100_000) if mark <= total} | {total})
    read, texts = 0, different(news)
    for mark in marks:
        begin = time.perf_counter()
        for document in islice(texts, mark - read):
            extractor.extract(document)
        spent = (time.perf_counter() - begin) / (mark - read)
        read = mark
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"growth    up to document {mark:7,}: {spent * 1e3:6.2f} ms each, peak memory {peak:.0f} MB")


def print_hostile(extractor: Extractor, news: Sequence[Document]) -> None:
    """Print how many times as long texts made to be slow take, a character, as ordinary news does."""
    ordinary = seconds(extractor.extract, news) / sum(len(document.text) for document in news)
    for name, part in HOSTILE.items():
        text = OIL + part * (HOSTILE_SIZE // len(part))
        begin = time.perf_counter()
        extractor.extract(Document(key=name, text=text, published="2019-03-07"))
        ratio = (time.perf_counter() - begin) / len(text) / ordinary
        print(f"hostile   1 MB of {name}: {ratio:4.1f} times ordinary news a character (asked at most 10)")


def different(news: Sequence[Document]) -> Iterable[Document]:
    """Yield the documents again and again, each text another."""
    for turn, document in enumerate(cycle(news)):
        yield Document(
            key=f"{document.key}-{turn}",
            text=f"{document.text}\n\nCopy {turn}.",
            title=document.title,
            published=document.published,
        )


def print_workers(news: Sequence[Document]) -> None:
    """Print how much faster the command is with two processes than with one."""
    count = 40 * len(news)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "news.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for item in islice(different(news), count):
                row = {"id": item.key, "title": item.title, "published": item.published, "text": item.text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        times = []
        for workers in ("1", "2"):
            begin = time.perf_counter()
            subprocess.run(
                (COMMAND, "extract", path, "--workers", workers), check=True, stdout=subprocess.DEVNULL
            )
            times.append(time.perf_counter() - begin)
    one, two = times
    print(
        f"workers   1: {count / one:.0f} documents/s, 2: {count / two:.0f}, ratio {one / two:.2f} (asked 1.7)"
        f" on {os.cpu_count()} cores, with the start of the processes"
    )


if __name__ == "__main__":
    main()
