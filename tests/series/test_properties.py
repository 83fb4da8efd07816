"""What holds for any set of claims."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from oiltrack.facts import Qualifier
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.frames import claims_frame
from oiltrack.series.resample import resample
from tests.series.build import claim

DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))
WHENS = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda d: f"{d}/{d + timedelta(days=6)}"),
    DAYS.map(lambda d: f"{d:%Y-%m}"),
    DAYS.map(lambda d: f"/{d}"),
    st.just("2020"),
    st.none(),
)


@st.composite
def claim_lists(draw):
    count = draw(st.integers(0, 12))
    made = []
    for number in range(count):
        low = draw(st.integers(0, 1_600_000))
        high = low + draw(st.sampled_from([0, 0, 100_000]))
        item = claim(
            f"obs-{number:02d}",
            draw(WHENS),
            low,
            high,
            qualifier=Qualifier.EXACT if low == high else Qualifier.RANGE,
            publisher=draw(st.sampled_from(["Reuters", "NOC", None])),
            published=draw(st.sampled_from(["2020-02-01", "2020-02", None])),
            confidence=draw(st.sampled_from([0.5, 0.9])),
        )
        made.append(item)
    return made


def both(claims):
    frame = claims_frame(claims)
    return daily_series(frame), period_series(frame)


@settings(deadline=None, max_examples=40)
@given(claim_lists(), st.randoms(use_true_random=False))
def test_order_and_exact_copies_change_nothing(claims, random):
    shuffled = claims + claims[:3]
    random.shuffle(shuffled)
    for one, other in zip(both(claims), both(shuffled), strict=True):
        pd.testing.assert_frame_equal(one, other)


@settings(deadline=None, max_examples=40)
@given(claim_lists())
def test_the_same_statement_in_another_document_changes_nothing(claims):
    named = [replace(item, publisher=item.publisher or "Argus") for item in claims]
    copies = [replace(item, id="obs-x" + item.id, document_id="doc-x") for item in named]
    for one, other in zip(both(named), both(named + copies), strict=True):
        pd.testing.assert_frame_equal(one, other)


@settings(deadline=None, max_examples=40)
@given(claim_lists())
def test_values_lie_in_their_range_and_come_from_a_claim(claims):
    daily, _ = both(claims)
    made = {item.id: item.observation for item in claims}
    assert daily["date"].is_unique
    assert daily["date"].is_monotonic_increasing
    for row in daily.itertuples():
        chosen = made[row.observation_id]
        assert row.low_bpd <= row.production_bpd <= row.high_bpd
        assert row.production_bpd == (chosen.low + chosen.high) // 2
        reported_on = row.date - pd.Timedelta(days=row.age_days)
        assert chosen.when.endswith(f"{reported_on:%Y-%m-%d}")
        assert row.age_days <= 10
        assert (row.method == "reported") == (row.age_days == 0)


@settings(deadline=None, max_examples=40)
@given(claim_lists())
def test_means_stay_within_what_they_average(claims):
    daily, months = both(claims)
    for freq in ("W", "M"):
        means = resample(daily, freq, periods=months)
        assert means["date"].is_unique
        assert ((means["coverage"] >= 0) & (means["coverage"] <= 1)).all()
        known = means.dropna(subset="production_bpd")
        assert (known["low_bpd"] <= known["production_bpd"]).all()
        assert (known["production_bpd"] <= known["high_bpd"]).all()
