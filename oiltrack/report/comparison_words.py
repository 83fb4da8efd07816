"""Words of the chart that compares our months with official ones. It computes no series."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from oiltrack.report.amounts import unit_of
from oiltrack.report.language import Language
from oiltrack.report.publishers import publishers
from oiltrack.report.texts import Words, alt_of, note_line, source_line


def comparison_words(
    months: pd.DataFrame,
    summary: pd.DataFrame,
    words: Language,
    *,
    claims: pd.DataFrame,
    place_name: str,
    fluid: str,
    as_of: date | None,
    left_out: int,
) -> Words:
    """Return the texts of the chart; its title states how far ours is from the series compared most often."""
    first = summary.iloc[0]
    through = months["date"].max() + pd.offsets.MonthEnd(0)
    highest = max(int(months["official_bpd"].max()), int(months["production_bpd"].fillna(0).max()))
    known = f", as known on {words.day(as_of)}" if as_of else ""
    subtitle = (
        f"Production of {words.word('fluid', fluid)}, {place_name}, monthly means, {unit_of(highest).name} "
        f"barrels a day, {words.month(months['date'].min())} to {words.month(months['date'].max())}{known}"
    )
    brief = _title(first)
    return Words(
        title=brief + _more(summary),
        brief=brief,
        subtitle=subtitle,
        source=source_line(
            words, publishers(claims, _drawn(months)), [str(name) for name in summary["series"]]
        ),
        note=note_line(words, *_notes(summary, left_out)),
        through=words.say("through", day=words.day(through)),
        stale=False,
    )


def comparison_alt(summary: pd.DataFrame, text: Words, words: Language) -> str:
    """Return what the picture shows for those who do not see it."""
    lines = [
        f"Bars of our months and lines of official series, with their difference below: {text.subtitle}."
    ]
    lines += [f"{row['series']}: {_measured(row)}." for _, row in summary.iterrows()]
    return alt_of(lines, text)


def _title(row: pd.Series) -> str:
    if not row["compared"]:
        return f"No month of {row['series']} can be compared"
    return (
        f"Our months are {row['mean_absolute_share']:.1%} off {row['series']} on average"
        f" ({row['compared']} of {row['months']} months)"
    )


def _more(summary: pd.DataFrame) -> str:
    others = [row for _, row in summary.iloc[1:].iterrows() if row["compared"]][:2]
    return "".join(f"; {row['mean_absolute_share']:.1%} off {row['series']}" for row in others)


def _measured(row: pd.Series) -> str:
    if not row["compared"]:
        return f"none of {row['months']} months compared"
    return (
        f"{row['compared']} of {row['months']} months compared, mean absolute error "
        f"{row['mean_absolute_error_bpd']:,} b/d, bias {row['bias_bpd']:+,} b/d"
    )


def _notes(summary: pd.DataFrame, left_out: int) -> Sequence[str]:
    own = int(summary["same_originator"].sum())
    return (
        "Below: ours minus the official value, as a share of it. Where 60% of a month's days were"
        " reported ours is their mean, else the figure claimed for the month, else the mean if 60% have"
        " a figure.",
        f"In {own} of the months compared a claim comes from the provider itself." if own else "",
        f"{left_out} more official series are in the table only." if left_out else "",
        "What a series counts, its name tells.",
    )


def _drawn(months: pd.DataFrame) -> "pd.Series[str]":
    """Return the ids of the claims that the compared months are made of."""
    return months["observation_ids"].dropna().str.split(";").explode()
