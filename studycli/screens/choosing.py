"""What screens have in common that let the learner choose from a list."""

from __future__ import annotations

from rich.segment import Segment
from textual.screen import ScreenResultType
from textual.strip import Strip
from textual.widgets import OptionList

from studycli.keys.places import CHOOSING
from studycli.keys.review import BACK, HELP
from studycli.screens.study_screen import StudyScreen
from studycli.widgets.key_line import bindings

MARK = "▸ "
"""Before the choice at the cursor: where there are no colours, nothing else tells which one it is."""


class ChoiceList(OptionList):
    """A list whose choice at the cursor has a sign before it, too."""

    DEFAULT_CSS = f"ChoiceList > .option-list--option {{ padding: 0 0 0 {len(MARK)}; }}"

    def render_line(self, y: int) -> Strip:
        """The line, with the sign when it is the first one of the marked choice."""
        line = super().render_line(y)
        at = self.highlighted
        if at is None or y + self.scroll_offset.y != self._index_to_line.get(at):
            return line
        return Strip([Segment(MARK, next(iter(line)).style), *line.crop(len(MARK))])


class ChoosingScreen(StudyScreen[ScreenResultType]):
    """Has a list of things to choose from, whatever has the focus."""

    KEYS = (*CHOOSING, BACK, HELP)
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    ChoosingScreen {
        .page { max-width: 104; }
        #question { text-style: bold; margin: 2 0 1 0; }
        ChoiceList, ChoiceList:focus {
            background: $background;
            background-tint: $background 0%;
            border: none;
            padding: 0;
            height: auto;
            max-height: 1fr;
        }
        ChoiceList > .option-list--option-highlighted, ChoiceList:focus > .option-list--option-highlighted {
            background: $panel;
            color: $foreground;
            text-style: bold;
        }
        Input { border: none; height: 1; padding: 0; background: $surface; margin: 0 0 1 0; }
        Input:focus { border: none; }
        #later { color: $muted; margin: 1 0 0 0; }
    }
    """

    def action_cursor_down(self) -> None:
        """Marks the next one."""
        self.query_one(OptionList).action_cursor_down()

    def action_cursor_up(self) -> None:
        """Marks the one before."""
        self.query_one(OptionList).action_cursor_up()

    def action_select(self) -> None:
        """Chooses what is marked."""
        self.query_one(OptionList).action_select()
