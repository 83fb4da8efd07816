"""What a counted group stands for, wherever the text lists it."""

import pytest

from oiltrack.extract.groups import Listed, find_groups, listed
from oiltrack.facts import PlaceKind
from tests.extract.arabic.test_words import scene as arabic
from tests.extract.reading import places, scene

PORTS = Listed(-1, PlaceKind.TERMINAL, ("brega", "es-sider", "ras-lanuf", "zueitina"))
FIELDS = Listed(-1, PlaceKind.FIELD, ("el-feel", "sharara"))
BEHIND = Listed(10_000, PlaceKind.TERMINAL, ("es-sider", "ras-lanuf"))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("NOC lifted force majeure on four eastern oil terminals.", [PORTS.ids]),
        ("The guards put all four under force majeure, an oil trader said.", [PORTS.ids]),
        ("Both oil fields were closed.", [FIELDS.ids]),
        ("Crude stopped at all ports.", [PORTS.ids]),
        ("Two eastern ports were shut to oil.", [BEHIND.ids]),
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
        ("رفعت المؤسسة القوة القاهرة عن الموانئ الأربعة.", [PORTS.ids]),
        ("أغلق المحتجون الحقلين يوم الاثنين وتوقف النفط.", [FIELDS.ids]),
        ("استأنفت جميع الموانئ النفطية التصدير.", [PORTS.ids]),
        ("كلا الحقلين مغلق.", [FIELDS.ids]),
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
        (FIELDS.ids, "before, near"),
        (BEHIND.ids, "after, far"),
    ]


def test_a_text_lists_what_it_names_side_by_side() -> None:
    found = list(listed([scene("Oil of Sharara and El Feel leaves by Zawiya; Brega loads.")], places()))
    assert found == [Listed(0, PlaceKind.FIELD, ("el-feel", "sharara"))]
