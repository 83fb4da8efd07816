"""``explain``: the fact, its words in place, its document and the reasons; hostile text steers nothing."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.cli import explain as explain_command
from oiltrack.db import open_database
from oiltrack.facts import (
    Aspect,
    Cause,
    Document,
    Event,
    EventKind,
    Extraction,
    Fluid,
    Measure,
    Modality,
    Observation,
    Qualifier,
    Rejected,
)
from oiltrack.jobs.explain import Passage

Run = Callable[..., Result]
TEXT = (
    "Guards went home on Monday. Output at Sharara fell to 120,000 b/d\x1b[2J on Tuesday. The field was shut "
    "a day later.\n\nNobody was hurt. Brent traded at 60 dollars."
)


def span(words: str) -> dict[str, int | str]:
    start = TEXT.index(words)
    return {"quote": words, "start": start, "end": start + len(words)}


@pytest.fixture
def stored(workspace: Path) -> dict[str, str]:
    """Store a document with an observation, one of its title, an event and a rejection; return the ids."""
    shared = {"doc": "a", "entities": ("sharara",), "modality": Modality.ACTUAL, "attribution": "an engineer"}
    figure = {
        "measure": Measure.PRODUCTION,
        "fluid": Fluid.CRUDE,
        "aspect": Aspect.LEVEL,
        "qualifier": Qualifier.EXACT,
        "confidence": 0.9,
    }
    level = Observation(
        **shared,
        **figure,
        **span("120,000 b/d"),
        when="2019-03-05",
        sentence="Output at Sharara fell to 120,000 b/d on Tuesday.",
        low=120000,
        high=120000,
        reasons=("figure: rate", "sharara: same clause"),
    )
    titled = Observation(
        **shared,
        **figure,
        quote="120,000",
        start=None,
        end=None,
        when=None,
        sentence="Sharara at 120,000 after guards leave",
        low=120000,
        high=125000,
    )
    shut = Event(
        **shared,
        **span("shut"),
        when="2019-03-06",
        sentence="The field was shut a day later.",
        confidence=0.8,
        kind=EventKind.OUTAGE_START,
        cause=Cause.STRIKE,
        offline=120000,
        reasons=("trigger: shut",),
    )
    price = Rejected(doc="a", **span("60 dollars"), sentence="Brent traded at 60 dollars.", reason="a price")
    document = Document(
        key="inbox/a.txt",
        text=TEXT,
        title="Sharara at 120,000 after guards leave",
        published="2019-03-06",
        publisher="Test \x1bWire",
        url="https://wire.example/a",
    )
    with open_database(f"sqlite:///{workspace}/oiltrack.db") as database:
        database.save(
            document,
            Extraction(observations=(level, titled), events=(shut,), rejected=(price,)),
            location="/news/a.txt",
            ingested_at="2026-01-02T03:04:05Z",
            extractor="test",
        )
        found = [o for o in database.observations() if o.publisher and o.publisher.startswith("Test")]
        ids = {"level" if o.observation.start else "titled": o.id for o in found}
        event = next(iter(database.events()))
        return {**ids, "event": event.id, "document": event.document_id}


def test_the_quote_is_marked_in_its_sentence_between_its_neighbours(run: Run, stored: dict[str, str]) -> None:
    result = run("explain", stored["level"])
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[0] == (
        f"{stored['level']}  sharara: production crude level 120,000 b/d (exact), 2019-03-05, actual"
    )
    at = lines.index("  Guards went home on Monday.")
    assert lines[at + 1] == "  Output at Sharara fell to »120,000 b/d«␛[2J on Tuesday."
    assert lines[at + 2] == "  The field was shut a day later."
    assert "an engineer; confidence 0.90" in lines[1]
    why = lines.index("read so because")
    assert lines[why + 1 : why + 3] == ["  - figure: rate", "  - sharara: same clause"]
    assert "  figure  '120,000 b/d': 120,000, rate" in lines
    assert lines[lines.index("weighed") + 1].startswith("  entities")


def test_the_document_is_named_with_all_that_is_known_of_it(run: Run, stored: dict[str, str]) -> None:
    told = run("explain", stored["event"]).stdout
    for line in (
        f"document     {stored['document']}  Sharara at 120,000 after guards leave",
        "publisher    Test ␛Wire",
        "published    2019-03-06",
        "url          https://wire.example/a",
        "location     /news/a.txt",
        "extractor    test",
        "ingested     2026-01-02T03:04:05Z",
    ):
        assert line in told.splitlines()
    assert "sharara: outage_start, cause strike, 120,000 b/d offline, 2019-03-06, actual" in told
    assert "The field was »shut« a day later." in told


def test_no_control_character_of_the_text_reaches_the_terminal(run: Run, stored: dict[str, str]) -> None:
    for name in ("level", "titled", "event", "document"):
        assert "\x1b" not in run("explain", stored[name]).stdout


def test_on_a_terminal_only_the_quote_is_highlighted(
    run: Run, stored: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explain_command, "on_terminal", lambda: True)
    told = explain_command.marked(Passage(before="", head="a ", quote="b", tail="\x1b c", after=""))
    assert told == ["  a \x1b[1;7mb\x1b[0m␛ c"]


def test_a_figure_of_the_title_is_marked_there(run: Run, stored: dict[str, str]) -> None:
    told = run("explain", stored["titled"]).stdout
    assert "  Sharara at »120,000« after guards leave\n" in told
    assert "120,000 to 125,000 b/d (exact), date not told" in told


def test_a_document_lists_what_was_read_and_what_was_not_believed(run: Run, stored: dict[str, str]) -> None:
    told = run("explain", stored["document"]).stdout
    assert "2 observations, 1 event, 1 rejected" in told
    assert stored["level"] in told
    assert stored["event"] in told
    assert "not believed  »60 dollars«: a price" in told


def test_as_json_for_programs(run: Run, stored: dict[str, str]) -> None:
    fact = json.loads(run("explain", stored["level"], "--json").stdout)
    assert fact["fact"]["low"] == 120000
    assert fact["passage"]["quote"] == "120,000 b/d"
    assert fact["document"]["document"]["publisher"] == "Test \x1bWire"
    document = json.loads(run("explain", stored["document"], "--json").stdout)
    assert len(document["observations"]) == 2
    assert document["rejected"][0]["reason"] == "a price"


@pytest.mark.parametrize("wrong", ["obs-0000000000", "evt-0000000000", "doc-0000000000", "banana"])
def test_an_unknown_id_is_an_error(workspace: Path, run: Run, wrong: str) -> None:
    result = run("explain", wrong)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert wrong in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_outage_is_told_with_its_citation_and_its_events(run: Run, stored: dict[str, str]) -> None:
    rows = [json.loads(line) for line in run("outages", "--json").stdout.splitlines()]
    cited = next(row for row in rows if row["citation"])
    told = run("explain", cited["id"])
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.startswith(f"{cited['id']}\nplaces               {cited['places']}\n")
    assert f"citation             {cited['citation']}" in told.stdout
    news = next(row for row in rows if stored["event"] in (row["sources"] or ""))
    lines = run("explain", news["id"]).stdout.splitlines()
    assert lines[-3] == "1 event of the news speaks of it"
    assert lines[-2].startswith(f"  {stored['event']}  sharara: outage_start, cause strike")
    assert lines[-1] == f"  {stored['level']}  tells what was pumped before"
    answer = json.loads(run("explain", news["id"], "--json").stdout)
    assert answer["episode"]["start"] == "2019-03-06"
    assert [event["id"] for event in answer["events"]] == [stored["event"]]
    assert answer["figures"] == [[stored["level"], "before"]]


def test_an_outage_is_told_as_it_was_known_on_a_day(run: Run, stored: dict[str, str]) -> None:
    rows = [json.loads(line) for line in run("outages", "--json").stdout.splitlines()]
    news = next(row for row in rows if stored["event"] in (row["sources"] or ""))
    assert stored["event"] in run("explain", news["id"], "--as-of", "2019-03-06").stdout
    before = run("explain", news["id"], "--as-of", "2019-03-05")
    assert (before.exit_code, before.stdout) == (1, "")


def test_an_outage_that_is_none_or_several_is_an_error(run: Run, stored: dict[str, str]) -> None:
    assert (
        "nothing in this database has the id 'out-none'; see `oiltrack outages`"
        in run("explain", "out-none").stderr
    )
    assert "several ids begin with 'out-'" in run("explain", "out-").stderr


def test_an_id_that_this_database_lacks_is_told_as_such(workspace: Path, run: Run) -> None:
    told = run("explain", "obs-xxxx").stderr
    assert told == "oiltrack: nothing in this database has the id 'obs-xxxx'; see `oiltrack observations`\n"


def test_a_row_of_the_reported_history_is_not_shown_as_words_of_a_text(workspace: Path, run: Run) -> None:
    rows = [
        json.loads(line) for line in run("observations", "--from", "2026-09-15", "--json").stdout.splitlines()
    ]
    (cited,) = [row for row in rows if row["published"] == "2026-09-15"]
    told = run("explain", cited["id"])
    assert (told.exit_code, told.stderr) == (0, "")
    lines = told.stdout.splitlines()
    assert lines[:6] == [
        f"{cited['id']}  libya: production crude level 1,400,000 b/d (about), 2026-09-15, actual",
        "",
        "a row of the reported history, which cites its source; no text was read for it",
        "",
        "file         seeds/libya/reported_output.csv",
        "source       OilPrice.com, 2026-09-15 (about 1.4m)",
    ]
    assert "»" not in told.stdout
    answer = json.loads(run("explain", cited["id"], "--json").stdout)
    assert (answer["passage"], answer["document"]["kind"]) == (None, "citation")
    document = run("explain", answer["document"]["id"])
    assert document.stdout.splitlines()[0] == lines[2]
    assert "»" not in document.stdout


def test_an_official_value_of_a_chart_can_be_explained(workspace: Path, run: Run, tmp_path: Path) -> None:
    assert run("chart", "--out", tmp_path / "a.svg").exit_code == 0
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        drawn = [row for row in csv.DictReader(file) if row["kind"] == "official"]
    assert len(drawn) > 50
    row = next(row for row in drawn if row["date"] == "2017-01-01")
    told = run("explain", row["observation_id"])
    assert (told.exit_code, told.stderr) == (0, "")
    name = row["observation_id"]
    assert told.stdout.splitlines() == [
        f"{name}  a value of an official series, a row of the history; no text was read for it",
        "",
        "series       OPEC secondary sources",
        "place        libya",
        "period       2017-01",
        f"value        {int(row['value_bpd']):,} b/d",
        "released     2020-03-18",
        told.stdout.splitlines()[-1],
    ]
    assert told.stdout.splitlines()[-1].startswith("source       OPEC")
    assert json.loads(run("explain", row["observation_id"], "--json").stdout)["value"]["period"] == "2017-01"
    assert run("explain", "off-none").exit_code == 1
