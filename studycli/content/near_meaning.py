"""The drill that somebody means who has forgotten its name: by the words of names, titles, topics and questions."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from studycli.model.items import Drill

_WORD = re.compile(r"[a-z]+|[0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FILLING = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "by",
        "for",
        "from",
        "get",
        "in",
        "is",
        "make",
        "my",
        "of",
        "on",
        "or",
        "that",
        "the",
        "to",
        "with",
    ]
)
_OTHER_WORDS = {
    "attn": "attention", "bn": "batch norm", "ce": "cross entropy", "conv": "convolution", "emb": "embedding",
    "gqa": "grouped query attention", "grad": "gradient", "init": "initialization", "ln": "layer norm", "lr": "learning rate", "mha": "multi head attention",
    "pe": "position", "pos": "position", "pred": "prediction", "prob": "probability",
    "qkv": "query", "rel": "relative", "sdpa": "scaled dot product attention", "tok": "token", "win": "window",
}  # fmt: skip
"""What learners shorten."""

_NAME, _TITLE, _TOPIC, _QUESTION = 3.0, 2.5, 2.5, 1.0
"""What a word counts, by where it stands."""
_MISSPELT = 0.85
"""From this likeness on a name is taken for a misspelling and nothing else."""
_LIKE = 0.6
"""Below it, a name that shares no word is no suggestion."""
_COVERED = 0.5
"""The part of what was typed, weighted by how telling each word is, that has to be found again."""


def nearest_drill(name: str, known: Iterable[str], drills: Iterable[Drill]) -> str | None:
    """The known drill that `name` most probably stands for; None when nothing is near.

    `drills` are those of the known ones whose text can be read.
    """
    known = list(known)
    alike = difflib.get_close_matches(name, known, n=1, cutoff=_LIKE)
    if alike and difflib.SequenceMatcher(None, alike[0], name).ratio() >= _MISSPELT:
        return alike[0]
    return _by_words(words(name), {drill.name: _weighed(drill) for drill in drills}) or next(
        iter(alike), None
    )


def _by_words(typed: list[str], texts: Mapping[str, Mapping[str, float]]) -> str | None:
    """The text in which the words that were typed count most; a word tells the more, the fewer texts have it."""
    texts_with = Counter(word for text in texts.values() for word in text)
    telling = {word: log(1 + len(texts) / texts_with[word]) for word in set(typed) & texts_with.keys()}
    if not typed or not telling:
        return None
    usual = sum(telling.values()) / len(telling)
    wanted = sum(telling.get(word, usual) for word in typed)

    def found(text: Mapping[str, float]) -> float:
        return sum(telling[word] for word in typed if word in text)

    def score(name: str) -> tuple[float, float, str]:
        text = texts[name]
        return sum(telling[word] * text.get(word, 0.0) for word in telling), -len(words(name)), name

    best = max(texts, key=score)
    return best if found(texts[best]) >= _COVERED * wanted else None


def _weighed(drill: Drill) -> dict[str, float]:
    """The words of a drill, each with what it counts where it counts most."""
    places = ((drill.prompt, _QUESTION), (drill.topic, _TOPIC), (drill.title, _TITLE), (drill.name, _NAME))
    return {word: weight for text, weight in places for word in words(text)}


def words(text: str) -> list[str]:
    """The telling words of a text or a name, in one form: `WindowMasks` and `window_mask` are the same."""
    found = " ".join(_OTHER_WORDS.get(word, word) for word in _WORD.findall(_CAMEL.sub(" ", text).lower()))
    return [_in_one_form(word) for word in found.split() if word not in _FILLING]


def _in_one_form(word: str) -> str:
    for ending in ("ing", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
    # What begins alike in five letters is one word: position, positional; normalize, normalization.
    return word[:5]
