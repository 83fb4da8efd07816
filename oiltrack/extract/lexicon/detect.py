"""Tells the language of a document: what it says itself, else the script of its text. It reads no words."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from oiltrack.errors import OiltrackError
from oiltrack.extract.lexicon import FOLDER
from oiltrack.facts import Document

_READ = 4000
"""So many characters of a text tell its script."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Language:
    """A language that is read: its ISO 639-1 code, the stem of its lexicon, the letters of its script."""

    code: str
    lexicon: str
    letters: re.Pattern[str] | None
    share: float


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that are read; the first is that of a text of which nothing is told.

    Raises:
        OiltrackError: the list cannot be read.
    """
    path = FOLDER / "languages.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Language(code, row["lexicon"], _letters(row.get("letters", "")), row.get("share", 1.0))
            for code, row in data.items()
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, re.error) as error:
        raise OiltrackError(
            f"the list of languages {path.name} cannot be read: {error}", remedy="repair the file"
        ) from error


def language_of(document: Document) -> Language:
    """Return the language that a document says it is in, else that of its letters, else the first one."""
    known = languages()
    if document.lang:
        code = re.split("[-_]", document.lang.lower(), maxsplit=1)[0]
        return next((language for language in known if language.code == code), known[0])
    text = document.text if document.text.strip() else document.title
    if text.isascii():
        return known[0]
    return next((language for language in known if _is_written_in(language, text[:_READ])), known[0])


def _letters(ranges: str) -> re.Pattern[str] | None:
    return re.compile(f"[{ranges}]") if ranges else None


def _is_written_in(language: Language, text: str) -> bool:
    """Tell whether a large enough share of the letters of a text are those of a language."""
    if language.letters is None or not language.letters.search(text):
        return False
    own = len(language.letters.findall(text))
    return own >= language.share * len(_LETTER.findall(text))
