"""`study import FILE`: what was learned elsewhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from studycli.errors import ExitCode, UsageError


def import_file(
    file: Annotated[
        Path, typer.Argument(help="A .jsonl file, as `study export jsonl` or `study sync` write it.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="What came in, as one JSON object.")] = False,
) -> None:
    """Take in what was learned elsewhere.

    What is known already is passed over, so importing a file twice is no different from once.
    """
    readers = {".jsonl": _import_jsonl}
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise UsageError(f"{file}: study cannot import such a file.", f"It reads {', '.join(readers)}.")
    reader(file, as_json)


def _import_jsonl(file: Path, as_json: bool) -> None:
    from studycli import paths
    from studycli.commands.opening import open_record
    from studycli.exchange.lock import only_one
    from studycli.exchange.outcome import as_data, remarks, told
    from studycli.exchange.transfer import import_events

    with open_record() as record, only_one(paths.home() / "sync.lock"):
        outcome = import_events(record.store, file, record.clock.now(), paths.backups())
    if as_json:
        print(json.dumps(as_data(outcome), ensure_ascii=False))
    else:
        print(f"Came in: {told(outcome.received) or 'nothing new'}.")
    for line in remarks(outcome):
        print(f"study: {line}", file=sys.stderr)
    if outcome.damaged:
        raise typer.Exit(ExitCode.STORE)
