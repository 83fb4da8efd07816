"""Charts of the command line: every kind, its options, what overrides what."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Story = Callable[..., Path]


@pytest.fixture
def told(workspace: Path, run: Run, story: Story) -> Path:
    """Give a workspace with history and one story of a field and the country."""
    path = story("a.md")
    text = path.read_text("utf-8") + "\nThe Sharara field pumped 250,000 barrels per day on Wednesday.\n"
    path.write_text(text, encoding="utf-8")
    assert run("ingest", path).exit_code == 0
    return workspace


def test_every_chart_that_ships_is_drawn_and_published(
    told: Path, run: Run, all_charts: tuple[str, ...]
) -> None:
    assert len(all_charts) == 8
    assert run("refresh", "--quiet").exit_code == 0
    files = {path.name for path in (told / "reports").iterdir()}
    wanted = {f"{name}{ending}" for name in all_charts for ending in (".png", ".svg", ".alt.txt")}
    wanted |= {"national.csv", "offline.csv", "outages.chart.csv", "sources.chart.csv"}
    assert wanted <= files
    assert json.loads((told / "reports" / "manifest.json").read_text("utf-8"))["files"].keys() >= wanted


def test_language_theme_and_keys_are_set_on_the_command_line(
    told: Path, run: Run, all_charts: tuple[str, ...]
) -> None:
    out = told / "a.svg"
    options = (
        "--lang",
        "ar",
        "--theme",
        "dark",
        "--size",
        "half",
        "--set",
        "max_labels=0",
        "--editable-text",
    )
    assert run("chart", "offline", *options, "--out", out).exit_code == 0
    drawn = out.read_text(encoding="utf-8")
    assert "#12171f" in drawn.lower()
    assert 'id="leader' not in drawn
    assert "ليبيا: " in out.with_suffix(".alt.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--set", "max_label=3"), "oiltrack: unknown key 'max_label'; did you mean 'max_labels'?\n"),
        (("--set", "theme=drak"), "oiltrack: theme = 'drak' is unknown; did you mean 'dark'?\n"),
        (("--set", 'layers=["bnads"]'), "oiltrack: layers = 'bnads' is unknown; did you mean 'bands'?\n"),
        (("--set", "places=7"), "oiltrack: places = 7 is of the wrong kind; write a list of texts\n"),
        (
            ("--set", "kind=gantt"),
            "oiltrack: kind = 'gantt' is unknown; use one of national, facility, fields",
        ),
    ],
)
def test_a_wrong_key_of_the_command_line_names_the_nearest(
    workspace: Path, run: Run, options: tuple[str, ...], message: str
) -> None:
    result = run("chart", *options)
    assert result.exit_code == 1
    assert result.stderr.startswith(message)


def test_what_sets_nothing_is_wrong_usage(workspace: Path, run: Run) -> None:
    result = run("chart", "--set", "dark")
    assert result.exit_code == 2
    assert "'dark' sets nothing; write KEY=VALUE" in result.stderr


def test_a_facility_is_named_or_the_one_of_which_most_is_told(
    told: Path, run: Run, all_charts: tuple[str, ...]
) -> None:
    for options, name in (((), "facility"), (("--place", "Sharara"), "facility-sharara")):
        assert run("chart", "facility", *options).exit_code == 0
        assert "El Sharara: " in (told / f"{name}.alt.txt").read_text(encoding="utf-8")
