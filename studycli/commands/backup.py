"""`study backup`: a copy of everything that was ever answered, and a list of the copies there are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.frozen import frozen

if TYPE_CHECKING:
    from studycli.store.backup_check import BackupState


def backup(
    output: Annotated[
        Path | None, typer.Option(help="A file or a folder to write to; your backups folder unless given.")
    ] = None,
    as_list: Annotated[
        bool, typer.Option("--list", help="Show the backups, each opened and checked.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The list, one JSON object a line.")] = False,
) -> None:
    """Copy the database, or list the copies.

    One is made by itself on the first start of each day and before anything dangerous. `study restore` brings one back.
    """
    if as_list or as_json:
        _list(as_json=as_json)
        return
    from studycli import paths
    from studycli.commands.opening import open_study
    from studycli.store.backup_files import BY_HAND, fresh_path
    from studycli.wording import count

    with open_study() as study:
        folder = paths.backups() if output is None else output
        named = output is not None and not output.is_dir()
        target = folder if named else fresh_path(folder, study.clock.now(), BY_HAND)
        _refuse_to_overwrite(target)
        reviews = study.store.backup(target).counts["reviews"]
    print(f"{target}: {count(reviews, 'review')}, opened and checked.")


def _refuse_to_overwrite(target: Path) -> None:
    """A script may refresh its own copy every day; anything else in that place stays."""
    from studycli import paths
    from studycli.errors import UsageError
    from studycli.store.backup_check import Soundness, examine

    if not target.exists():
        return
    if paths.database().exists() and target.samefile(paths.database()):
        raise UsageError(f"{target} is the database itself.", "Name another file.")
    if examine(target).soundness is Soundness.FOREIGN:
        raise UsageError(
            f"{target} is something else than a backup; it stays as it is.", "Name another file."
        )


@frozen
class _Listed:
    """A backup and why it was made."""

    label: str
    state: BackupState

    def line(self) -> str:
        """A line of text."""
        from studycli.wording import count

        state = self.state
        size = f"{state.size / 1e6:.1f} MB"
        if state.content is None:
            return f"{state.path.name:<48} {size:>9}  ✗ {state.soundness}"
        newest = state.content.newest
        reviews = count(state.content.counts["reviews"], "review")
        until = f", the newest of {newest.day.isoformat()}" if newest else ""
        return f"{state.path.name:<48} {size:>9}  ✓ {reviews}{until}"

    def to_json(self) -> dict[str, object]:
        """A JSON object."""
        state = self.state
        newest = state.content.newest if state.content else None
        return {
            "path": str(state.path),
            "label": self.label,
            "bytes": state.size,
            "soundness": str(state.soundness),
            "events": state.content.counts if state.content else None,
            "newest_review": newest.at.isoformat() if newest else None,
            "message": state.error.message if state.error else "",
        }


def _list(*, as_json: bool) -> None:
    from studycli import paths

    none_yet = True
    for listed in _listed(paths.backups()):
        none_yet = False
        print(json.dumps(listed.to_json(), ensure_ascii=False) if as_json else listed.line(), flush=True)
    if as_json:
        return
    if none_yet:
        print("No backups yet. One is made on the first start of each day; `study backup` makes one now.")
    else:
        print(f"They are in {paths.backups()}. `study restore NAME` shows what one would change.")


def _listed(folder: Path) -> Iterator[_Listed]:
    from studycli.store.backup_check import examine
    from studycli.store.backup_files import backup_files

    for file in backup_files(folder):
        yield _Listed(file.label, examine(file.path))
