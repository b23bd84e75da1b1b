"""`study export answers`: what the learner wrote, as files that stand on their own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from studycli.atomic_write import write_whole
from studycli.catalogue import Catalogue
from studycli.content.fences import fenced_lines
from studycli.errors import UsageError
from studycli.model.items import DRILL_PREFIX, ItemId
from studycli.store.own_work import WrittenAnswer, WrittenSource
from studycli.store.store import Store

LIST_NAME = ".study-export.json"
"""The file in which an export keeps what it wrote: each file's name and the checksum of its content."""

_GONE = "no-longer-in-the-content"
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_PLAIN_NAME = re.compile(r"[\w][\w.-]*")


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did to its folder."""

    new: tuple[Path, ...]
    """Files that were made or brought up to date."""
    unchanged: int
    """Files that were right already."""
    left: tuple[Path, ...]
    """Files of somebody else's, or changed by hand since: they stay as they are."""


@dataclass(frozen=True, slots=True)
class _Asked:
    topic: str
    title: str
    question: str


def answer_files(store: Store, catalogue: Catalogue) -> dict[str, str]:
    """Every file's name below the folder, and its text: `drills/NAME.py` and `cards/TOPIC.md`.

    Raises StoreError when the record cannot be read.
    """
    files = {f"drills/{_file_name(each)}.py": _source_text(each) for each in store.written_sources()}
    answers = store.written_answers()
    asked = _asked(catalogue, {answer.item for answer in answers})

    def topic(answer: WrittenAnswer) -> str:
        name = asked[answer.item].topic if answer.item in asked else _GONE
        return name if _PLAIN_NAME.fullmatch(name) else "other"

    for name, those in groupby(sorted(answers, key=topic), key=topic):
        files[f"cards/{name}.md"] = _topic_text(those, asked)
    return files


def _file_name(source: WrittenSource) -> str:
    name = source.item.removeprefix(DRILL_PREFIX)
    return name if _PLAIN_NAME.fullmatch(name) else sha256(name.encode()).hexdigest()[:16]


def _source_text(source: WrittenSource) -> str:
    note = "" if source.passed else f"# This has not passed yet; it is what was run last, on {source.day}.\n"
    return note + source.source.rstrip("\n") + "\n"


def _asked(catalogue: Catalogue, wanted: set[ItemId]) -> dict[ItemId, _Asked]:
    topics = catalogue.curriculum.topics
    found = {}
    for item in catalogue.items() if wanted else ():
        if item.id in wanted:
            title = topics[item.topic].title if item.topic in topics else item.topic
            found[item.id] = _Asked(item.topic, title, item.prompt)
    return found


def _topic_text(answers: Iterable[WrittenAnswer], asked: dict[ItemId, _Asked]) -> str:
    parts: list[str] = []
    for answer in answers:
        question = asked.get(answer.item)
        if not parts:
            parts.append(f"# {question.title if question else 'Cards that are no longer in the content'}")
        heading, _, rest = (question.question if question else answer.item).partition("\n")
        parts += [f"## {heading}", _demoted(rest), _demoted(answer.text), f"*{answer.day}*"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _demoted(text: str) -> str:
    """The text, with its own headings kept from ending the section that it stands in."""
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    fenced, unclosed = fenced_lines(lines)
    shown = [
        f"\\{line.lstrip()}" if (_HEADING.match(line) and not code) or index in unclosed else line
        for index, (line, code) in enumerate(zip(lines, fenced, strict=True))
    ]
    return "\n".join(shown).rstrip()


def write_files(folder: Path, files: dict[str, str], *, replace: bool) -> Written:
    """Writes `files` below `folder`, each whole or not at all.

    A file that is there is exchanged only when it is as an earlier export left it, or when `replace` says so.
    Raises UsageError when the folder cannot be written.
    """
    known = _known(folder)
    new: list[Path] = []
    left: list[Path] = []
    try:
        for name, text in files.items():
            path = folder / name
            found = path.read_bytes() if path.exists() else None
            if found == text.encode(errors="replace"):
                known[name] = _sum(found)
            elif found is None or replace or known.get(name) == _sum(found):
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, text.encode(errors="replace").decode())
                known[name] = _sum(path.read_bytes())
                new.append(path)
            else:
                left.append(path)
    except OSError as error:
        raise UsageError(
            f"{error.filename or folder} cannot be read or written ({error.strerror}).",
            "Name a folder that you may write to.",
        ) from error
    if new or left:
        write_whole(folder / LIST_NAME, json.dumps(known, indent=0, sort_keys=True) + "\n")
    return Written(tuple(new), len(files) - len(new) - len(left), tuple(left))


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()


def _known(folder: Path) -> dict[str, str]:
    """What earlier exports wrote into `folder`; nothing when there is no list, or it cannot be read."""
    try:
        told = json.loads((folder / LIST_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else {}
