"""What a counted group stands for, wherever the text lists it."""

import pytest

from oiltrack.extract.groups import find_groups, listed
from oiltrack.facts import PlaceKind
from tests.extract.arabic.test_words import scene as arabic
from tests.extract.reading import places, scene

PORTS = (-1, PlaceKind.TERMINAL, ("brega", "es-sider", "ras-lanuf", "zueitina"))
FIELDS = (-1, PlaceKind.FIELD, ("el-feel", "sharara"))
BEHIND = (10_000, PlaceKind.TERMINAL, ("es-sider", "ras-lanuf"))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("NOC lifted force majeure on four eastern oil terminals.", [PORTS[2]]),
        ("The guards put all four under force majeure, an oil trader said.", [PORTS[2]]),
        ("Both oil fields were closed.", [FIELDS[2]]),
        ("Crude stopped at all ports.", [PORTS[2]]),
        ("Two eastern ports were shut to oil.", [BEHIND[2]]),
        ("Five oil ports were shut.", []),
        ("For all four years the oil stayed in the ground.", []),
        ("Three fields were shut, oil traders said.", []),
    ],
)
def test_a_group_is_what_was_listed_of_its_kind_and_number(text: str, ids: list[tuple[str, ...]]) -> None:
    found = [ids for _, ids, _ in find_groups(scene(text), (PORTS, FIELDS, BEHIND))]
    assert found == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("رفعت المؤسسة القوة القاهرة عن الموانئ الأربعة.", [PORTS[2]]),
        ("أغلق المحتجون الحقلين يوم الاثنين وتوقف النفط.", [FIELDS[2]]),
        ("استأنفت جميع الموانئ النفطية التصدير.", [PORTS[2]]),
        ("كلا الحقلين مغلق.", [FIELDS[2]]),
        ("توقف النفط في ثلاثة حقول.", []),
    ],
)
def test_arabic_counts_groups_behind_their_noun_and_by_the_dual(
    text: str, ids: list[tuple[str, ...]]
) -> None:
    assert [ids for _, ids, _ in find_groups(arabic(text), (PORTS, FIELDS))] == ids


def test_both_alone_are_any_two_before_and_behind() -> None:
    found = list(find_groups(scene("Loading of oil has ceased at both."), (PORTS, FIELDS, BEHIND)))
    assert [(ids, where) for _, ids, where in found] == [
        (FIELDS[2], "before, near"),
        (BEHIND[2], "after, far"),
    ]


def test_a_text_lists_what_it_names_side_by_side() -> None:
    found = list(listed([scene("Oil of Sharara and El Feel leaves by Zawiya; Brega loads.")], places()))
    assert found == [(0, PlaceKind.FIELD, ("el-feel", "sharara"))]
