"""Which keys of the drill screen work at the moment, and what they are called then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studycli.keys.drill import DRILL
from studycli.keys.key import Key

if TYPE_CHECKING:
    from studycli.screens.drill import DrillScreen


def labelled(screen: DrillScreen) -> tuple[Key, ...]:
    """The keys, with the labels that fit now."""
    repetition, marked = screen.repetition, screen.editor.marked_row
    labels = {"hint": f"hint {repetition.hints + 1}/{len(screen.drill.hints)}", "turn": screen.desk.next_page}
    if marked is not None:
        labels["go_to_line"] = f"line {marked + 1}"
    if repetition.rating() is not None:
        labels["show_answer"] = "finish"
    return tuple(replace(key, label=labels.get(key.action, key.label)) for key in DRILL)


def works_now(screen: DrillScreen, action: str) -> bool:
    """Whether the key with this action does something now."""
    if not screen.is_mounted:
        return False
    typing, watching = screen.focused is screen.editor, screen.other.is_watched
    running, verdict = screen.runner.now is not None, screen.panel.verdict
    works = {
        "run": not running,
        "cancel": running,
        "stop_watching": watching,
        "turn": len(screen.desk.pages) > 1,
        "type": not typing and not watching,
        "hint": screen.repetition.hints < len(screen.drill.hints) and not screen.repetition.passed,
        "fix": screen.repetition.has_fix and not running,
        "next_case": len(screen.panel.failing) > 1,
        "output": verdict is not None and bool(verdict.output),
        "go_to_line": screen.editor.marked_row is not None,
        "editor": not watching,
        "watch": not watching,
        "start_over": not typing and not watching,
        "stop_typing": typing,
        "leave": not typing,
        "step_back": not typing,
    }
    return works.get(action, True)
