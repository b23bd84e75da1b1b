"""`study import FILE`: what was learned elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from studycli.errors import UsageError


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
    from studycli.commands.exchanging import exchanging, tell
    from studycli.exchange.outcome import import_lines
    from studycli.exchange.transfer import import_events

    with exchanging() as exchange:
        outcome = import_events(exchange.store, exchange.home, file, exchange.moment)
    tell(outcome, import_lines(outcome), as_json=as_json)
