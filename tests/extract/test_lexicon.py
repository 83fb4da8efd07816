"""A language is one lexicon: whatever the code asks for stands in its file, and nothing else does."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import oiltrack.extract
from oiltrack.errors import OiltrackError
from oiltrack.extract.lexicon import Lexicon, load
from oiltrack.extract.lexicon.spelling import ahead, conjugated
from oiltrack.extract.scenes.reduced import Reducer
from oiltrack.extract.scenes.text import view

ENGLISH, ARABIC = load("english"), load("arabic")
ROOM = Path(oiltrack.extract.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.jsonl"))
VERBS = tomllib.loads((ROOM / "lexicon" / "english.toml").read_text("utf-8"))["text"]["verbs"]
INNER = {name for name in ENGLISH.patterns if "." in name}


def asked_for():
    """Return the names in the code: ``"who.of"``, and all that ``f"fluids.{name}_after"`` may stand for."""
    names = set(re.findall(r"\"([a-z]+\.[a-z_]+)\"", CODE))
    for before, after in re.findall(r"f\"([a-z]+\.)\{\w+\}([a-z_]*)\"", CODE):
        names |= {name for name in INNER if name.startswith(before) and name.endswith(after)}
    return names


def lexicon(**patterns):
    empty: dict[str, object] = {}
    return Lexicon(
        language="xx",
        flags=re.NOFLAG,
        scales={},
        cardinals={},
        units={},
        patterns=patterns,
        needs={},
        wordlists={},
        terms={},
        months=(),
        weekdays=(),
        dates=empty,
        numbers=empty,
        oil={},
    )


@pytest.mark.parametrize("name", sorted(ENGLISH.patterns))
def test_every_pattern_compiles(name):
    assert ENGLISH.pattern[name].pattern


@pytest.mark.parametrize("name", sorted(ARABIC.patterns))
def test_every_pattern_of_arabic_compiles(name):
    assert ARABIC.pattern[name].pattern


@pytest.mark.parametrize("part", ["patterns", "units", "wordlists"])
def test_every_lexicon_has_the_same_parts(part):
    assert set(getattr(ARABIC, part)) == set(getattr(ENGLISH, part))


def test_needs_hide_no_match_in_arabic():
    lines = [json.loads(line) for path in CORPUS for line in path.read_text("utf-8").splitlines()]
    reducer = Reducer(ARABIC)
    folded = "\n".join(reducer.view(line["text"]).folded for line in lines if line.get("lang") == "ar")
    hidden = [
        (name, match.group())
        for name, words in ARABIC.needs.items()
        for match in ARABIC.compile(ARABIC.part(name).removesuffix("$")).finditer(folded)
        if not any(word in match.group() for word in words)
    ]
    assert hidden == []


def test_no_pattern_of_a_room_is_left_over():
    inside = {
        part for text in ENGLISH.patterns.values() for part in re.findall(r"\{([a-z]+\.[a-z_]+)\}", text)
    }
    assert sorted(INNER - asked_for() - inside) == []


def test_every_pattern_that_a_room_asks_for_is_there():
    rooms = {name.split(".")[0] for name in INNER}
    written = {name for name in asked_for() if name.split(".")[0] in rooms}
    assert written
    assert sorted(written - set(ENGLISH.patterns) - set(ENGLISH.wordlists)) == []


def test_needs_hide_no_match():
    texts = [json.loads(line)["text"] for path in CORPUS for line in path.read_text("utf-8").splitlines()]
    folded = "\n".join(view(text).folded for text in texts)
    hidden = [
        (name, match.group())
        for name, words in ENGLISH.needs.items()
        if not ENGLISH.part(name).startswith("^")
        for match in ENGLISH.compile(ENGLISH.part(name).removesuffix("$")).finditer(folded)
        if not any(word in match.group() for word in words)
    ]
    assert hidden == []


def test_needs_belong_to_patterns():
    assert set(ENGLISH.needs) <= {*ENGLISH.patterns, *ENGLISH.units}


@pytest.mark.parametrize(
    ("group", "forms"),
    [
        ("shut", "shut"),
        ("*choke back", "choke back|chokes back|choked back|choking back"),
        ("*torch|on fire", "torch|torches|torched|torching|on fire"),
        ("*empty the site", "empty the site|empties the site|emptied the site|emptying the site"),
        ("*take hold", "take hold|took hold"),
    ],
)
def test_a_starred_verb_has_all_its_forms(group, forms):
    assert conjugated(group, {"verbs": {"take": "took"}}) == forms


def test_verb_with_a_form_for_each_person_is_written_by_its_stems():
    text = {"verbs": {}, "past": ["", "ت"], "present": ["ي", "يون"]}
    assert conjugated("halted|*اوقف/وقف", text) == "halted|اوقف|اوقفت|يوقف|يوقفون"


STARRED = {
    term[1:].split()[0]
    for lists in tomllib.loads((ROOM / "lexicon" / "english.toml").read_text("utf-8"))["events"].values()
    for groups in lists.values()
    for term in "|".join(groups).split("|")
    if term.startswith("*")
}
REGULAR = {
    *("batter", "bow", "consider", "cordon", "deliver", "mortar", "pepper", "peter", "power", "re-enter"),
    *("reawaken", "recover", "reopen", "rocket", "screw", "slow", "stutter", "surrender", "tamper"),
}
"""Verbs that end in one vowel and one consonant and do not double it."""


def test_starred_verbs_that_double_a_consonant_have_their_forms():
    short = {verb for verb in STARRED if re.search(r"[^aeiou][aeiou][^aeiouhxy]$", verb)}
    assert short - REGULAR - set(VERBS) == set()


def test_every_verb_with_forms_of_its_own_is_used():
    assert set(VERBS) - STARRED == set()


@pytest.mark.parametrize(
    ("term", "known", "forms"),
    [
        ("يبلغ", {"يبلغ", "تبلغ"}, ["سيبلغ", "قد يبلغ"]),
        ("تراجعت", {"تراجعت", "تراجع"}, []),
        ("يوميا", {"يوميا"}, []),
    ],
)
def test_only_a_verb_with_two_persons_has_a_future(term, known, forms):
    text = {"future": ["س", "يتن"], "future_words": ["قد "]}
    assert list(ahead(term, text, known=known)) == forms


def test_tags_do_not_depend_on_the_order_of_a_set():
    print_terms = (
        "import hashlib; from oiltrack.extract.lexicon import load\n"
        "told = [(t, sorted(g)) for n in ('english', 'arabic') for t, g in load(n).terms.items()]\n"
        "print(hashlib.sha256(repr(sorted(told)).encode()).hexdigest())"
    )
    run = [sys.executable, "-c", print_terms]
    told = {
        subprocess.check_output(run, env=os.environ | {"PYTHONHASHSEED": seed})
        for seed in ("0", "1", "3", "4")
    }
    assert len(told) == 1


def test_a_missing_pattern_names_itself_and_the_remedy():
    with pytest.raises(
        OiltrackError, match=r"lexicon of 'xx' has no pattern 'who\.of'; add it to its TOML file"
    ):
        lexicon().pattern["who.of"]


def test_a_missing_word_list_names_itself():
    with pytest.raises(OiltrackError, match=r"has no word list 'events\.followers'"):
        lexicon().words("events.followers")


def test_a_broken_pattern_names_itself():
    with pytest.raises(OiltrackError, match="the pattern 'verb' of the lexicon of 'xx' is broken"):
        lexicon(verb="(?:is|are").pattern["verb"]


def test_a_missing_file_is_named():
    with pytest.raises(OiltrackError, match=r"lexicon klingon\.toml cannot be read"):
        load("klingon")


def test_patterns_stand_inside_patterns():
    found = lexicon(lead="(?:about )?", by="by {lead}").compile("^{by}$")
    assert found.search("by about ")


def test_lines_of_a_pattern_are_joined_without_their_breaks():
    assert ENGLISH.pattern["scene.clause"].search("shut, while")
    assert "\n" not in ENGLISH.patterns["scene.clause"]
