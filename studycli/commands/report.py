"""`study report`: progress to read, to keep or to send to somebody."""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ReportFormat(StrEnum):
    """The formats that a report can be written in."""

    MD = "md"
    JSON = "json"


_DAY = ["%Y-%m-%d"]


def report(
    form: Annotated[ReportFormat, typer.Option("--format", help="Markdown or JSON.")] = ReportFormat.MD,
    output: Annotated[Path | None, typer.Option(help="A file to write instead of standard output.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="The first day, such as 2026-11-01.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="The last day; today unless given.")
    ] = None,
    topic: Annotated[str | None, typer.Option(help="Only this topic.")] = None,
) -> None:
    """Write a report of your progress.

    It says what was studied, what is remembered, how the drills went and what comes.
    """
    from studycli.commands.opening import known_topic, open_study
    from studycli.errors import UsageError
    from studycli.reports.as_json import report_as_json
    from studycli.reports.as_markdown import report_as_markdown
    from studycli.reports.gather import gather_report
    from studycli.reports.whole_file import write_whole

    if since and until and since > until:
        raise UsageError(f"--since {since.date()} is later than --until {until.date()}.", "Exchange the two.")
    with open_study() as study:
        data = gather_report(
            study.store,
            study.catalogue,
            study.clock.now(),
            settings=study.scheduler.settings,
            since=since.date() if since else None,
            until=until.date() if until else None,
            topic=known_topic(study, topic),
        )
    text = (report_as_json if form is ReportFormat.JSON else report_as_markdown)(data)
    if output is None:
        print(text, end="")
    else:
        write_whole(output, text)
        print(f"Written to {output}.", file=sys.stderr)
