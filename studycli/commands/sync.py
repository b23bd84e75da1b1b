"""`study sync`: several machines, one record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def sync(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="A folder that your machines share, by whatever program; the last one unless given."
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read everything again, and write again what the folder lacks.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What came and went, as one JSON object.")] = False,
) -> None:
    """Merge with your other machines through a shared folder.

    Syncthing, Dropbox, a git repository, a stick: anything that carries files. Each machine writes a file of its own
    there and reads those of the others.
    """
    from studycli.commands.exchanging import exchanging, tell
    from studycli.exchange.folder import keep_folder, last_folder
    from studycli.exchange.outcome import sync_lines
    from studycli.exchange.sync import synchronise

    with exchanging() as exchange:
        shared = folder or last_folder(exchange.store)
        outcome = synchronise(exchange.store, exchange.home, shared, exchange.moment, again=again)
        keep_folder(exchange.store, shared)
    tell(outcome, sync_lines(outcome), as_json=as_json)
