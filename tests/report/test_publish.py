"""Publication: all or nothing, unchanged files untouched, nothing removed that is not ours."""

import json

import pytest

from oiltrack.report import publish
from oiltrack.report.files import PublishError
from oiltrack.report.publish import read_manifest, replace_folder, staging

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


@pytest.mark.parametrize("can", [True, False], ids=["exchanged", "renamed twice"])
def test_with_or_without_an_exchange_of_folders_all_that_is_not_ours_stays(tmp_path, monkeypatch, can):
    if not can:
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    target = tmp_path / "reports"
    put(target, {"a.csv": "1", "b.csv": "2"})
    (target / "notes").mkdir()
    (target / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    (target / "link").symlink_to("notes/mine.txt")
    (target / ".hidden").write_text("too", encoding="utf-8")
    before = {p: p.lstat().st_ino for p in target.rglob("*") if not p.is_dir()}
    assert put(target, {"a.csv": "1", "b.csv": "20"}, LATER) == ("b.csv",)
    after = {p: p.lstat().st_ino for p in target.rglob("*") if not p.is_dir()}
    assert set(after) == set(before)
    assert {p.name for p in after if after[p] != before[p]} == {"b.csv", "manifest.json"}
    assert (target / "link").readlink().as_posix() == "notes/mine.txt"
    assert [p.name for p in tmp_path.iterdir()] == ["reports"]


def test_where_nothing_can_be_linked_files_of_others_are_moved_and_ours_keep_their_time(
    tmp_path, monkeypatch
):
    def refuse(*_, **__):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(publish.os, "link", refuse)
    target = tmp_path / "reports"
    put(target, {"a.csv": "1", "b.csv": "2"})
    (target / "notes").mkdir()
    (target / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    (target / "own.txt").write_text("own", encoding="utf-8")
    before = (target / "a.csv").stat().st_mtime_ns
    put(target, {"a.csv": "1", "b.csv": "20"}, LATER)
    assert (target / "notes" / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert (target / "own.txt").read_text(encoding="utf-8") == "own"
    assert (target / "a.csv").stat().st_mtime_ns == before
    assert [p.name for p in tmp_path.iterdir()] == ["reports"]


@pytest.mark.parametrize("name", ["../../x", "../x", "/{root}/x", "sub/x", ".", "..", "", "x\0", "notes.txt"])
def test_a_hostile_manifest_removes_nothing(tmp_path, name):
    target = tmp_path / "w" / "reports"
    put(target, {"a.csv": "1"})
    outside = [tmp_path / "x", tmp_path / "w" / "x", target / "sub" / "x", target / "notes.txt"]
    (target / "sub").mkdir()
    for path in outside:
        path.write_text("mine", encoding="utf-8")
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name.format(root=tmp_path)] = "sha256:0"
    (target / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert put(target, {"a.csv": "2"}, LATER) == ("a.csv",)
    assert [path.read_text(encoding="utf-8") for path in outside] == ["mine"] * 4
    assert list(read_manifest(target)["files"]) == ["a.csv"]


@pytest.mark.parametrize(
    "text", ["[", "[]", '{"files": []}', '{"files": {"a.csv": 5}}', "[" * 100_000, "\ufeff{}"]
)
def test_a_broken_manifest_is_replaced(tmp_path, text):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1"})
    (target / "manifest.json").write_text(text, encoding="utf-8")
    put(target, {"a.csv": "2"}, LATER)
    assert read_manifest(target)["run_id"] == "run-2"


def test_a_file_of_ours_that_somebody_changed_is_not_removed(tmp_path):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1", "old.csv": "3"})
    (target / "old.csv").write_text("3 and my remarks", encoding="utf-8")
    assert put(target, {"a.csv": "1"}, LATER) == ()
    assert (target / "old.csv").read_text(encoding="utf-8") == "3 and my remarks"


def test_a_linked_folder_of_reports_stays_a_link_and_its_place_is_filled(tmp_path):
    (tmp_path / "disk" / "out").mkdir(parents=True)
    (tmp_path / "w").mkdir()
    target = tmp_path / "w" / "reports"
    target.symlink_to(tmp_path / "disk" / "out")
    put(target, {"a.csv": "1"})
    put(target, {"a.csv": "2"}, LATER)
    assert target.is_symlink()
    assert (tmp_path / "disk" / "out" / "a.csv").read_text(encoding="utf-8") == "2"
    assert [p.name for p in (tmp_path / "disk").iterdir()] == ["out"]
    assert [p.name for p in (tmp_path / "w").iterdir()] == ["reports"]


def test_the_folder_keeps_its_rights(tmp_path):
    target = tmp_path / "reports"
    target.mkdir()
    target.chmod(0o2775)
    put(target, {"a.csv": "1"})
    assert target.stat().st_mode & 0o7777 == 0o2775


def test_a_mount_point_or_a_folder_with_the_name_of_a_report_is_refused(tmp_path, monkeypatch):
    target = tmp_path / "reports"
    (target / "a.csv").mkdir(parents=True)
    with pytest.raises(PublishError, match=r"reports/a\.csv is a folder; move it away"):
        put(target, {"a.csv": "1"})
    assert [p.name for p in tmp_path.rglob("*")] == ["reports", "a.csv"]
    monkeypatch.setattr(type(target), "is_mount", lambda path: path == target)
    with pytest.raises(PublishError, match="reports is a mount point; name a folder inside of it"):
        put(target, {"b.csv": "1"})


def test_what_a_run_killed_before_the_swap_left_is_removed(tmp_path):
    target = tmp_path / "reports"
    put(target, {"a.csv": "1"})
    (tmp_path / ".reports.stage").mkdir()
    (tmp_path / ".reports.stage" / "a.csv").write_text("half", encoding="utf-8")
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
