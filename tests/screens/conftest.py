"""Sittings for the screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from .sittings import Content, Place, sit_down

Sit = Callable[..., Place]


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """Opens a sitting over the decks in `deck`; what an earlier one in this test left is still there."""
    with ExitStack() as stack:

        def begin(deck: str = "", theme: str = "study-dark", **files: str) -> Place:
            content = Content(deck, files) if deck else None
            return stack.enter_context(sit_down(tmp_path, content, theme=theme))

        yield begin
