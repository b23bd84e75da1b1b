"""`study new drill`: a small drill that works, to be changed file by file into the one that is wanted."""

from __future__ import annotations

import keyword
from collections.abc import Collection
from pathlib import Path

from studycli.errors import UsageError
from studycli.model.items import TopicId

_FILES = {
    "drill.md": """\
---
title: {name} in a few words
topic: {topic}
minutes: 5
level: 1
---

Say in a sentence or two why one wants this function. Then the shapes, exactly:

    x         (B, D)
    returns   (B, D)       twice x

And a tiny example with numbers: with x = [[1., 2.]] the result is [[2., 4.]].

## Hints

- A first hint only points the way.
- The second says which step is the difficult one.
- The last nearly gives it: multiply by 2.
""",
    "reference.py": """\
def {name}(x):
    return x * 2
""",
    "cases.py": """\
from studycli.judge.cases import case, counting, normal, values

CASES = [
    case("plain", x=normal(2, 3)),
    case("counted", x=counting(2, 2)),
    case("large", x=normal(2, 3).times(1e4)),
]
JUDGED = values()
AXES = {{"x": "B D", "returns": "B D"}}
""",
    "right/added.py": """\
def {name}(x):
    return x + x
""",
    "wrong/not_doubled.py": """\
# says: x comes back as it is.
# fix: Multiply it by 2.
# cause: values
def {name}(x):
    return x.clone()
""",
}


def write_drill(drills: Path, name: str, topic: TopicId, taken: Collection[str]) -> Path:
    """Writes the skeleton of a drill called `name` below `drills`; returns its folder.

    Raises UsageError when the name is no function's name or is taken, or the files cannot be written.
    """
    if not name.isidentifier() or keyword.iskeyword(name):
        raise UsageError(
            f"{name} cannot be the name of a function.", "Use letters, digits and _, such as my_drill."
        )
    folder = drills / topic / name
    if name in taken or folder.exists():
        raise UsageError(f"There is a drill called {name} already.", "Choose another name.")
    try:
        for file, text in _FILES.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.format(name=name, topic=topic), encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written ({error.strerror}).", "Check the folder's permissions."
        ) from error
    return folder
