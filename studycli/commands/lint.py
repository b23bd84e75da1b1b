"""`study lint`: what is wrong with the content, where, and how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from studycli.commands import completion
from studycli.content.fault import Fault
from studycli.errors import ExitCode, UsageError
from studycli.model.items import ItemId
from studycli.paths import ContentRoot


def lint(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A deck, a drill (its folder or its name) or a folder of them; without it, all content.",
            autocompletion=completion.drills,
        ),
    ] = None,
    run: Annotated[
        bool, typer.Option("--run", help="Also judge each drill's right and wrong answers.")
    ] = False,
    seed: Annotated[int | None, typer.Option(help="With --run: the seed of the inputs.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per fault, one a line.")] = False,
) -> None:
    """Say what is wrong in decks, drills and the curriculum.

    Every fault comes with its file, line and remedy.

    Exit code 3 when there is something to mend.
    """
    import json

    from studycli import paths
    from studycli.content.lint import lint as lint_content

    roots, known_ids = paths.content_roots(), _ids_with_history()
    if path is not None:
        path, known_ids = _named(path, roots).resolve(), {}
        roots = _with(path, roots)
    faults = lint_content(roots, known_ids)
    if path is not None:
        faults = [fault for fault in faults if fault.place.path.resolve().is_relative_to(path)]
    if run:
        faults += _run(roots, path, seed)
    for fault in faults:
        if as_json:
            place = {"file": str(fault.place.path), "line": fault.place.line}
            print(json.dumps({**place, "message": fault.message, "remedy": fault.remedy}, ensure_ascii=False))
        else:
            print(f"{fault.place}: {fault.message}\n    {fault.remedy}")
    if faults:
        print(f"{len(faults)} to mend.", file=sys.stderr)
        raise SystemExit(ExitCode.CONTENT)
    print("All content is in order.", file=sys.stderr if as_json else sys.stdout)


def _run(roots: tuple[ContentRoot, ...], path: Path | None, seed: int | None) -> list[Fault]:
    """What is wrong with how the drills below `path` judge; the table of all of them goes to stderr."""
    from studycli import paths
    from studycli.authoring.quality import examine_drills
    from studycli.config import load_config
    from studycli.content.library import load_library
    from studycli.judge.client import JudgeClient

    drills = [
        drill
        for drill in load_library(roots).drills().values()
        if path is None or drill.folder.resolve().is_relative_to(path)
    ]
    faults: list[Fault] = []
    device = load_config(paths.config_file()).device
    with JudgeClient() as judge:
        for quality in examine_drills(judge, drills, device=device, seed=seed):
            print(quality.line(), file=sys.stderr, flush=True)
            if len(drills) == 1:
                for note in quality.notes():
                    print(note, file=sys.stderr)
            faults += quality.faults
    return faults


def _named(path: Path, roots: tuple[ContentRoot, ...]) -> Path:
    """The path, or the folder of the drill called so. Raises UsageError when there is neither."""
    if path.exists():
        return path
    from studycli.content.drill_folder import read_drill
    from studycli.content.drill_names import drill_folders
    from studycli.content.near_meaning import nearest_drill

    folders = drill_folders(roots)
    if str(path) in folders:
        return folders[str(path)]
    readable = (read_drill(folder)[0] for folder in folders.values())
    near = nearest_drill(path.name, folders, (drill for drill in readable if drill is not None))
    hint = f"Did you mean the drill {near}?" if near else "Name a deck, a drill or a folder of them."
    raise UsageError(f"{path}: there is no such file, folder or drill.", hint)


def _with(path: Path, roots: tuple[ContentRoot, ...]) -> tuple[ContentRoot, ...]:
    """The roots that make `path` part of the content: those that there are, or one more."""
    within = [folder.resolve() for root in roots for folder in (root.cards, root.drills)]
    if any(path == root.path.resolve() for root in roots) or any(path.is_relative_to(one) for one in within):
        return roots
    for above in (path, *path.parents):
        if (above / "cards").is_dir() or (above / "drills").is_dir():
            return (*roots, ContentRoot(above))
    raise UsageError(
        f"{path}: this is no part of a folder with `cards` or `drills` in it.",
        "Decks belong in a folder called cards, drills in drills/TOPIC/NAME.",
    )


def _ids_with_history() -> dict[ItemId, int]:
    """How many reviews belong to each id; none when there is no database yet."""
    from studycli import paths
    from studycli.commands.opening import open_study

    if not paths.database().exists():
        return {}
    with open_study() as study:
        return study.store.review_counts()
