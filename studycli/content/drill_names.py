"""Finding one drill by its name, without reading any other and without the learner's database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studycli.content.drill_folder import read_drill
from studycli.content.listing import find_files
from studycli.content.names import no_such_drill
from studycli.errors import ContentError
from studycli.model.items import Drill
from studycli.paths import ContentRoot


def drill_folders(roots: Sequence[ContentRoot]) -> dict[str, Path]:
    """The folder of every drill by its name; of two drills with one name the first root's counts."""
    folders: dict[str, Path] = {}
    for folder in find_files(roots)[1]:
        folders.setdefault(folder.name, folder)
    return folders


def find_drill(roots: Sequence[ContentRoot], name: str) -> Drill:
    """The drill called `name`.

    Raises UsageError, naming the nearest, when there is none, and ContentError when its drill.md is faulty.
    """
    folders = drill_folders(roots)
    if name not in folders:
        readable = (read_drill(folder)[0] for folder in folders.values())
        raise no_such_drill(name, folders, (drill for drill in readable if drill is not None))
    drill, faults = read_drill(folders[name])
    if drill is None:
        raise ContentError(f"The drill {name} cannot be used. {faults[0]}", "`study lint` shows everything.")
    return drill
