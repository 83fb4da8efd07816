import time
from pathlib import Path

import pytest

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources import Index, load_index
from tests.sources.conftest import Reading, only, only_error

HEADER = "file,article,title,published,publisher,url\n"
PORTS = "Ports load again\n\nTRIPOLI (LANA) – Both ports load again, their agent said.\n\n"
FIELD = "Field pumps again\n\nTRIPOLI (LANA) – The field pumps again, an engineer said.\n\n"
VALVE = "Valve is open again\n\nTRIPOLI (LANA) – The valve is open again, its guards said.\n\n"


def _index(folder: Path, rows: str) -> Index:
    path = folder / "index.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return load_index(path)


def _shown(items: list[Document | SourceError]) -> list[tuple[str, str | None]]:
    return [(item.key, item.published) for item in items if isinstance(item, Document)]


def test_the_index_gives_what_it_holds_and_leaves_the_rest(reading: Reading, tmp_path: Path) -> None:
    index = _index(tmp_path, "a.txt,1,,2018-05-03,,https://example.org/a\n")
    document = only(reading("a.txt", PORTS, index=index, published="2001"))
    assert (document.title, document.published) == ("Ports load again", "2018-05-03")
    assert (document.publisher, document.url) == ("LANA", "https://example.org/a")


def test_articles_get_their_rows_by_title_in_any_order(reading: Reading, tmp_path: Path) -> None:
    index = _index(tmp_path, "d.txt,1,Field pumps again,2018,,\nd.txt,2,Ports load again,2017,,\n")
    assert _shown(reading("d.txt", PORTS + FIELD, index=index)) == [("d.txt#1", "2017"), ("d.txt#2", "2018")]


def test_articles_get_their_rows_by_number_if_the_counts_agree(reading: Reading, tmp_path: Path) -> None:
    index = _index(tmp_path, "d.txt,2,Another title,2018,,\nd.txt,1,,2017,,\n")
    assert _shown(reading("d.txt", PORTS + FIELD, index=index)) == [("d.txt#1", "2017"), ("d.txt#2", "2018")]


def test_a_count_mismatch_is_said_and_no_row_goes_to_a_stranger(reading: Reading, tmp_path: Path) -> None:
    index = _index(tmp_path, "d.txt,1,Lost,2016,,\nd.txt,2,Valve is open again,2018,,\n")
    items = reading("d.txt", PORTS + FIELD + VALVE, index=index)
    assert str(items[0]) == (
        "d.txt: the index has 2 articles for it and 3 were found in it; left out: 2 articles without a row,"
        " 1 rows without an article; make the titles of the index the same as in the file"
    )
    assert _shown(items) == [("d.txt#3", "2018")]


def test_a_row_without_an_article_is_said(reading: Reading, tmp_path: Path) -> None:
    index = _index(tmp_path, "a.txt,1,Ports load again,2016,,\na.txt,2,Lost,2018,,\n")
    items = reading("a.txt", PORTS, index=index)
    assert _shown(items) == [("a.txt", "2016")]
    assert "the index has 2 articles for it and 1 were found" in str(items[0])


def test_titles_that_no_layout_shows_are_found_by_the_index(reading: Reading, tmp_path: Path) -> None:
    plain = PORTS.replace("TRIPOLI (LANA) – ", "") + FIELD.replace("TRIPOLI (LANA) – ", "")
    index = _index(tmp_path, "d.txt,1,Ports load again,2016,,\nd.txt,2,Field pumps again,2018,,\n")
    assert _shown(reading("d.txt", plain, index=index)) == [("d.txt#1", "2016"), ("d.txt#2", "2018")]


def test_files_are_found_by_the_end_of_their_path(tmp_path: Path) -> None:
    index = _index(tmp_path, "a.txt,1,X,2016,,\nnews/a.txt,1,Y,2017,,\n")
    assert [row.title for row in index.rows_for(Path("old/a.txt"))] == ["X"]
    assert [row.title for row in index.rows_for(Path("/data/news/a.txt"))] == ["Y"]
    assert index.rows_for(Path("data.txt")) == ()


def test_a_file_without_rows_is_read_as_it_is(reading: Reading, tmp_path: Path) -> None:
    assert only(reading("b.txt", PORTS, index=_index(tmp_path, "a.txt,1,X,2016,,\n"))).published is None


def test_rows_that_name_no_file_that_was_read_are_said(tmp_path: Path) -> None:
    index = _index(tmp_path, "a.txt,1,X,2016,,\nb.txt,1,Y,,,\nnews/c.txt,1,Z,,,\nnews/c.txt,2,Q,,,\n")
    assert str(index.unread([Path("old/a.txt")])) == (
        f"{tmp_path}/index.csv: 3 rows name no file that was read, the first 'b.txt';"
        " mend the column file, or read these files too"
    )
    lost = str(index.unread([Path("a.txt"), Path("/x/news/c.txt")]))
    assert "index.csv: 1 row names no file that was read, the first 'b.txt'" in lost
    assert index.unread([Path("a.txt"), Path("b.txt"), Path("news/c.txt")]) is None


def test_many_rows_find_many_files_and_articles_at_once(reading: Reading, tmp_path: Path) -> None:
    numbers = range(1, 3_001)
    rows = [f"f{n}.txt,1,,2016,,\nmany.jsonl,{n},Title {n},2017,,\n" for n in numbers]
    index = _index(tmp_path, "".join(rows))
    paths = [Path(f"/data/news/f{n}.txt") for n in numbers]
    lines = [f'{{"id": "{n}", "title": "Title {n}", "text": "a"}}\n' for n in reversed(numbers)]
    started = time.process_time()
    assert all(len(index.rows_for(path)) == 1 for path in paths)
    assert {item.published for item in reading("many.jsonl", "".join(lines), index=index)} == {"2017"}
    assert time.process_time() - started < 2


def test_names_of_the_same_file_are_one(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.txt article 1 stands twice"):
        _index(tmp_path, "a.txt,1,X,,,\n./a.txt,1,Y,,,\n")


def test_an_error_of_the_file_is_kept(reading: Reading, tmp_path: Path) -> None:
    items = reading("a.txt", "", index=_index(tmp_path, "a.txt,1,X,2016,,\n"))
    assert "a.txt: is empty; remove it or fill it" in [str(item) for item in items]


def test_an_index_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "index.csv"
    path.write_bytes(b"\xef\xbb\xbf" + (HEADER + 'a.txt,,"One, two",,,\n\n').replace("\n", "\r\n").encode())
    (row,) = load_index(path).rows
    assert (row.article, row.title, row.published) == (1, "One, two", None)


def test_an_index_needs_only_the_columns_that_are_known_and_may_have_others(tmp_path: Path) -> None:
    path = tmp_path / "index.csv"
    path.write_text("file,published,notes,\na.txt,2016-05,mine,\n", encoding="utf-8")
    (row,) = load_index(path).rows
    assert (row.file, row.article, row.published, row.publisher) == ("a.txt", 1, "2016-05", None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "title\n",
            "index.csv: no column file; begin it with file and what you know of article, title, published",
        ),
        ("file,publised\n", "index.csv: column 'publised' is not read; write published"),
        ("file,title,title\n", "index.csv: column title stands twice; keep one of them"),
        (HEADER + "a.txt,1,X,2016,,\na.txt,x,X,2016,,\n", "index.csv:3: article 'x' is no number from 1"),
        (HEADER + "a.txt,0,X,2016,,\n", "index.csv:2: article '0' is no number from 1"),
        (HEADER + ",1,X,2016,,\n", "index.csv:2: no file is named; fill the column file"),
        (HEADER + "./,1,X,2016,,\n", "index.csv:2: no file is named; fill the column file"),
        (HEADER + "a.txt,1,X,1850,,\n", "index.csv:2: published '1850' lies outside 1900 to 2100; mend"),
        (HEADER + "a.txt,1,X,٢٠١٦,,\n", "index.csv:2: published '٢٠١٦' is no date; write 2017"),
        (HEADER + "a.txt,1,X,June,,\n", "index.csv:2: published 'June' is no date; write 2017"),
        (HEADER + "a.txt,1,X\n", "index.csv:2: not as many cells as the header has columns"),
        (HEADER + "a.txt,1,X,2016,,,more\n", "index.csv:2: not as many cells"),
        (HEADER + 'a.txt,1,"X"Y,2016,,\n', "index.csv:2: no CSV ("),
        (
            HEADER + "a.txt,1,X,,,\na.txt,1,Y,,,\n",
            "index.csv: a.txt article 1 stands twice; keep one row of it",
        ),
        ("", "index.csv: is empty"),
    ],
)
def test_a_bad_index_is_an_error_that_names_the_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "index.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_index(path)
    assert message in str(caught.value)


def test_a_missing_index_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"index\.csv: no such file or folder; check the path"):
        load_index(tmp_path / "index.csv")


def test_an_index_of_an_unread_kind_of_file_gives_one_error(reading: Reading, tmp_path: Path) -> None:
    items = reading("a.pdf", "x", index=_index(tmp_path, "b.txt,1,X,2016,,\n"))
    assert "a.pdf: no kind of file that is read" in only_error(items)
