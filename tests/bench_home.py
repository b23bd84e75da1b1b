"""How soon palette, browser and catalogue answer a key with 20,000 items and 200,000 reviews, and how soon they open.

    python tests/bench_home.py [--keep FOLDER]

Types into each on a terminal that nobody sees (80×24), and waits after every key until what was found is on the
screen. Prints the median and the slowest key; the aim is at most 50 ms. `--keep` uses or makes the data of
bench_session.py there. The time in which the program only waits for more keys does not count: the processor's time is
measured, which another program on the machine does not change.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bench_session import ITEMS, REVIEWS, chain
from bench_store import NOW, fill
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from studycli.catalogue import Catalogue
from studycli.commands.opening import Study
from studycli.config import Config
from studycli.place.chosen_place import choose_position
from studycli.scheduler.settings import SchedulingSettings
from studycli.screens.app import StudyApp
from studycli.screens.finding import FindingScreen
from studycli.screens.home import HomeScreen
from studycli.screens.workspace import Workspace
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SetClock

AIM = 50.0
"""Milliseconds."""
TYPED = ("window", "attention layer", "item-199", "drills position")
WORDS = [
    "window",
    "attention",
    "patch",
    "token",
    "layer",
    "position",
    "embedding",
    "softmax",
    "gradient",
    "norm",
    "residual",
    "head",
    "query",
    "key",
    "value",
    "mask",
]
Keys = dict[str, list[float]]


def give_texts(store: Store) -> None:
    """Gives every item a text of its own, as long as a card's usually is."""
    dice = random.Random(7)
    with store.content.writing("the payloads") as connection:
        rows = connection.execute("SELECT id, kind FROM items").fetchall()
        for item, kind in rows:
            text = " ".join(dice.choices(WORDS, k=60))
            card = ["Deck", f"{text[:70]}?", text, "", [], []]
            drill = [item.removeprefix("drill:"), text[:40], 2, [], [], text, []]
            payload = json.dumps(drill if kind == "drill" else card)
            connection.execute("UPDATE items SET payload = ? WHERE id = ?", (payload, item))


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    """Lets the app work until something is so, at most ten seconds."""
    ends = time.monotonic() + 10
    while not true() and time.monotonic() < ends:
        await asyncio.sleep(0.002)
    if not true():
        raise TimeoutError("it never came to be so")


async def computed(act: Awaitable[object]) -> float:
    """Milliseconds that the processor spent until `act` was done."""
    begun = time.process_time()
    await act
    return (time.process_time() - begun) * 1000


async def pressed(pilot: Pilot[Any], key: str, true: Callable[[], bool]) -> None:
    """Presses a key, and waits until something is so."""
    await pilot.press(key)
    await until(pilot, true)


async def type_into(pilot: Pilot[Any], answered: Callable[[str], bool], spent: list[float]) -> None:
    """Types every text of TYPED, key by key, and clears it again."""
    for text in TYPED:
        for place in range(1, len(text) + 1):
            key = "space" if text[place - 1] == " " else text[place - 1]
            spent.append(await computed(pressed(pilot, key, lambda typed=text[:place]: answered(typed))))
        await pilot.press(*["backspace"] * len(text))
        await pilot.pause(0.3)


async def in_screen(pilot: Pilot[Any], key: str, spent: Keys) -> None:
    """Browser or catalogue: opens it and types."""
    app = pilot.app

    def is_read() -> bool:
        return (
            isinstance(app.screen, FindingScreen)
            and bool(app.screen.query("GrowingTable"))
            and bool(app.screen.table.things)
        )

    name = {"c": "browser", "d": "catalogue"}[key]
    spent[f"{name}, opening"] = [await computed(pressed(pilot, key, is_read))]
    screen = app.screen
    assert isinstance(screen, FindingScreen)
    await type_into(pilot, lambda typed: screen.found_for == typed, spent.setdefault(name, []))
    await pilot.press("escape")
    await pilot.pause(0.3)


async def in_palette(pilot: Pilot[Any], spent: Keys) -> None:
    """ctrl+p: opens it and types."""
    app = pilot.app
    app.simulate_key("ctrl+p")
    spent["palette, opening"] = [
        await computed(
            until(
                pilot,
                lambda: (
                    bool(app.screen.query(CommandList)) and app.screen.query_one(CommandList).option_count > 5
                ),
            )
        )
    ]
    await pilot.pause(1.0)
    refreshed: list[str] = []
    refresh = CommandPalette._refresh_command_list

    def noted(palette: CommandPalette, *given: Any) -> None:
        refreshed.append(palette.query_one(Input).value)
        refresh(palette, *given)

    CommandPalette._refresh_command_list = noted  # type: ignore[method-assign]

    def answered(typed: str) -> bool:
        return bool(refreshed) and refreshed[-1] == typed

    await type_into(pilot, answered, spent.setdefault("palette", []))


async def measure(workspace: Workspace) -> Keys:
    """Milliseconds for every key, by screen."""
    spent: Keys = {}
    app = StudyApp(workspace, HomeScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.0)
        begun = time.process_time()
        app.screen._count()  # type: ignore[attr-defined]
        spent["home, its figures"] = [(time.process_time() - begun) * 1000]
        await in_palette(pilot, spent)
        await pilot.press("escape")
        await in_screen(pilot, "c", spent)
        await in_screen(pilot, "d", spent)
    return spent


def main() -> int:
    """Makes the data when it is not there, and measures; returns 1 when the aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path)
    keep = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        is_new = not (folder / "study.db").exists()
        clock = SetClock(NOW)
        with open_store(
            folder / "study.db", SchedulingSettings(), clock, backups=folder / "backups"
        ) as store:
            if is_new:
                fill(store, ITEMS, REVIEWS)
            give_texts(store)
            choose_position(store, clock.now(), None)
            catalogue = Catalogue(store, chain(), [])
            workspace = Workspace(Study(Config(), clock, store, catalogue, store.scheduler))
            spent = asyncio.run(measure(workspace))
    missed = False
    for name, times in spent.items():
        worst = max(times)
        missed |= len(times) > 1 and statistics.median(times) > AIM
        print(
            f"{name:<22} median {statistics.median(times):6.1f} ms   slowest {worst:6.1f} ms   of {len(times)}"
        )
    print(f"The aim for a key is {AIM:g} ms.")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
