"""What holds of every screen: help is one key away, and escape is never the key that leaves."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest
from textual.screen import ModalScreen, Screen

import studycli.screens
from studycli.screens.drill_app import DrillAlone
from studycli.screens.too_small import TooSmallScreen


def screens() -> list[type[Screen[object]]]:
    """Every screen of the program that a learner can be on."""
    for module in pkgutil.iter_modules(studycli.screens.__path__):
        import_module(f"studycli.screens.{module.name}")
    found: list[type[Screen[object]]] = []
    waiting: list[type[Screen[object]]] = [Screen]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("studycli.") and not issubclass(
                kind, ModalScreen | TooSmallScreen | DrillAlone
            ):
                found.append(kind)
    return sorted(found, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", screens(), ids=lambda kind: kind.__name__)
def test_help_is_one_key_away_and_escape_does_not_leave(kind: type[Screen[object]]) -> None:
    keys = kind._merge_bindings().key_to_bindings
    assert "help" in [binding.action for binding in keys["f1"]]
    assert "leave" not in [binding.action for binding in keys.get("escape", ())]
