"""Options that several commands share, as a user meets them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("given", ["0001-01-01", "1850-05-05", "9999-12-31", "2017/2018", "٢٠١٧", "June"])
def test_a_date_on_which_nothing_is_published_is_wrong_usage(tmp_path: Path, run: Run, given: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Output fell.", encoding="utf-8")
    result = run("extract", path, "--published", given)
    assert result.exit_code == 2
    assert f"{given!r} is no date of publication; write 2017, 2017-05 or 2017-05-31" in result.stderr
