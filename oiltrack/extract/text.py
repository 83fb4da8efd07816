"""A document's text as the extractor reads it: folded letter by letter, so that offsets stay. It decides nothing."""

from dataclasses import dataclass

_FOLD = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u0060": "'",
    "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ",
    "\u066b": ".", "\u066c": ",",
}  # fmt: skip
_FOLD |= {chr(0x0660 + d): str(d) for d in range(10)} | {chr(0x06F0 + d): str(d) for d in range(10)}
_TABLE = str.maketrans(_FOLD)


@dataclass(frozen=True, slots=True)
class View:
    """``text`` as stored and ``folded``: lower case, one kind of quote, dash, space and digit; equally long."""

    text: str
    folded: str


def view(text: str) -> View:
    """Fold a text character by character; ``len(folded) == len(text)`` always holds."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return View(text, lowered.translate(_TABLE))
