"""A damaged database never ends in a traceback, whichever command meets the damage."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

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
