"""`study export jsonl` and `study import FILE.jsonl`: the whole record as one file, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from studycli.errors import UsageError
from studycli.exchange.outcome import Counts, Outcome
from studycli.exchange.reading import EventFile
from studycli.exchange.settings import Home, note_settings
from studycli.exchange.sync import counted, take_in, unknown_in
from studycli.exchange.writing import write_events, write_new_file
from studycli.model.review import Moment
from studycli.store.events import Event, EventType
from studycli.store.merging import Merging
from studycli.store.store import Store


def export_events(store: Store, home: Home, target: Path | BinaryIO, moment: Moment) -> Counts:
    """Writes everything that ever happened to a new file, or to an open one; says how many events of each type.

    Raises UsageError when the file cannot be written, and StoreError when the database cannot be read.
    """
    note_settings(store, home, moment)
    counts: Counter[EventType] = Counter()
    with store.merging() as merging, closing(counted(_everything(merging), counts)) as events:
        if not isinstance(target, Path):
            write_events(target, events, store.device)
            return counts
        try:
            write_new_file(target, events, store.device)
        except OSError as error:
            raise UsageError(
                f"{target}: the file cannot be written ({error.strerror}).",
                "Name a place that you may write to.",
            ) from error
    return counts


def _everything(merging: Merging) -> Iterator[Event]:
    yield from merging.outgoing({}, merging.extent())
    yield from merging.drafts()


def import_events(store: Store, home: Home, path: Path, moment: Moment) -> Outcome:
    """Takes in the events of the file at `path` that are not known yet.

    Damaged lines cost only themselves. Raises UsageError when the file cannot be read or nothing in it is an event,
    and StoreError when the database cannot be written; then nothing was taken in.
    """
    note_settings(store, home, moment)
    file = EventFile(path)
    with store.merging() as merging:
        try:
            for batch in file.batches():
                merging.stage(batch)
        except OSError as error:
            raise UsageError(f"{path} cannot be read ({error.strerror}).", "Nothing was taken in.") from error
        file.end()
        if not file.is_ours:
            raise UsageError(
                f"{path} holds no events of study.",
                "`study export jsonl --output FILE` on the other machine writes such a file.",
            )
        arrival = take_in(store, merging, home, moment)
    return replace(arrival, damaged=file.damaged, unknown=unknown_in([file]))
