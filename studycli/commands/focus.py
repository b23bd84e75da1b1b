"""`study focus`: where new items come from."""

from __future__ import annotations

from typing import Annotated

import typer

from studycli.commands.scopes import scope_words


def focus(
    scopes: Annotated[list[str] | None, scope_words()] = None,
    off: Annotated[bool, typer.Option("--off", help="New items come from everywhere again.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the latest choice back.")] = False,
) -> None:
    """Take new items from a part of the content only, or show which.

    What is due comes from everywhere, as always. A focus lasts until it is changed.
    """
    from studycli.commands.opening import open_study
    from studycli.errors import UsageError
    from studycli.model.review import ChoiceKey
    from studycli.place.chosen_place import choose_focus, focus_words, take_back
    from studycli.place.vocabulary import select

    words = list(scopes or ())
    if sum((bool(words), off, undo)) > 1:
        raise UsageError("Name scopes, or --off, or --undo alone.", "`study focus` shows the focus.")
    with open_study() as study:
        now = study.clock.now()
        if words:
            if select(study.store, study.catalogue, now, words).items is not None:
                raise UsageError(
                    "A focus says where new items come from; failed, due and the like are not among those.",
                    f"`study today {' '.join(words)}` studies those once.",
                )
            choose_focus(study.store, now, words)
        elif off:
            choose_focus(study.store, now, ())
        elif undo and not take_back(study.store, now, ChoiceKey.FOCUS):
            raise UsageError("There is no choice to take back.", "`study focus vision` makes one.")
        kept = focus_words(study.store)
    if kept:
        print(
            f"New items come from {' '.join(kept)}. What is due comes from everywhere. `study focus --off` ends it."
        )
    else:
        print("New items come from everywhere. `study focus vision` takes them from one part.")
