"""`study lint`: what is wrong with the content, where, and how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from studycli.errors import ExitCode, UsageError


def lint(
    path: Annotated[
        Path | None, typer.Argument(help="A folder that holds `cards` and `drills`; without it, all content.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per fault, one a line.")] = False,
) -> None:
    """Say everything that is wrong in decks, drills and the curriculum: file, line and remedy.

    Exit code 3 when there is something to mend.
    """
    import json

    from studycli import paths
    from studycli.content.lint import lint as lint_content

    if path is None:
        roots, known_ids = paths.content_roots(), _ids_with_history()
    else:
        if not path.is_dir():
            raise UsageError(f"{path}: there is no such folder.", "Name a folder that holds `cards` or `drills`.")
        shipped = paths.ContentRoot(paths.shipped_content())
        roots, known_ids = (shipped, paths.ContentRoot(path)), frozenset()
    faults = lint_content(roots, known_ids)
    for fault in faults:
        if as_json:
            place = {"file": str(fault.place.path), "line": fault.place.line}
            print(json.dumps({**place, "message": fault.message, "remedy": fault.remedy}, ensure_ascii=False))
        else:
            print(f"{fault.place}: {fault.message}\n    {fault.remedy}")
    if faults:
        print(f"{len(faults)} to mend.", file=sys.stderr)
        raise typer.Exit(ExitCode.CONTENT)
    print("All content is in order.", file=sys.stderr if as_json else sys.stdout)


def _ids_with_history() -> frozenset[str]:
    """Ids that reviews belong to; none when there is no database yet."""
    from studycli import paths
    from studycli.commands.opening import open_study

    if not paths.database().exists():
        return frozenset()
    with open_study() as study:
        return frozenset(study.store.reviewed_ids())
