"""Publication: all or nothing, unchanged files untouched, leftovers of killed runs completed or removed."""

import json

import pytest

from oiltrack.report import publish
from oiltrack.report.files import PublishError
from oiltrack.report.publish import finish, read_manifest, replace_folder, staging

RUN = {"run_id": "run-1", "run_at": "2026-09-16T02:00:00Z", "data_through": "2026-09-15"}
LATER = {**RUN, "run_id": "run-2", "run_at": "2026-09-17T02:00:00Z"}


def put(target, files, run=RUN):
    with staging(target) as stage:
        for name, text in files.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_text(text, encoding="utf-8")
        return replace_folder(stage, target, **run)


def state(target):
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in target.iterdir()}


def test_the_first_set_arrives_with_its_manifest(tmp_path):
    target = tmp_path / "reports"
    assert put(target, {"a.csv": "1", "b.csv": "2"}) == ("a.csv", "b.csv")
    manifest = read_manifest(target)
    assert (manifest["run_id"], manifest["data_through"]) == ("run-1", "2026-09-15")
    assert (
        manifest["files"]["a.csv"]
        == "sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    )
    assert [p.name for p in tmp_path.iterdir()] == ["reports"]


def test_a_second_run_without_news_changes_nothing_at_all(tmp_path):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1", "b.csv": "2"})
    before = state(target)
    assert put(target, {"a.csv": "1", "b.csv": "2"}, LATER) == ()
    assert state(target) == before


def test_only_what_changed_is_replaced_and_what_is_gone_is_removed(tmp_path):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1", "b.csv": "2", "old.csv": "3"})
    (target / "notes.txt").write_text("mine", encoding="utf-8")
    before = state(target)
    assert put(target, {"a.csv": "1", "b.csv": "20"}, LATER) == ("b.csv", "old.csv")
    after = state(target)
    assert after["a.csv"] == before["a.csv"]
    assert after["b.csv"][0] == b"20"
    assert "old.csv" not in after
    assert after["notes.txt"] == before["notes.txt"]
    assert read_manifest(target)["run_id"] == "run-2"


def test_a_failure_while_building_leaves_the_last_good_set(tmp_path):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1"})
    before = state(target)

    def fail():
        with staging(target) as stage:
            (stage / "a.csv").write_text("half", encoding="utf-8")
            raise RuntimeError("no chart")

    with pytest.raises(RuntimeError, match="no chart"):
        fail()
    assert state(target) == before
    assert [p.name for p in tmp_path.iterdir()] == ["reports"]


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_a_run_killed_after_the_commit_is_completed_by_the_next(tmp_path, monkeypatch, moves):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1", "b.csv": "2", "old.csv": "3"})

    class Killed(BaseException):
        pass

    def die_after(ready, place):
        for path in [p for p in sorted(ready.iterdir()) if p.name != "manifest.json"][:moves]:
            path.replace(place / path.name)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(publish, "_move_in", die_after)
        with pytest.raises(Killed):
            put(target, {"a.csv": "10", "b.csv": "20"}, LATER)
    finish(target)
    assert {name: text for name, (text, *_) in state(target).items() if name != "manifest.json"} == {
        "a.csv": b"10",
        "b.csv": b"20",
    }
    assert read_manifest(target)["run_id"] == "run-2"
    assert [p.name for p in tmp_path.iterdir()] == ["reports"]


def test_what_a_run_killed_before_the_commit_left_is_removed(tmp_path):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1"})
    (tmp_path / ".reports.stage").mkdir()
    (tmp_path / ".reports.stage" / "a.csv").write_text("half", encoding="utf-8")
    (tmp_path / ".reports.next").mkdir()
    assert put(target, {"a.csv": "1"}, LATER) == ()
    assert [p.name for p in tmp_path.iterdir()] == ["reports"]


def test_a_broken_manifest_counts_as_none(tmp_path):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1"})
    (target / "manifest.json").write_text("[", encoding="utf-8")
    assert read_manifest(target) == {}
    assert put(target, {"a.csv": "1"}, LATER) == ()
    assert json.loads((target / "manifest.json").read_text(encoding="utf-8"))["run_id"] == "run-2"


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PublishError, match="reports: cannot be published"):
        put(tmp_path / "file" / "reports", {"a.csv": "1"})
