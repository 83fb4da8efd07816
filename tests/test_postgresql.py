"""There is a server for the tests on every machine: a package of the test group brings one that runs."""

from pathlib import Path

import pytest

from oiltrack.db import migrate
from tests import postgresql


@pytest.mark.slow
def test_the_packaged_server_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgresql, "DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert postgresql.binaries() in postgresql.packaged()
    with postgresql.running() as server:
        url = server.url(server.make())
        assert migrate.create(url)
