import json
from pathlib import Path

import pytest

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from tests.sources.conftest import Reading, only, only_error


def test_a_line_is_a_document_with_its_own_id_and_untouched_text(reading: Reading) -> None:
    text = "  Output was 300,000 b/d.\r\n\u2028\x0bIt fell.\u00a0\n"
    line = {"id": "a1", "title": "T", "published": "2017-06", "publisher": "P", "url": None, "lang": "en"}
    content = json.dumps(line | {"text": text, "gold": [1], "more": {}})
    assert only(reading("x.jsonl", content)) == Document(
        key="a1", text=text, title="T", published="2017-06", publisher="P", lang="en"
    )


def test_one_bad_line_stops_nothing_and_is_named_by_its_number(reading: Reading) -> None:
    content = (
        b'{"id": "1", "text": "a"}\n\nnot json\n{"id": "2", "text": "b"}\n\xff\n{"id": "3", "text": "c"}'
    )
    items = reading("x.jsonl", content)
    assert [item.key for item in items if isinstance(item, Document)] == ["1", "2", "3"]
    assert [str(item) for item in items if isinstance(item, SourceError)] == [
        "x.jsonl:3: line is no JSON at character 1; write one JSON object a line",
        "x.jsonl:5: line is not UTF-8; save the file as UTF-8",
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "x.jsonl:1: line is no JSON object; write one JSON object a line"),
        ("null", "line is no JSON object"),
        (
            '{"id": "1", "a": ' + "[" * 100_000,
            "x.jsonl:1: JSON nested too deep; write one JSON object a line",
        ),
        (
            '{"id": "1", "text": "a"',
            "x.jsonl:1: line is no JSON at character 24; write one JSON object a line",
        ),
        ('{"id": "1", "text": "a", "b": NaN}', "x.jsonl:1: line is no JSON: it has NaN; write one JSON"),
        (
            '{"id": "1", "text": "a", "b": ' + "9" * 5_000 + "}",
            "x.jsonl:1: line is no JSON: it has a number of more than 500 digits; write one JSON",
        ),
        (
            '{"id": "1", "text": "a", "id": "2"}',
            "x.jsonl:1: key 'id' stands twice; keep one of them",
        ),
        (
            '{"id": "1", "text": "a", "title": "' + "t" * 1_000_000 + '"}',
            "x.jsonl:1: an id, title, publisher, url or language of more than 5,000 characters; shorten it",
        ),
        ('{"id": "' + "1" * 1_000_000 + '", "text": "a"}', "x.jsonl:1: an id, title, publisher, url"),
        ('{"id": "1", "text": "' + "a " * 3_000_000 + '"}', "x.jsonl:1: text of more than 5,000,000"),
        ('{"id": "1\\ud800", "text": "a"}', "x.jsonl:1: half a surrogate pair"),
        ('{"id": "1\\u0000", "text": "a"}', "x.jsonl:1: a NUL character"),
        (
            '{"id": "1", "text": "a", "published": "1850-05-05"}',
            "x.jsonl:1: published '1850-05-05' lies outside 1900 to 2100; mend or remove the date",
        ),
        ('{"text": "a"}', '"id" is missing'),
        ('{"id": "1"}', '"text" is missing'),
        ('{"id": 1, "text": "a"}', '"id" is no string'),
        ('{"id": "1", "text": null}', '"text" is no string'),
        ('{"id": "", "text": "a"}', '"id" is empty'),
        ('{"id": "1", "text": " "}', '"text" is empty'),
        ('{"id": "1", "text": "a", "url": 5}', '"url" is no string'),
        ('{"id": "1", "text": "a", "published": "June"}', "published 'June' is no date"),
        ('{"id": "1", "text": "a", "published": 2017}', "published '2017' is no date"),
        ('{"id": "1", "text": "a", "published": "2017/2018"}', "published '2017/2018' is no date"),
        ('{"id": "1", "text": "a\\ud800"}', "x.jsonl:1: half a surrogate pair"),
        ('{"id": "1", "text": "a\\u0000"}', "x.jsonl:1: a NUL character"),
        ("", "is empty"),
        ("%PDF-1.4", "is a PDF document"),
    ],
)
def test_bad_lines(reading: Reading, line: str, message: str) -> None:
    assert message in only_error(reading("x.jsonl", line))


def test_what_is_not_asked_for_in_a_line_is_not_judged(reading: Reading) -> None:
    line = '{"id": "1", "text": "a", "more": {"b": 1e999, "b": [[2]]}, "\\ud800": -5, "": {}}'
    assert only(reading("x.jsonl", line)) == Document(key="1", text="a")


def test_an_id_said_twice_is_an_error_for_the_second(reading: Reading) -> None:
    line = '{"id": "1", "text": "a"}\n'
    first, second = reading("x.ndjson", line * 2)
    assert isinstance(first, Document)
    assert str(second) == "x.ndjson:2: id '1' stands twice in this file; give each document its own id"


def test_a_title_without_text_is_a_document(reading: Reading) -> None:
    assert only(reading("x.jsonl", '{"id": "1", "text": "", "title": "Output at 1.2m b/d"}')).text == ""


def test_a_mark_at_the_start_is_no_part_of_the_first_line(reading: Reading) -> None:
    assert only(reading("x.jsonl", '\ufeff{"id": "1", "text": "a"}')).key == "1"


def test_utf16_is_refused_once(reading: Reading) -> None:
    content = ('{"id": "1", "text": "a"}\n' * 3).encode("utf-16")
    assert only_error(reading("x.jsonl", content)) == "x.jsonl: JSON Lines in UTF-16; save the file as UTF-8"


def test_a_file_larger_than_the_limit_for_texts_is_read_as_a_stream(reading: Reading) -> None:
    lines = [json.dumps({"id": str(number), "text": "oil " * 1000}) for number in range(5300)]
    items = reading("big.jsonl", "\n".join(lines))
    assert Path("big.jsonl").stat().st_size > 20 * 1024 * 1024
    assert len(items) == 5300


def test_a_line_larger_than_the_limit_is_refused_and_the_next_one_read(reading: Reading) -> None:
    huge = json.dumps({"id": "1", "text": "x" * (42 * 1024 * 1024)})
    bad, good = reading("big.jsonl", huge + '\n{"id": "2", "text": "a"}\n')
    assert str(bad) == "big.jsonl:1: line larger than 20 MB; split it into smaller documents"
    assert isinstance(good, Document)
    assert good.key == "2"


@pytest.mark.parametrize(
    "indented", ['[\n {\n  "id": "a"\n }\n]', '{\n "id": "a",\n "text": "It rose."\n}\n']
)
def test_json_over_several_lines_is_one_error_not_one_a_line(reading: Reading, indented: str) -> None:
    assert (
        only_error(reading("a.jsonl", indented))
        == "a.jsonl: JSON over several lines; write one JSON object a line"
    )
