"""Which texts are copies of one story."""

import pytest

from oiltrack.copies import are_copies, edition, shingles, sketch

STORY = (
    "Libya's Sharara oilfield stopped pumping on Sunday after guards closed a valve on the way to Zawiya, "
    "two engineers said. The field, run by Akakus, produced 290,000 barrels a day last week. National output "
    "fell to 950,000 barrels a day from 1.2 million, the National Oil Corporation said in a statement. Talks "
    "with the guards, who ask for their pay, were to go on in Tripoli, an official of the town said by phone."
)
BULLETIN = (
    "Tripoli. The National Oil Corporation said crude output reached {0} barrels in the past 24 hours, "
    "condensate {1} barrels and gas {2} million cubic feet."
)


def copies(one: str, other: str) -> bool:
    return are_copies(shingles(one), shingles(other))


@pytest.mark.parametrize(
    "copy",
    [
        STORY.upper(),
        f"By our staff. Tripoli (agencies) - {STORY} All rights are reserved by the paper.",
        STORY[: len(STORY) * 2 // 3],
        STORY.replace("950,000", "900,000"),
    ],
    ids=["case", "head and tail", "cut", "one figure changed"],
)
def test_a_story_with_small_changes_is_a_copy(copy: str):
    assert copies(STORY, copy)
    assert len(set(sketch(shingles(STORY))) & set(sketch(shingles(copy)))) >= 3


def test_bulletins_of_one_pattern_are_no_copies():
    assert not copies(
        BULLETIN.format("1,391,407", "52,133", "2,511"), BULLETIN.format("1,388,210", "51,900", "2,499")
    )


def test_a_short_text_and_a_small_part_are_no_evidence():
    assert sketch(shingles("Sharara stopped pumping on Sunday, two engineers said.")) == ()
    assert not copies(STORY, STORY[: len(STORY) // 3])


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Libya output falls", 0),
        ("UPDATE 2-Libya output falls", 2),
        ("WRAPUP 12-Libya output falls", 12),
        ("CORRECTED-Libya output falls", 1),
        ("Updated figures from Libya", 0),
    ],
)
def test_a_title_tells_the_edition(title: str, number: int):
    assert edition(title) == number
