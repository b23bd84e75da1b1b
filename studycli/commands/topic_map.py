"""`study map`: the family tree, with what is remembered of each topic."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from studycli.commands.scopes import scope_words, selected, topic_words


def show_map(
    scopes: Annotated[list[str] | None, scope_words()] = None,
    topic: Annotated[list[str] | None, topic_words()] = None,
    plain: Annotated[bool, typer.Option("--plain", help="As lines of text.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Draw the map of topics with what is remembered of each."""
    from studycli.commands.opening import open_study
    from studycli.reports.gather import gather_topics
    from studycli.reports.topic_map import map_as_text, scoped_map
    from studycli.screens.terminal import has_terminal

    with open_study() as study:
        settings = study.scheduler.settings
        moment = study.clock.now()
        memories = gather_topics(
            study.store,
            study.catalogue,
            moment,
            parameters=settings.parameters,
            pace=study.config.course_pace,
        )
        scope = selected(study, scopes, topic)
        roots = scoped_map(study.catalogue.curriculum, memories, scope)
        if as_json:
            print(json.dumps({"map": [root.to_json() for root in roots]}, ensure_ascii=False))
        elif plain or not has_terminal():
            print(map_as_text(roots), end="")
        else:
            from studycli.screens.map import open_map
            from studycli.screens.run import run_screen
            from studycli.screens.workspace import Workspace

            with Workspace(study) as workspace:
                raise SystemExit(run_screen(workspace, lambda: open_map(workspace, scope)))
