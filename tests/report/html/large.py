"""A page with very many figures, made without a database."""

from datetime import date, timedelta

import pandas as pd

from oiltrack.facts import Aspect
from oiltrack.report.html.content import Content
from oiltrack.report.html.picture import Drawn, picture
from oiltrack.report.html.render import render
from oiltrack.report.html.rows import observation_rows
from oiltrack.report.html.words import load_words
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.outages import episodes
from tests.series.build import claim


def large_page(number: int) -> str:
    """Return the page of so many figures, one in ten of them about a day of Libya."""
    words = load_words("en", places={"libya": "Libya", "sharara": "El Sharara"})
    claims = [
        claim(
            f"obs-{at:05}",
            (date(2011, 1, 1) + timedelta(days=at // 4)).isoformat(),
            100_000 + 37 * at,
            entities=("libya",) if at % 10 == 0 else ("sharara",),
            aspect=Aspect.LEVEL,
            publisher=f"Wire {at % 7}",
        )
        for at in range(number)
    ]
    frame = claims_frame(claims)
    outages = episodes([], [])
    drawn = Drawn(
        place="libya",
        daily=daily_series(frame),
        months=period_series(frame),
        official=official_frame([]).rename(columns={"rate_bpd": "production_bpd"}),
        outages=outages.assign(first=pd.Series([], dtype="datetime64[s]"), last=outages["last_reported"]),
        publishers={},
    )
    content = Content(
        place="Libya",
        version="0",
        documents=number,
        hold_days=10,
        rule="the first",
        conflict_percent=5,
        through=date(2024, 9, 8),
        headline=None,
        picture=picture(drawn, words),
        official="",
        running=(),
        threatened=(),
        changes=None,
        conflicts=(),
        set_aside=(),
        observations=tuple(observation_rows(claims, words, history=frozenset())),
        outages=(),
    )
    return render(content, words)
