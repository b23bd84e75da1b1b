"""`study drill NAME`: write one function until it passes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from studycli.commands import completion
from studycli.commands.options import Device


def drill(
    name: Annotated[
        str,
        typer.Argument(
            help="The drill: the name of the function to write.", autocompletion=completion.drills
        ),
    ],
    device: Annotated[Device | None, typer.Option(help="Where to run it.")] = None,
    editor: Annotated[
        bool, typer.Option("--editor", help="Open $EDITOR at once; every save is run.")
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Verdicts here, your editor elsewhere: name the file, run every save of it."
        ),
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line, without a screen.")] = False,
) -> None:
    """Write one function, run it and be told what is wrong.

    The rating follows from how it went.
    """
    from studycli.commands.opening import open_workspace
    from studycli.commands.options import chosen_device
    from studycli.screens.terminal import ensure_terminal
    from studycli.session.chosen import session_for_item

    with open_workspace() as work:
        chosen = work.catalogue.drill(name)
        if not plain:
            ensure_terminal()
        session = session_for_item(work.store, work.catalogue, work.scheduler, work.clock, chosen.id)
        if plain:
            from studycli.line_mode.asking import Runs
            from studycli.line_mode.sessions import run_session

            runs = Runs.AT_EVERY_SAVE if watch else Runs.AT_ENTER
            code = run_session(
                session, work.judge, sys.stdin, sys.stdout, device=chosen_device(device), runs=runs
            )
        else:
            from studycli.screens.drill import Start
            from studycli.screens.drill_app import run_drill
            from studycli.screens.sitting import Sitting

            sitting = Sitting(session, work, device=chosen_device(device))
            start = Start.WATCH if watch else Start.EXTERNAL if editor else Start.EDITOR
            code = run_drill(sitting, chosen, start)
    raise SystemExit(code)
