"""Asking an empty home once where its learner is, before anything else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.place.place import Place


def ask_once(study: Study, *, plain: bool = False, is_data: bool = False) -> bool:
    """Asks an empty home where its learner is, on a screen or with `plain` in lines. False when the learner leaves.

    Where there is nobody to ask, or data is wanted (`is_data`), a line on stderr says that it begins at the beginning.
    """
    from studycli.place.starting import NOBODY_ASKED, needs_asking
    from studycli.screens.terminal import has_terminal

    if not needs_asking(study.store):
        return True
    if is_data or not (sys.stdin.isatty() and sys.stdout.isatty() if plain else has_terminal()):
        print(f"study: {NOBODY_ASKED}", file=sys.stderr)
        return True
    return ask(study, plain=plain)


def going_on(study: Study, place: Place) -> str:
    """How the course goes on, once everything new up to the learner's `place` was begun; else empty."""
    from studycli.place.new_order import order_new

    last = study.catalogue.curriculum.last_day or 0
    if place.day is None or order_new(place, study.catalogue, study.store.new_rows(study.clock.now())):
        return ""
    if place.day >= last:
        return "Everything in the course is begun."
    return (
        f"Everything new up to day {place.day} is begun: `study start --day {place.day + 1}` goes on, "
        "and so does n on the home screen."
    )


def ask(study: Study, *, plain: bool) -> bool:
    """Asks where the learner is, and keeps it. False when they leave without an answer."""
    from studycli.place.chosen_place import choose_position, positions

    if plain:
        from studycli.line_mode.starting import SHOW_ME, ask_where

        answer = ask_where(study.catalogue.curriculum, sys.stdin, sys.stdout)
        if answer is None:
            return False
        if answer is SHOW_ME:
            return find(study, plain=True)
        choose_position(study.store, study.clock.now(), answer.day)
        return True
    from studycli.screens.run import run_registered
    from studycli.screens.workspace import Workspace

    before = positions(study.store)
    with Workspace(study) as workspace:
        run_registered(workspace, "start")
    return positions(study.store) != before


def find(study: Study, *, plain: bool) -> bool:
    """Finds the learner's place by questions, and keeps it. False when they leave before that."""
    from studycli.place.chosen_place import positions
    from studycli.screens.workspace import Workspace

    before = positions(study.store)
    with Workspace(study) as workspace:
        if plain:
            from studycli.line_mode.placement import place_by_questions

            place_by_questions(
                study.store, study.catalogue, study.clock, workspace.judge, sys.stdin, sys.stdout
            )
        else:
            from studycli.screens.placement import open_placement
            from studycli.screens.run import run_screen

            run_screen(workspace, lambda: open_placement(workspace))
    return positions(study.store) != before
