"""Every screen that can be opened by name, declared once: its name, its key, what opens it, and from where.

The app, the bottom lines, help, the home screen and the palette walk this table. A screen's module is imported when it
is shown, and costs nothing until then.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from studycli.frozen import frozen
from studycli.keys.key import Key

if TYPE_CHECKING:
    from textual.screen import Screen

    from studycli.screens.workspace import Workspace

Opener = Callable[["Workspace"], "Screen[Any]"]
"""Makes a screen for a workspace. Raises StudyError when there is nothing to show."""


@frozen
class Registered:
    """One screen."""

    name: str
    """What it is called in the palette and in code, such as `map`."""
    keys: tuple[str, ...]
    label: str
    """One or two words for the bottom line."""
    help: str
    """A sentence for the help screen and the palette."""
    opener: str
    """Where its `Opener` is: `module:function`, the module one of `studycli.screens`."""
    opens_from: frozenset[str]
    """The names of the screens on which its key opens it."""

    @property
    def key(self) -> Key:
        """Its key, for the screens that it opens from."""
        return Key(self.keys, f"open('{self.name}')", self.label, self.help)

    def open(self, workspace: Workspace) -> Screen[Any]:
        """The screen, made anew. Raises what its opener raises."""
        module, function = self.opener.split(":")
        opener: Opener = getattr(import_module(f"studycli.screens.{module}"), function)
        return opener(workspace)


REGISTERED = (
    Registered("home", ("h",), "home", "Go to the home screen.", "home:open_home", frozenset({"summary"})),
    Registered(
        "drills",
        ("d",),
        "drills",
        "Show the catalogue of drills.",
        "catalogue:open_catalogue_of_drills",
        frozenset({"home"}),
    ),
    Registered(
        "cards",
        ("c",),
        "cards",
        "Look through all cards and drills.",
        "browse:open_browser",
        frozenset({"home"}),
    ),
    Registered(
        "write", ("w",), "write", "Write answers against the clock.", "write:open_write", frozenset({"home"})
    ),
    Registered(
        "map", ("m",), "map", "Show the map of topics.", "map:open_map", frozenset({"home", "summary"})
    ),
    Registered(
        "statistics",
        ("s",),
        "statistics",
        "Show the statistics.",
        "stats:open_stats",
        frozenset({"home", "map", "summary"}),
    ),
    Registered("start", (), "start", "Say where you are in the course.", "start:open_start", frozenset()),
)
"""In the order in which the home screen and the bottom lines show them."""


def registered(name: str) -> Registered:
    """The screen called `name`."""
    return next(screen for screen in REGISTERED if screen.name == name)


def opening_keys(name: str) -> tuple[Key, ...]:
    """The keys that open other screens from the one called `name`."""
    return tuple(screen.key for screen in REGISTERED if name in screen.opens_from)
