"""`study export …`: what was learned, in forms that other machines and programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Write your record for another machine or another program.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    """Write your record for another machine or another program."""


@app.command("jsonl")
def export_jsonl(
    output: Annotated[Path | None, typer.Option(help="A file to write instead of standard output.")] = None,
) -> None:
    """Write everything that ever happened, one JSON object a line.

    Answers, what was taken back, marks, runs of drills, decisions about the plan and drafts. `study import` reads it.
    """
    from studycli import paths
    from studycli.commands.opening import open_record
    from studycli.exchange.outcome import told
    from studycli.exchange.settings import Home
    from studycli.exchange.transfer import export_events

    with open_record() as record:
        home = Home(paths.config_file(), paths.backups())
        target = sys.stdout.buffer if output is None else output
        counts = export_events(record.store, home, target, record.clock.now())
    if output is not None:
        print(f"Written to {output}: {told(counts) or 'nothing yet'}.", file=sys.stderr)
