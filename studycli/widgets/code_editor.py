"""A code editor for Python: Textual's text area with the habits that hands expect."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from studycli.drilling.indentation import LEVEL, next_indentation
from studycli.keys.drill import EDITING
from studycli.keys.key import Key
from studycli.widgets.code_highlighting import LANGUAGE, QUERY, code_theme, python_grammar

_THEME = "study"

_RowsChange = Callable[[list[str]], list[str]]


class CodeEditor(TextArea):
    """Python with highlighting, auto-indent and line numbers. Escape is left to the screen."""

    DEFAULT_CSS = """
    CodeEditor, CodeEditor:focus {
        border: none;
        padding: 0;
        background: $background;
        scrollbar-size: 1 1;
        & .text-area--cursor-line { background: $surface; }
        & .text-area--cursor-gutter { background: $surface; }
        & .code-editor--marked { background: $error 30%; text-style: underline; }
    }
    """
    KEYS: ClassVar[tuple[Key, ...]] = EDITING
    COMPONENT_CLASSES: ClassVar[set[str]] = {"code-editor--marked"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+tab", "dedent", "Dedent", show=False),
        Binding("ctrl+underscore,ctrl+slash", "toggle_comment", "Comment", show=False),
    ]

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(
            "", soft_wrap=False, show_line_numbers=True, tab_behavior="indent", max_checkpoints=500, id=id
        )
        self.marked_row: int | None = None
        self.indent_width = LEVEL
        self.register_language(LANGUAGE, python_grammar(), QUERY)
        self.register_theme(code_theme(_THEME, {}))
        self.language = LANGUAGE
        self.theme = _THEME
        self.load_text(text)

    def on_mount(self) -> None:
        """Takes the colours of the app's theme, now and whenever it changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._take_colours())
        self._take_colours()

    def _take_colours(self) -> None:
        self.register_theme(code_theme(_THEME, self.app.theme_variables))
        self._set_theme(_THEME)
        self._line_cache.clear()
        self.refresh()

    def mark(self, row: int | None) -> None:
        """Marks a row (counted from 0) as the one that a message speaks of, and scrolls to it; None marks none."""
        if row is not None and not 0 <= row < self.document.line_count:
            row = None
        if row != self.marked_row:
            self.marked_row = row
            self._line_cache.clear()
            self.refresh()
        if row is not None:
            self.scroll_to(y=max(0, row - self.size.height // 2), animate=False)

    def set_cursor(self, location: tuple[int, int]) -> None:
        """Moves the cursor to a row and column, or as near as the text allows."""
        row = min(max(0, location[0]), self.document.line_count - 1)
        self.move_cursor((row, min(max(0, location[1]), len(self.document.get_line(row)))))

    def replace_all(self, text: str) -> None:
        """Puts `text` in the place of everything, as one edit that can be undone."""
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scrolls to the cursor; back to the first column as soon as the cursor would be in sight there."""
        scrolled = super().scroll_cursor_visible(center, animate)
        column = self._cursor_offset[0] + self.gutter_width
        if not self.soft_wrap and self.scroll_x and column < self.scrollable_content_region.width - 1:
            self.scroll_to(x=0, animate=False)
        return scrolled

    def get_line(self, line_index: int) -> Text:
        """The row as it is drawn, with the marked one standing out."""
        line = super().get_line(line_index)
        if line_index == self.marked_row:
            line.stylize(self.get_component_rich_style("code-editor--marked"))
        return line

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.prevent_default()
            return
        if self.read_only:
            return
        if event.key == "enter":
            self._take(event)
            self._break_line()
        elif event.key == "tab" and not self.selection.is_empty:
            self._take(event)
            self._shift_rows(_indented)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.read_only and (
            result := self._replace_via_keyboard(as_typed(event.text), *self.selection)
        ):
            self.move_cursor(result.end_location)

    def action_paste(self) -> None:
        """Pastes what was copied in this program."""
        if result := self._replace_via_keyboard(as_typed(self.app.clipboard), *self.selection):
            self.move_cursor(result.end_location)

    def action_delete_left(self) -> None:
        """Deletes the selection, the sign before the cursor, or one level of indentation."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        if self.selection.is_empty and before and not before.strip(" "):
            self._delete_via_keyboard((row, (column - 1) // LEVEL * LEVEL), (row, column))
        else:
            super().action_delete_left()

    def action_dedent(self) -> None:
        """Moves the selected rows, or the cursor's, one level to the left."""
        self._shift_rows(_dedented)

    def action_toggle_comment(self) -> None:
        """Comments the selected rows, or the cursor's, or uncomments them when they all are."""
        self._shift_rows(_comment_toggled)

    def action_cursor_line_start(self, select: bool = False) -> None:
        """To the first sign of the row; from there to its very start."""
        self.move_cursor(self.get_cursor_line_start_location(smart_home=True), select=select)

    @staticmethod
    def _take(event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def _break_line(self) -> None:
        start, end = sorted(self.selection)
        before = self.document.get_text_range((0, 0), start)
        row, column = end
        # Spaces that the break would push onto the new row would add to its indentation.
        rest = self.document.get_line(row)[column:]
        end = (row, column + len(rest) - len(rest.lstrip(" ")))
        self._replace_via_keyboard("\n" + next_indentation(before), start, end)

    def _shift_rows(self, change: _RowsChange) -> None:
        """Replaces the selected rows by `change` of them, as one edit, and keeps them selected."""
        if self.read_only:
            return
        (first, first_column), (last, last_column) = sorted(self.selection)
        if last > first and last_column == 0:
            last -= 1  # a selection that ends at the start of a row does not mean that row
        rows = [self.document.get_line(row) for row in range(first, last + 1)]
        changed = change(rows)
        if changed == rows:
            return
        was_empty = self.selection.is_empty
        self.replace("\n".join(changed), (first, 0), (last, len(rows[-1])), maintain_selection_offset=False)
        if was_empty:
            self.move_cursor((first, max(0, first_column + len(changed[0]) - len(rows[0]))))
        else:
            self.selection = Selection((first, 0), (last, len(changed[-1])))


def as_typed(text: str) -> str:
    """Pasted text as if it had been typed: line breaks as `\\n`, tabs as spaces, no control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").removeprefix("\ufeff")
    return "".join(sign for sign in lines.expandtabs(LEVEL) if sign == "\n" or sign.isprintable())


def _indented(rows: list[str]) -> list[str]:
    return [" " * LEVEL + row if row.strip() else row for row in rows]


def _dedented(rows: list[str]) -> list[str]:
    return [row[min(LEVEL, len(row) - len(row.lstrip(" "))) :] for row in rows]


def _comment_toggled(rows: list[str]) -> list[str]:
    written = [row for row in rows if row.strip()]
    if not written:
        return rows
    if all(row.lstrip().startswith("#") for row in written):
        return [_uncommented(row) for row in rows]
    level = min(len(row) - len(row.lstrip(" ")) for row in written)
    return [f"{row[:level]}# {row[level:]}" if row.strip() else row for row in rows]


def _uncommented(row: str) -> str:
    before, sign, after = row.partition("#")
    return before + after.removeprefix(" ") if sign else row
