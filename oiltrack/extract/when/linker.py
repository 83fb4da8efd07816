"""Says when a figure or an event holds: the dates near by and those of the text, the best one wins.

It finds no dates.
"""

from oiltrack import edtf
from oiltrack.extract.discourse import Context
from oiltrack.extract.models import Models
from oiltrack.extract.ranking import Alike, NetworkRanker, Ranking, merged
from oiltrack.extract.scenes.tokens import named_by_side
from oiltrack.extract.tense import tense
from oiltrack.extract.when.chained import dates_chained
from oiltrack.extract.when.counted import dates_counted, times_ended, times_lasting
from oiltrack.extract.when.dated import BESIDE, dates_beside
from oiltrack.extract.when.kinds import with_kinds
from oiltrack.extract.when.manner import manners, times_gone_by
from oiltrack.extract.when.moment import Moment, When
from oiltrack.extract.when.precedent import precedents
from oiltrack.extract.when.recalled import dates_recalled
from oiltrack.extract.when.standing import with_standing
from oiltrack.extract.when.stops import states, times_up_to_stops, told_before
from oiltrack.extract.when.undated import dates_of_occasions, dates_of_text, traits_of_text
from oiltrack.facts import Modality

_MANY = 3


class DateLinker:
    """Ranks candidates for the date of a figure or an event; ``name`` is that of its network."""

    def __init__(self, name: str, models: Models) -> None:
        self._ranker = NetworkRanker[str | None](name, models, alike=edtf.same_time)

    def link(self, moment: Moment, context: Context) -> Ranking[When]:
        """Return the best candidate and its margin."""
        plan = moment.surveyed and Modality.EXPECTED.value in moment.traits
        alike = _of_plans(context.anchor.text) if plan and context.anchor else None
        return self._ranker.rank(candidates(moment, context), moment, alike=alike)


def candidates(moment: Moment, context: Context) -> list[When]:
    """Return every date that a figure or an event may have, each text once."""
    discourse = context.discourse
    beside = list(dates_beside(moment, context.anchor, last=discourse.last_date))
    told = told_before(moment, discourse)
    state = (*states(told), *times_gone_by(moment)) if moment.surveyed else ()
    found = [
        *beside,
        *dates_recalled(moment, context),
        *dates_counted(moment, context),
        *dates_chained(moment, context),
        *times_lasting(moment, context.anchor),
        *times_ended(moment, context),
        *dates_of_occasions(moment, context),
        *dates_of_text(moment, context),
        *(times_up_to_stops(told) if moment.surveyed else ()),
        *precedents(moment, discourse),
    ]
    known = [date for date in merged(found) if date.answer is None or edtf.is_valid(date.answer)]
    dates = with_kinds(known, beside, context.anchor, manners=manners(moment, state))
    dates = with_standing(dates, moment, discourse, told_before=told)
    shared = _shared(moment, context, state)
    for date in dates:
        date.shared = shared
    return dates


def _shared(moment: Moment, context: Context, state: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is known of the words that are dated, and which words stand near them."""
    scene = moment.scene
    before = sum(quantity.start < moment.start for quantity in scene.quantities)
    traits = (
        *moment.traits,
        tense(scene, moment.start),
        moment.verb,
        f"figures before {min(before, _MANY)}",
        f"dates {min(len(scene.dates), _MANY)}",
        *traits_of_text(moment, context.discourse),
        *state,
    )
    words = named_by_side(scene, (moment.start, moment.end))
    return (*[f"dated {trait}" for trait in traits], *words)


def _of_plans(published: str) -> Alike:
    """Return what tells that two dates of a planned figure mean the same: none, and the publication, do."""
    undated = (None, published)
    return lambda one, other: (one in undated and other in undated) or edtf.same_time(one, other)


def stands_beside(date: When) -> bool:
    """Tell whether a date is one that the sentence itself names."""
    return date.told.startswith(BESIDE)
