"""`study sync`: several machines, one record."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from studycli.errors import ExitCode


def sync(
    folder: Annotated[Path, typer.Argument(help="A folder that your machines share, by whatever program.")],
    again: Annotated[
        bool, typer.Option("--again", help="Read everything again, and write again what the folder lacks.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What came and went, as one JSON object.")] = False,
) -> None:
    """Merge with your other machines through a shared folder.

    Syncthing, Dropbox, a git repository, a stick: anything that carries files. Each machine writes a file of its own
    there and reads those of the others.
    """
    from studycli import paths
    from studycli.commands.opening import open_record
    from studycli.exchange.lock import only_one
    from studycli.exchange.outcome import as_data, remarks, sync_lines
    from studycli.exchange.sync import synchronise

    with open_record() as record, only_one(paths.home() / "sync.lock"):
        outcome = synchronise(record.store, folder, record.clock.now(), paths.backups(), again=again)
    if as_json:
        print(json.dumps(as_data(outcome), ensure_ascii=False))
    else:
        print("\n".join(sync_lines(outcome)))
    for line in remarks(outcome):
        print(f"study: {line}", file=sys.stderr)
    if outcome.damaged or outcome.unread:
        raise typer.Exit(ExitCode.STORE)
