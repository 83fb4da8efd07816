"""``ingest`` and ``rebuild``: what goes in, what is told, what a second time does."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.cli import ingest as ingest_command
from oiltrack.db import Database
from oiltrack.extract import Extractor
from oiltrack.facts import Document, Extraction
from tests.cli.conftest import Ask

Run = Callable[..., Result]
Story = Callable[..., Path]


def stored(ask: Ask) -> object:
    return ask("SELECT count(*) FROM document WHERE kind = 'text'")[0][0]


def test_documents_go_in_once(workspace: Path, ask: Ask, run: Run, story: Story) -> None:
    first, second = story("news/a.md"), story("news/b.md", "790,000")
    result = run("ingest", first.parent)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "2 new, 0 known, 0 failed\n", "")
    again = run("ingest", first, second)
    assert again.stdout == "0 new, 2 known, 0 failed\n"
    assert stored(ask) == 2


def test_a_figure_is_in_the_series_afterwards(workspace: Path, run: Run, story: Story) -> None:
    run("ingest", story("a.md"))
    lines = run("series", "--from", "2019-03-06", "--to", "2019-03-06", "--json").stdout
    assert json.loads(lines)["production_bpd"] == 812000


def test_an_edition_with_the_same_url_is_a_new_version(
    workspace: Path, ask: Ask, run: Run, tmp_path: Path
) -> None:
    row = {"id": "a", "published": "2019-03-06", "url": "https://wire.example/a"}
    for name, figure in (("one", "812,000"), ("two", "815,000")):
        text = f"Libya's output rose to {figure} barrels per day, the company said."
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({**row, "text": text}), encoding="utf-8")
    assert run("ingest", tmp_path / "one.jsonl").stdout == "1 new, 0 known, 0 failed\n"
    assert run("ingest", tmp_path / "two.jsonl").stdout == "0 new, 0 known, 1 new versions, 0 failed\n"
    assert stored(ask) == 2


def test_rows_of_an_index_that_name_no_file_of_the_run_are_told(
    workspace: Path, run: Run, story: Story, tmp_path: Path
) -> None:
    index = tmp_path / "index.csv"
    header = "file,article,title,published,publisher,url\n"
    index.write_text(f"{header}a.md,1,,,,\nlost.md,1,,,,\n", encoding="utf-8")
    result = run("ingest", story("a.md"), "--index", index)
    assert (result.exit_code, result.stdout) == (1, "1 new, 0 known, 1 failed\n")
    assert result.stderr == (
        f"oiltrack: {index}: 1 row names no file that was read, the first 'lost.md';"
        " mend the column file, or read these files too\n"
    )


def test_a_file_whose_name_is_not_utf8_goes_in(workspace: Path, ask: Ask, run: Run, story: Story) -> None:
    named = story(os.fsdecode(b"a\xff.md"))
    empty = named.with_name(os.fsdecode(b"b\xff.md"))
    empty.touch()
    result = run("ingest", named, empty)
    assert result.stdout == "1 new, 0 known, 1 failed\n"
    assert result.stderr.splitlines() == [
        f"oiltrack: {named.parent}/b<DCFF>.md: is empty; remove it or fill it"
    ]
    assert str(ask("SELECT key FROM document WHERE kind = 'text'")[0][0]).endswith("a\\udcff.md")


def test_one_bad_document_stops_no_other(workspace: Path, run: Run, story: Story, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("ingest", tmp_path / "empty.txt", story("a.md"), tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert result.stdout == "1 new, 0 known, 2 failed\n"
    assert result.stderr == (
        f"oiltrack: {tmp_path}/empty.txt: is empty; remove it or fill it\n"
        f"oiltrack: {tmp_path}/missing.txt: no such file or folder; check the path\n"
    )


def test_an_index_gives_title_date_and_publisher(workspace: Path, ask: Ask, run: Run, tmp_path: Path) -> None:
    story = tmp_path / "plain.txt"
    story.write_text("Libya pumps 812,000 barrels per day, the company said.\n", encoding="utf-8")
    index = tmp_path / "index.csv"
    index.write_text(
        "file,article,title,published,publisher,url\nplain.txt,1,A title,2019-03-06,A wire,\n",
        encoding="utf-8",
    )
    assert run("ingest", story, "--index", index).exit_code == 0
    [row] = ask("SELECT title, published, publisher FROM document WHERE kind = 'text'")
    assert row == ("A title", "2019-03-06", "A wire")


def test_a_date_that_is_given_later_dates_the_stored_text(
    workspace: Path, ask: Ask, run: Run, tmp_path: Path
) -> None:
    story = tmp_path / "plain.txt"
    story.write_text("Libya pumped 812,000 barrels per day on Tuesday, NOC said.\n", encoding="utf-8")
    first = run("ingest", story)
    assert first.stdout == "1 new, 0 known, 0 failed, 1 without a date\n"
    assert "give its date with --index" in first.stderr
    series = ("series", "--from", "2019-03-05", "--to", "2019-03-05", "--json")
    assert json.loads(run(*series).stdout or "{}").get("production_bpd") is None
    index, header = tmp_path / "index.csv", "file,article,title,published,publisher,url"
    index.write_text(f"{header}\nplain.txt,,,2019-03-06,A wire,\n", encoding="utf-8")
    told = run("ingest", story, "--index", index)
    assert (told.exit_code, told.stdout) == (0, "0 new, 0 known, 1 updated, 0 failed\n")
    assert json.loads(run(*series).stdout)["production_bpd"] == 812000
    figures = "SELECT count(*) FROM observation o JOIN document d ON d.id = document_id WHERE kind = 'text'"
    assert ask(figures) == [(1,)]
    assert run("ingest", story, "--index", index).stdout == "0 new, 1 known, 0 failed\n"


def test_an_index_corrects_what_is_stored_of_a_text_and_reads_it_again(
    workspace: Path, ask: Ask, run: Run, tmp_path: Path
) -> None:
    story = tmp_path / "plain.txt"
    text = "Libya pumped 812,000 barrels per day on Tuesday, NOC said.\n"
    story.write_text(f"---\npublished: 2019-03-16\npublisher: A wire\n---\n\n{text}", encoding="utf-8")
    story = story.rename(tmp_path / "plain.md")
    assert run("ingest", story).stdout == "1 new, 0 known, 0 failed\n"
    index, header = tmp_path / "index.csv", "file,article,title,published,publisher,url"
    index.write_text(f"{header}\nplain.md,,,2019-03-06,,\n", encoding="utf-8")
    told = run("ingest", story, "--index", index)
    assert (told.exit_code, told.stdout) == (0, "0 new, 0 known, 1 updated, 0 failed\n")
    known = "SELECT published || ' ' || publisher FROM document WHERE kind = 'text'"
    assert ask(known) == [("2019-03-06 A wire",)]
    days = 'SELECT "when" FROM observation o JOIN document d ON d.id = document_id'
    assert ask(f"{days} WHERE kind = 'text'") == [("2019-03-05",)]
    assert run("ingest", story, "--index", index).stdout == "0 new, 1 known, 0 failed\n"
    assert run("ingest", story).stdout == "0 new, 1 known, 0 failed\n"  # without the index it stays corrected
    assert ask(known) == [("2019-03-06 A wire",)]


def test_two_copies_of_a_text_in_one_index_do_not_correct_each_other(
    workspace: Path, ask: Ask, run: Run, tmp_path: Path
) -> None:
    index, rows = tmp_path / "index.csv", ["file,article,title,published,publisher,url"]
    for name, publisher in (("a.txt", "A wire"), ("b.txt", "Another")):
        text = "Libya pumped 812,000 barrels per day on Tuesday, NOC said.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
        rows.append(f"{name},,,2019-03-06,{publisher},")
    index.write_text("\n".join(rows) + "\n", encoding="utf-8")
    call = ("ingest", tmp_path / "a.txt", tmp_path / "b.txt", "--index", index)
    assert run(*call).stdout == "1 new, 1 known, 0 failed\n"
    assert run(*call).stdout == "0 new, 2 known, 0 failed\n"
    assert ask("SELECT publisher FROM document WHERE kind = 'text'")[0][0] == "A wire"


def test_a_bad_index_stores_nothing(
    workspace: Path, ask: Ask, run: Run, story: Story, tmp_path: Path
) -> None:
    index = tmp_path / "index.csv"
    index.write_text("title\nA\n", encoding="utf-8")
    result = run("ingest", story("a.md"), "--index", index)
    assert result.exit_code == 1
    assert f"oiltrack: {index}: no column" in result.stderr
    assert stored(ask) == 0


def test_a_date_in_the_future_is_refused_tomorrow_is_not(workspace: Path, run: Run, story: Story) -> None:
    today = datetime.now(UTC).date()
    late, tomorrow = today + timedelta(days=3), today + timedelta(days=1)
    result = run(
        "ingest",
        story("late.md", published=late.isoformat()),
        story("tomorrow.md", "700,000", published=tomorrow.isoformat()),
    )
    assert result.exit_code == 1
    assert result.stdout == "1 new, 0 known, 1 failed\n"
    assert f"late.md: published {late} lies in the future; mend its date" in result.stderr


def test_no_path_is_wrong_usage(workspace: Path, run: Run) -> None:
    assert run("ingest").exit_code == 2


def test_a_run_is_in_the_ledger_with_its_counts(workspace: Path, run: Run, story: Story) -> None:
    run("ingest", story("a.md"), workspace / "missing.txt")
    last = json.loads(run("status", "--json").stdout)["runs"][0]
    assert last["command"] == "ingest"
    assert last["status"] == "partial"
    assert last["counts"] == {"new": 1, "known": 0, "new_version": 0, "updated": 0, "failed": 1, "undated": 0}


def test_a_bar_is_shown_on_a_terminal_only(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ingest_command.progress(3).__enter__() is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with ingest_command.progress(3) as bar:
        bar.update(1)
        assert bar.length == 3


def test_an_interrupt_leaves_whole_documents_and_says_so_in_the_ledger(
    workspace: Path, ask: Ask, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = Extractor.extract

    def interrupted(self: Extractor, document: Document) -> Extraction:
        if "790,000" in document.text:
            raise KeyboardInterrupt
        return extract(self, document)

    monkeypatch.setattr(Extractor, "extract", interrupted)
    result = run("ingest", story("a.md"), story("b.md", "790,000"), story("c.md", "780,000"))
    assert result.exit_code == 130
    assert stored(ask) == 1
    assert json.loads(run("status", "--json").stdout)["runs"][0]["status"] == "failed"


def test_a_fact_that_the_database_refuses_fails_its_document_only(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Database.save

    def strange(self: Database, document: Document, extraction: Extraction, **rest: str) -> object:
        if "790,000" in document.text:
            observation = extraction.observations[0]
            wrong = type(observation)(
                **{
                    name: getattr(observation, name)
                    for name in observation.__dataclass_fields__
                    if name != "entities"
                },
                entities=("atlantis",),
            )
            extraction = Extraction(observations=(wrong,))
        return save(self, document, extraction, **rest)

    monkeypatch.setattr(Database, "save", strange)
    result = run("ingest", story("a.md"), story("b.md", "790,000"), story("c.md", "780,000"))
    assert result.exit_code == 1
    assert result.stdout == "2 new, 0 known, 1 failed\n"
    assert "the gazetteer has no place atlantis" in result.stderr


def test_a_rebuild_that_reads_the_same_keeps_every_fact(
    workspace: Path, ask: Ask, run: Run, story: Story
) -> None:
    run("ingest", story("a.md"), story("b.md", "790,000"))
    facts = "SELECT id FROM observation ORDER BY id"
    before = ask(facts)
    result = run("rebuild")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 documents read again: 0 facts gained, 0 lost, ")
    assert ask(facts) == before


def test_a_rebuild_counts_what_it_gains_and_loses(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as blind:
        blind.setattr(Extractor, "extract", lambda self, document: Extraction())
        run("ingest", story("a.md"))
    number = int(run("rebuild").stdout.split(": ")[1].split(" facts gained, 0 lost, 0 same")[0])
    assert number >= 1
    monkeypatch.setattr(Extractor, "extract", lambda self, document: Extraction())
    assert run("rebuild").stdout == f"1 documents read again: 0 facts gained, {number} lost, 0 same\n"
