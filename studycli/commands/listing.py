"""`study list`: what there is to study."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from studycli.commands import completion
from studycli.commands.scopes import nothing_in, selected, topic_words
from studycli.model.items import ItemId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studycli.reports.listing import ListedItem, ListedTopic


TOPICS = "topics"
"""Stands among the scopes, and lists topics instead of their items."""


def list_items(
    scopes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SCOPE]…",
            help="Parts of the content: cards, drills, vit, vision, IV, day:45-50, failed … Or `topics`.",
            show_default=False,
            autocompletion=completion.listed_scopes,
        ),
    ] = None,
    topic: Annotated[list[str] | None, topic_words()] = None,
    due: Annotated[bool, typer.Option("--due", help="Only what is due today.")] = False,
    marked: Annotated[bool, typer.Option("--marked", help="Only what you suspended or marked.")] = False,
    unsuspend: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Take this item up again, after it was suspended.",
            autocompletion=completion.items,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List cards, drills or topics.

    They come in the order in which they are learned.
    """
    import json

    from studycli.commands.opening import open_study
    from studycli.reports.listing import list_content, list_topics

    with open_study() as study:
        if unsuspend is not None:
            from studycli.session.marking import unsuspend_item

            unsuspend_item(study.store, study.clock, ItemId(unsuspend))
            print(f"{unsuspend} is taken up again.")
            return
        words = [word for word in scopes or () if word != TOPICS]
        only = selected(study, words, topic)
        moment = study.clock.now()
        rows: Sequence[ListedItem | ListedTopic]
        if scopes and TOPICS in scopes:
            rows = list_topics(study.store, study.catalogue, moment, only, only_due=due)
        else:
            assumed = study.place().assumed
            listed = list_content(study.store, study.catalogue, moment, only, only_due=due, assumed=assumed)
            rows = [row for row in listed if row.marks or not marked]
    for row in rows:
        print(json.dumps(row.to_json(), ensure_ascii=False) if as_json else row.line())
    if not rows and not as_json:
        print("Nothing is due." if due else "Nothing is marked." if marked else nothing_in(scopes, topic))
