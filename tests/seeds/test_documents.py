"""The sample documents rest on the seeds: figures and dated events name their rows. No extractor is run."""

import csv
import email
import email.policy
import html
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "libya"
FOLDER = SEEDS / "documents"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".csv")

_TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ARABIC_MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
_ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_ARABIC_DAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
MONTHS = {name: n % 12 + 1 for n, name in enumerate(_ENGLISH_MONTHS + _ARABIC_MONTHS)}
MONTHS |= {name[:3]: MONTHS[name] for name in _ENGLISH_MONTHS} | {"Sept": 9}
WEEKDAYS = {name: n % 7 for n, name in enumerate(_ENGLISH_DAYS + _ARABIC_DAYS)}
WEEKDAYS |= {name[:3]: WEEKDAYS[name] for name in _ENGLISH_DAYS}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b|\b({_MONTH}) (\d{{1,2}})\b")
_WEEKDAY_THEN_DATE = re.compile(
    rf"\b({_WEEKDAY}),? (?:(\d{{1,2}}) ({_MONTH})|({_MONTH}) (\d{{1,2}}))\b(?:,? (\d{{4}}))?"
)
_DATE_THEN_WEEKDAY = re.compile(rf"\b({_MONTH}) (\d{{1,2}}), an? ({_WEEKDAY})\b")


def _rows(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def sources():
    return _rows(FOLDER / "sources.csv")


@cache
def seed_rows(table):
    rows = _rows(SEEDS / f"{table}.csv")
    key = "place_id" if table == "capacities" else "id"
    found = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


@cache
def content(name):
    """Return the words of a document, with markup and transfer encoding undone."""
    path = FOLDER / name
    if path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        return message.get_body(("plain",)).get_content()
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", "", text, flags=re.S))
    return text


def figure(written):
    """Return the first figure of the words in barrels or barrels a day: a few styles, not a parser."""
    words = written.translate(_TO_LATIN).replace("٬", "").replace("half a million", "0.5 million")
    joined = re.search(r"مليونا? و(\d+) ألف", words)
    if joined:
        return 1_000_000 + 1000 * int(joined[1])
    match = re.search(r"(\d[\d,]*(?:\.\d+)?)(?: to \S+)? ?(million|mb/d|tb/d|ألف|آلاف)?", words)
    scale = {None: 1, "million": 10**6, "mb/d": 10**6}.get(match[2], 1000)
    return round(float(match[1].replace(",", "")) * scale)


def written_day(words, year):
    """Return (month, day, weekday) as far as the words give them."""
    words = words.translate(_TO_LATIN)
    match = _DAY_MONTH.search(words)
    month, day = None, None
    if match:
        month, day = MONTHS[match[2] or match[3]], int(match[1] or match[4])
    ordinal = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)\b", words)
    if ordinal:
        day = int(ordinal[1])
    alone = re.search(rf"\b({_MONTH})\b", words)
    if month is None and alone:
        month = MONTHS[alone[1]]
    named = re.search(rf"(?<!\w)({_WEEKDAY})\b", words)
    return month, day, WEEKDAYS[named[1]] if named else None


def published_year(name):
    return int(name[:4])


def test_every_document_is_listed_and_every_listed_document_exists():
    assert {row["file"] for row in sources()} == {path.name for path in FILES}


def test_the_index_describes_exactly_the_documents_that_carry_no_metadata():
    index = _rows(FOLDER / "index.csv")
    assert [row["file"] for row in index] == [path.name for path in FILES if path.suffix == ".txt"]
    for row in index:
        assert row["article"] == "1"
        assert row["title"]
        assert row["publisher"]
        assert row["file"].startswith(row["published"] + "-")


def test_every_seed_id_resolves():
    missing = [row for row in sources() if row["seed_id"] not in seed_rows(row["seed_table"])]
    assert missing == []


def test_every_row_says_where_it_comes_from():
    assert [row for row in sources() if not row["source"].strip()] == []


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_what_sources_says_is_written_stands_in_the_text(name):
    text = content(name)
    assert [row["written"] for row in sources() if row["file"] == name and row["written"] not in text] == []


@pytest.mark.parametrize(
    "row", [row for row in sources() if row["figure"].isdecimal() and len(row["figure"]) > 4]
)
def test_the_words_of_a_figure_mean_the_figure(row):
    assert figure(row["written"]) == int(row["figure"])


@pytest.mark.parametrize("row", [row for row in sources() if "-" in row["figure"]])
def test_the_words_of_a_date_agree_with_the_date(row):
    parts = [int(part) for part in row["figure"].split("-")]
    month, day, weekday = written_day(row["written"], parts[0])
    assert month in (None, parts[1])
    if len(parts) == 3:
        assert day in (None, parts[2])
        assert weekday in (None, date(*parts).weekday())


@pytest.mark.parametrize("table", ["reported_output", "official_monthly"])
def test_output_figures_are_those_of_the_seed_row(table):
    for row in sources():
        seed = seed_rows(row["seed_table"])[row["seed_id"]][0]
        if row["seed_table"] == table:
            assert seed["rate_bpd"] == row["figure"] or f"{int(row['figure']):,}" in seed["source"], row


def test_dated_events_lie_on_the_start_or_the_end_of_their_row():
    for row in sources():
        if row["seed_table"] in ("outages", "incidents") and "-" in row["figure"]:
            seed = seed_rows(row["seed_table"])[row["seed_id"]][0]
            bounds = [bound for bound in (seed["start"], seed["end"]) if bound]
            assert any(
                bound.startswith(row["figure"]) or row["figure"].startswith(bound) for bound in bounds
            ), row


def test_all_years_are_covered_twice():
    years = [published_year(path.name) for path in FILES]
    assert [year for year in range(2011, 2027) if years.count(year) < 2] == []


def test_all_formats_and_languages_are_present():
    suffixes = [path.suffix for path in FILES]
    assert [suffix for suffix in (".txt", ".md", ".html", ".eml") if suffixes.count(suffix) < 5] == []
    arabic = [path.name for path in FILES if len(re.findall("[ء-ي]", content(path.name))) > 100]
    assert len(arabic) >= 6
    assert any(re.search("[٠-٩]", content(name)) for name in arabic)


def test_weekdays_beside_a_full_date_agree_with_the_calendar():
    found = 0
    for path in FILES:
        text = content(path.name).translate(_TO_LATIN)
        for match in _WEEKDAY_THEN_DATE.finditer(text):
            month, day = MONTHS[match[3] or match[4]], int(match[2] or match[5])
            year = int(match[6] or published_year(path.name))
            assert date(year, month, day).weekday() == WEEKDAYS[match[1]], (path.name, match[0])
            found += 1
        for match in _DATE_THEN_WEEKDAY.finditer(text):
            day = date(published_year(path.name), MONTHS[match[1]], int(match[2]))
            assert day.weekday() == WEEKDAYS[match[3]], (path.name, match[0])
            found += 1
    assert found >= 12
