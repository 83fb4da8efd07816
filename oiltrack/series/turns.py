"""The days on which outages are told otherwise though nothing new is reported. It tells no status itself."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from oiltrack.series.episode import OPEN_DAYS
from oiltrack.series.settle import RAMP_DAYS


def outage_turns(outages: pd.DataFrame, *, open_days: int = OPEN_DAYS) -> Iterator[date]:
    """Yield the days on which the status of outages may turn, past ones too.

    An open one of which nobody has spoken for ``open_days`` is not said to run any more; one that climbs
    after its end counts as restored when the time of a restart is over.

    Args:
        outages: of ``episode_frame``.
        open_days: after how many days without a word.
    """
    is_open = outages["end_last"].isna()
    climbing = outages["ramp"].notna() & ~is_open
    yield from _days(outages.loc[is_open, "last_reported"], after=open_days + 1)
    yield from _days(outages.loc[climbing, "end_last"], after=RAMP_DAYS + 1)


def _days(days: pd.Series, *, after: int) -> Iterator[date]:
    for day in (days + pd.Timedelta(days=after)).unique():
        yield pd.Timestamp(day).date()
