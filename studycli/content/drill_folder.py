"""Drill folders: `drill.md` says what to write and how hard it is. No Python file is read here."""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence
from pathlib import Path

from studycli.content.drill_source import reference_source, signature, starter
from studycli.content.fault import Fault
from studycli.content.fences import fenced_lines
from studycli.content.front_matter import FrontMatter, parse_front_matter
from studycli.content.listing import DRILL_FILE
from studycli.content.section import without_blank_ends
from studycli.content.text_file import read_text
from studycli.frozen import frozen
from studycli.model.items import Drill, Minutes, Place, TopicId, drill_id

__all__ = [
    "DRILL_FILE",
    "WrittenDrill",
    "read_drill",
    "read_written_drill",
    "reference_source",
    "signature",
    "starter",
]

FRONT_MATTER_KEYS = ("title", "topic", "minutes", "level", "builds_on", "not_allowed")
LEVELS = range(1, 6)

_USUAL_MINUTES = Minutes(5.0)
_USUAL_LEVEL = 3
_HINTS = re.compile(r" {0,3}##[ \t]+hints?[ \t]*:?[ \t#]*$", re.IGNORECASE)
_HINT = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(.*))?$")


@frozen
class WrittenDrill:
    """What a `drill.md` holds: the drill, unless it makes no sense at all."""

    drill: Drill | None
    topic_place: Place | None
    """Where the topic is written; None when it is not."""
    faults: tuple[Fault, ...]


def read_drill(folder: Path) -> tuple[Drill | None, tuple[Fault, ...]]:
    """The drill in `folder`, from its `drill.md` alone; None when it cannot be used. Nothing is raised."""
    written = read_written_drill(folder)
    return written.drill, written.faults


def read_written_drill(folder: Path) -> WrittenDrill:
    """The same, with where its topic is written."""
    path = folder / DRILL_FILE
    if not path.is_file():
        fault = Fault(
            Place(path, 1), f"The folder of the drill {folder.name} has no {DRILL_FILE}.", "Write one."
        )
        return WrittenDrill(None, None, (fault,))
    text, unreadable = read_text(path)
    faults = list(unreadable)
    if not text:
        if not faults:
            faults.append(
                Fault(Place(path, 1), "The file is empty.", "Write the drill's title, topic and prompt.")
            )
        return WrittenDrill(None, None, tuple(faults))
    lines = text.split("\n")
    front = parse_front_matter(path, lines, FRONT_MATTER_KEYS)
    faults += front.faults
    prompt, hints = _body(path, lines, front.body, faults)
    name = folder.name
    if not is_function_name(name):
        remedy = "Call the folder like the function: letters, digits and _, a letter first."
        faults.append(
            Fault(Place(path, 1), f"The folder's name {name!r} cannot be a function's name.", remedy)
        )
    if not prompt:
        remedy = "Say below the front matter what the function returns."
        faults.append(Fault(Place(path, front.body + 1), f"The drill {name} has no prompt.", remedy))
    if not prompt or not is_function_name(name):
        return WrittenDrill(None, None, tuple(faults))
    drill = Drill(
        id=drill_id(name),
        name=name,
        title=_title(front, name, faults),
        topic=_topic(front, folder, faults),
        minutes=_minutes(front, faults),
        level=_level(front, faults),
        builds_on=front.items("builds_on"),
        not_allowed=front.items("not_allowed"),
        prompt=prompt,
        hints=hints,
        folder=folder,
        place=Place(path, 1),
    )
    return WrittenDrill(drill, front.place("topic") if front.text("topic") else None, tuple(faults))


def is_function_name(name: str) -> bool:
    """Whether a function can be called so."""
    return name.isidentifier() and not keyword.iskeyword(name)


def _title(front: FrontMatter, name: str, faults: list[Fault]) -> str:
    title = front.text("title")
    if not title:
        faults.append(
            Fault(front.place("title"), f"The drill {name} has no title.", "Write a line `title: …`.")
        )
    return title or name


def _topic(front: FrontMatter, folder: Path, faults: list[Fault]) -> TopicId:
    topic = front.text("topic")
    if not topic:
        message = f"The drill {folder.name} names no topic; it goes under {folder.parent.name} for now."
        faults.append(Fault(front.place("topic"), message, "Write a line `topic: …` in the front matter."))
    return TopicId(topic or folder.parent.name)


def _minutes(front: FrontMatter, faults: list[Fault]) -> Minutes:
    written = front.text("minutes")
    try:
        minutes = float(written)
    except ValueError:
        minutes = 0.0
    if 0 < minutes <= 24 * 60:
        return Minutes(minutes)
    message = f"minutes: {written or '(nothing)'} does not fit."
    remedy = "Write how many minutes the drill takes somebody who knows it, for example `minutes: 5`."
    faults.append(Fault(front.place("minutes"), message, remedy))
    return _USUAL_MINUTES


def _level(front: FrontMatter, faults: list[Fault]) -> int:
    written = front.text("level")
    if written.isdecimal() and int(written) in LEVELS:
        return int(written)
    remedy = "Write `level: 1` (a line or two) to `level: 5` (a whole model)."
    faults.append(Fault(front.place("level"), f"level: {written or '(nothing)'} does not fit.", remedy))
    return _USUAL_LEVEL


def _body(path: Path, lines: Sequence[str], start: int, faults: list[Fault]) -> tuple[str, tuple[str, ...]]:
    """The prompt and the hints."""
    fenced, unclosed = fenced_lines(lines)
    faults += [
        Fault(Place(path, index + 1), "The code block that begins here never ends.", "Close it with ```.")
        for index in unclosed
    ]
    heading = next(
        (
            index
            for index in range(start, len(lines))
            if "#" in lines[index] and not fenced[index] and _HINTS.match(lines[index])
        ),
        None,
    )
    if heading is None:
        return without_blank_ends(lines[start:]), ()
    hints: list[list[str]] = []
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        found = None if fenced[index] else _HINT.match(line)
        if found:
            hints.append([found[1] or ""])
        elif hints:
            hints[-1].append(_dedented(line))
        elif line.strip():
            faults.append(
                Fault(Place(path, index + 1), "This line is no hint.", "Begin every hint with `- `.")
            )
    texts = (without_blank_ends(hint).strip() for hint in hints)
    return without_blank_ends(lines[start:heading]), tuple(text for text in texts if text)


def _dedented(line: str) -> str:
    """A continuation line of a list item, without the item's indentation."""
    return line[2:] if line.startswith("  ") else line
