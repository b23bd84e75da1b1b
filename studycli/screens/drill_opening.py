"""From a drill in the queue to its screen."""

from __future__ import annotations

from studycli.content.drill_source import starter
from studycli.drilling.repetition import Repetition
from studycli.model.items import Drill
from studycli.screens.drill import DrillScreen, Start
from studycli.screens.sitting import Sitting


def open_drill(sitting: Sitting, drill: Drill, start: Start = Start.EDITOR) -> DrillScreen:
    """The screen for one repetition of `drill`, which is the session's current item.

    Raises ContentError when the drill's reference cannot be read.
    """
    topic = sitting.catalogue.curriculum.topics.get(drill.topic)
    return DrillScreen(
        drill,
        repetition=Repetition(drill, sitting.session, starter=starter(drill)),
        judge=sitting.judge,
        preview=sitting.session.previews,
        device=sitting.device,
        topic_title=topic.title if topic else "",
        start=start,
    )
