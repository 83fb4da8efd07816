"""Names that stand right beside a figure."""

import pytest

from oiltrack.extract.figures.claims import claims
from tests.extract.reading import scene


def _beside(text: str) -> dict[str, list[str]]:
    read = scene(text)
    starts = claims(read)
    figures = {quantity.start: text[quantity.start : quantity.end] for quantity in read.quantities}
    names = {m.start: text[m.start : m.end] for p in read.places for m in p.members or (p,)}
    return {names[at]: [figures[start] for start in sorted(found)] for at, found in starts.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They lost 30,000 b/d at Dahra, 8,000 b/d at Bahi.",
            {"Dahra": ["30,000 b/d"], "Bahi": ["8,000 b/d"]},
        ),
        ("Sarir: 210,000 b/d, Messla: 90,000 b/d.", {"Sarir": ["210,000 b/d"], "Messla": ["90,000 b/d"]}),
        ("The 300,000 b/d Sharara is open.", {"Sharara": ["300,000 b/d"]}),
        ("Hariga is open and exports rose slowly to 200,000 b/d.", {}),
    ],
)
def test_a_name_belongs_to_the_figure_right_beside_it(text: str, expected: dict[str, list[str]]) -> None:
    assert _beside(text) == expected
