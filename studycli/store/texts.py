"""What a learner wrote, as SQLite can keep it."""

from __future__ import annotations


def storable(text: str) -> str:
    """`text` itself, or with `?` for what no UTF-8 can hold: a terminal in another encoding leaves lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
