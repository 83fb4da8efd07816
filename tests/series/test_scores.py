"""How many speakers of a day agree with a figure, counted for all days at once, as one would by hand."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from oiltrack.series.rule import load_rule
from oiltrack.series.scores import scored

RULE = load_rule()
FIGURES = st.one_of(st.integers(95, 106), st.sampled_from([0, 1_000, 1_020, 1_021, 10**14, 10**15]))
CLAIMS = st.lists(st.tuples(st.integers(1, 3), FIGURES, st.sampled_from("abcd")), max_size=12)


def frame(claims: list[tuple[int, int, str]]) -> pd.DataFrame:
    days, figures, speakers = zip(*claims, strict=True) if claims else ((), (), ())
    return pd.DataFrame(
        {
            "date": pd.to_datetime([f"2024-01-{day:02d}" for day in days]).astype("datetime64[s]"),
            "low": pd.Series(figures, dtype="int64"),
            "high": pd.Series(figures, dtype="int64"),
            "speaker": pd.Series(speakers, dtype="string"),
            "published_last": pd.to_datetime(["2024-02-01"] * len(claims)).astype("datetime64[s]"),
            "grade": pd.Series(["C"] * len(claims), dtype="string"),
            "agreeing": pd.Series([0] * len(claims), dtype="int64"),
            "confidence": pd.Series([0.9] * len(claims), dtype="float64"),
            "qualifier": pd.Series(["exact"] * len(claims), dtype="string"),
            "when_kind": pd.Series(["day"] * len(claims), dtype="string"),
        }
    )


@given(CLAIMS)
def test_support_counts_the_speakers_of_the_day_within_the_agreement(claims: list[tuple[int, int, str]]):
    found = scored(frame(claims), RULE)["support"].tolist()
    for (day, figure, _), support in zip(claims, found, strict=True):
        slack = RULE.agreement * figure
        near = {who for on, other, who in claims if on == day and figure - slack <= other <= figure + slack}
        if figure < 10**11:  # far beyond what the world pumps all figures are alike
            assert support == len(near)
        assert 1 <= support <= 4
