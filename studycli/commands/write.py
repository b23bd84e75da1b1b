"""`study write`: write all answers first, without a look at anything; mark them afterwards."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from studycli.commands.scopes import scope_words, selected, topic_words

WRITE_MINUTES = 15.0


def write(
    scopes: Annotated[list[str] | None, scope_words()] = None,
    topic: Annotated[list[str] | None, topic_words()] = None,
    minutes: Annotated[float, typer.Option(min=1, help="How long to write.")] = WRITE_MINUTES,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line, without a screen.")] = False,
) -> None:
    """Write all answers first, against the clock; mark them afterwards."""
    from studycli.commands.opening import open_study
    from studycli.errors import UsageError
    from studycli.line_mode.sessions import run_write as run_write_lines
    from studycli.model.items import Minutes
    from studycli.screens.run import run_write
    from studycli.screens.sitting import Sitting
    from studycli.screens.terminal import ensure_terminal
    from studycli.screens.workspace import Workspace
    from studycli.session.entries import Queue
    from studycli.session.session import Returns, Session
    from studycli.session.write_session import WriteSession, choose_to_write

    limit = Minutes(minutes)
    with open_study() as study, Workspace(study) as workspace:
        store, scheduler, clock = study.store, study.scheduler, study.clock
        scope = selected(study, scopes, topic)
        if not plain:
            ensure_terminal()
        queue = choose_to_write(store, scheduler, clock.now(), minutes=limit, scope=scope)
        if not queue.entries:
            raise UsageError(
                "There is no question to write about here.", "`study list cards` shows what there is."
            )
        writing = WriteSession(store, study.catalogue, scheduler, clock, queue, minutes=limit)
        if plain:
            raise SystemExit(run_write_lines(writing, sys.stdin, sys.stdout))
        session = Session(store, study.catalogue, scheduler, clock, Queue(()), returns=Returns.NEVER)
        raise SystemExit(run_write(Sitting(session, workspace, device=study.config.device), writing))
