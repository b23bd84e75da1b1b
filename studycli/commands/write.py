"""`study write`: write all answers first, without a look at anything; mark them afterwards."""

from __future__ import annotations

from typing import Annotated

import typer

WRITE_MINUTES = 15.0


def write(
    topic: Annotated[str | None, typer.Option(help="Only this topic.")] = None,
    minutes: Annotated[float, typer.Option(min=1, help="How long to write.")] = WRITE_MINUTES,
) -> None:
    """Answer questions in writing against the clock; reveal and mark them when all are written."""
    from studycli.commands.opening import known_topic, open_study, sitting_with
    from studycli.judge.client import JudgeClient
    from studycli.model.items import Minutes
    from studycli.screens.terminal import ensure_terminal

    ensure_terminal()
    with open_study() as study, JudgeClient() as judge:
        from studycli.screens.run import run_write

        raise typer.Exit(
            run_write(study, judge, sitting_with, topic=known_topic(study, topic), minutes=Minutes(minutes))
        )
