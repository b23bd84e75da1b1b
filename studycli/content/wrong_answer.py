"""The head of a file in `wrong/`: what a learner who made this mistake is told, and what would mend it.

    # says: The windows of different images alternate instead of standing image after image.
    # fix: Bring the batch axis to the front before you merge: permute(0, 1, 3, 2, 4, 5).
    # cause: order

A comment line without a key goes on with the sentence above it. Where a fact speaks for itself (a call that is not allowed, a
device), there is no `says`, and `names` holds what the judge's own message has to name. The older head, `cause` (a sentence),
`expect` and `names`, is still read.
"""

from __future__ import annotations

from pathlib import Path

from studycli.frozen import frozen
from studycli.model.verdict import Verdict

_KEYS = ("says", "fix", "cause", "expect", "names")


@frozen
class WrongAnswer:
    """What is written in the comment lines at the top."""

    path: Path
    says: str
    """What is wrong, in one sentence. Empty where the judge's own message is to be told."""
    fix: str
    """What would mend it."""
    cause: str
    """The `Cause`, in one word; in the older head, the mistake in a sentence."""
    expect: str
    """Older head: `verdict/cause`, in the judge's words."""
    names: tuple[tuple[str, ...], ...]
    """Particulars that the judge must name, in the message, the fix or the table of shapes: as it is written, then its alternatives, of which one is enough."""

    def shortcoming(self, verdict: Verdict) -> str:
        """What is wrong with this verdict on it, in a sentence; empty when it is as it should be."""
        if verdict.passed:
            return "This wrong answer passes: no case tells it from the reference."
        told = f"{verdict.kind}/{verdict.cause}" if self.expect else f"{verdict.cause}"
        wanted = self.expect or self.cause
        if told != wanted:
            return f"The verdict is {told}, not {wanted}: “{verdict.message}”"
        if self.says and not verdict.message.startswith(self.says):
            return f"It is told by another sentence than its own: “{verdict.message}”"
        shapes = " ".join(f"{name} {shape}" for name, shape in verdict.shapes)
        text = f"{verdict.message} {verdict.fix} {shapes}"
        missing = [words[0] for words in self.names if not _is_named(words, text)]
        if missing:
            return f"The message does not name {', '.join(missing)}: “{verdict.message}”"
        return ""


def read_wrong_answer(path: Path) -> WrongAnswer:
    """Reads the head. What is missing is empty; `lint` says so."""
    return parse_wrong_answer(path, path.read_text(encoding="utf-8"))


def parse_wrong_answer(path: Path, text: str) -> WrongAnswer:
    """The head of a text that was read already."""
    found = dict.fromkeys(_KEYS, "")
    last = ""
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        words = line.removeprefix("#").strip()
        key, colon, rest = words.partition(":")
        if colon and key in found:
            last, words = key, rest.strip()
        if last:
            found[last] = f"{found[last]} {words}".strip()
    parts = (part.strip() for part in found.pop("names").split("|"))
    return WrongAnswer(path, **found, names=tuple(_alternatives(part) for part in parts if part))


def _alternatives(part: str) -> tuple[str, ...]:
    """`a/b` asks for one of the two; the whole is an alternative too, since a text such as `(H/M)` has a slash itself."""
    return (part, *(word.strip() for word in part.split("/") if word.strip()))


def _is_named(words: tuple[str, ...], message: str) -> bool:
    return any(word.casefold() in message.casefold() for word in words)
