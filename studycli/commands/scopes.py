"""Scopes on the command line: the arguments that many commands share, and what they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.place.scope import Selection

ScopeWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SCOPE]…",
        help="Parts of the content: vit, vision, IV, day:45-50, drills, failed, due …",
        show_default=False,
    ),
]

TopicWords = Annotated[
    list[str] | None, typer.Option("--topic", metavar="SCOPE", help="Another way to name a scope.")
]


def selected(study: Study, *words: Sequence[str] | None) -> Selection:
    """What the learner's scopes name together. Raises UsageError for a word that names nothing."""
    from studycli.place.vocabulary import select

    named = [word for some in words for word in some or ()]
    return select(study.store, study.catalogue, study.clock.now(), named)
