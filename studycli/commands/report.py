"""`study report`: progress to read, to keep or to send to somebody."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.commands.scopes import scope_words, selected, topic_words
from studycli.errors import UsageError
from studycli.place.scope import EVERYTHING, Selection

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.reports.data import ReportData


class ReportFormat(StrEnum):
    """The formats that a report can be written in."""

    HTML = "html"
    MD = "md"
    CSV = "csv"
    JSON = "json"


class Table(StrEnum):
    """What a row of the CSV is."""

    ITEMS = "items"
    REVIEWS = "reviews"


_ENDINGS = {
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".md": ReportFormat.MD,
    ".markdown": ReportFormat.MD,
    ".csv": ReportFormat.CSV,
    ".json": ReportFormat.JSON,
}

_DAY = ["%Y-%m-%d"]


def report(
    scopes: Annotated[list[str] | None, scope_words()] = None,
    form: Annotated[
        ReportFormat | None,
        typer.Option("--format", help="Else by the output's ending, else Markdown.", show_default=False),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="A file to write instead of standard output.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="The first day, such as 2026-11-01.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_DAY, help="The last day; today unless given.")
    ] = None,
    topic: Annotated[list[str] | None, topic_words()] = None,
    table: Annotated[
        Table | None,
        typer.Option(help="Of csv: a row for each item or for each review.", show_default="items"),
    ] = None,
) -> None:
    """Write a report of your progress.

    It says what was studied, what is remembered, how the drills went and what comes.
    """
    from studycli.atomic_write import ensure_writable, write_whole
    from studycli.commands.opening import open_study

    chosen = _format(form, output)
    if table is not None and chosen is not ReportFormat.CSV:
        raise UsageError(f"--table {table} is for --format csv.", "The other formats hold all of it.")
    with open_study() as study:
        first, last = _period(since, until, study.clock.now().day)
        if output is not None:
            ensure_writable(output)
        pieces = _pieces(study, chosen, table or Table.ITEMS, first, last, selected(study, scopes, topic))
        if output is None:
            # Bytes: a page that says it is UTF-8 must be, whatever the terminal's encoding.
            for piece in pieces:
                sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
        else:
            write_whole(output, pieces)
            print(f"Written to {output}.", file=sys.stderr)


def _pieces(
    study: Study,
    form: ReportFormat,
    table: Table,
    since: date | None,
    until: date | None,
    scope: Selection,
) -> Iterable[str]:
    """The report's text, in as many pieces as it comes in."""
    if form is ReportFormat.CSV:
        from studycli.reports.as_csv import item_lines, review_lines

        if table is Table.REVIEWS:
            return review_lines(study.store, study.catalogue, since, until, scope)
        parameters = study.scheduler.settings.parameters
        return item_lines(study.store, study.catalogue, study.clock.now(), parameters, since, until, scope)
    from dataclasses import replace

    from studycli import paths
    from studycli.reports.gather import gather_report
    from studycli.reports.gathering.labs import newest_labs

    data = gather_report(
        study.store,
        study.catalogue,
        study.clock.now(),
        settings=study.scheduler.settings,
        since=since,
        until=until,
        scope=scope,
        pace=study.config.course_pace,
    )
    if scope == EVERYTHING:
        data = replace(data, labs=newest_labs(paths.home()))
    return [_renderer(form)(data)]


def _renderer(form: ReportFormat) -> Callable[[ReportData], str]:
    if form is ReportFormat.HTML:
        from studycli.reports.as_html import report_as_html

        return report_as_html
    if form is ReportFormat.JSON:
        from studycli.reports.as_json import report_as_json

        return report_as_json
    from studycli.reports.as_markdown import report_as_markdown

    return report_as_markdown


def _format(form: ReportFormat | None, output: Path | None) -> ReportFormat:
    """What was asked for, else what the output's ending says, else Markdown."""
    if form is not None:
        return form
    if output is None or not output.suffix:
        return ReportFormat.MD
    found = _ENDINGS.get(output.suffix.lower())
    if found is None:
        known = ", ".join(_ENDINGS)
        raise UsageError(
            f"{output}: no report is written as {output.suffix}.", f"Give --format, or one of {known}."
        )
    return found


def _period(since: datetime | None, until: datetime | None, today: date) -> tuple[date | None, date | None]:
    """The days asked for. Raises UsageError when they are no period, or none in which anything can lie."""
    if since and until and since > until:
        raise UsageError(f"--since {since.date()} is later than --until {until.date()}.", "Exchange the two.")
    if since and since.date() > today:
        raise UsageError(f"--since {since.date()} lies ahead.", f"Today is {today}.")
    for name, day in (("--since", since), ("--until", until)):
        if day and day.year < _EARLIEST:
            raise UsageError(
                f"{name} {day.date()} is before any study.", f"Give a day from {_EARLIEST}-01-01 on."
            )
    return since.date() if since else None, until.date() if until else None


_EARLIEST = 1970
