"""`study stats`: what was done and what is remembered, in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

STATS_DAYS = 30


def stats(
    days: Annotated[int, typer.Option(min=1, max=36500, help="How many days back to look.")] = STATS_DAYS,
    as_json: Annotated[bool, typer.Option("--json", help="The same as one JSON object.")] = False,
) -> None:
    """Show what was done, what is remembered and what comes."""
    from studycli.commands.opening import open_study
    from studycli.reports.as_json import report_as_json
    from studycli.reports.as_text import report_as_text
    from studycli.reports.gather import default_period, gather_report

    with open_study() as study:
        moment = study.clock.now()
        data = gather_report(
            study.store,
            study.catalogue,
            moment,
            settings=study.scheduler.settings,
            since=default_period(moment.day, days),
        )
    print((report_as_json if as_json else report_as_text)(data), end="")
