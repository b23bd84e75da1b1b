"""What a learner wrote, made harmless for a page that somebody else opens."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Control characters, which no page may hold, and marks that turn the direction of what stands beside them."""

_BREAKS = re.compile("[\t\n\u000b\u000c\r\u0085\u2028\u2029]+")
_HALVES = re.compile("[\ud800-\udfff]")
"""Lone surrogates: no UTF-8 can hold them."""


def harmless(text: str) -> str:
    """`text` in one line, without control characters, direction marks and halves of characters."""
    return _HALVES.sub("\ufffd", _UNSEEN.sub("", _BREAKS.sub(" ", text)))
