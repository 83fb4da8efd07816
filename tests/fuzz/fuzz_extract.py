"""Feeds the extractor texts that atheris makes from what they reach in its code; a fault ends the run.

``pip install atheris``, then ``python tests/fuzz/fuzz_extract.py -max_total_time=600``; no test of pytest.
"""

import sys

import atheris

with atheris.instrument_imports(include=["oiltrack.extract", "oiltrack.edtf", "oiltrack.units"]):
    from oiltrack import edtf
    from oiltrack.extract import Extractor
    from oiltrack.facts import Document

SEPARATORS = (" ", "", "\n", "\n\n", ", ", ". ", " - ", "  ", "\t", "(")
DAYS = (None, "2017-06-08", "2017-06", "2017", "2016-02-29", "0001-01-01", "9999-12-31")
WORDS = (
    *("Libya", "Sharara", "Ras Lanuf and Es Sider", "NOC", "OPEC", "the field", "the two ports", "it"),
    *("output", "exports", "refinery", "fell", "rose", "shut", "reopened", "force majeure", "lifted"),
    *("bpd", "b/d", "barrels", "barrels per day", "mln bpd", "tb/d", "boe", "tonnes", "million", "thousand"),
    *("1.2", "1,200,000", "300-500,000", "500", "half a million", "two", "1,3", "290.000", "+", "%", "$"),
    *("by", "to", "from", "up", "down", "of", "and", "respectively", "between", "each", "about", "over"),
    *("Monday", "May", "June 8", "2017", "31 February", "last week", "yesterday", "first quarter", "since"),
    *("said", "will", "could", "before the war", "The", "|", "*", "\u0663", "\u200b", "\U0001f600"),
)

EXTRACTOR = Extractor.load()


def one_input(data: bytes) -> None:
    """Read one text made of words and of raw characters, and check what must hold for any text."""
    source = atheris.FuzzedDataProvider(data)
    parts = []
    while source.remaining_bytes() > 1 and len(parts) < 400:
        if source.ConsumeIntInRange(0, 9):
            parts.append(source.PickValueInList(list(WORDS)))
        else:
            parts.append(source.ConsumeUnicode(source.ConsumeIntInRange(0, 12)))
        parts.append(source.PickValueInList(list(SEPARATORS)))
    text = "".join(parts)
    day = DAYS[len(text) % len(DAYS)]
    found = EXTRACTOR.extract(Document(key="any", text=text, title=text[:60], published=day))
    for fact in (*found.observations, *found.events):
        if fact.when is not None and not edtf.is_valid(fact.when):
            raise ValueError(f"{fact.when!r} is no date")
        if fact.start is not None and text[fact.start : fact.end] != fact.quote:
            raise ValueError(f"{fact.quote!r} does not stand at {fact.start}")
    for fact in found.observations:
        if fact.low > fact.high:
            raise ValueError(f"{fact.low} is more than {fact.high}")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
