"""`study stats`: what was done and what is remembered, in the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.commands.scopes import scope_words, selected, topic_words

if TYPE_CHECKING:
    from studycli.reports.ink import Colour

STATS_DAYS = 30


def stats(
    scopes: Annotated[list[str] | None, scope_words()] = None,
    days: Annotated[int, typer.Option(min=1, max=36500, help="How many days back to look.")] = STATS_DAYS,
    topic: Annotated[list[str] | None, topic_words()] = None,
    screen: Annotated[
        bool, typer.Option("--screen", help="On a screen of its own, to walk through.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same as one JSON object.")] = False,
) -> None:
    """Show what was done, what is remembered and what comes."""
    from studycli.commands.opening import open_study
    from studycli.reports.gather import reporter
    from studycli.screens.terminal import ensure_terminal

    with open_study() as study:
        settings = study.scheduler.settings
        scope = selected(study, scopes, topic)
        if screen:
            ensure_terminal("Without --screen, `study stats` prints them.")
        report = reporter(
            study.store, study.catalogue, study.clock, settings, scope, study.config.course_pace
        )
        if as_json:
            from studycli.reports.as_json import report_as_json

            print(report_as_json(report(days)), end="")
        elif not screen:
            from studycli.reports.as_text import report_as_text

            print(report_as_text(report(days), _colour()), end="")
        else:
            from studycli.screens.run import run_screen
            from studycli.screens.stats import StatsScreen
            from studycli.screens.workspace import Workspace

            with Workspace(study) as workspace:
                raise SystemExit(run_screen(workspace, lambda: StatsScreen(report)))


def _colour() -> Colour:
    """Colours for a terminal that shows them, unless NO_COLOR (no-color.org) asks for none."""
    from studycli.reports.ink import Colour

    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return Colour.ANSI if wanted and os.environ.get("TERM", "") not in {"dumb", ""} else Colour.NONE
