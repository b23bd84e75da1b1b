"""Where the learner stands this morning: the figures of the home screen, and the same in six lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from studycli.frozen import frozen
from studycli.model.items import DRILL_PREFIX, ItemId, Minutes
from studycli.model.review import Moment, Rating
from studycli.place.chosen_place import focus_words
from studycli.place.pages import DayPage, read_page
from studycli.place.place import Place
from studycli.reports.gathering.held import Held, held_now
from studycli.reports.gathering.topics import by_topic, phase_memories, topic_memories
from studycli.reports.wording import percent, spent
from studycli.session.entries import Queue, QueueOptions, Reason
from studycli.session.queue import build_queue
from studycli.session.summing_up import days_in_a_row
from studycli.wording import clock, count

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.config import Config
    from studycli.store.statistics import DrillPass
    from studycli.store.store import Store

SPARK_DAYS = 7
MOST_TITLES = 2
"""Phases that are named; more of them do not fit into a line of 80 columns."""
_DAY = timedelta(days=1)


class Share(NamedTuple):
    """So many of so many."""

    done: int
    of: int


@frozen
class Home:
    """What the home screen shows."""

    today: date
    place: str
    """Day and title of the course, such as `Day 50 · Universal tokens`."""
    focus: str
    """The scopes that new items come from; empty without a focus."""
    page: DayPage | None
    """What the course's page of the day asks for; None at the beginning."""
    last_day: int
    """Of the course; 0 when it has no days."""
    spark: tuple[int, ...]
    """Items answered on each of the latest days, today last."""
    streak: int
    """Days in a row with an answer; a day that is not over yet breaks no row."""
    due: int
    new: int
    checks: int
    minutes: Minutes
    """What today's queue will probably cost."""
    opening: str
    """What the learner should be told before anything else: a pause, for example. May be empty."""
    drills: Share
    """Passed at least once."""
    drills_due: int
    cards: Share
    """Answered at least once."""
    branches: tuple[str, ...]
    """How each phase of the course stands, such as `vision 62 %`."""
    latest: str
    """What was done on the latest day of study; empty before the first."""


def gather_home(store: Store, catalogue: Catalogue, config: Config, moment: Moment) -> Home:
    """The figures as of `moment`. Raises StoreError."""
    queue = build_queue(store, catalogue, store.scheduler, moment, QueueOptions.from_config(config))
    place = queue.place
    parameters = store.scheduler.settings.parameters
    page = None if place.day is None else read_page(store, catalogue, moment, place.day, parameters)
    held = held_now(store, moment, parameters)
    days = dict(store.study_days(moment.day, SPARK_DAYS))
    reasons = _reasons(queue)
    passes = store.drill_passes(moment.day)
    drill_names = catalogue.drill_names()
    passed = {one.item for one in passes if one.rating > Rating.AGAIN}
    counts = store.topic_counts()
    seen_drills = sum(one.row.item.startswith(DRILL_PREFIX) for one in held)
    items, seen = sum(each.items for each in counts.values()), len(held)
    return Home(
        today=moment.day,
        place=_said_place(place, page),
        focus=" ".join(focus_words(store)) if place.focus else "",
        page=page,
        last_day=catalogue.curriculum.last_day or 0,
        spark=tuple(days.get(moment.day - back * _DAY, 0) for back in reversed(range(SPARK_DAYS))),
        streak=days_in_a_row(store, moment.day),
        due=reasons.get(Reason.DUE, 0),
        new=reasons.get(Reason.NEW, 0),
        checks=reasons.get(Reason.CHECK, 0),
        minutes=Minutes(queue.expected / 60),
        opening=" ".join(filter(None, (*place.remarks, queue.opening))),
        drills=Share(len(passed & {ItemId(DRILL_PREFIX + name) for name in drill_names}), len(drill_names)),
        drills_due=sum(one.is_due and one.row.item.startswith(DRILL_PREFIX) for one in held),
        cards=Share(seen - seen_drills, items - len(drill_names)),
        branches=tuple(_branches(store, catalogue, place, held)),
        latest=_latest(store, days, moment.day, passes),
    )


def _reasons(queue: Queue) -> Mapping[Reason, int]:
    """How many of the queue are new, are checks, or come back for whatever reason."""
    found: dict[Reason, int] = {}
    for entry in queue.entries:
        kept = entry.reason if entry.reason in {Reason.NEW, Reason.CHECK} else Reason.DUE
        found[kept] = found.get(kept, 0) + 1
    return found


def _said_place(place: Place, page: DayPage | None) -> str:
    if page is None:
        return "From the beginning"
    return " · ".join(filter(None, [f"Day {place.day}", page.title]))


def _branches(store: Store, catalogue: Catalogue, place: Place, held: Sequence[Held]) -> Iterator[str]:
    """The phases that have been begun or met, the one that is learnt first; where none has, the first of all."""
    groups = by_topic(held)
    memories = topic_memories(catalogue.curriculum, store.topic_counts(), groups, place.assumed)
    phases = phase_memories(catalogue.curriculum, memories, groups)
    here = None if place.day is None else catalogue.curriculum.phase_on(place.day)
    learnt = [phase for phase in phases if phase.seen or (here and phase.label == here.label)]
    met = [phase.title.lower() for phase in phases if phase.assumed and phase not in learnt]
    for phase in reversed(learnt or ([] if met else phases[:1])):
        yield f"{phase.title.lower()} {percent(phase.share) if phase.seen else 'new'}"
    if met:
        yield f"{', '.join(met) if len(met) <= MOST_TITLES else count(len(met), 'phase')} met"


def _latest(store: Store, days: Mapping[date, int], today: date, passes: Sequence[DrillPass]) -> str:
    if not days:
        return ""
    day = max(days)
    items = store.item_totals(day, day)
    minutes = Minutes(sum(item.seconds for item in items) / 60)
    told = f"{_said_day(day, today)}: {count(len(items), 'item')} in {spent(minutes)}"
    return "; ".join([told, *_passed_on(day, passes)[:1]])


def _said_day(day: date, today: date) -> str:
    match (today - day).days:
        case 0:
            return "today so far"
        case 1:
            return "yesterday"
        case ago:
            return f"{ago} days ago"


def _passed_on(day: date, passes: Sequence[DrillPass]) -> list[str]:
    """The drills that were passed on a day, the one that got faster by most first."""
    told = []
    for one in passes:
        if one.day == day and one.rating > Rating.AGAIN:
            before = [
                each.seconds
                for each in passes
                if each.item == one.item and each.id < one.id and each.rating > Rating.AGAIN
            ]
            faster = before[-1] - one.seconds if before else 0.0
            then = f" ({clock(before[-1])} before)" if before else ""
            told.append(
                (-faster, f"{one.item.removeprefix(DRILL_PREFIX)} passed in {clock(one.seconds)}{then}")
            )
    return [text for _, text in sorted(told)]


# In words


def said_date(day: date) -> str:
    """`Monday 30 November`."""
    return f"{day:%A} {day.day} {day:%B}"


def said_streak(home: Home) -> str:
    """`12 days`, of days in a row; empty below two."""
    return count(home.streak, "day") if home.streak > 1 else ""


def spark(home: Home) -> str:
    """A sign a day: `▁▂▃▁▅▂▇`; a space for a day without an answer."""
    most = max(home.spark, default=0)
    return "".join("▁▂▃▄▅▆▇█"[min(7, 8 * items // most)] if items else " " for items in home.spark)


def said_queue(home: Home) -> str:
    """`● 9 due   ○ 6 new   2 checks`, without what there is none of."""
    checks = count(home.checks, "check") if home.checks else ""
    parts = [f"● {home.due} due" if home.due else "", f"○ {home.new} new" if home.new else "", checks]
    return "   ".join(filter(None, parts)) or "nothing is due"


def said_minutes(home: Home) -> str:
    """`about 24 minutes`; empty with nothing to do."""
    return f"about {spent(home.minutes)}" if home.due or home.new or home.checks else ""


def said_page(home: Home) -> str:
    """`day 50: 11 of 14 done, 2 drills left`; empty at the beginning and for a day without anything to study."""
    page = home.page
    if page is None or not page.parts:
        return ""
    left = f", {count(page.drills_left, 'drill')} left" if page.drills_left else ""
    return f"day {page.day}: {page.done} of {len(page.parts)} done{left}"


def said_drills(home: Home) -> str:
    """`31 of 138 passed, 3 due`."""
    due = f", {home.drills_due} due" if home.drills_due else ""
    return f"{home.drills.done:,} of {home.drills.of:,} passed{due}"


def said_cards(home: Home) -> str:
    """`118 of 460 begun`."""
    return f"{home.cards.done:,} of {home.cards.of:,} begun"


def home_as_text(home: Home) -> str:
    """Six lines for a pipe; without a page of the day what was done last takes its place."""
    row = f" · {home.streak} days in a row" if home.streak > 1 else ""
    today = ", ".join(filter(None, [said_queue(home).replace("   ", ", "), said_minutes(home)]))
    page = said_page(home)
    lines = [
        f"{said_date(home.today)} · {home.place}{row}",
        f"today      {today}",
        *([f"the page   {page}"] if page else []),
        f"drills     {said_drills(home)}",
        f"cards      {said_cards(home)}",
        f"the map    {' · '.join(home.branches)}",
    ]
    if not page:
        lines.append(home.latest or "`study today` begins; `study --help` shows everything.")
    return "\n".join(lines) + "\n"
