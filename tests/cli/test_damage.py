"""A damaged database never ends in a traceback, whichever command meets the damage."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.extract import Extractor
from oiltrack.facts import Document, Extraction

Run = Callable[..., Result]


@pytest.mark.parametrize("seed", range(4))
def test_random_bytes_are_read_or_told_in_one_line(workspace: Path, run: Run, seed: int) -> None:
    dice = random.Random(seed)
    path = workspace / "oiltrack.db"
    whole = bytearray(path.read_bytes())
    for _ in range(40):
        whole[dice.randrange(len(whole))] = dice.randrange(256)
    path.write_bytes(whole)
    for command in (["status"], ["series"], ["events"], ["explain", "obs-9hczcg3333"], ["export", "csv"]):
        result = run(*command)  # a bug would be raised here
        assert result.exit_code == bool(result.stderr)
        assert len(result.stderr.splitlines()) <= 1


def test_a_database_that_is_deleted_during_a_run_is_told(
    workspace: Path, run: Run, story: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace / "oiltrack.db"

    def deleting(self: Extractor, document: Document) -> Extraction:
        path.unlink()
        return Extraction()

    monkeypatch.setattr(Extractor, "extract", deleting)
    result = run("ingest", story("a.md"), story("b.md", "790,000"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert f"{path} was deleted, moved or replaced while it was open" in result.stderr
    assert not path.exists()
