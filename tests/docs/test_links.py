"""Links between pages resolve, and the folders and modules that pages name exist."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, PAGES, ROOT, links

# Files of the guides' examples, which are shown and not kept.
_EXAMPLES = {
    "oiltrack/sources/tsv.py",
    "tests/sources/test_tsv.py",
    "charts/blockade-2020.toml",
    "seeds/algeria/places.csv",
    "seeds/algeria/aliases.csv",
    "charts/defaults.toml",
}
_MADE_LATER = {"oiltrack/_resources/"}
_PATH = re.compile(r"`((?:oiltrack|tests|seeds|charts|migrations|benchmarks|docs|\.ci)/[\w./-]*)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_of_a_page_resolve(page: Path) -> None:
    own = [target for target in links(page) if "://" not in target]
    missing = [target for target in own if not (page.parent / target.partition("#")[0]).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_paths_that_a_page_names_exist(page: Path) -> None:
    named = set(_PATH.findall(page.read_text("utf-8"))) - _EXAMPLES - _MADE_LATER
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_every_page_can_be_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        targets = [target.partition("#")[0] for target in links(page) if "://" not in target]
        waiting += [(page.parent / name).resolve() for name in targets if name.endswith(".md")]
    assert set(DOCS.rglob("*.md")) <= reached


def test_the_design_has_a_row_for_every_room() -> None:
    told = set(re.findall(r"`(\w+)/?`", (DOCS / "design.md").read_text("utf-8").split("import-linter")[0]))
    package = ROOT / "oiltrack"
    rooms = {path.name for path in package.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    assert rooms | modules <= told


def test_pictures_are_small_and_described() -> None:
    pictures = list((DOCS / "img").iterdir())
    assert pictures
    assert all(path.suffix == ".png" and path.stat().st_size < 300_000 for path in pictures)
    assert re.search(r"!\[[^\]]{40,}\]\(docs/img/national\.png\)", (ROOT / "README.md").read_text("utf-8"))
