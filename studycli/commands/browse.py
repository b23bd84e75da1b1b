"""`study browse`: look through all cards and drills on the screen."""

from __future__ import annotations

from typing import Annotated

from studycli.commands.scopes import scope_words


def browse(scopes: Annotated[list[str] | None, scope_words()] = None) -> None:
    """Look through cards and drills: find, preview, select, mark, study."""
    from studycli.commands.opening import open_workspace
    from studycli.commands.scopes import selected
    from studycli.screens.run import run_screen
    from studycli.screens.terminal import ensure_terminal

    with open_workspace() as workspace:
        selected(workspace.study, scopes)
        ensure_terminal("`study list` prints what there is.")
        from studycli.screens.browse import BrowseScreen

        raise SystemExit(run_screen(workspace, lambda: BrowseScreen(" ".join(scopes or ()))))
