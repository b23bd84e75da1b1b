"""`study list`: what there is to study."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.model.items import ItemId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studycli.reports.listing import ListedItem, ListedTopic


class Kind(StrEnum):
    """What can be listed."""

    CARDS = "cards"
    DRILLS = "drills"
    TOPICS = "topics"


def list_items(
    kind: Annotated[Kind | None, typer.Argument(help="Only these; without it, cards and drills.")] = None,
    topic: Annotated[str | None, typer.Option(help="Only this topic.")] = None,
    due: Annotated[bool, typer.Option("--due", help="Only what is due today.")] = False,
    marked: Annotated[bool, typer.Option("--marked", help="Only what you suspended or marked.")] = False,
    unsuspend: Annotated[
        str | None, typer.Option(metavar="ID", help="Take this item up again, after it was suspended.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List cards, drills or topics.

    They come in the order in which they are learned.
    """
    import json

    from studycli.commands.opening import known_topic, open_study
    from studycli.reports.listing import list_content, list_topics

    with open_study() as study:
        if unsuspend is not None:
            from studycli.session.marking import unsuspend_item

            unsuspend_item(study.store, study.clock, ItemId(unsuspend))
            print(f"{unsuspend} is taken up again.")
            return
        only = known_topic(study, topic)
        moment = study.clock.now()
        rows: Sequence[ListedItem | ListedTopic]
        if kind is Kind.TOPICS:
            rows = list_topics(study.store, study.catalogue, moment, only, only_due=due)
        else:
            forms = {None: ("card", "drill"), Kind.CARDS: ("card",), Kind.DRILLS: ("drill",)}[kind]
            rows = [
                row
                for row in list_content(study.store, study.catalogue, moment, only, forms, only_due=due)
                if row.marks or not marked
            ]
    for row in rows:
        print(json.dumps(row.to_json(), ensure_ascii=False) if as_json else row.line())
    if not rows and not as_json:
        print(
            "Nothing is due." if due else "Nothing is marked." if marked else "There is nothing of that kind."
        )
