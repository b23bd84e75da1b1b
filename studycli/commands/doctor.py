"""`study doctor`: whether everything is sound."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from studycli.health.finding import HealthFinding


def doctor(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the memory of every item anew from the log, and compare.")
    ] = False,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair", help="Write missing ids into your decks; date answers from the future anew."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Look whether everything is sound, and put right what follows from the log.

    Settings, database, backups, content, terminal, judge, and what confines the answers that it runs.
    """
    from studycli.health.examination import describe_home
    from studycli.health.finding import Health

    if not as_json:
        print(describe_home())
    ill = []
    for finding in _findings(rebuild=rebuild, repair=repair):
        print(json.dumps(asdict(finding), ensure_ascii=False) if as_json else finding.line(), flush=True)
        if finding.health is Health.ILL:
            ill.append(finding.exit_code)
    if ill:
        raise SystemExit(max(ill))


def _findings(*, rebuild: bool, repair: bool) -> Iterator[HealthFinding]:
    from studycli.health import examination
    from studycli.health import repair as repairs

    if rebuild:
        yield examination.rebuild()
    if repair:
        yield from repairs.repair()
    yield from examination.examination()
    yield from repairs.look()
