"""Knows how printed news looks: datelines, publishers behind a dash, bylines, credits, title lines.

It judges single lines; where an article begins is decided in ``digest``.
"""

import re

from oiltrack.sources import arabic_layout
from oiltrack.sources.dayline import find_day

MAX_TITLE = 200
_MIN_TITLE = 8
_MIN_PROSE = 80

_PUBLISHERS = re.compile(
    r"(?:afp|agence france-presse|al arabiya|al jazeera|al-ahram|anadolu agency|ansa|ap|argus|"
    r"argus media|asharq al-awsat|associated press|bbc|bbc news|bloomberg|cnbc|cnn|dow jones|"
    r"dpa|eia|energy intelligence|financial times|foreign policy|guardian|iea|iraq oil report|"
    r"lana|lloyd's list|mees|national oil corporation|noc|opec|platts|reuters|rigzone|"
    r"s&p global|s&p global platts|tass|the associated press|the economist|the guardian|"
    r"the independent|the national|thomson reuters|upi|upstream|voa|wal|xinhua"
    r")\Z"
)
_PUBLISHER_ENDING = re.compile(
    r"\b(?:agency|bulletin|chronicle|daily|gazette|globe|herald|independent|insider|journal|magazine|monitor|news|"
    r"observer|post|press|report|review|telegraph|times|tribune|weekly)\Z",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|ly|co|eu|uk|int|news)\Z", re.IGNORECASE
)
_TAIL = re.compile(r".{8,}?\s[–—|-]\s+(?P<tail>[^–—|]{2,50})\Z")
_DANGLING = re.compile(r"\S\s+[–—|-]\Z")
_NAME_WORD = re.compile(r"(?:[^\W\d_a-z][\w.&'’/-]*|&|of|the|and|al|el|de|la)\Z")

_WITH_AGENCY = re.compile(
    r"(?P<place>[^\W\d_a-z][^()\n]{1,70}?)\s?\((?P<agency>[^\W\d_a-z][^()\n]{1,40})\)\s?(?P<dash>[–—:-]{1,2}\s?)?(?=\S)"
)
_CAPITALS = re.compile(
    r"[A-Z]{3}[A-Z'’./ -]{0,40}"
    r"(?:(?:,| and)\s[\w. ,]{2,40}|\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s?(?:[–—]|--?)\s?[^\W\d_a-z]"
)
_ALL_CAPS = re.compile(r"[A-Z]{3,}(?:[ /-][A-Z]{2,})*\Z")
_PROPER = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){0,2}\Z")
_BARE_CAPITALS = re.compile(
    r"[A-Z]{4,}(?: [A-Z]{3,})*\s[\"“]?[A-Z]\w*['’]?\w*[a-z]\s|[A-Z]{3} [A-Z]{4,}\s[A-Z][a-z]"
)

_BYLINE = re.compile(r"By\s+(?:[^\W\d_a-z]|(?:an?|our|staff)\s)[^.!?]{2,80}\Z")
_SOURCE_LINE = re.compile(r"(?:source|المصدر)\s*:\s*(?P<name>\S[^.!?]{1,60})\.?\Z", re.IGNORECASE)
_CREDIT = re.compile(
    r"\((?:(?:additional )?(?:reporting|writing|editing|compiled|edited|written)\b[^()]{4,400})\)\Z"
    r"|(?:additional )?(?:reporting|writing|editing) by [^.!?]{4,200}\.?\Z",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:ends?|-\s?30\s?-|#{2,}|(?:©|\(c\)|copyright\b).{2,100})\Z", re.IGNORECASE)
_REVISION = re.compile(
    r"(?:UPDATE|WRAPUP|CORRECTED|REFILE|RPT|EXCLUSIVE|ANALYSIS|FACTBOX|TIMELINE)\s?\d{0,2}\s?[-–:]\s?\S"
)
_NOTE = re.compile(
    r"\((?:adds|updates|recasts|corrects|repeats|refiles|rewrites|changes|removes)\b", re.IGNORECASE
)
_RULE = re.compile(r"(?:[-–—_=*~#•ـ]\s?){3,}\Z")
_FOOT = re.compile(
    r"(?:from|to|cc|sent|subject|date)\s*:|(?:about|for more|contacts?|notes?|related|read more|subscribe|"
    r"عن|حول|للمزيد|للتواصل|لمزيد|اقرأ|إقرأ|مواضيع|ملاحظات?)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[*•·-]\s?\S")
_MAX_LABEL_WORDS = 3
_NO_TITLE_START = tuple("-•*·>(…,;:|#")
_NO_TITLE_END = tuple(".,;:!…،؛")
_ABBREVIATION = re.compile(r"(?:\b\w\.){2,}\Z")


def is_title(line: str) -> bool:
    """Tell whether a stripped line has the shape of a title: short, no sentence, no other furniture."""
    if not _MIN_TITLE <= len(line) <= MAX_TITLE or line.startswith(_NO_TITLE_START) or line[0].islower():
        return False
    if line.endswith(_NO_TITLE_END) and not _ABBREVIATION.search(line):
        return False
    if line.count("|") > 1 or "\t" in line or len(line.split()) < 2:
        return False
    furniture = is_byline(line) or is_closing(line) or source_line(line) or arabic_layout.is_desk(line)
    return not (furniture or dateline_agency(line))


def is_prose(line: str) -> bool:
    """Tell whether a stripped line belongs to running text."""
    return len(line) >= _MIN_PROSE or line.endswith((".", "!", "?", '."', ".”", ".’", "؟", ":"))


def is_byline(line: str) -> bool:
    """Tell whether a line names the author and nothing else."""
    return _BYLINE.match(line) is not None or arabic_layout.is_byline(line)


def is_credit(line: str) -> bool:
    """Tell whether a line is the agency's credit that closes a story ("(Editing by ...)")."""
    return _CREDIT.match(line) is not None or arabic_layout.is_credit(line)


def is_closing(line: str) -> bool:
    """Tell whether a line can only stand at the end of a story."""
    return is_credit(line) or _CLOSING.match(line) is not None or arabic_layout.is_closing(line)


def is_revision(title: str) -> bool:
    """Tell whether a title opens with a wire's own label ("UPDATE 2-", "FACTBOX-")."""
    return _REVISION.match(title) is not None or arabic_layout.is_revision(title)


def is_note(line: str) -> bool:
    """Tell whether a line is the note by which a wire opens a new edition ("(Adds quotes, background)")."""
    return _NOTE.match(line) is not None or arabic_layout.is_note(line)


def is_rule(line: str) -> bool:
    """Tell whether a line is drawn with dashes, stars or the like and says nothing."""
    return _RULE.match(line) is not None


def opens_foot(line: str) -> bool:
    """Tell whether a line heads what stands below a story, or a mail inside it: no article begins there."""
    return _FOOT.match(line) is not None


def is_label(line: str) -> bool:
    """Tell whether a line below a title is a bullet, or a word or two such as a section's name."""
    if _BULLET.match(line):
        return len(line) <= MAX_TITLE
    return len(line.split()) <= _MAX_LABEL_WORDS and not is_prose(line)


def source_line(line: str) -> str | None:
    """Return the publisher of a line "Source: ..."; None for any other line."""
    match = _SOURCE_LINE.match(line)
    return match["name"].strip() if match else None


def publisher_tail(title: str) -> str | None:
    """Return what stands behind the last dash or bar of a title, if it looks like a publisher's name."""
    match = _TAIL.match(title)
    if not match:
        return None
    tail = match["tail"].strip()
    words = tail.split()
    named = (
        len(words) <= 5
        and all(_NAME_WORD.match(word) for word in words)
        and not any(map(str.isdigit, tail))
        and (tail.lower() != tail or arabic_layout.is_publisher(tail))
    )
    return tail if named or _DOMAIN.match(tail) else None


def has_dangling_dash(title: str) -> bool:
    """Tell whether a title ends with the dash behind which its publisher was left out."""
    return _DANGLING.search(title) is not None


def is_known_publisher(name: str) -> bool:
    """Tell whether a name is that of an agency or paper, by the list, its last word or a domain."""
    folded = name.lower().replace("’", "'")
    listed = _PUBLISHERS.match(folded) or arabic_layout.is_publisher(folded)
    return bool(listed or _PUBLISHER_ENDING.search(folded) or _DOMAIN.match(folded))


def dateline_agency(line: str) -> str | None:
    """Return the agency of a dateline ("TRIPOLI (Reuters) – "), None where the line opens with none."""
    arabic = arabic_layout.dateline_agency(line)
    match = _WITH_AGENCY.match(line)
    if arabic or not match:
        return arabic
    place, agency = match["place"].strip(), match["agency"].strip()
    if _spells(agency, place) or _spells(place, agency):
        return None
    if not match["dash"] and not is_known_publisher(agency):
        return None
    town = re.split(r"[,0-9]", place, maxsplit=1)[0].strip()
    return agency if _ALL_CAPS.match(town) or _PROPER.match(town) else None


def _spells(short: str, name: str) -> bool:
    """Tell whether a name is followed by its own initials, as in "National Oil Corporation (NOC) –"."""
    initials = "".join(word[0] for word in re.findall(r"\w+", name)).upper()
    return len(short) > 1 and short.upper() in (initials, initials.replace("O", "").replace("A", ""))


def has_dateline(line: str) -> bool:
    """Tell whether a line opens with a place in capitals and a dash, or with a place and an agency."""
    return _CAPITALS.match(line) is not None or dateline_agency(line) is not None


def opens_in_capitals(line: str) -> bool:
    """Tell whether a line opens with a name in capitals, as a dateline that lost its dash does."""
    return _BARE_CAPITALS.match(line) is not None


def dateline_day(line: str) -> str | None:
    """Return the full date inside a dateline, if there is one."""
    head = re.split(r"\s[–—-]{1,2}\s|\)", line[:120], maxsplit=1)[0]
    return find_day(head) if len(head) < min(len(line), 100) else None
