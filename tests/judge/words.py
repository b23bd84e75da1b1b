"""How long a sentence is: learners read it between two runs."""

from __future__ import annotations

import re

from studycli.judge.evidence import Explanation

MOST_WORDS = 30
"""What a message may have: it says what is wrong, and the fix says the rest."""

_CODE = re.compile(r"`[^`]*`")
_SHAPE = re.compile(r"[(\[](?:[^()\[\] ]+, ?)+[^()\[\] ]*[)\]]")


def word_count(text: str) -> int:
    """The words of a sentence, a line of code in backquotes or a shape such as (B, N, D) counting as one."""
    return len(_SHAPE.sub("shape", _CODE.sub("code", text)).split())


def whole(told: Explanation) -> str:
    """What a learner reads who asks for the fix as well."""
    return f"{told.message} {told.fix}".rstrip()
