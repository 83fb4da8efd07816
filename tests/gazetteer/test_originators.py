"""Whom a figure comes from: spellings, citations and carriers of one source are one."""

import pytest

from oiltrack.gazetteer import Originators, load_originators

NOC = "National Oil Corporation"


@pytest.fixture(scope="module")
def shipped() -> Originators:
    return load_originators()


@pytest.mark.parametrize(
    ("text", "originator"),
    [
        ("NOC", NOC),
        ("the National Oil Corporation (NOC)", NOC),
        ("Libya\N{RIGHT SINGLE QUOTATION MARK}s  state oil company", NOC),
        ("NOC via Reuters, Aug 2024 (63% lost)", NOC),
        ("bne IntelliNews 397101, NOC statement of 2025-08-19 (over 1.38m)", NOC),
        ("المؤسسة الوطنية للنفط", NOC),
        ("crudeoildaily.com, 2013-12-24, oil ministry", "Libyan oil ministry"),
        ("a Reuters survey", "Reuters survey"),
        ("OPEC secondary sources, Q3 2020 average, AFP via archyde.com", "OPEC secondary sources"),
        ("OPEC", "OPEC"),
        ("Platts survey", "Platts survey"),
        ("naaju.com (Reuters), before closure 1.2-1.3m, 2019-07-31 (low end)", "Reuters"),
        ("Reuters/OilPrice/CNBC corpus (somebody/news@1a2b): OilPrice, 2018-06-14", "OilPrice"),
        ("OilPrice.com, 2026-09-15 (about 1.4m)", "OilPrice"),
    ],
)
def test_a_known_name_is_found_wherever_it_stands(shipped: Originators, text: str, originator: str) -> None:
    assert shipped.of(text) == originator


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Gulf of Sirte Gazette (sample)", "gulf of sirte gazette"),
        ("Energy Wire, 2024-08-30", "energy wire"),
        ("euractiv, Oct 2017", "euractiv"),
        ("engineers", "engineers"),
        ("Sirte Press, Market Desk", "sirte press, market desk"),
        ("nocturnal reuterswerk", "nocturnal reuterswerk"),
        ("", None),
        ("  ", None),
    ],
)
def test_an_unknown_name_is_its_words_without_the_details(
    shipped: Originators, text: str, words: str | None
) -> None:
    assert shipped.of(text) == words


def test_without_names_each_wording_is_a_source_of_its_own() -> None:
    assert [Originators().of(text) for text in ("NOC", "the NOC", "State oil company")] == [
        "noc",
        "noc",
        "state oil company",
    ]
