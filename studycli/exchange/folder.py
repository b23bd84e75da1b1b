"""A shared folder: which files of events it holds, and what of them has not been read yet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from studycli.errors import StoreError, UsageError
from studycli.exchange.outcome import Unread
from studycli.exchange.reading import Damages, EventFile, fingerprint
from studycli.exchange.state import FileState, FolderState, file_state
from studycli.store.events import Event
from studycli.store.store import Store

SUFFIX = ".jsonl"

_LAST = "shared_folder"
"""The meta key of the folder in which machines met last."""


def own_file(folder: Path, device: str) -> Path:
    """The only file in `folder` that the machine with id `device` writes."""
    return folder / f"{device}{SUFFIX}"


def last_folder(store: Store) -> Path:
    """The folder in which this machine met the others last. Raises UsageError when there was none."""
    kept = store.meta(_LAST)
    if kept is None:
        raise UsageError(
            "Which folder do your machines share?", "Name it this once: `study sync FOLDER`. It is kept."
        )
    return Path(kept)


def keep_folder(store: Store, folder: Path) -> None:
    """Remembers `folder` for `last_folder`."""
    if store.meta(_LAST) != str(folder.resolve()):
        store.set_meta(_LAST, str(folder.resolve()))


def check_folder(folder: Path) -> None:
    """Raises UsageError unless `folder` is a folder. It is never made: a drive that is not there looks the same."""
    if folder.is_dir():
        return
    if folder.exists():
        raise UsageError(f"{folder} is not a folder.", "Name the folder that your machines share.")
    raise UsageError(
        f"There is no folder {folder}.",
        f"Is its drive or its synchronising program there? If it is a new one: mkdir '{folder}'",
    )


class FolderReader:
    """Reads what is new in a folder's files, the machine's own first, and remembers how far it came.

    Every file that ends in .jsonl is read, whatever else its name says: a synchronising program that finds two
    versions of a file keeps both under different names, and a union of both is what is wanted.
    """

    def __init__(self, folder: Path, before: FolderState | None) -> None:
        """Raises StoreError when the folder cannot be read."""
        self.folder = folder
        self._before: Mapping[str, FileState] = {} if before is None else before.files
        self._paths = _files(folder)
        self.read: dict[str, EventFile] = {}
        """The files in which something was read."""
        self.unread: list[Unread] = []
        self.again = before is None or self._is_otherwise()
        """Whether everything is read, because what was read before is not what is there now."""
        if self.again:
            self._before = {}

    def _is_otherwise(self) -> bool:
        names = {path.name for path in self._paths}
        if not names >= set(self._before):
            return True
        return any(
            _was_rewritten(path, self._before[path.name]) for path in self._paths if path.name in self._before
        )

    def batches(self, first: str) -> Iterator[tuple[str, list[Event]]]:
        """Events that are new to this machine or were not read yet, with their file's name; the file `first` first."""
        for path in sorted(self._paths, key=lambda path: (path.name != first, path.name)):
            state = self._before.get(path.name)
            file = EventFile(path) if state is None else EventFile(path, state.offset, state.line)
            try:
                if state is not None and _is_unchanged(path, state):
                    continue
                for batch in file.batches():
                    yield path.name, batch
            except OSError as error:
                self.unread.append(Unread(path.name, error.strerror or str(error)))
                continue
            self.read[path.name] = file

    def damaged(self) -> Damages:
        """The damaged lines of files that hold something of study."""
        damaged = Damages()
        for file in self.read.values():
            if file.is_ours:
                damaged.merge(file.damaged)
        return damaged

    def unreadable(self) -> tuple[Unread, ...]:
        """The files that could not be read, and those that are not of study."""
        strangers = (name for name, file in self.read.items() if file.damaged.count and not file.is_ours)
        return (*self.unread, *(Unread(name, "nothing in it is of study") for name in strangers))

    def files(self) -> dict[str, FileState]:
        """How the files are left; what could not be read is missing, and so will be read the next time."""
        left = {name: state for name, state in self._before.items() if name not in self._failed()}
        for name, file in self.read.items():
            try:
                left[name] = file_state(file.path, file.offset, file.line, file.size)
            except OSError:
                left.pop(name, None)
        return left

    def _failed(self) -> set[str]:
        return {unread.file for unread in self.unread}


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [
                Path(entry.path)
                for entry in entries
                if entry.name.endswith(SUFFIX) and not entry.name.startswith(".") and entry.is_file()
            ]
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be read ({error.strerror}).",
            "Nothing was changed. Check that the folder is there and that you may read it, then try again.",
        ) from error


def _is_unchanged(path: Path, state: FileState) -> bool:
    found = path.stat()
    return (found.st_size, found.st_mtime_ns) == (state.size, state.mtime_ns)


def _was_rewritten(path: Path, state: FileState) -> bool:
    """Whether the part that was read has changed. Only the file's own machine writes it, and only at its end."""
    try:
        found = path.stat()
        if (found.st_size, found.st_mtime_ns) == (state.size, state.mtime_ns):
            return False
        return found.st_size < state.offset or fingerprint(path, state.offset) != state.fingerprint
    except OSError:
        return False
