"""The report: it holds a run against the floor, names what fell, and writes a floor only when asked."""

import json

import pytest

from training import report


@pytest.fixture(autouse=True)
def one_set(monkeypatch):
    monkeypatch.setattr(report, "own", lambda: ["samples"])
    monkeypatch.setattr(report, "WITHHELD", ())


@pytest.fixture
def path(tmp_path):
    written = tmp_path / "floor.json"
    assert report.main(["--quick", "--floor", str(written), "--write-floor"]) == 0
    return written


def raised(path):
    stored = json.loads(path.read_text(encoding="utf-8"))
    stored["samples"]["fitted"]["dated"] = 1.0
    stored["samples"]["right"]["a text that was read once 1-2 production 5"] = "dated"
    path.write_text(json.dumps(stored), encoding="utf-8")
    return path.read_bytes()


def test_no_floor_is_written_unasked(tmp_path, capsys):
    path = tmp_path / "floor.json"
    assert report.main(["--quick", "--floor", str(path)]) == 0
    assert not path.exists()
    assert "since the floor: 0 facts gained, 0 lost" in capsys.readouterr().out


def test_the_same_run_stands_on_its_floor(path, capsys):
    before = path.read_bytes()
    assert report.main(["--quick", "--floor", str(path), "--write-floor"]) == 0
    assert path.read_bytes() == before
    assert "0 facts gained, 0 lost" in capsys.readouterr().out


def test_a_run_below_the_floor_fails_and_names_what_is_lost(path, capsys):
    before = raised(path)
    assert report.main(["--quick", "--floor", str(path), "--write-floor"]) == 1
    told = capsys.readouterr().out
    assert "  - a text that was read once 1-2 production 5: dated" in told
    assert "is below the floor of 1.0000" in told
    assert path.read_bytes() == before


def test_a_floor_is_lowered_only_when_asked_to(path):
    before = raised(path)
    assert report.main(["--quick", "--floor", str(path), "--write-floor", "--lower"]) == 0
    assert path.read_bytes() != before
