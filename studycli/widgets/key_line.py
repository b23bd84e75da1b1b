"""The bottom line: what can be pressed, or clicked, now."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content, Span
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static, TextArea

from studycli.screens.keys import Key, Show

_GAP = "   "


class KeyLine(Static):
    """Tells the keys that work now, in the order of the key table, as many as fit; the last one always stays.

    The table is the screen's `KEYS`; whether a key works now is asked of the screen's `check_action`.
    """

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; color: $muted; text-wrap: nowrap; link-color: $muted; }
    """

    def on_mount(self) -> None:
        """Follows the screen's bindings and focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self.call_after_refresh(self._rewrite)

    def on_resize(self) -> None:
        """Another width, another number of keys."""
        self._rewrite()

    def _follow(self, _: Screen[object]) -> None:
        self._rewrite()

    def _rewrite(self) -> None:
        if self.size == Size(0, 0) or not self.is_attached:
            return
        self.update(self._fitting(self.size.width))

    def _fitting(self, width: int) -> Content:
        parts = [_clickable(shown, key) for key, shown in self._working()]
        while (
            len(parts) > 2 and sum(len(part.plain) for part in parts) + len(_GAP) * (len(parts) - 1) > width
        ):
            del parts[-2]
        return Content(_GAP).join(parts)

    def _working(self) -> Iterable[tuple[Key, str]]:
        screen = self.screen
        writing = isinstance(screen.focused, TextArea)
        told: set[str] = set()
        for key in getattr(screen, "KEYS", ()):
            shown = key.shown_key(writing=writing)
            if key.show is not Show.LINE or shown is None or shown in told:
                continue
            if works_now(screen, key):
                told.add(shown)
                yield key, shown


def works_now(screen: Screen[object], key: Key) -> bool:
    """Whether the screen would carry out `key` now."""
    from textual.actions import parse

    _, name, parameters = parse(key.action)
    return screen.check_action(name, parameters) is True


def _clickable(shown: str, key: Key) -> Content:
    label = f"{shown} {key.label}"
    click = Style.from_meta({"@click": f"screen.{key.action}"})
    return Content(label, spans=[Span(0, len(label), click), Span(0, len(shown), "bold $foreground")])
