"""A file whose contents were damaged is told to be corrupt, wherever the damage shows."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from oiltrack.db import Database, open_database
from oiltrack.errors import DatabaseError, OiltrackError
from tests.db.build import AT, document, event, extraction, observation, rejected, seeds


@pytest.fixture
def filled(path: Path) -> Path:
    """Return a closed database with a row in every table that is read back."""
    with open_database(f"sqlite:///{path}") as database:
        database.seed(seeds(), history=True, at=AT)
        facts = extraction(observations=(observation(),), events=(event(offline=1),), rejected=(rejected(),))
        database.save(document(), facts, location="inbox", ingested_at=AT, extractor="1")
        database.start_run("ingest", at=AT)
    return path


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(statement)
        raw.commit()


def read_all(path: Path) -> None:
    with open_database(f"sqlite:///{path}", read_only=True) as database:
        for ask in ASKED:
            ask(database)


ASKED: tuple[Callable[[Database], object], ...] = (
    lambda database: list(database.documents(kind=None)),
    lambda database: list(database.observations()),
    lambda database: list(database.events()),
    lambda database: [database.rejected(stored.id) for stored in database.documents()],
    lambda database: database.places(),
    lambda database: database.aliases(),
    lambda database: database.links(),
    lambda database: database.capacities(),
    lambda database: database.outages(),
    lambda database: database.official_values(),
    lambda database: database.runs(5),
    lambda database: database.counts(),
    lambda database: database.newest(),
)

DAMAGE = [
    "UPDATE observation SET measure = 'prodXction'",
    "UPDATE observation SET low = 'letters'",
    "UPDATE observation SET low = x'ff'",
    "UPDATE observation SET quote = x'ff41'",
    "UPDATE observation SET quote = CAST(x'ff41' AS TEXT)",
    "UPDATE observation SET \"when\" = '2O17-06-05' WHERE extractor = '1'",
    "UPDATE observation SET when_first = 'yesterday'",
    "UPDATE observation SET reasons = '[\"half'",
    "UPDATE observation SET reasons = '[1]'",
    "UPDATE observation SET reasons = '7'",
    "UPDATE event SET kind = ''",
    "UPDATE event SET offline = 'many'",
    "UPDATE rejected SET reason = x'00'",
    "UPDATE document SET published = '2017-06-08T', published_first = NULL, published_last = NULL",
    "UPDATE place SET kind = 'tanker'",
    "UPDATE capacity SET measure = 'x', id = 'cap-'",
    "UPDATE outage SET cause = 'x'",
    "UPDATE outage SET start = 'x'",
    "UPDATE official_value SET period = '2017-13'",
    "UPDATE run SET counts = '[1]'",
    "UPDATE run SET status = 'walking'",
    "DROP TABLE rejected",
    "ALTER TABLE run RENAME COLUMN counts TO coXnts",
]


def test_a_sound_database_is_read_without_a_word(filled: Path):
    read_all(filled)


@pytest.mark.parametrize("statement", DAMAGE)
def test_a_damaged_row_or_schema_is_told_with_the_remedy(filled: Path, statement: str):
    alter(filled, statement)
    with pytest.raises(DatabaseError) as caught:
        read_all(filled)
    assert str(caught.value) == (
        f"{filled} is corrupt; restore a backup, or move the file away, run `oiltrack init` and ingest again"
    )
    assert caught.value.__cause__ is not None


def test_damage_to_the_words_of_the_schema_is_told(filled: Path):
    whole = filled.read_bytes()
    filled.write_bytes(whole.replace(b"CREATE TABLE rejected", b"CRE\xff\xfeE TABLE rejected"))
    with pytest.raises(DatabaseError, match="is corrupt; restore a backup"):
        read_all(filled)


def test_seeding_a_damaged_database_is_told(filled: Path):
    alter(filled, "UPDATE outage SET start_first = 'x'")
    with (
        open_database(f"sqlite:///{filled}") as database,
        pytest.raises(DatabaseError, match="is corrupt; restore a backup"),
    ):
        database.seed(seeds(), history=True, at=AT)


@pytest.mark.parametrize("seed", range(30))
def test_random_bytes_bring_out_no_bug(filled: Path, seed: int):
    """Whatever is read is read, and what is not is told in one line."""
    dice = random.Random(seed)
    whole = bytearray(filled.read_bytes())
    for _ in range(dice.choice([1, 10, 100])):
        whole[dice.randrange(len(whole))] = dice.randrange(256)
    filled.write_bytes(whole)
    for ask in ASKED:
        with (
            suppress(OiltrackError),
            open_database(f"sqlite:///{filled}", read_only=True) as database,
        ):
            ask(database)
