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


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("2024-02-30", "'2024-02-30' is no day of the calendar; check year, month and day"),
        ("2024-13", "'2024-13' is no month of the calendar; check year, month and day"),
        ("2024-2-3", "'2024-2-3' is no date; write 2017, 2017-05 or 2017-05-31"),
    ],
)
def test_a_day_that_does_not_exist_is_told_from_what_is_no_date(
    tmp_path: Path, run: Run, given: str, told: str
) -> None:
    result = run("events", "--from", given)
    assert result.exit_code == 2
    assert told in result.stderr
    published = run("extract", tmp_path, "--published", given)
    assert (told in published.stderr) == ("of the calendar" in told)


def test_choices_are_shown_as_they_are_documented(workspace: Path, run: Run) -> None:
    wrong = run("series", "--freq", "Y")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "'Y' is not one of 'D', 'W', 'M'" in wrong.stderr
    assert run("series", "--freq", "m").exit_code == 0
