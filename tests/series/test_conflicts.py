"""What is set aside, and why: too much, a sum that fails, a jump that nothing explains."""

from dataclasses import replace
from datetime import date

import pytest

from oiltrack.facts import Fluid
from oiltrack.series.conflicts import CONFLICT_TYPES, Grounds, Happening, set_aside, without
from oiltrack.series.frames import claims_frame
from oiltrack.series.sums import failed_sums
from tests.series.build import claim

STEADY = [claim(f"s{n}", f"2024-08-0{n}", 1_200_000 + n) for n in (1, 2, 3)]
GROUNDS = Grounds(capacity_bpd={("libya", "production"): 1_600_000})


def kinds(claims, grounds=GROUNDS):
    found = set_aside(claims_frame(claims), grounds)
    return dict(zip(found["id"], found["kind"], strict=True))


def test_a_figure_above_the_capacity_is_set_aside_and_what_is_just_above_it_is_not():
    claims = [claim("a", "2024-08-01", 2_500_000), claim("b", "2024-09-01", 1_650_000)]
    assert kinds(claims) == {"a": "capacity"}


def test_a_month_above_the_capacity_is_set_aside_too():
    assert kinds([claim("a", "2024-08", 2_500_000)]) == {"a": "capacity"}


def test_gas_is_not_held_against_a_capacity_of_crude():
    assert kinds([claim("a", "2024-08-01", 2_500_000, fluid=Fluid.BOE)]) == {}


def test_a_jump_that_nothing_explains_is_set_aside_with_its_reason():
    claims = [*STEADY, claim("j", "2024-08-02", 300_000, publisher="AP")]
    found = set_aside(claims_frame(claims), GROUNDS)
    assert found["id"].tolist() == ["j"]
    assert found["accepted_bpd"].tolist() == [1_200_002]
    assert "3 figures within 10 days lie near 1,200,002 b/d" in found["reason"].iloc[0]


def told_of(place: str, *happened: Happening) -> Grounds:
    return replace(GROUNDS, happened=lambda asked, days: happened if asked == place else ())


def on(day: date, *parts: str, offline: int = 0) -> Happening:
    return Happening(first=day, last=day, parts=frozenset(parts), offline_bpd=offline)


def test_an_event_explains_a_jump():
    claims = [*STEADY, claim("j", "2024-08-06", 300_000)]
    day = date(2024, 8, 5)
    assert kinds(claims, told_of("libya", on(day))) == {}
    assert kinds(claims, told_of("sharara", on(day))) == {"j": "jump"}


def test_what_stops_at_parts_of_a_place_explains_no_more_than_they_do():
    day, sizes = date(2024, 8, 5), {"sharara": 300_000, "es-sider": 350_000, "ras-lanuf": 220_000}
    sized = {"size": lambda parts, when: sum(sizes[part] for part in parts)}
    fallen = [*STEADY, claim("j", "2024-08-06", 300_000)]  # by 900,000

    def explained(*happened: Happening) -> dict[str, str]:
        return kinds(fallen, replace(told_of("libya", *happened), **sized))

    assert explained(on(day, "sharara")) == {"j": "jump"}
    assert explained(on(day, "sharara"), on(day, "es-sider"), on(day, "ras-lanuf")) == {}
    assert explained(on(day, "sharara", offline=850_000)) == {}
    assert explained(on(day, "sharara"), on(day)) == {}  # a blockade of the country
    assert explained(on(date(2024, 7, 1), "sharara", offline=850_000)) == {"j": "jump"}
    found = set_aside(claims_frame(fallen), replace(told_of("libya", on(day, "sharara")), **sized))
    assert found["reason"].iloc[0].endswith("what is known to have happened moves 300,000 b/d")


def test_parts_of_no_known_size_explain_any_jump():
    claims = [*STEADY, claim("j", "2024-08-06", 300_000)]
    assert kinds(claims, told_of("libya", on(date(2024, 8, 5), "new-field"))) == {}


def test_a_jump_that_another_report_confirms_is_believed():
    claims = [*STEADY, claim("j", "2024-08-06", 300_000), claim("k", "2024-08-07", 310_000)]
    assert kinds(claims) == {}


def test_where_too_little_is_known_nothing_is_a_jump():
    assert kinds([claim("a", "2024-08-01", 1_200_000), claim("b", "2024-08-02", 300_000)]) == {}


def test_a_copy_is_set_aside_with_what_it_repeats():
    jump = replace(claim("j", "2024-08-02", 300_000, publisher="AP"), cluster="doc-j")
    copy = replace(claim("k", "2024-08-02", 300_000, publisher="Paper"), cluster="doc-j")
    claims = claims_frame([*STEADY, jump, copy])
    aside = set_aside(claims, GROUNDS)
    assert aside["id"].tolist() == ["j", "k"]
    assert without(claims, aside)["id"].tolist() == ["s1", "s2", "s3"]


@pytest.mark.parametrize(
    ("total", "fails"),
    [(1_586_321, False), (1_636_321, False), (1_900_000, True)],
    ids=["condensate in the crude", "condensate beside it", "no sum of the parts"],
)
def test_parts_that_do_not_make_the_printed_total_are_set_aside(total, fails):
    figures = {
        Fluid.CRUDE: 1_391_407,
        Fluid.CONDENSATE: 50_000,
        Fluid.GAS: 194_914,
        Fluid.BOE: total,
    }
    bulletin = [
        replace(claim(fluid.value, "2025-01-02", low, fluid=fluid), document_id="doc-bulletin")
        for fluid, low in figures.items()
    ]
    claims = claims_frame(bulletin)
    sums = failed_sums(claims, within=0.01)
    assert set(sums) == ({"crude", "condensate", "gas"} if fails else set())
    aside = set_aside(claims, Grounds(sums=sums))
    assert ("crude" in set(aside["id"])) == fails
    assert all("50,000 of condensate + 194,914 of gas" in reason for reason in aside["reason"])


def test_a_total_whose_parts_are_not_told_says_nothing():
    bulletin = [claim("c", "2025-01-02", 1_391_407), claim("t", "2025-01-02", 9, fluid=Fluid.BOE)]
    same = [replace(item, document_id="doc-b") for item in bulletin]
    assert failed_sums(claims_frame(same), within=0.01) == {}


def test_nothing_set_aside_is_an_empty_frame_with_the_same_columns():
    empty = set_aside(claims_frame([]), Grounds())
    assert list(empty.columns) == list(CONFLICT_TYPES)
    full = set_aside(claims_frame([claim("a", "2024-08-01", 2_500_000)]), GROUNDS)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
