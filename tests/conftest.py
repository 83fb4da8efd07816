"""What tests of several rooms share: a PostgreSQL server, started when the first test asks for it."""

from collections.abc import Iterator

import pytest

from tests import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    with postgresql.running() as started:
        yield started
