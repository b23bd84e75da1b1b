"""Modules that load when something in them is first used."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """Stands for a module until something of it is asked for, and hands on whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def load_when_used(name: str) -> None:
    """Makes `import name`, wherever it stands from now on, cost nothing until something of the module is used.

    For what annotations name and most runs never look at. (importlib's LazyLoader loads at the second import.)
    """
    if name not in sys.modules:
        sys.modules[name] = _StandIn(name)
