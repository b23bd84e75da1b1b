"""`study doctor`: whether everything is sound."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer


def doctor(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the memory of every item anew from the log.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Look whether everything is sound.

    Settings, database, content, terminal, judge, and what confines the answers that it runs.
    """
    from studycli.health import examination
    from studycli.health.finding import Health

    findings = [examination.rebuild()] if rebuild else []
    if not as_json:
        print(examination.describe_home())
        for finding in findings:
            print(finding.line())
    for finding in examination.examine():
        findings.append(finding)
        if not as_json:
            print(finding.line(), flush=True)
    if as_json:
        for finding in findings:
            print(json.dumps(asdict(finding), ensure_ascii=False))
    ill = [finding.exit_code for finding in findings if finding.health is Health.ILL]
    if ill:
        raise typer.Exit(max(ill))
