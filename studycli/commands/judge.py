"""`study judge status|stop`: the judge that stays ready between commands."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from studycli.judge.client import JudgeStatus

app = typer.Typer(
    help="Look at, or stop, the judge that stays ready between commands.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False) -> None:
    """Say whether a judge is running, and what it has done."""
    from studycli.judge.client import JudgeClient

    found = JudgeClient().status()
    if as_json:
        print(json.dumps({"running": False} if found is None else {"running": True, **asdict(found)}))
    else:
        print(
            "No judge is running. It starts when an answer is checked."
            if found is None
            else _sentences(found)
        )


@app.command()
def stop() -> None:
    """Stop the judge; the next check starts a new one."""
    from studycli.judge.client import JudgeClient

    print("The judge has stopped." if JudgeClient().stop() else "No judge was running.")


def _sentences(found: JudgeStatus) -> str:
    state = "ready" if found.ready else "starting"
    checks = "1 check" if found.checks == 1 else f"{found.checks} checks"
    held = [name for name, on, _ in found.layers if on]
    lines = [
        f"The judge is {state}: process {found.pid}, up for {found.uptime:.0f} s, {checks}, {found.running} running.",
        f"It ends after {found.idle_limit / 60:.0f} minutes without work, or by `study judge stop`.",
    ]
    if held:
        lines.append(f"Answers are confined by: {', '.join(held)}.")
    return "\n".join(lines)
