"""The line in which somebody types what they look for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from studycli.keys.places import FILTER
from studycli.widgets.key_line import bindings


class FilterBox(Input):
    """One line above a table; arrows and enter belong to the table."""

    KEYS = FILTER
    BINDINGS: ClassVar[list[BindingType]] = bindings(FILTER)
    DEFAULT_CSS = """
    FilterBox {
        border: none; height: 1; padding: 0; margin: 0 0 1 0; background: $background;
        &:focus { border: none; background: $background; background-tint: transparent; }
    }
    """

    class Left(Message):
        """The learner goes from the line to the table."""

    def __init__(self, placeholder: str, value: str = "") -> None:
        super().__init__(value, placeholder, compact=True, select_on_focus=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty line has nothing to clear: escape then leads back."""
        return bool(self.value) if action == "clear" else True

    def action_clear(self) -> None:
        """Shows everything again."""
        self.value = ""

    def action_to_rows(self) -> None:
        """Goes to the table."""
        self.post_message(self.Left())
