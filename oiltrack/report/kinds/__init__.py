"""The kinds of charts, one module each. They take frames and give a ``Chart``, and touch no file."""

from collections.abc import Callable

from oiltrack.report.chart import Chart
from oiltrack.report.inputs import Inputs
from oiltrack.report.kinds.facility import facility_chart
from oiltrack.report.kinds.fields import fields_chart
from oiltrack.report.kinds.losses import losses_chart
from oiltrack.report.kinds.national import national_chart
from oiltrack.report.kinds.offline import offline_chart
from oiltrack.report.kinds.outages import outages_chart
from oiltrack.report.kinds.sources import sources_chart
from oiltrack.report.kinds.years import years_chart
from oiltrack.report.spec import ChartSpec

_DRAWN: dict[str, Callable[[ChartSpec, Inputs], Chart]] = {
    "facility": facility_chart,
    "fields": fields_chart,
    "losses": losses_chart,
    "national": national_chart,
    "offline": offline_chart,
    "outages": outages_chart,
    "sources": sources_chart,
    "years": years_chart,
}


def kind_chart(spec: ChartSpec, inputs: Inputs) -> Chart:
    """Return the chart of a spec by its kind.

    Raises:
        NoFigureError: there is nothing to draw.
        ChartError: there is no room for it.
    """
    return _DRAWN[spec.kind](spec, inputs)
