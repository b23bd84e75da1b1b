"""The head of a file in `wrong/`: what the mistake is, and what a learner who made it must be told."""

from __future__ import annotations

from pathlib import Path

from studycli.frozen import frozen
from studycli.model.verdict import Verdict

_KEYS = ("cause", "expect", "names")


@frozen
class WrongAnswer:
    """What is written in the first three lines."""

    path: Path
    cause: str
    """The sentence that the message must convey."""
    expect: str
    """`verdict/cause`, in the judge's words."""
    names: tuple[tuple[str, ...], ...]
    """Particulars that the message must name: as it is written, then its alternatives, of which one is enough."""

    def shortcoming(self, verdict: Verdict) -> str:
        """What is wrong with this verdict on it, in a sentence; empty when it is as it should be."""
        if verdict.passed:
            return "This wrong answer passes: no case tells it from the reference."
        told = f"{verdict.kind}/{verdict.cause}"
        if told != self.expect:
            return f"The verdict is {told}, not {self.expect}: “{verdict.message}”"
        missing = [words[0] for words in self.names if not _is_named(words, verdict.message)]
        if missing:
            return f"The message does not name {', '.join(missing)}: “{verdict.message}”"
        return ""


def read_wrong_answer(path: Path) -> WrongAnswer:
    """Reads the head. What is missing is empty; `lint` says so."""
    found = dict.fromkeys(_KEYS, "")
    for line in path.read_text(encoding="utf-8").splitlines()[: len(_KEYS)]:
        key, _, text = line.removeprefix("#").strip().partition(":")
        if key in found:
            found[key] = text.strip()
    parts = (part.strip() for part in found["names"].split("|"))
    names = tuple(_alternatives(part) for part in parts if part)
    return WrongAnswer(path, found["cause"], found["expect"], names)


def _alternatives(part: str) -> tuple[str, ...]:
    """`a/b` asks for one of the two; the whole is an alternative too, since a text such as `(H/M)` has a slash itself."""
    return (part, *(word.strip() for word in part.split("/") if word.strip()))


def _is_named(words: tuple[str, ...], message: str) -> bool:
    return any(word.casefold() in message.casefold() for word in words)
