"""The headings that make cards: `## What is asked {#id .kind topic=vit}`."""

from __future__ import annotations

import re

from studycli.content.names import did_you_mean, is_id, normal_id
from studycli.frozen import frozen

CLASSES = ("cloze", "rows", "tree")

HEADING = re.compile(r" {0,3}##(?:[ \t]+(.*))?$")


@frozen
class Heading:
    """A heading as it was written. `problem` is (message, remedy) when its attributes make no sense."""

    text: str
    id: str
    """Empty when none is written."""
    kind: str
    """One of CLASSES, empty for a plain card."""
    topic: str
    """Empty when the deck's topic holds."""
    original: str
    """The fingerprint of the section that this one was copied from and stands in for; empty when it is no copy."""
    problem: tuple[str, str] | None


def parse_heading(written: str) -> Heading:
    """The heading from what follows its `##`."""
    text, words = _split(_without_closing_marks(written.strip()))
    ids: list[str] = []
    kinds: list[str] = []
    topic, original, problem = "", "", None
    for word in words:
        if word[0] == "#":
            ids.append(normal_id(word[1:]))
        elif word[0] == ".":
            kinds.append(word[1:])
        elif word.startswith("topic=") and len(word) > len("topic="):
            topic = word.removeprefix("topic=")
        elif word.startswith("original=") and len(word) > len("original="):
            original = word.removeprefix("original=")
        else:
            problem = (
                f"{word!r} means nothing in a heading.",
                "A heading takes {#id}, {#id .kind} and topic=…",
            )
    problem = problem or _problem(ids, kinds)
    return Heading(text, ids[0] if ids else "", kinds[0] if kinds else "", topic, original, problem)


def _without_closing_marks(written: str) -> str:
    """`A heading ##` is `A heading`."""
    bare = written.rstrip("#")
    return bare.rstrip() if bare != written and (not bare or bare[-1] in " \t") else written


def _split(written: str) -> tuple[str, list[str]]:
    """The heading's text, and the words of the attributes in braces at its end; braces may also just be text."""
    start = written.rfind("{") if written.endswith("}") else -1
    if start < 0:
        return written, []
    words = written[start + 1 : -1].split()
    if not any(word[0] in "#." or word.startswith("topic=") for word in words):
        return written, []
    return written[:start].rstrip(), words


def _problem(ids: list[str], kinds: list[str]) -> tuple[str, str] | None:
    if len(ids) > 1:
        return (
            f"The heading has {len(ids)} ids.",
            f"Keep the one that has the history, for example {{#{ids[0]}}}.",
        )
    if len(kinds) > 1:
        return f"A card is of one kind only, and this one says .{' and .'.join(kinds)}.", "Keep one of them."
    if kinds and kinds[0] not in CLASSES:
        otherwise = f"Known are {', '.join('.' + name for name in CLASSES)}; a plain card has none."
        return f"There is no kind of card called .{kinds[0]}.", did_you_mean(kinds[0], CLASSES, otherwise)
    if ids and not is_id(ids[0]):
        remedy = "An id is made of letters, digits, - _ and . and begins with a letter or a digit."
        return f"{ids[0] or 'An empty word'} cannot be an id.", remedy
    return None
