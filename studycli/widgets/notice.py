"""One line that says what has just happened, or what went wrong."""

from __future__ import annotations

from textual.widgets import Static

from studycli.errors import StudyError


class Notice(Static):
    """Keeps its place when it is empty, so that nothing jumps."""

    DEFAULT_CSS = """
    Notice { height: auto; min-height: 1; max-height: 4; color: $muted; }
    Notice.-fault { color: $error; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def tell(self, text: str) -> None:
        """Says something quietly; an empty text clears the line."""
        self.remove_class("-fault")
        self.update(text)

    def tell_fault(self, error: StudyError) -> None:
        """Says what went wrong and what to do next."""
        self.add_class("-fault")
        self.update(f"✗ {error.message} {error.hint}".rstrip())
