"""Seeds written by hand: what is read, and how a bad file is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from oiltrack.errors import SeedError
from oiltrack.facts import Measure
from oiltrack.gazetteer import load_gazetteer, load_seeds

PLACES = "id,name,kind,country,operator,basin,latitude,longitude,started,source\n"
ALIASES = "alias,place_id,lang,ambiguous,note,source\n"
CAPACITIES = "id,place_id,measure,rate_bpd,volume_bbl,as_of,basis,source\n"
OUTAGES = (
    "id,places,scope,cause,start,end,peak_offline_bpd,national_before_bpd,national_after_bpd,"
    "force_majeure,what,source\n"
)

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    for folder, place in (("world", "opec,OPEC,group,,,,,,,s\n"), ("chad", "chad,Chad,country,,,,,,,s\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "places.csv").write_text(PLACES + place, encoding="utf-8")
        (tmp_path / folder / "aliases.csv").write_text(ALIASES, encoding="utf-8")

    def put(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return put


def test_country_is_a_folder_with_places_and_aliases(write: Write) -> None:
    root = write("chad/aliases.csv", ALIASES + "Tchad,chad,fr,,,s\n")
    seeds = load_seeds(("chad",), root=root)
    assert list(seeds.places) == ["opec", "chad"]
    assert [row.alias for row in seeds.aliases] == ["Tchad"]
    assert seeds.outages == ()


def test_without_a_choice_every_folder_is_loaded_the_world_first_then_by_name(write: Write) -> None:
    root = write("chad/aliases.csv", ALIASES + "Tchad,chad,fr,,,s\n")
    for folder, place in (("zambia", "zambia"), ("angola", "angola"), (".git", "no"), ("__pycache__", "no")):
        (root / folder).mkdir()
        (root / folder / "places.csv").write_text(PLACES + f"{place},X,country,,,,,,,s\n", encoding="utf-8")
        (root / folder / "aliases.csv").write_text(ALIASES, encoding="utf-8")
    (root / "README.md").write_text("no folder", encoding="utf-8")
    assert list(load_seeds(root=root).places) == ["opec", "angola", "chad", "zambia"]
    assert list(load_gazetteer(root=root).places) == ["opec", "angola", "chad", "zambia"]
    assert list(load_seeds(("chad",), root=root).places) == ["opec", "chad"]


def test_world_alone_can_be_loaded(write: Write) -> None:
    root = write("world/aliases.csv", ALIASES + "Opec,opec,en,,,s\n")
    assert list(load_gazetteer((), root=root).places) == ["opec"]


def test_blank_cells_are_unknown_and_not_zero(write: Write) -> None:
    root = write("chad/capacities.csv", CAPACITIES + "c,chad,production,1000,,,capacity,s\n")
    (row,) = load_seeds(("chad",), root=root).capacities
    assert (row.measure, row.rate_bpd, row.volume_bbl, row.as_of) == (Measure.PRODUCTION, 1000, None, None)


def test_the_largest_rate_of_a_place_is_kept_for_reading(write: Write) -> None:
    rows = "c,chad,production,1000,,2001,output,s\nd,chad,production,3000,,1999,capacity,s\n"
    root = write("chad/capacities.csv", CAPACITIES + rows)
    assert load_gazetteer(("chad",), root=root).most_bpd == {"chad": 3000}


def test_outage_names_its_places_one_by_one(write: Write) -> None:
    root = write("chad/outages.csv", OUTAGES + "o,chad;opec,national,strike,2017-05,,,,,1,shut,s\n")
    (row,) = load_seeds(("chad",), root=root).outages
    assert (row.places, row.end, row.force_majeure) == (("chad", "opec"), None, True)


def test_unknown_country_names_the_folder_to_make(write: Write) -> None:
    root = write("chad/aliases.csv", ALIASES)
    with pytest.raises(SeedError, match="no seeds for 'niger'; make seeds/niger/"):
        load_seeds(("niger",), root=root)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "places.csv",
            PLACES + "chad,Chad,planet,,,,,,,s\n",
            r"chad/places.csv, line 2: kind is 'planet'; write one",
        ),
        ("places.csv", PLACES + "chad,Chad,country,,,,north,,,s\n", r"line 2: latitude is 'north'"),
        ("places.csv", PLACES + "chad,,country,,,,,,,s\n", r"line 2: name is empty"),
        ("places.csv", PLACES + "chad,Chad,country,s\n", r"line 2: 4 cells, the header has 10; quote"),
        ("places.csv", PLACES + 2 * "chad,Chad,country,,,,,,,s\n", r"line 3: chad stands in line 2 already"),
        (
            "places.csv",
            PLACES + "opec,OPEC,group,,,,,,,s\n",
            r"chad/places.csv, line 2: the id 'opec' belongs to another",
        ),
        ("places.csv", "id,name\nchad,Chad\n", r"chad/places.csv has no column basin, country"),
        ("places.csv", "", r"chad/places.csv has no column"),
        ("aliases.csv", ALIASES + ",chad,en,,,s\n", r"line 2: alias is empty"),
        ("aliases.csv", ALIASES + 2 * "Tchad,chad,fr,,,s\n", r"line 3: Tchad, chad, fr stands in line 2"),
        ("capacities.csv", CAPACITIES + "c,chad,gold,1,,,capacity,s\n", r"line 2: measure is 'gold'"),
        (
            "capacities.csv",
            CAPACITIES + '"c",chad,production,"1,000",,,capacity,s\n',
            r"rate_bpd is '1,000'; write a whole",
        ),
        (
            "outages.csv",
            OUTAGES + "o,chad,national,strike,2017,,,,,yes,shut,s\n",
            r"force_majeure is 'yes'; write 0 or 1",
        ),
        ("outages.csv", OUTAGES + 'o,"chad', r"chad/outages.csv cannot be read"),
    ],
)
def test_bad_row_is_refused_with_file_line_and_remedy(
    write: Write, name: str, text: str, message: str
) -> None:
    root = write(f"chad/{name}", text)
    with pytest.raises(SeedError, match=message):
        load_seeds(("chad",), root=root)


def test_file_in_another_encoding_is_refused(write: Write) -> None:
    root = write("chad/aliases.csv", ALIASES)
    (root / "chad" / "aliases.csv").write_bytes(ALIASES.encode() + "Türkei,chad,de,,,s\n".encode("cp1252"))
    with pytest.raises(SeedError, match=r"chad/aliases.csv cannot be read: .*UTF-8 CSV file"):
        load_gazetteer(("chad",), root=root)


def test_missing_names_are_an_error(write: Write) -> None:
    root = write("chad/aliases.csv", ALIASES)
    (root / "chad" / "aliases.csv").unlink()
    with pytest.raises(SeedError, match=r"chad/aliases.csv cannot be read"):
        load_gazetteer(("chad",), root=root)
