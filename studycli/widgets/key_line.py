"""The declared keys, for Textual: as bindings, and as the bottom line that tells what can be pressed, or clicked, now."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.actions import parse
from textual.binding import Binding, BindingType
from textual.content import Content, Span
from textual.dom import DOMNode
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from studycli.keys.key import Key, Show, printed, reaches_past_a_box, reaches_past_a_line

_GAPS = ("   ", "  ")


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """The keys as Textual's bindings; what works now is decided by the screen's `check_action`."""
    return [Binding(",".join(key.keys), key.action, key.label, show=False) for key in keys if key.keys]


class KeyLine(Static):
    """Tells the keys that work now, in the order of the key table, as many as fit; the last one always stays.

    The tables are `KEYS` of the focused widget, then of the screen; whether a key works now is asked of their
    `check_action`.
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
        parts = [_clickable(shown, key, place) for key, shown, place in self._working()]
        while True:
            for gap in _GAPS:
                line = Content(gap).join(parts)
                if len(line) <= width or len(parts) <= 2:
                    return line
            del parts[-2]

    def _working(self) -> Iterable[tuple[Key, str, str]]:
        """What works now: the key, its printed form, and where Textual finds its action."""
        focused = self.screen.focused
        reaches = _reach(focused) if focused is not None else lambda key: True
        taken: set[str] = set()
        for owner, place in ((focused, "focused"), (self.screen, "screen")):
            for key in getattr(owner, "KEYS", ()):
                if owner is None or not works_now(owner, key):
                    continue
                shown = key.shown_key(reaches, taken)
                taken.update(map(printed, key.keys))
                if shown is not None and key.show is Show.LINE:
                    yield key, shown, place


def _reach(widget: Widget) -> Callable[[str], bool]:
    """Which keys get past a widget that has the focus."""
    from textual.widgets import Input, TextArea

    if isinstance(widget, Input):
        return reaches_past_a_line
    return reaches_past_a_box if isinstance(widget, TextArea) else lambda key: True


def works_now(owner: DOMNode, key: Key) -> bool:
    """Whether `owner` would carry out `key` now."""
    _, name, parameters = parse(key.action)
    return owner.check_action(name, parameters) is True


def _clickable(shown: str, key: Key, place: str) -> Content:
    label = f"{shown} {key.label}"
    click = Style.from_meta({"@click": f"{place}.{key.action}"})
    return Content(label, spans=[Span(0, len(label), click), Span(0, len(shown), "bold $foreground")])
