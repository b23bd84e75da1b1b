"""`study start`: where the learner is in the course."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from studycli.commands.opening import Study


def start(
    day: Annotated[
        str | None, typer.Option(metavar="N", help="The day of the course that you have reached.")
    ] = None,
    beginning: Annotated[bool, typer.Option("--beginning", help="Begin with the first day.")] = False,
    test: Annotated[bool, typer.Option("--test", help="Find it by at most twelve questions.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the latest choice back.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Be asked in lines, without a screen.")] = False,
) -> None:
    """Say where you are in the course; without an option you are asked.

    What the course treated before counts as met: it is checked now and then, and holds nothing back.
    """
    from studycli.commands.opening import open_study
    from studycli.commands.starting import ask, find
    from studycli.errors import UsageError
    from studycli.model.review import ChoiceKey
    from studycli.place.chosen_place import choose_position, take_back
    from studycli.place.vocabulary import read_day
    from studycli.screens.terminal import ensure_terminal

    asked = sum((day is not None, beginning, test, undo))
    if asked > 1:
        raise UsageError(
            "Say where you are in one way.", "`study start --day 50`, or `study start --beginning`."
        )
    if (test or not asked) and not plain:
        ensure_terminal("`study start --day 50` or `--beginning` says it at once; --plain asks in lines.")
    with open_study() as study:
        now = study.clock.now()
        if test or not asked:
            if not (find if test else ask)(study, plain=plain):
                print("Nothing is changed.")
                return
        elif undo:
            if not take_back(study.store, now, ChoiceKey.POSITION):
                raise UsageError("There is no choice to take back.", "`study start --day 50` makes one.")
        else:
            choose_position(
                study.store, now, None if day is None else read_day(day, study.catalogue.curriculum)
            )
        print(position_told(study))


def position_told(study: Study) -> str:
    """Where the learner is now, and what that means, in a sentence or two."""
    from studycli.wording import count

    place = study.place()
    if place.day is None:
        return "You are at the beginning of the course: everything is new, in its order."
    page = study.catalogue.curriculum.pages.get(place.day)
    named = f", “{page.title}”" if page and page.title else ""
    return (
        f"You are at day {place.day}{named}. {count(len(place.assumed), 'topic')} from before count as met. "
        "`study today` begins with the day's page."
    )
