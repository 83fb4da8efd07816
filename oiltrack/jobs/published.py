"""What became of the reports, as a run tells it. It publishes nothing."""

from dataclasses import dataclass
from datetime import date

from oiltrack.errors import ChartError, NoFigureError


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Which files changed, the last day with data, and the charts that are not drawn.

    ``failed`` has those that cannot be, ``empty`` those that have no figure to draw yet. ``until`` is the
    first day on which the reports would say something else though nothing new came (None: no such day).
    """

    changed: tuple[str, ...]
    data_through: str | None
    failed: tuple[ChartError, ...] = ()
    empty: tuple[NoFigureError, ...] = ()
    until: date | None = None
