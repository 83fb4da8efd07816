"""Each rule of the seeds refuses a row that breaks it; the rows go through real files."""

from pathlib import Path

import pytest

from oiltrack.errors import SeedError
from oiltrack.gazetteer import load_seeds, problems, require_sound

HEADERS = {
    "places": "id,name,kind,country,operator,basin,latitude,longitude,started,source",
    "aliases": "alias,place_id,lang,ambiguous,note,source",
    "links": "from_id,to_id,kind,source",
    "capacities": "id,place_id,measure,rate_bpd,volume_bbl,as_of,basis,source",
    "outages": "id,places,scope,cause,start,end,peak_offline_bpd,national_before_bpd,national_after_bpd,"
    "force_majeure,what,source",
    "reported_output": "id,place_id,when,rate_bpd,aspect,modality,fluid,source,qualifier,published",
    "official_monthly": "id,series,place_id,period,rate_bpd,released,source",
    "originators": "alias,originator,kind,source",
}
GOOD = {
    "places": "chad,Chad,country,,,,,,,s\n"
    "doba,Doba,field,chad,esso,,8.6,16.8,2003,s\n"
    "esso,Esso,company,chad,,,,,,s",
    "aliases": "Doba,doba,en,,,s",
    "links": "doba,esso,operated_by,s",
    "capacities": "c,doba,production,200000,,2004,capacity,s",
    "outages": "o-1,doba,field,strike,2017-05-01,2017-05-03,,,,0,shut,s",
    "reported_output": "r,chad,2017-05,120000,level,actual,crude,s,over,2017-06",
    "official_monthly": "m,OPEC,chad,2017-05,120000,2017-06,s",
    "originators": "SHT,Societe des Hydrocarbures,speaker,s",
}


def found(root: Path, table: str, row: str) -> list[str]:
    """Return the problems of good seeds with one more row in a table."""
    for folder in ("world", "chad"):
        (root / folder).mkdir()
        for name, header in HEADERS.items():
            rows = [header] if folder == "world" else [header, GOOD[name]]
            if folder == "chad" and name == table and row:
                rows.append(row)
            (root / folder / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return problems(load_seeds(("chad",), root=root))


def test_good_seeds_have_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, "places", "") == []


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("places", "kome,Kome,field,chad,,,,,,", "place kome has no source"),
        ("aliases", "Bolobo,doba,en,,, ", "alias 'Bolobo' of doba has no source"),
        ("links", "esso,chad,part_of,", "link esso part_of chad has no source"),
        ("capacities", "d,doba,production,1,,2005,capacity,", "capacity of doba, 2005 has no source"),
        ("outages", "o-2,doba,field,strike,2018,,,,,0,shut,", "outage o-2 has no source"),
        (
            "reported_output",
            "q,chad,2018,1,level,actual,crude,,,",
            "reported output of chad, 2018 has no source",
        ),
        ("official_monthly", "n,IEA,chad,2018-01,1,,", "official value IEA 2018-01 has no source"),
        ("places", "kome,Kome,field,mali,,,,,,s", "place kome names 'mali', which is no place"),
        ("places", "kome,Kome,field,chad,doba,,,,,s", "place kome has the field doba as its operator"),
        ("aliases", "Kome,kome,en,,,s", "alias 'Kome' names 'kome', which is no place"),
        ("links", "doba,kribi,feeds,s", "link doba feeds kribi names 'kribi', which is no place"),
        (
            "outages",
            "o-2,doba;kome,field,strike,2018,,,,,0,shut,s",
            "outage o-2 names 'kome', which is no place",
        ),
        (
            "official_monthly",
            "n,IEA,mali,2018-01,1,,s",
            "official value IEA 2018-01 names 'mali', which is no place",
        ),
        ("places", "Kome 5,Kome,field,chad,,,,,,s", "the id 'Kome 5' is not kebab-case"),
        ("outages", "o_2,doba,field,strike,2018,,,,,0,shut,s", "the id 'o_2' is not kebab-case"),
        ("places", "kome,Kome,field,chad,,,8.5,,,s", "place kome has half a position"),
        ("places", "kome,Kome,field,chad,,,95,16,,s", "place kome lies outside the globe"),
        ("links", "doba,chad,near,s", "link doba to chad is of the unknown kind 'near'"),
        ("links", "doba,doba,feeds,s", "doba is linked to itself"),
        (
            "capacities",
            "d,doba,production,1,,May 2005,capacity,s",
            "capacity of doba has the date 'May 2005', which is no EDTF",
        ),
        (
            "reported_output",
            "q,chad,2018-13,1,level,actual,crude,s,,",
            "reported output of chad, 1 has the date '2018-13', which is no EDTF",
        ),
        ("outages", "o-2,doba,field,strike,2018-05,2018-04,,,,0,shut,s", "outage o-2 ends before it starts"),
        (
            "official_monthly",
            "n,IEA,chad,2018-01,1,soon,s",
            "official value IEA 2018-01 has the date 'soon', which is no EDTF",
        ),
        (
            "capacities",
            "d,doba,production,500001,,2005,capacity,s",
            "capacity of doba, 2005 has 500001 b/d, outside 0..500000",
        ),
        (
            "reported_output",
            "q,chad,2018,3000001,level,actual,crude,s,,",
            "reported output 2018 has 3000001 b/d, outside 0..3000000",
        ),
        (
            "reported_output",
            "q,chad,2018,1,level,actual,crude,s,,soon",
            "reported output of chad, 1 has the date 'soon', which is no EDTF",
        ),
        (
            "reported_output",
            "q,chad,2018,1,level,actual,crude,s,range,",
            "reported output of chad, 2018, 1 is one figure, and so no range",
        ),
        (
            "reported_output",
            "q,chad,2018,1,level,actual,crude,s,,2018/2019",
            "reported output of chad, 2018, 1 was published at '2018/2019', which is no day, month or year",
        ),
        (
            "reported_output",
            "q,chad,2018,1,level,actual,crude,s,,2017",
            "reported output of chad, 2018, 1 was published on 2017, before its period",
        ),
        ("outages", "o-2,doba,field,strike,2018,,-1,,,0,shut,s", "outage o-2 has -1 b/d, outside 0..3000000"),
        (
            "capacities",
            "d,doba,production,,,2005,capacity,s",
            "capacity of doba, 2005 has neither rate nor volume",
        ),
        ("originators", "Petrochad,Petrochad,speaker,", "originator 'Petrochad' has no source"),
        (
            "originators",
            "sht,The ministry,speaker,s",
            "originator 'sht' means Societe des Hydrocarbures and The ministry",
        ),
        (
            "capacities",
            "d,doba,production,1,,2005,dream,s",
            "capacity of doba, 2005 has the unknown basis 'dream'",
        ),
    ],
)
def test_bad_row_is_named(tmp_path: Path, table: str, row: str, problem: str) -> None:
    line = GOOD[table].count("\n") + 3
    assert found(tmp_path, table, row) == [f"chad/{table}.csv, line {line}: {problem}"]


def test_seeds_with_problems_are_refused_with_the_first_and_how_many_more(tmp_path: Path) -> None:
    told = found(tmp_path, "places", "kome,Kome,field,mali,esso,nowhere,,,,s")
    assert len(told) == 2
    with pytest.raises(SeedError) as caught:
        require_sound(load_seeds(("chad",), root=tmp_path))
    assert str(caught.value) == (
        "chad/places.csv, line 5: place kome names 'mali', which is no place (and 1 more); "
        "mend the row, or add the row that it names"
    )


def test_name_of_two_places_is_marked_on_both(tmp_path: Path) -> None:
    assert found(tmp_path, "aliases", "doba,chad,en,the field,,s") == [
        "chad/aliases.csv, line 2: alias 'Doba' of doba is not marked ambiguous, yet names chad too"
    ]
