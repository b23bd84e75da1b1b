"""How well what was begun is remembered today, as a whole and of each part that others build on."""

from __future__ import annotations

from datetime import timedelta
from math import exp
from typing import TYPE_CHECKING

from studycli.frozen import frozen
from studycli.model.items import Drill, ItemId, drill_id
from studycli.model.memory import Probability
from studycli.model.review import Moment
from studycli.scheduler.forgetting import factor_and_decay
from studycli.session.prerequisites import Known, Prerequisites, directly_below
from studycli.session.rule import QueueRule

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.place.place import Place
    from studycli.store.rows import Standing
    from studycli.store.store import Store


@frozen
class Standings:
    """How everything stands at the start of the day."""

    mean_recall: Probability
    """The mean believed recall of everything begun; what was answered today already is left out. 1 where nothing was."""
    prerequisites: Prerequisites
    due: int
    """How many items are due in all."""


def read_standings(
    store: Store,
    catalogue: Catalogue,
    place: Place,
    moment: Moment,
    parameters: tuple[float, ...],
    rule: QueueRule,
) -> Standings:
    """How everything that is not suspended stands at `moment`, as `parameters` and the running shift tell.

    Without the shift a learner who forgets faster than the parameters suppose would seem to remember enough for more
    and more new items, while what they began is lost.
    """
    forgetting = factor_and_decay(parameters)
    odds = exp(store.shift(moment.day - timedelta(days=1)).log_odds)

    def known(standing: Standing) -> Known:
        own = Known(standing.items, standing.met, standing.met_before, standing.recall)
        return own.assumed(place.believed(standing.topic)) if standing.topic in place.met else own

    def parts(drill: ItemId) -> list[Known]:
        item = catalogue.item(drill)
        names = item.builds_on if isinstance(item, Drill) else ()
        below = {drill_id(name) for name in names} - {drill}
        return (
            [known(each) for each in store.topic_standings(moment, forgetting, odds, below)] if below else []
        )

    topics = store.topic_standings(moment, forgetting, odds)
    rested = sum(each.rested for each in topics)
    mean = sum(each.rested_recall for each in topics) / rested if rested else 1.0
    builds_on = {name: topic.builds_on for name, topic in catalogue.curriculum.topics.items()}
    below = directly_below(builds_on, {each.topic for each in topics})
    by_topic = {each.topic: known(each) for each in topics}
    return Standings(
        Probability(mean),
        Prerequisites(below, by_topic, parts, Probability(rule.ready_recall)),
        sum(each.due for each in topics),
    )
