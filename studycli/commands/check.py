"""`study check`: judges files without a screen."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.commands import completion
from studycli.commands.options import Device
from studycli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from studycli.checking.files import AnswerFile
    from studycli.checking.run import Checked


def check(
    name: Annotated[str | None, typer.Argument(help="The drill.", autocompletion=completion.drills)] = None,
    files: Annotated[
        list[Path] | None, typer.Argument(help="One answer or more; - reads it from stdin.")
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--all", help="Judge every file in this folder that is named after a drill."),
    ] = None,
    device: Annotated[Device | None, typer.Option(help="Where to run it.")] = None,
    seed: Annotated[
        int | None, typer.Option(help="The seed that a verdict named, to see the same inputs.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Also say what would mend it.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The verdict as one JSON object; for several files, one a line.")
    ] = False,
) -> None:
    """Judge answers without a screen. Exit code 0: passed, 1: not passed, 4: could not be judged."""
    from studycli import paths
    from studycli.checking.run import check_files
    from studycli.commands.options import chosen_device
    from studycli.content.drill_names import find_drill
    from studycli.judge.client import JudgeClient

    roots = paths.content_roots()
    answers = _answers(name, files or [], folder)
    with JudgeClient() as judge:
        results = []
        for checked in check_files(
            judge, answers, lambda drill: find_drill(roots, drill), device=chosen_device(device), seed=seed
        ):
            results.append(checked)
            if as_json:
                print(json.dumps(_as_json(checked, several=len(answers) > 1), ensure_ascii=False), flush=True)
    if not as_json:
        _print(results if fix else [_without_fix(checked) for checked in results])
    _tell_errors(results)
    _leave(results)


def _answers(name: str | None, files: list[Path], folder: Path | None) -> tuple[AnswerFile, ...]:
    from studycli import paths
    from studycli.checking.files import answers_in, answers_to
    from studycli.content.drill_names import drill_folders, find_drill

    roots = paths.content_roots()
    if folder is not None:
        if name is not None:
            raise UsageError(
                "--all takes the drills' names from the files.", "Leave out the other arguments."
            )
        found = answers_in(folder, drill_folders(roots))
        for stranger in found.strangers:
            print(f"{stranger}: named after no drill, left out.", file=sys.stderr)
        return found.answers
    if name is None:
        raise UsageError("Which drill?", "Call `study check NAME FILE`, or `study check --all FOLDER`.")
    drill = find_drill(roots, name)
    if not files:
        raise UsageError("Which file holds the answer?", f"Call `study check {name} FILE`, or - for stdin.")
    return answers_to(drill, files)


def _as_json(checked: Checked, *, several: bool) -> dict[str, object]:
    if checked.verdict is not None:
        told = checked.verdict.to_json()
    else:
        error = checked.error
        words = {"message": error.message, "fix": error.hint} if error is not None else {}
        told = {"drill": checked.file.drill, "passed": False, "verdict": "not judged", **words}
    return {"file": str(checked.file.path), **told} if several else told


def _without_fix(checked: Checked) -> Checked:
    from dataclasses import replace

    return checked if checked.verdict is None else replace(checked, verdict=replace(checked.verdict, fix=""))


def _print(results: list[Checked]) -> None:
    from studycli.checking.as_text import table, verdict_as_text

    if len(results) > 1:
        print(table(results))
    elif results[0].verdict is not None:
        print(verdict_as_text(results[0].verdict))


def _tell_errors(results: list[Checked]) -> None:
    """Why something was not judged goes to stderr; of a single file, the error itself tells."""
    if len(results) > 1:
        for checked in results:
            if checked.error is not None:
                print(f"study: {checked.error.message} {checked.error.hint}".rstrip(), file=sys.stderr)


def _leave(results: list[Checked]) -> None:
    """Leaves with the exit code: the gravest of what happened."""
    errors = [checked.error for checked in results if checked.error is not None]
    if errors:
        if len(results) == 1:
            raise errors[0]
        raise SystemExit(max(error.exit_code for error in errors))
    if not all(checked.verdict is not None and checked.verdict.passed for checked in results):
        raise SystemExit(ExitCode.WRONG)
