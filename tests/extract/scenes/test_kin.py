"""What bears a place's name or lies beside it follows from the seeds' links and names."""

import pytest

from oiltrack.extract.scenes.kin import Kin
from oiltrack.facts import Alias, Place, PlaceKind, PlaceLink
from oiltrack.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()
KIN = Kin(GAZETTEER.places, GAZETTEER.aliases, GAZETTEER.links)


def kin(kinds: dict[str, PlaceKind], *feeds: tuple[str, str], names: tuple[tuple[str, str], ...] = ()) -> Kin:
    places = {place_id: Place(id=place_id, name=place_id, kind=kind) for place_id, kind in kinds.items()}
    aliases = [Alias(alias=name, place_id=place_id, lang="en") for name, place_id in names]
    return Kin(
        places, aliases, [PlaceLink(from_id=a, to_id=b, kind="feeds", source="made up") for a, b in feeds]
    )


@pytest.mark.parametrize(
    ("place_id", "refinery"),
    [
        ("zawiya", "zawiya-refinery"),
        ("hariga", "tobruk-refinery"),
        ("sarir", "sarir-refinery"),
        ("es-sider", None),
    ],
)
def test_a_refinery_lies_at_the_port_or_field_whose_oil_it_takes(place_id: str, refinery: str | None) -> None:
    assert KIN.refinery_at(place_id) == refinery


def test_only_a_port_lies_beside_a_refinery() -> None:
    assert KIN.port_at("tobruk-refinery") == "hariga"
    assert KIN.port_at("sarir-refinery") is None


@pytest.mark.parametrize(
    ("place_id", "company"),
    [("waha-field", "waha-oil"), ("mellitah", "mellitah-oil-gas"), ("ras-lanuf", None), ("sharara", None)],
)
def test_a_company_bears_a_place_s_name_with_oil_behind(place_id: str, company: str | None) -> None:
    assert KIN.company_at(place_id) == company


@pytest.mark.parametrize(
    ("place_id", "field"),
    [
        ("sharara-zawiya-pipeline", "sharara"),
        ("sarir-hariga-pipeline", "sarir"),
        ("waha-zaggut-pipeline", None),
        ("greenstream", None),
        ("sharara", None),
    ],
)
def test_a_pipeline_s_field_feeds_it_alone_or_gave_it_its_name(place_id: str, field: str | None) -> None:
    assert KIN.field_of(place_id) == field


@pytest.mark.parametrize(
    ("ends", "line"),
    [
        (("sarir", "hariga"), "sarir-hariga-pipeline"),
        (("hariga", "sarir"), "sarir-hariga-pipeline"),
        (("dahra", "bahi"), "dahra-bahi-pipeline"),
        (("sarir", "zawiya"), None),
    ],
)
def test_a_pipeline_lies_between_what_it_takes_oil_from_and_brings_it_to(ends, line) -> None:
    assert KIN.line_between(*((end,) for end in ends)) == line


def test_a_country_without_libya_s_names_needs_links_only() -> None:
    known = kin(
        {"forcados": PlaceKind.TERMINAL, "trans": PlaceKind.PIPELINE, "warri": PlaceKind.REFINERY},
        ("trans", "forcados"),
        ("trans", "warri"),
    )
    assert known.refinery_at("forcados") == "warri"
    assert known.port_at("warri") == "forcados"


def test_a_link_to_a_place_that_is_not_known_is_passed_over() -> None:
    assert kin({"trans": PlaceKind.PIPELINE}, ("nowhere", "trans")).field_of("trans") is None
