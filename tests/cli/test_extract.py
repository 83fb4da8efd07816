"""``extract`` prints facts by the contract and needs no database."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
TEXT = "Libya's crude oil output rose to 812,000 barrels per day on Wednesday, the company said."


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OILTRACK_DB", raising=False)


def lines_of(folder: Path, *rows: object) -> Path:
    path = folder / "news.jsonl"
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_a_confidence_that_is_no_number_is_wrong_usage(tmp_path: Path, run: Run) -> None:
    result = run("extract", lines_of(tmp_path, {"id": "a1", "text": TEXT}), "--min-confidence", "nan")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'nan' is no number; give one from 0 to 1" in result.stderr


def test_a_fact_has_the_keys_of_the_contract_and_its_place_in_the_text(tmp_path: Path, run: Run) -> None:
    result = run("extract", lines_of(tmp_path, {"id": "a1", "published": "2019-03-07", "text": TEXT}))
    assert result.exit_code == 0
    assert result.stderr == ""
    fact = json.loads(result.stdout.splitlines()[0])
    assert list(fact) == [
        "doc",
        "type",
        "entities",
        "when",
        "modality",
        "quote",
        "start",
        "end",
        "sentence",
        "attribution",
        "confidence",
        "measure",
        "fluid",
        "aspect",
        "low",
        "high",
        "qualifier",
    ]
    assert fact["doc"] == "a1"
    assert fact["entities"] == ["libya"]
    assert fact["when"] == "2019-03-06"
    assert (fact["low"], fact["high"]) == (812000, 812000)
    assert TEXT[fact["start"] : fact["end"]] == fact["quote"] == "812,000 barrels per day"


def test_a_bad_line_is_told_with_its_number_and_stops_nothing(tmp_path: Path, run: Run) -> None:
    path = lines_of(
        tmp_path, "[1, 2]", {"id": "a1", "text": TEXT}, "{", {"text": TEXT}, {"id": "a2", "text": TEXT}
    )
    result = run("extract", path)
    assert result.exit_code == 1
    assert [json.loads(line)["doc"] for line in result.stdout.splitlines()] == ["a1", "a2"]
    told = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in told] == [["oiltrack", f"{path}:{n}"] for n in (1, 3, 4)]


def test_a_given_date_is_for_documents_without_one(tmp_path: Path, run: Run) -> None:
    path = lines_of(tmp_path, {"id": "a", "text": TEXT}, {"id": "b", "text": TEXT, "published": "2018-01-04"})
    result = run("extract", path, "--published", "2019-03-07")
    assert [json.loads(line)["when"] for line in result.stdout.splitlines()] == ["2019-03-06", "2018-01-03"]


def test_a_wrong_date_is_wrong_usage(tmp_path: Path, run: Run) -> None:
    result = run("extract", lines_of(tmp_path, {"id": "a", "text": TEXT}), "--published", "7.3.2019")
    assert result.exit_code == 2
    assert "'7.3.2019' is no date" in result.stderr


def test_uncertain_facts_can_be_left_out(tmp_path: Path, run: Run) -> None:
    path = lines_of(tmp_path, {"id": "a", "text": TEXT, "published": "2019-03-07"})
    assert run("extract", path, "--min-confidence", "1").stdout == ""
    assert run("extract", path, "--min-confidence", "0.1").stdout != ""
    assert run("extract", path, "--min-confidence", "1.1").exit_code == 2


def test_a_plain_file_is_one_document_with_its_path_as_key(tmp_path: Path, run: Run) -> None:
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    assert json.loads(run("extract", "story.txt").stdout)["doc"] == "story.txt"


def test_extract_loads_no_database_and_no_frames(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys\n"
        "from oiltrack.cli.main import cli\n"
        "try: cli(['extract', 'story.txt'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'sqlalchemy', 'matplotlib', 'alembic', 'trafilatura'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
def test_facts_are_utf_8_in_every_locale_and_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    rows = [{"id": f"é{number}", "text": TEXT} for number in range(3000)]
    path = lines_of(tmp_path, *rows)
    command = [sys.executable, "-c", "from oiltrack.cli.main import run; run()", "extract", str(path)]
    whole = subprocess.run(command, capture_output=True, env={"LC_ALL": "POSIX"}, check=True)
    assert json.loads(whole.stdout.decode("utf-8").splitlines()[-1])["doc"] == "é2999"
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        reader.stdout.readline()
        reader.stdout.close()
        assert reader.stderr.read() == b""
