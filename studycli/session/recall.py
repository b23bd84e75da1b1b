"""How well what was begun is remembered today, as a whole and of each part that others build on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from studycli.model.items import Drill, ItemId, TopicId, drill_id
from studycli.model.memory import Probability
from studycli.scheduler.forgetting import curve
from studycli.session.prerequisites import Known, Prerequisites, directly_below
from studycli.session.rule import QueueRule

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.place.place import Place
    from studycli.store.store import Store


@dataclass(frozen=True, slots=True)
class Standings:
    """How everything stands at the start of the day."""

    mean_recall: Probability
    """The mean believed recall of everything begun; what was answered today already is left out. 1 where nothing was."""
    prerequisites: Prerequisites


def read_standings(
    store: Store,
    catalogue: Catalogue,
    place: Place,
    day: date,
    parameters: tuple[float, ...],
    rule: QueueRule,
) -> Standings:
    """How everything that is not suspended stands on study day `day`, as `parameters` tell."""
    recall = curve(parameters)
    topics: defaultdict[TopicId, Known] = defaultdict(Known)
    drills: dict[ItemId, Known] = {}
    begun, total = 0, 0.0
    for topic, drill, ratio, is_met_today, is_answered_today in store.standings(day):
        chance = None if ratio is None else recall(1.0, ratio)
        topics[topic].add(chance, today=bool(is_met_today))
        if drill is not None:
            drills[drill] = Known()
            drills[drill].add(chance, today=bool(is_met_today))
            if chance is None and topic in place.met:
                drills[drill].assume(place.believed(topic))
        if chance is not None and not is_answered_today:
            begun += 1
            total += chance
    for topic in place.met:
        if topic in topics:
            topics[topic].assume(place.believed(topic))

    def parts(drill: ItemId) -> list[ItemId]:
        item = catalogue.item(drill)
        return [drill_id(name) for name in item.builds_on] if isinstance(item, Drill) else []

    builds_on = {name: topic.builds_on for name, topic in catalogue.curriculum.topics.items()}
    prerequisites = Prerequisites(
        directly_below(builds_on, topics), topics, drills, parts, Probability(rule.ready_recall)
    )
    return Standings(Probability(total / begun if begun else 1.0), prerequisites)
