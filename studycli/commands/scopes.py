"""Scopes on the command line: the arguments that many commands share, and what they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from studycli.commands import completion

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.place.scope import Selection


def scope_words() -> Any:
    """The argument of a command that takes scopes; called when a command line is parsed, and not before."""
    return typer.Argument(
        metavar="[SCOPE]…",
        help="Parts of the content: vit, vision, IV, day:45-50, drills, failed, due …",
        show_default=False,
        autocompletion=completion.scopes,
    )


def topic_words() -> Any:
    """The option `--topic`, the older name for scopes."""
    return typer.Option(
        "--topic",
        metavar="SCOPE",
        help="Another way to name a scope.",
        show_default=False,
        autocompletion=completion.scopes,
    )


def nothing_in(*words: Sequence[str] | None) -> str:
    """What to say of scopes that hold nothing together."""
    named = " ".join(word for some in words for word in some or ())
    return f"Nothing matches {named}." if named else "There is nothing to list yet."


def selected(study: Study, *words: Sequence[str] | None) -> Selection:
    """What the learner's scopes name together. Raises UsageError for a word that names nothing."""
    from studycli.place.vocabulary import select

    named = [word for some in words for word in some or ()]
    return select(study.store, study.catalogue, study.clock.now(), named)
