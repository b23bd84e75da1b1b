"""`study restore`: brings back what a backup holds, after showing what that would change."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.errors import UsageError

if TYPE_CHECKING:
    from studycli.store.backup_check import BackupContent, BackupState
    from studycli.store.restoring import Difference
    from studycli.store.staging import StagedBackup

_EVENTS = {
    "reviews": ("review", "reviews"),
    "marks": ("mark", "marks"),
    "retractions": ("undo", "undos"),
    "attempts": ("run of a drill", "runs of drills"),
    "choices": ("choice of settings", "choices of settings"),
}


def restore(
    file: Annotated[
        Path | None, typer.Argument(help="A backup: its path, or its name in your folder.")
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Bring back what the latest restore replaced.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without being asked.")] = False,
) -> None:
    """Bring back what a backup holds.

    Shows what would change and asks first. What was there before is kept as a backup of its own: `study restore --undo`.
    """
    from studycli import paths
    from studycli.store.backup_check import Soundness, examine
    from studycli.store.staging import staged

    source, database = _chosen(file, undo=undo), paths.database()
    if source.exists() and database.exists() and source.samefile(database):
        raise UsageError(f"{source} is the database itself.", "`study backup --list` shows the backups.")
    with staged(source, paths.home()) as backup:
        state = examine(database)
        if state.soundness is Soundness.SOUND:
            _restore(backup, yes=yes)
        elif state.soundness in (Soundness.DAMAGED, Soundness.FOREIGN) or not database.exists():
            _replace(backup, state, yes=yes)
        elif state.error is not None:
            raise state.error


def _chosen(file: Path | None, *, undo: bool) -> Path:
    from studycli import paths
    from studycli.store.backup_files import BEFORE, backup_files
    from studycli.store.restoring import DEED

    if undo == (file is not None):
        raise UsageError(
            "Name one backup, or --undo alone.", "`study backup --list` shows the backups there are."
        )
    if file is not None:
        inside = paths.backups() / file
        return inside if not file.exists() and inside.exists() else file
    kept = [each.path for each in backup_files(paths.backups()) if each.label == BEFORE + DEED]
    if not kept:
        raise UsageError("There is no restore to undo.", "`study backup --list` shows the backups there are.")
    return kept[-1]


def _restore(backup: StagedBackup, *, yes: bool) -> None:
    from studycli import paths
    from studycli.commands.opening import open_study

    with open_study() as study:
        found = study.store.difference(backup)
        _show(backup.source, found)
        if found.is_empty:
            print("Both hold the same: there is nothing to restore.")
            return
        if not _agreed("Restore it?", yes=yes):
            return
        before = study.store.restore(backup, study.clock.now(), paths.backups())
    print(f"Restored. What was there before is in {before}; `study restore --undo` brings it back.")


def _replace(backup: StagedBackup, state: BackupState, *, yes: bool) -> None:
    from studycli import paths
    from studycli.commands.opening import open_study
    from studycli.store.replacing import replace_unreadable
    from studycli.study_days import SystemClock

    print(f"{backup.source.name}  {_held(backup.content)}")
    if paths.database().exists() and state.error is not None:
        print(f"It would take the place of a database that cannot be used: {state.error.message}")
        print("That one is kept apart. Close study elsewhere first.")
    else:
        print(f"There is no database in {paths.home()}; this would become it.")
    if not _agreed("Restore it?", yes=yes):
        return
    aside = replace_unreadable(paths.database(), backup, paths.backups(), SystemClock().now())
    with open_study():  # brings the plan up to date with the settings here
        pass
    kept = f" The file that was there before is {aside}." if aside else ""
    print(f"Restored.{kept}")


def _show(source: Path, found: Difference) -> None:
    wide = max(len(source.name), len("the database"))
    print(f"{'the database':<{wide}}  {_held(found.now)}")
    print(f"{source.name:<{wide}}  {_held(found.then)}")
    if found.is_empty:
        return
    print(f"would go:         {_events(found.gone)}")
    print(f"would come back:  {_events(found.back)}")
    print(f"items affected:   {found.items:,}")


def _held(content: BackupContent) -> str:
    from studycli.wording import count

    newest = content.newest
    local = (newest.at + newest.utc_offset).strftime("%Y-%m-%d %H:%M") if newest else ""
    return f"{count(content.counts['reviews'], 'review')}{', the newest of ' + local if local else ''}"


def _events(counts: Mapping[str, int]) -> str:
    from studycli.wording import count

    told = [count(number, *_EVENTS[table]) for table, number in counts.items() if number]
    return ", ".join(told) or "nothing"


def _agreed(question: str, *, yes: bool) -> bool:
    """Whether the learner wants it. Raises UsageError when nobody can be asked."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(
            "Nothing was changed: a restore needs a yes.", "Add --yes to do it without being asked."
        )
    print(f"{question} y or n: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() in ("y", "yes"):
        return True
    print("Nothing was changed.")
    return False
