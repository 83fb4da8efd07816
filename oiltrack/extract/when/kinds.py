"""Tells what kind of date each candidate is: past, ahead, the publication, open. It finds none."""

from collections.abc import Iterable

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.when.moment import When


def with_kinds(
    dates: list[When], beside: Iterable[When], anchor: Anchor | None, *, manners: Iterable[str]
) -> list[When]:
    """Let each date say what kind it is, alone and beside the manner of what is dated; return the same dates.

    Args:
        dates: candidates, each answer once.
        beside: those that the sentence itself names, perhaps more than once.
        anchor: the publication.
        manners: how the text places what is dated in time: "usual", "former", "verb past".
    """
    named = {date.answer for date in beside}
    for date in dates:
        kind = _kind(date.answer, anchor)
        name = f"is {kind}, named" if date.answer in named else f"is {kind}"
        date.features += (name, *[f"{name}, {manner}" for manner in manners])
    return dates


def _kind(text: str | None, anchor: Anchor | None) -> str:
    """Return what a date is beside the publication: "the publication", "month past", "open start"."""
    if text is None:
        return "no date"
    if anchor and text == anchor.text:
        return "the publication"
    first, parted, last = text.partition("/")
    if parted:
        return "open start" if not first else "open end" if not last else "span"
    precision = edtf.precision(text)
    if anchor is None:
        return str(precision)
    text, published = text.rstrip("~"), anchor.text[: len(text)]
    if text[: len(published)] == published:
        return f"{precision} of the publication"
    return f"{precision} {'past' if text < published else 'ahead'}"
