"""`study show`: one card or drill, how it went, and when it comes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.commands import completion

if TYPE_CHECKING:
    from studycli.model.items import Item


def show(
    name: Annotated[
        str,
        typer.Argument(metavar="ID", help="A card's id or a drill's name.", autocompletion=completion.items),
    ],
    original: Annotated[
        bool, typer.Option("--original", help="What came with the program, where yours stands in for it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show one card or drill: its text, your answers so far, when it comes back."""
    from studycli.commands.opening import open_study
    from studycli.reports.item import find_items, item_as_text, item_report

    with open_study() as study:
        moment = study.clock.now()
        items = find_items(study.catalogue, name)
        if original:
            print(_original(items[0]), end="")
            return
        reports = [item_report(study.store, study.catalogue, item, moment) for item in items]
    if as_json:
        for report in reports:
            print(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        print("\n".join(item_as_text(report, moment) for report in reports), end="")


def _original(item: Item) -> str:
    """The shipped section or drill that the learner's `item` stands in for, as it is written. Raises UsageError."""
    from studycli import paths
    from studycli.content.drill_names import drill_folders
    from studycli.content.stand_in import find_section
    from studycli.content.text_file import read_text
    from studycli.errors import UsageError
    from studycli.model.items import Card

    shipped = paths.content_roots()[0]
    if isinstance(item, Card):
        section = find_section(item.group, shipped)
        if section is not None:
            return "\n".join([f"## {section.heading.text}", *section.lines]).rstrip() + "\n"
    else:
        folder = drill_folders([shipped]).get(item.name)
        if folder is not None:
            return read_text(folder / "drill.md")[0]
    raise UsageError(
        f"{item.id} did not come with the program: it has no original.", f"It is in {item.place}."
    )
