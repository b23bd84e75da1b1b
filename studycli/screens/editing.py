"""An item in the learner's own editor. What came with the program is copied first, and the copy is edited."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studycli.model.items import Card, Item, Place

Lend = Callable[[Sequence[str], Place], None]
"""Lends the terminal to a command that opens the place. Raises StudyError when that cannot be done."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of it."""

    path: Path
    """The file that was edited."""
    told: str
    """The learner is told so."""


def edit(item: Item, lend: Lend) -> Edited:
    """Opens the item's file at its line, and returns when the editor is closed.

    Raises StudyError when there is no editor, or the file cannot be copied; nothing is left behind then.
    """
    # Only who edits waits for these.
    from studycli.authoring.copying import copy_card, copy_drill, is_shipped
    from studycli.drilling.external_editor import find_editor
    from studycli.screens.editor_line import at_line

    editor = find_editor(os.environ).command
    if not is_shipped(item.place.path):
        lend(at_line(editor, item.place), item.place)
        return Edited(item.place.path, "Read again.")
    copied = copy_card(item) if isinstance(item, Card) else copy_drill(item)
    try:
        lend(at_line(editor, copied.place), copied.place)
    finally:
        is_untouched = copied.take_back_if_untouched()
    if is_untouched:
        return Edited(copied.place.path, "Nothing was changed.")
    return Edited(copied.place.path, f"Your copy in {copied.place.path} stands in for the original now.")
