"""What is written in a curriculum.toml: checked entry by entry, not yet joined to a map."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studycli.content.fault import Fault
from studycli.content.names import did_you_mean
from studycli.content.text_file import read_text
from studycli.frozen import frozen
from studycli.model.items import Place

_PHASE_KEYS = ("id", "number", "title", "days")
_TOPIC_KEYS = ("id", "title", "phase", "day", "builds_on", "note", "branch", "parent")
_PAGE_KEYS = ("day", "title", "items", "lab")
_TABLES = ("phase", "topic", "page")
_TABLE_HEAD = re.compile(rf"[ \t]*\[\[[ \t]*({'|'.join(_TABLES)})[ \t]*\]\]")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@frozen
class WrittenPhase:
    """One `[[phase]]`."""

    id: str
    number: str
    title: str
    days: tuple[int, int] | None
    place: Place


@frozen
class WrittenTopic:
    """One `[[topic]]`."""

    id: str
    title: str
    phase: str
    day: int | None
    builds_on: tuple[str, ...]
    note: str
    branch: str
    parent: str | None
    """None when nothing is said about it; empty for a root."""
    place: Place


@frozen
class WrittenPage:
    """One `[[page]]`."""

    day: int
    title: str
    items: tuple[str, ...]
    lab: str
    place: Place


@frozen
class WrittenCurriculum:
    """The sound entries of one file."""

    phases: tuple[WrittenPhase, ...] = ()
    topics: tuple[WrittenTopic, ...] = ()
    pages: tuple[WrittenPage, ...] = ()


def read_written(path: Path) -> tuple[WrittenCurriculum, list[Fault]]:
    """The entries of the file at `path`; those that make no sense are left out and named in the faults."""
    text, faults = read_text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        why = str(error).partition(" (at ")[0].rstrip(".")
        faults.append(Fault(Place(path, line), f"This is not valid TOML: {why}.", "Mend the line."))
        return WrittenCurriculum(), faults
    for key in table:
        if key not in _TABLES:
            remedy = did_you_mean(key, _TABLES, "A curriculum has [[phase]], [[topic]] and [[page]].")
            faults.append(Fault(Place(path, 1), f"The curriculum has no key called {key}.", remedy))
    reader = _Reader(path, text, faults)
    parts = (tuple(reader.phases(table)), tuple(reader.topics(table)), tuple(reader.pages(table)))
    return WrittenCurriculum(*parts), faults


@frozen
class _Reader:
    path: Path
    text: str
    faults: list[Fault]

    def phases(self, table: dict[str, Any]) -> Iterator[WrittenPhase]:
        for entry, place in self._entries(table, "phase", _PHASE_KEYS):
            days = entry.get("days")
            if days is not None and not _are_days(days):
                self._fault(
                    place, f"days = {days!r} does not fit.", "Write the first and the last day: [45, 58]."
                )
                days = None
            span = (days[0], days[1]) if days else None
            number = self._text(entry, "number", place)
            title = self._text(entry, "title", place) or entry["id"]
            yield WrittenPhase(entry["id"], number, title, span, place)

    def topics(self, table: dict[str, Any]) -> Iterator[WrittenTopic]:
        for entry, place in self._entries(table, "topic", _TOPIC_KEYS):
            day = entry.get("day")
            if day is not None and not _is_day(day):
                self._fault(place, f"day = {day!r} does not fit.", "Write a whole number, or leave it out.")
                day = None
            below = self._words(entry, "builds_on", place, 'Write a list of topics: ["vit", "mae"].')
            texts = {
                key: self._text(entry, key, place) for key in ("title", "phase", "note", "branch", "parent")
            }
            yield WrittenTopic(
                id=entry["id"],
                title=texts["title"] or entry["id"],
                phase=texts["phase"],
                day=day,
                builds_on=below,
                note=texts["note"],
                branch=texts["branch"],
                parent=texts["parent"] if "parent" in entry else None,
                place=place,
            )

    def pages(self, table: dict[str, Any]) -> Iterator[WrittenPage]:
        for entry, place in self._entries(table, "page", _PAGE_KEYS):
            day = entry.get("day")
            if day is None or not _is_day(day):
                self._fault(place, "This page has no day.", "Write a line such as day = 50.")
                continue
            items = self._words(entry, "items", place, 'Write a list of ids: ["vit-why", "drill:relu"].')
            title = self._text(entry, "title", place)
            yield WrittenPage(day, title, items, self._text(entry, "lab", place), place)

    def _entries(
        self, table: dict[str, Any], name: str, keys: tuple[str, ...]
    ) -> Iterator[tuple[dict[str, Any], Place]]:
        """The tables called `name` that have an id, each with where it begins."""
        entries = table.get(name, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._fault(
                Place(self.path, 1), f"{name} is not a list of tables.", f"Write [[{name}]] above each."
            )
            return
        lines = self._lines(name)
        for number, entry in enumerate(entries):
            place = Place(self.path, lines[number] if number < len(lines) else 1)
            for key in entry:
                if key not in keys:
                    remedy = did_you_mean(key, keys, f"Known are {', '.join(keys)}.")
                    self._fault(place, f"A {name} has no key called {key}.", remedy)
            if "id" in keys and (not isinstance(entry.get("id"), str) or not entry["id"]):
                self._fault(place, f"This {name} has no id.", 'Write a line such as id = "vit".')
                continue
            yield entry, place

    def _lines(self, name: str) -> list[int]:
        """Where each `[[name]]` is written. tomllib does not tell, and a look at the line beginnings does."""
        return [
            number
            for number, line in enumerate(self.text.split("\n"), 1)
            if (head := _TABLE_HEAD.match(line)) and head[1] == name
        ]

    def _text(self, entry: dict[str, Any], key: str, place: Place) -> str:
        value = entry.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self._fault(place, f"{key} = {value!r} does not fit.", "Write a text between quotes.")
        return ""

    def _words(self, entry: dict[str, Any], key: str, place: Place, remedy: str) -> tuple[str, ...]:
        value = entry.get(key, [])
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            return tuple(value)
        self._fault(place, f"{key} = {value!r} does not fit.", remedy)
        return ()

    def _fault(self, place: Place, message: str, remedy: str) -> None:
        self.faults.append(Fault(place, message, remedy))


def _are_days(days: object) -> bool:
    return isinstance(days, list) and len(days) == 2 and all(map(_is_day, days))


def _is_day(day: object) -> bool:
    return isinstance(day, int) and not isinstance(day, bool)
