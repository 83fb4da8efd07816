"""Times the search for copies of a text: exact shingles behind a sketch, against datasketch's MinHash LSH.

    python benchmarks/copies.py [STORIES]

Stories are made of drawn words; each has three copies: with a new head, cut to two thirds, with a changed
word in twenty. datasketch is no dependency: without it only our own method is timed.
"""

import importlib.util
import random
import statistics
import sys
import time
from collections import Counter, defaultdict

from oiltrack.copies import are_copies, shingles, sketch

WORDS = 400
SHARED_HASHES = 3


def texts(stories: int) -> list[tuple[int, str]]:
    """Return texts, each with the number of its story, in mixed order."""
    dice = random.Random(1)
    vocabulary = [f"w{number}" for number in range(8_000)]
    made: list[tuple[int, str]] = []
    for story in range(stories):
        words = dice.choices(vocabulary, k=WORDS)
        changed = [dice.choice(vocabulary) if number % 60 == 0 else word for number, word in enumerate(words)]
        head = dice.choices(vocabulary, k=30)
        made += [(story, " ".join(told)) for told in (words, head + words, words[: WORDS * 2 // 3], changed)]
    dice.shuffle(made)
    return made


def own(made: list[tuple[int, str]]) -> tuple[list[float], int, int]:
    """Return the seconds of each text, and how many pairs were found, and wrongly."""
    held: defaultdict[int, list[int]] = defaultdict(list)
    known, seconds, right, wrong = [], [], 0, 0
    for number, (story, text) in enumerate(made):
        begin = time.perf_counter()
        found = shingles(text)
        hashes = sketch(found)
        near = Counter(other for value in hashes for other in held[value])
        copies = [o for o, n in near.items() if n >= SHARED_HASHES and are_copies(found, known[o])]
        for value in hashes:
            held[value].append(number)
        known.append(found)
        seconds.append(time.perf_counter() - begin)
        right += sum(made[other][0] == story for other in copies)
        wrong += sum(made[other][0] != story for other in copies)
    return seconds, right, wrong


def datasketch(made: list[tuple[int, str]]) -> tuple[list[float], int, int]:
    """Return the same of the library, with 128 permutations and a threshold of 0.5."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    index = MinHashLSH(threshold=0.5, num_perm=128)
    seconds, right, wrong = [], 0, 0
    for number, (story, text) in enumerate(made):
        begin = time.perf_counter()
        words = text.split()
        found = MinHash(num_perm=128)
        found.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
        copies = index.query(found)
        index.insert(number, found)
        seconds.append(time.perf_counter() - begin)
        right += sum(made[other][0] == story for other in copies)
        wrong += sum(made[other][0] != story for other in copies)
    return seconds, right, wrong


def main() -> None:
    """Print the figures."""
    made = texts(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
    methods = [("oiltrack", own)]
    if importlib.util.find_spec("datasketch"):
        methods.append(("datasketch", datasketch))
    pairs = len(made) // 4 * 6
    for name, method in methods:
        seconds, right, wrong = method(made)
        print(
            f"{name:<10} {1000 * statistics.median(seconds):.2f} ms a text of {WORDS} words, "
            f"{right} of {pairs} pairs found, {wrong} wrong"
        )


if __name__ == "__main__":
    main()
