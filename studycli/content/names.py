"""Written names: ids, the slugs proposed for them, and the nearest name to a misspelt one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import chain, count
from typing import TYPE_CHECKING

from studycli.errors import UsageError

if TYPE_CHECKING:
    from studycli.model.items import Drill

_ID = re.compile(r"\w[\w.-]*")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile("['’]")
_PROPOSED_WORDS = 5
_PROPOSED_LENGTH = 40


def is_id(text: str) -> bool:
    """Whether `text` can be a card's id: letters, digits, `-`, `_` and `.`, a letter or digit first."""
    return _ID.fullmatch(text) is not None and text[0] != "_"


def normal_id(text: str) -> str:
    """The id in the one spelling that is compared: é typed as one character or as two is the same é."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def slug(text: str) -> str:
    """The text as an id: lower case, words joined by hyphens; empty when it has no letter and no digit."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _BETWEEN_WORDS.sub("-", _APOSTROPHES.sub("", plain.casefold())).strip("-")


def proposed_id(text: str, taken: Collection[str]) -> str:
    """A short id for a heading that has none, and that no other card of the deck has."""
    words = slug(text).split("-")[:_PROPOSED_WORDS]
    base = "-".join(words)[:_PROPOSED_LENGTH].strip("-") or "card"
    numbers = chain(
        range(2, 10), count(len(taken) + 10)
    )  # beyond the names that are taken few tries are needed
    names = chain([base], (f"{base}-{number}" for number in numbers))
    return next(name for name in names if name not in taken)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` most probably stands for; None when nothing is near."""
    import difflib

    candidates = list(known)
    found = difflib.get_close_matches(name, candidates, n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """The sentence that names the nearest known name, or `otherwise`."""
    near = nearest(name, known)
    return f"Did you mean {near}?" if near else otherwise


def no_such_drill(name: str, known: Collection[str], drills: Iterable[Drill]) -> UsageError:
    """What to raise for a drill that does not exist; it names the nearest of those that do, in letters or meaning.

    `drills` are those of the known ones whose text can be read.
    """
    from studycli.content.near_meaning import nearest_drill

    near = nearest_drill(name, known, drills)
    otherwise = "`study list drills` shows them all." if known else "There are no drills yet."
    return UsageError(f"There is no drill called {name}.", f"Did you mean {near}?" if near else otherwise)
