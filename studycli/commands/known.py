"""`study known`: what the learner knows already, or does not after all."""

from __future__ import annotations

from typing import Annotated

import typer

from studycli.commands.scopes import scope_words


def known(
    scopes: Annotated[list[str] | None, scope_words()] = None,
    off: Annotated[
        bool, typer.Option("--off", help="They do not count as known: their items are new.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the latest choice back.")] = False,
) -> None:
    """Count topics as known, without having answered them here, or show which.

    Nothing of them is new and they hold nothing back; now and then one of their items checks it.
    """
    from studycli.commands.opening import open_study
    from studycli.errors import UsageError
    from studycli.model.review import ChoiceKey
    from studycli.place.chosen_place import choose_known, take_back
    from studycli.place.vocabulary import select
    from studycli.wording import count

    words = list(scopes or ())
    if (off and not words) or (undo and (words or off)):
        raise UsageError(
            "Name a part of the map, or --undo alone.", "`study known vit swin`, `study known vit --off`."
        )
    with open_study() as study:
        now, titles = study.clock.now(), study.catalogue.curriculum.topics
        if undo and not take_back(study.store, now, ChoiceKey.KNOWN):
            raise UsageError("There is no choice to take back.", "`study known vit` makes one.")
        if words:
            chosen = select(study.store, study.catalogue, now, words)
            if chosen.topics is None or chosen.kinds is not None or chosen.items is not None:
                raise UsageError(
                    "Only topics can be known as a whole.", "Name topics, a branch, a phase or days."
                )
            if not chosen.topics:
                raise UsageError(f"{' '.join(words)} holds no topic.", "`study list topics` shows them all.")
            choose_known(study.store, now, chosen.topics, known=not off)
        place = study.place()
    if words:
        number = len(chosen.topics or ())
        counts = "counts" if number == 1 else "count"
        print(f"{count(number, 'topic')} {'no longer ' if off else ''}{counts} as known.")
        return
    for topic in titles:
        if topic in place.assumed:
            print(topic)
    if not place.assumed:
        print("No topic counts as known. `study known vit` says that you know one.")
