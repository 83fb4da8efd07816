"""What the tests of the night job share: its files, and a way to put stories into the inbox."""

import hashlib
from collections.abc import Callable
from pathlib import Path

Story = Callable[..., Path]

FILES = {
    "datapackage.json",
    "events.csv",
    "index.html",
    "manifest.json",
    "national.alt.txt",
    "national.csv",
    "national.png",
    "national.svg",
    "observations.csv",
    "outages.csv",
    "series.csv",
    "sources.csv",
}


def state(folder: Path) -> dict[str, tuple[int, str]]:
    """Return the time and the hash of each file."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def into_inbox(workspace: Path, story: Story, *figures: str) -> None:
    for figure in figures:
        made = story(f"{figure}.md", figure)
        made.replace(workspace / "inbox" / made.name)
