"""`study sync`: what the other machines wrote comes in, what they have not got goes out.

Each machine appends to a file of its own and reads everybody's. What goes out is whatever the folder has not got, also
what came here by other ways: so a file that was lost is made good by whoever knows its events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zlib import crc32

from studycli.errors import StoreError
from studycli.exchange.folder import FolderReader, check_folder, own_file
from studycli.exchange.outcome import Ahead, Outcome
from studycli.exchange.reading import EventFile
from studycli.exchange.settings import Home, adopt_settings, note_settings
from studycli.exchange.state import DraftMark, FileState, FolderState, file_state, state_key
from studycli.exchange.writing import append_events
from studycli.model.review import Moment
from studycli.store.events import LOGGED, Event, EventType
from studycli.store.merging import Extent, Merging
from studycli.store.store import Store

_CLOCKS_DIFFER = timedelta(minutes=5)
"""Clocks that differ by less are all right."""


def synchronise(store: Store, home: Home, folder: Path, moment: Moment, *, again: bool = False) -> Outcome:
    """Merges `store` with the machines that share `folder`. `again` reads everything anew, and makes good what is missing.

    What came in stays also when nothing can go out, which the outcome then tells. Raises UsageError when there is no
    such folder, and StoreError when it cannot be read, or the database not be read or written. Whatever is interrupted
    can be repeated.
    """
    check_folder(folder)
    note_settings(store, home, moment)
    key = state_key(folder)
    known = None if again else FolderState.from_text(store.meta(key))
    reader = FolderReader(folder, known)
    before = FolderState() if known is None or reader.again else known
    drafts = dict(before.drafts)
    with store.merging() as merging:
        is_shared = _stage(merging, reader, own_file(folder, store.device).name, drafts)
        arrival = take_in(store, merging, home, moment)
        if is_shared:
            store.take_new_device()
        files = reader.files()
        extent = merging.extent()
        sent: Counter[EventType] = Counter()
        with closing(counted(_going(merging, before.extent, extent, drafts), sent)) as going:
            unsent = _write(own_file(folder, store.device), going, store.device, files)
    after = FolderState(files, dict(extent), drafts)
    if unsent is None and after != known:
        store.set_meta(key, after.to_text())
    return replace(
        arrival,
        sent={} if unsent else sent,
        unsent=unsent,
        damaged=reader.damaged(),
        unread=reader.unreadable(),
        unknown=unknown_in(reader.read.values()),
        new_device=store.device if is_shared else None,
    )


def _stage(merging: Merging, reader: FolderReader, own: str, drafts: dict[str, DraftMark]) -> bool:
    """Stages what is new in the folder; whether the file called `own` holds what this machine never wrote.

    That is so after a backup was restored, and when a copy of this home, on another machine, goes by the same id.
    """
    is_shared = False
    for name, batch in reader.batches(own):
        merging.stage(batch)
        for event in batch:
            if event.type is EventType.DRAFT:
                item, mark = str(event.row[0]), _draft_mark(event)
                drafts[item] = max(drafts.get(item, mark), mark)
        if name == own and not is_shared:
            is_shared = any(kind in LOGGED for kind in merging.incoming())
    return is_shared


def take_in(store: Store, merging: Merging, home: Home, moment: Moment) -> Outcome:
    """Adds what was staged to the log, after a backup when there is something, and adopts the settings that came.

    Raises StoreError, and UsageError when the settings here cannot be read.
    """
    received = merging.incoming()
    events, latest = merging.ahead_of(moment.at + _CLOCKS_DIFFER)
    backup = merging.backup(home.backups, moment) if received.keys() & set(LOGGED) else None
    merging.take_in()
    return Outcome(
        received=received,
        ahead=Ahead(events, latest) if latest else None,
        backup=backup,
        adoption=adopt_settings(store, home, moment),
    )


def unknown_in(files: Iterable[EventFile]) -> dict[str, int]:
    """How many events of each type that is not known here the files hold."""
    return dict(sum((file.unknown for file in files), Counter[str]()))


def _going(merging: Merging, after: Extent, until: Extent, drafts: dict[str, DraftMark]) -> Iterator[Event]:
    """What the folder has not got. Notes in `drafts` those that it then has."""
    yield from merging.outgoing(after, until)
    for event in merging.drafts():
        item, mark = str(event.row[0]), _draft_mark(event)
        if drafts.get(item) != mark:
            drafts[item] = mark
            yield event


def _draft_mark(event: Event) -> DraftMark:
    _, text, updated_at = event.row
    return f"{updated_at} {crc32(str(text).encode()):08x}"


def counted(events: Iterable[Event], counts: Counter[EventType]) -> Generator[Event, None, None]:
    """`events`, each counted in `counts` when it passes. An ended draft is nobody's news.

    To be closed when writing them fails: the query that they come from would keep the staged tables from being dropped.
    """
    for event in events:
        if event.type is not EventType.DRAFT or event.row[1]:
            counts[event.type] += 1
        yield event


def _write(
    path: Path, events: Iterable[Event], device: str, files: dict[str, FileState]
) -> StoreError | None:
    """Appends `events` to this machine's file, and notes in `files` how it is left; returns why it could not."""
    read = files.get(path.name)
    try:
        appended = append_events(path, events, device)
        # What somebody else wrote in the meantime has to be read first; this machine's lines are then read, too.
        if appended and appended.alone and appended.start == (read.size if read else 0):
            lines = (read.line if read else 0) + appended.lines
            files[path.name] = file_state(path, appended.end, lines, appended.end)
    except OSError as error:
        return StoreError(
            f"{path} cannot be written ({error.strerror}).",
            "What came in is saved. For what goes out: see that the folder is there, has room and may be written;"
            " then try again.",
        )
    return None
