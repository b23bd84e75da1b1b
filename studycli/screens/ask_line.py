"""One question with one line to answer it, in front of whatever is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from studycli.errors import StudyError
from studycli.widgets.notice import Notice


class AskLine(ModalScreen[None]):
    """Enter answers, escape leaves everything as it was; an answer that does not fit is told and stays to be mended."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]
    DEFAULT_CSS = """
    AskLine {
        align: center middle;
        background: $background 60%;
        Vertical { width: 72; max-width: 96%; height: auto; padding: 1 2; border: round $border-blurred;
            background: $background; }
        Input { border: none; height: 1; padding: 0; margin: 1 0; background: $surface; }
        Input:focus { border: none; }
        #ask-keys { color: $muted; }
    }
    """

    def __init__(self, question: str, value: str, answer: Callable[[str], None]) -> None:
        """`answer` gets what was typed, and raises StudyError when it does not fit."""
        super().__init__()
        self._question, self._value, self._answer = question, value, answer

    def compose(self) -> ComposeResult:
        """Question, line, and what went wrong."""
        with Vertical():
            yield Static(self._question, markup=False)
            yield Input(self._value, compact=True)
            yield Notice()
            yield Static("enter answers   esc leaves it as it is", id="ask-keys", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hands the answer over."""
        try:
            self._answer(event.value)
        except StudyError as error:
            self.query_one(Notice).tell_fault(error)
            return
        self.dismiss()
