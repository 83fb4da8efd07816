"""The seeds that ship: complete, consistent, and true in the rows that matter most."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from oiltrack.facts import Aspect, Cause, Fluid, Measure, Modality, PlaceKind, Qualifier
from oiltrack.gazetteer import Seeds, load_gazetteer, load_seeds, problems
from oiltrack.resources import resource

SEEDS = resource("seeds")
PACKAGES = sorted(SEEDS.glob("*/datapackage.json"))


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load_seeds()


def links(seeds: Seeds, from_id: str, kind: str) -> set[str]:
    return {link.to_id for link in seeds.links if (link.from_id, link.kind) == (from_id, kind)}


def names(seeds: Seeds, alias: str) -> set[str]:
    return {row.place_id for row in seeds.aliases if row.alias == alias}


def resources() -> list[Any]:
    found = []
    for package in PACKAGES:
        for table in json.loads(package.read_text(encoding="utf-8"))["resources"]:
            found.append(pytest.param(package.parent, table, id=f"{package.parent.name}-{table['name']}"))
    return found


def test_nothing_is_wrong_with_the_seeds(seeds: Seeds) -> None:
    assert problems(seeds) == []


def test_no_table_is_empty(seeds: Seeds) -> None:
    assert len(seeds.places) > 200
    assert len(seeds.aliases) > 1500
    assert len(seeds.links) > 250
    assert len(seeds.capacities) > 100
    assert len(seeds.outages) > 80
    assert len(seeds.reported) > 140
    assert len(seeds.official) > 200


def test_light_load_gives_the_same_places_and_names(seeds: Seeds) -> None:
    light = load_gazetteer()
    assert light.places == seeds.places
    assert light.aliases == seeds.aliases


def test_every_place_but_a_line_has_a_name_in_texts(seeds: Seeds) -> None:
    named = {row.place_id for row in seeds.aliases}
    assert {p.id for p in seeds.places.values() if p.kind is not PlaceKind.PIPELINE} <= named


def test_sharara_is_a_field_of_the_murzuq_basin_operated_by_akakus(seeds: Seeds) -> None:
    sharara = seeds.places["sharara"]
    assert (sharara.kind, sharara.country, sharara.operator) == (PlaceKind.FIELD, "libya", "akakus")
    assert sharara.basin == "murzuq-basin"
    assert links(seeds, "sharara", "operated_by") == {"akakus"}
    assert links(seeds, "sharara", "feeds") == {"sharara-zawiya-pipeline", "sharara-mellitah-pipeline"}
    assert links(seeds, "sharara-zawiya-pipeline", "feeds") == {"zawiya", "zawiya-refinery"}


def test_hariga_is_fed_by_sarir_through_the_line_to_tobruk(seeds: Seeds) -> None:
    assert "sarir-hariga-pipeline" in links(seeds, "sarir", "feeds")
    assert links(seeds, "sarir-hariga-pipeline", "feeds") == {"hariga", "tobruk-refinery"}


def test_waha_oil_reaches_es_sider_through_zaggut(seeds: Seeds) -> None:
    assert "waha-zaggut-pipeline" in links(seeds, "waha-field", "feeds")
    assert "zaggut-sidra-pipeline" in links(seeds, "waha-zaggut-pipeline", "feeds")
    assert links(seeds, "zaggut-sidra-pipeline", "feeds") == {"es-sider"}


def test_crescent_ports_and_intisar_parts_know_what_they_belong_to(seeds: Seeds) -> None:
    for port in ("es-sider", "ras-lanuf", "brega", "zueitina"):
        assert "oil-crescent" in links(seeds, port, "part_of")
    assert "intisar" in links(seeds, "intisar-a", "part_of")
    assert "intisar" in links(seeds, "intisar-d", "part_of")


@pytest.mark.parametrize(
    ("alias", "place_id"),
    [
        ("Al-Sharara", "sharara"),
        ("El-Fil", "el-feel"),
        ("Es Sidra", "es-sider"),
        ("Ras Lanouf", "ras-lanuf"),
        ("Zuweitina", "zueitina"),
        ("Zwitina", "zueitina"),
        ("Marsa el-Hariga", "hariga"),
        ("Bouraiqa", "brega"),
        ("Az Zawiya", "zawiya"),
        ("Melita", "mellitah"),
        ("Misla", "messla"),
        ("Nafora", "nafoora"),
        ("Al-Dafa", "defa"),
        ("Al-Lahib", "lehib"),
        ("Bu Attifel", "abu-attifel"),
        ("Reyayna", "rayayina-valve"),
        ("National Oil Corp", "noc"),
        ("Arabian Gulf Oil Company", "agoco"),
        ("Mellitah Oil & Gas", "mellitah-oil-gas"),
        ("الشرارة", "sharara"),
        ("Saudi", "saudi-arabia"),
        ("UAE", "united-arab-emirates"),
        ("Organization of the Petroleum Exporting Countries", "opec"),
        ("OPEC+", "opec-plus"),
        ("أوبك", "opec"),
    ],
)
def test_press_spelling_names_its_place(seeds: Seeds, alias: str, place_id: str) -> None:
    assert names(seeds, alias) == {place_id}


@pytest.mark.parametrize(
    "alias", ["Elephant", "Tobruk", "Waha", "Bayda", "Sarah", "Amal", "Zawiya", "the kingdom"]
)
def test_name_with_another_sense_is_marked_ambiguous(seeds: Seeds, alias: str) -> None:
    rows = [row for row in seeds.aliases if row.alias == alias]
    assert rows
    assert all(row.ambiguous for row in rows)


@pytest.mark.parametrize(
    "alias", ["Sharara", "Hariga", "Es Sider", "Amal field", "National Oil Corporation", "Libya"]
)
def test_name_with_one_sense_is_not_marked(seeds: Seeds, alias: str) -> None:
    assert [row.ambiguous for row in seeds.aliases if row.alias == alias and row.lang == "en"] == [""]


def test_demonyms_are_told_from_names(seeds: Seeds) -> None:
    notes = {(row.alias, row.note) for row in seeds.aliases if row.lang == "en"}
    assert {("Nigerian", "demonym"), ("Nigeria", ""), ("Libyan", "demonym")} <= notes


def test_two_year_closure_of_sharara_ends_with_the_valves(seeds: Seeds) -> None:
    outage = next(row for row in seeds.outages if row.id == "2014-11-sharara-attack")
    assert (outage.start, outage.end) == ("2014-11-05", "2016-12-20")
    assert (outage.cause, outage.peak_offline_bpd) == (Cause.ARMED_CONFLICT, 200_000)
    assert outage.places == ("sharara", "zawiya")


def test_ports_of_the_blockade_of_2020_end_on_days_of_their_own(seeds: Seeds) -> None:
    ends = {row.id: row.end for row in seeds.outages if row.start == "2020-01-17"}
    assert ends == {
        "2020-01-libya-blockade": "2020-09-18",
        "2020-01-hariga-blockade": "2020-09-19",
        "2020-01-es-sider-blockade": "2020-10-23",
    }


def test_no_restart_and_no_threat_is_an_outage(seeds: Seeds) -> None:
    ids = {row.id for row in seeds.outages}
    assert "2022-07-libya-restart" not in ids
    assert "2025-05-libya-political" not in ids


def test_target_is_expected_and_a_bulletin_with_condensate_is_liquids(seeds: Seeds) -> None:
    rows = {(row.when, row.rate_bpd): row for row in seeds.reported}
    target = rows["2017-12", 1_250_000]
    assert (target.aspect, target.modality) == (Aspect.LEVEL, Modality.EXPECTED)
    assert rows["2024-10-13", 1_300_000].fluid is Fluid.LIQUIDS
    assert rows["2017-06-07", 618_000].modality is Modality.ACTUAL


def test_a_reported_figure_is_as_exact_as_its_citation_says(seeds: Seeds) -> None:
    rows = {(row.when, row.rate_bpd): row.qualifier for row in seeds.reported}
    assert rows["2026-09-15", 1_400_000] is Qualifier.ABOUT  # about 1.4m
    assert rows["2025-07-31", 1_400_000] is Qualifier.ABOUT  # (rounded)
    assert rows["2025-08-18", 1_380_000] is Qualifier.OVER  # (over 1.38m)
    assert rows["2011-04-08", 250_000] is Qualifier.OVER  # 250-300k (low end)
    assert rows["2019-01-29", 1_000_000] is Qualifier.UNDER  # just below 1m
    assert rows["2023-06~", 1_214_000] is Qualifier.EXACT  # about June 2023: the date, not the figure
    loose = re.compile(r"\b(?:over|above|below|rounded|almost|low end)\b|\b(?:about|up to) [\d.]+m")
    assert [
        row.source for row in seeds.reported if loose.search(row.source) and row.qualifier is Qualifier.EXACT
    ] == []


def test_a_reported_figure_has_the_date_of_its_report_not_of_its_period(seeds: Seeds) -> None:
    rows = {(row.when, row.rate_bpd): row.published for row in seeds.reported}
    assert rows["2028", 2_000_000] == "2025-08"
    assert rows["2017-12", 1_100_000] == "2017-08"
    assert rows["2025", 1_600_000] == "2022-12-22"
    assert rows["2018-02", 1_280_000] == "2018-07-09"
    assert rows["2015~", 482_000] is None  # undated
    for row in seeds.reported:
        days = re.findall(r"\d{4}-\d{2}-\d{2}", row.source)
        if days and "statement of" not in row.source:
            assert row.published == days[-1]


def test_vintages_of_a_month_are_kept(seeds: Seeds) -> None:
    rows = [r for r in seeds.official if (r.series, r.period) == ("OPEC secondary sources", "2017-01")]
    assert {(row.rate_bpd, row.released) for row in rows} == {
        (675_000, "2017-02"),
        (680_100, "2017-03"),
        (678_000, "2020-03-18"),
    }


def test_output_of_a_field_is_told_from_its_capacity(seeds: Seeds) -> None:
    rows = {(r.place_id, r.as_of): r for r in seeds.capacities if r.measure is Measure.PRODUCTION}
    assert (rows["sharara", "2018-12-18"].rate_bpd, rows["sharara", "2018-12-18"].basis) == (
        315_000,
        "capacity",
    )
    assert (rows["sharara", "2022"].rate_bpd, rows["sharara", "2022"].basis) == (450_000, "output")


def test_every_folder_describes_its_tables() -> None:
    folders = sorted(path.parent.name for path in SEEDS.glob("*/places.csv"))
    assert {"libya", "world"} <= set(folders)
    assert [package.parent.name for package in PACKAGES] == folders
    for package in PACKAGES:
        told = {table["path"] for table in json.loads(package.read_text(encoding="utf-8"))["resources"]}
        assert told == {path.name for path in package.parent.glob("*.csv")}


@pytest.mark.parametrize(("folder", "table"), resources())
def test_table_is_as_its_description_says(folder: Path, table: dict[str, Any]) -> None:
    data = (folder / table["path"]).read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    rows = list(csv.DictReader(data.decode("utf-8").splitlines()))
    fields = table["schema"]["fields"]
    assert rows
    assert list(rows[0]) == [field["name"] for field in fields]
    keys = [tuple(row[column] for column in table["schema"]["primaryKey"]) for row in rows]
    assert keys == sorted(set(keys))
    for field in fields:
        limits = field.get("constraints", {})
        values = {row[field["name"]] for row in rows}
        assert not (limits.get("required") and "" in values), field["name"]
        if "enum" in limits:
            assert values - {""} <= {str(value) for value in limits["enum"]}, field["name"]


@pytest.mark.parametrize(("folder", "table"), resources())
def test_foreign_keys_of_a_table_resolve(folder: Path, table: dict[str, Any]) -> None:
    with (folder / "places.csv").open(encoding="utf-8", newline="") as file:
        ids = {row["id"] for row in csv.DictReader(file)}
    with (folder / table["path"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for key in table["schema"].get("foreignKeys", ()):
        assert {row[key["fields"]] for row in rows} - {""} <= ids
    if "places" in rows[0]:
        assert {place for row in rows for place in row["places"].split(";")} <= ids
