"""Everything by its name: what ctrl+p finds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from rich.markup import escape
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from studycli.config import SETTINGS
from studycli.errors import StudyError
from studycli.model.items import DRILL_KIND, ItemId
from studycli.place.scope import Selection
from studycli.reports.finding import Findable
from studycli.screens.registry import REGISTERED
from studycli.screens.settings import ask_setting, choose_theme, run_command
from studycli.screens.workspace import MORE

if TYPE_CHECKING:
    from studycli.screens.app import StudyApp

MOST = 20
"""Hits shown: more than anybody reads, and few enough that a key is answered at once."""
BREATH = 500
"""After how many entries keys are heard again while the list is made."""
FEW = 5
"""With fewer hits, names are also searched for the letters in their order, whatever stands between them."""

RUN = ("report", "day", "doctor", "lint", "backup", "optimize", "simulate")
"""Commands that can be run as they stand, in the terminal."""

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found."""

    name: str
    about: str
    act: Act
    key: str
    """The name as `plain` has it, behind a line break and a space, so that one look tells where a word begins."""
    text: str
    """All that it is found by, as `plain` has it."""
    rank: int
    """Of two that fit equally well the one of the lower rank comes first."""


def entry(name: str, about: str, act: Act, rank: int, more: str = "") -> Entry:
    """An entry that is found by its name, by what it does, and by `more`."""
    return Entry(name, about, act, f"\n {plain(name)}", plain(f"{name} {about} {more}"), rank)


class EverythingProvider(Provider):
    """Screens, commands, sessions, topics, drills, cards, themes and settings."""

    async def startup(self) -> None:
        """Makes the list, and lets keys be heard meanwhile."""
        self._entries: list[Entry] = []
        for place, one in enumerate(entries(cast("StudyApp", self.app))):
            self._entries.append(one)
            if place % BREATH == 0:
                await asyncio.sleep(0)

    async def discover(self) -> Hits:
        """What is offered before anything is typed: the screens, sessions and commands."""
        for one in self._entries:
            if one.rank > 1:
                break
            yield DiscoveryHit(one.name, self._carrying_out(one), one.name, escape(one.about))

    async def search(self, query: str) -> Hits:
        """What has every word that was typed, names that begin with it first."""
        for place, one in enumerate(found(self._entries, query)):
            yield Hit(
                1 - place / (MOST + 1),
                shown(one, query),
                self._carrying_out(one),
                one.name,
                escape(one.about),
            )

    def _carrying_out(self, one: Entry) -> Act:
        def act() -> None:
            try:
                one.act()
            except StudyError as error:
                self.app.notify(f"{error.message} {error.hint}", severity="error")

        return act


def plain(text: str) -> str:
    """The text as it is looked for: small letters, words apart."""
    return text.lower().replace("_", " ").replace("-", " ")


def found(these: Sequence[Entry], query: str) -> list[Entry]:
    """The entries that fit best, at most `MOST`: the name begins with what was typed, a word of it does, it holds it.

    `these` are in the order in which of two that fit equally well one comes first. Takes 10 ms for 20,000.
    """
    wanted = plain(query).strip()
    if not wanted:
        return []
    fitting = list(these)
    for word in wanted.split():
        fitting = [one for one in fitting if word in one.text]
    chosen: dict[int, Entry] = {}
    for start in (f"\n {wanted}", f" {wanted}", wanted, ""):
        chosen |= {id(one): one for one in [one for one in fitting if start in one.key][: MOST + len(chosen)]}
        if len(chosen) >= MOST:
            break
    if len(chosen) < FEW:
        letters = wanted.replace(" ", "")
        chosen |= {id(one): one for one in these if one.rank < _CARDS and _in_order(one, letters)}
    return list(chosen.values())[:MOST]


def _in_order(one: Entry, wanted: str) -> bool:
    letters = iter(one.key)
    return all(letter in letters for letter in wanted)


def shown(one: Entry, query: str) -> Content:
    """The name, with what was typed in bold."""
    name = Content(one.name)
    for word in query.lower().split():
        at = one.name.lower().find(word)
        if at >= 0:
            name = name.stylize("bold", at, at + len(word))
    return name


_TOPICS, _DRILLS, _THEMES, _CARDS = 2, 3, 4, 5


def entries(app: StudyApp) -> Iterator[Entry]:
    """Everything, by rank."""
    work = app.workspace
    for screen in REGISTERED:
        yield entry(screen.name, screen.help, partial(app.open_screen, screen.name), 0, screen.label)
    yield from _sessions(app)
    for name in RUN:
        yield entry(f"study {name}", "Run this command in the terminal.", partial(run_command, app, name), 1)
    topics = work.catalogue.curriculum.topics
    filled = work.store.topic_counts()
    for topic in filled:
        title = topics[topic].title if topic in topics else topic
        scope = Selection(topics=frozenset({topic}))
        yield entry(title, "Study this topic now.", partial(_study, app, scope), _TOPICS, f"{topic} topic")
    cards = []
    for one in work.findables():
        if one.kind == DRILL_KIND:
            topic_title = topics[one.topic].title if one.topic in topics else one.topic
            about = f"Drill · {topic_title} · {one.title}"
            yield entry(one.name, about, partial(_open_item, app, one.item), _DRILLS)
        else:
            cards.append(one)
    for theme in app.available_themes:
        yield entry(
            f"theme {theme}", "Use these colours from now on.", partial(choose_theme, app, theme), _THEMES
        )
    for setting in SETTINGS.values():
        about = f"Setting: {setting.about}."
        yield entry(setting.name, about, partial(ask_setting, app, setting), _THEMES)
    for one in cards:
        yield entry(one.name, f"Card · {one.title}", partial(_look_at, app, one), _CARDS)


def _sessions(app: StudyApp) -> Iterator[Entry]:
    """What can be studied without naming a part of the content."""
    yield entry("study today", "What is worth most today.", partial(app.begin_wanted), 1)
    yield entry(
        f"{MORE} more", "Ahead of time: what gains most.", partial(app.begin_wanted, ahead=MORE), 1, "ahead"
    )
    for state, about in (
        ("failed", "What went wrong in the last week."),
        ("flagged", "What you flagged."),
        ("drills", "The drills that are due or new."),
        ("cards", "The cards that are due or new."),
    ):
        yield entry(f"study {state}", about, partial(app.begin_scoped, state), 1, "custom study")


def _study(app: StudyApp, scope: Selection) -> None:
    app.begin_wanted(scope=scope)


def _open_item(app: StudyApp, item: ItemId) -> None:
    app.begin(app.workspace.chosen([item]))


def _look_at(app: StudyApp, one: Findable) -> None:
    from studycli.screens.browse import BrowseScreen

    app.push_screen(BrowseScreen(among=[one.item]))
