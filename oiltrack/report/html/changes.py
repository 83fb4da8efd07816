"""Compares series and outages of two states of a database, for the report. It knows of no database."""

import pandas as pd

from oiltrack.report.html.content import Moved
from oiltrack.report.html.words import Words


def moved_days(before: pd.DataFrame, now: pd.DataFrame) -> tuple[Moved, ...]:
    """Return the days with a reported figure that are new, other or gone, the newest first.

    Both are frames of ``daily_series``. Held days follow from the reported ones and are left out.
    """
    old, new = _reported(before), _reported(now)
    days = sorted({*old, *new}, reverse=True)
    return tuple(
        Moved(
            day=day.date(),
            before_bpd=old[day][0] if day in old else None,
            now_bpd=new[day][0] if day in new else None,
            target=(new if day in new else old)[day][1],
        )
        for day in days
        if old.get(day, (None,))[0] != new.get(day, (None,))[0]
    )


def moved_outages(before: pd.DataFrame, now: pd.DataFrame, words: Words) -> tuple[tuple[str, str], ...]:
    """Return a sentence and an id for each episode that is new, or has another status than before."""
    status = dict(zip(before["id"], before["status"], strict=True))
    told = []
    for row in now.to_dict("records"):
        what = words.table["list"].join(
            (words.place(row["places"]), words.name("cause", row["cause"]), row["start"])
        )
        if row["id"] not in status:
            told.append((words.text("changes.outage_new", what=what), row["id"]))
        elif status[row["id"]] != row["status"]:
            was = words.name("status", status[row["id"]])
            is_ = words.name("status", row["status"])
            told.append((words.text("changes.outage_status", what=what, now=is_, before=was), row["id"]))
    return tuple(told)


def _reported(daily: pd.DataFrame) -> dict[pd.Timestamp, tuple[int, str]]:
    points = daily[daily["method"] == "reported"]
    return {
        day: (int(value), str(id))
        for day, value, id in zip(
            points["date"], points["production_bpd"], points["observation_id"], strict=True
        )
    }
