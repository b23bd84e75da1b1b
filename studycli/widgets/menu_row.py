"""A row of a menu: what it is about, how it stands, and the key that opens it."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

_LABEL, _KEY = 13, 8
"""Columns of the label, and of the key at the end."""


class MenuRow(Widget, can_focus=False):
    """One line; a click does what its key does."""

    DEFAULT_CSS = """
    MenuRow { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    MenuRow:hover { background: $surface; }
    """

    def __init__(self, label: str, key: str, action: str) -> None:
        """`action` is one of the screen's."""
        super().__init__()
        self._label, self._key, self._action = label, key, action
        self._text = self._aside = ""

    def say(self, text: str, aside: str = "") -> None:
        """Shows how it stands now; `aside` is set apart, to the right."""
        self._text, self._aside = text, aside
        self.refresh()

    def render(self) -> Content:
        """Label, text, aside and key; where there is little room the aside goes first."""
        room = self.size.width - _LABEL - _KEY
        gap = room - len(self._text) - len(self._aside)
        aside = f"{' ' * gap}{self._aside}" if gap >= 2 else " " * max(0, room - len(self._text))
        return Content.assemble(
            (f"{self._label:<{_LABEL}}", "$muted"),
            self._text if len(self._text) <= room else self._text[: room - 1] + "…",
            (aside, "$muted"),
            (f"{self._key:>{_KEY}}", "bold $accent"),
        )

    async def on_click(self) -> None:
        """Does it."""
        await self.screen.run_action(self._action)
