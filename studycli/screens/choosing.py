"""What screens have in common that let the learner choose from a list."""

from __future__ import annotations

from textual.screen import ScreenResultType
from textual.widgets import OptionList

from studycli.keys.places import CHOOSING
from studycli.keys.review import BACK, HELP
from studycli.screens.study_screen import StudyScreen
from studycli.widgets.key_line import bindings


class ChoosingScreen(StudyScreen[ScreenResultType]):
    """Has a list of things to choose from, whatever has the focus."""

    KEYS = (*CHOOSING, BACK, HELP)
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    ChoosingScreen {
        .page { max-width: 104; }
        #question { text-style: bold; margin: 2 0 1 0; }
        OptionList, OptionList:focus {
            background: $background;
            background-tint: $background 0%;
            border: none;
            padding: 0;
            height: auto;
            max-height: 1fr;
        }
        OptionList > .option-list--option-highlighted, OptionList:focus > .option-list--option-highlighted {
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
