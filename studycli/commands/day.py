"""`study day`: the days of the course, and the page of one of them."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.place.pages import DayPage, Part


def day(
    number: Annotated[
        str | None, typer.Argument(metavar="[N]", help="The day; without it, all days.", show_default=False)
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line, without a screen.")] = False,
    as_list: Annotated[bool, typer.Option("--list", help="Show the page and leave.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same as one JSON object a line.")] = False,
) -> None:
    """List the days of the course, or open the page of one.

    A page is opened as a session: what you have not done yet, and what is due; all of it when there is neither.
    """
    from studycli.commands.opening import open_study
    from studycli.place.pages import course_days, read_pages
    from studycli.place.vocabulary import read_day
    from studycli.screens.terminal import ensure_terminal

    with open_study() as study:
        curriculum = study.catalogue.curriculum
        days = course_days(curriculum) if number is None else [read_day(number, curriculum)]
        parameters = study.scheduler.settings.parameters
        pages = read_pages(study.store, study.catalogue, study.clock.now(), days, parameters)
        if as_json:
            for page in pages:
                print(json.dumps(page.to_json(), ensure_ascii=False))
        elif number is None:
            _list_days(study, pages)
        elif as_list or not pages[0].parts:
            _show(pages[0])
        else:
            if not plain:
                ensure_terminal("Add --list to see the page, or --plain to go through it line by line.")
            raise SystemExit(_study(study, pages[0], plain=plain))


def _list_days(study: Study, pages: list[DayPage]) -> None:
    from studycli.reports.wording import cut

    reached = study.place().day
    for page in pages:
        here = "▸" if page.day == reached else " "
        done = f"{page.done:>3} of {len(page.parts)} done" if page.parts else "  nothing to study yet"
        print(f"{here} {page.day:>3}  {page.phase:<10} {cut(page.title, 38):<38} {done}")
    if not pages:
        print("No days are written in the curriculum.")


def _show(page: DayPage) -> None:
    from studycli.wording import count

    print(" · ".join(filter(None, (f"Day {page.day}", page.title, page.phase))))
    if not page.parts:
        print(
            "There is nothing to study for this day: it has no topics, or these have no cards and drills yet."
        )
        return
    for part in page.parts:
        print(_line(part))
    if page.lab:
        print(f"  An experiment goes with it: `study lab {page.lab}`.")
    left = f", {count(page.drills_left, 'drill')} left" if page.drills_left else ""
    print(f"{page.done} of {len(page.parts)} done{left}. `study day {page.day}` opens the page.")


def _line(part: Part) -> str:
    from studycli.reports.wording import cut, percent

    state = "○" if not part.done else "●" if part.due else " "
    parts = f"{part.done} of {len(part.items)}" if len(part.items) > 1 else "done" if part.done else "new"
    chance = percent(part.remembered) if part.done else ""
    return f"{state} {part.id:<26} {parts:<7} {chance:>5}  {cut(part.title, 50)}".rstrip()


def _study(study: Study, page: DayPage, *, plain: bool) -> int:
    from studycli.screens.workspace import Workspace

    with Workspace(study) as workspace:
        sitting = workspace.sitting(workspace.chosen(page.to_study()))
        if plain:
            from studycli.line_mode.sessions import run_session

            return run_session(
                sitting.session, workspace.judge, sys.stdin, sys.stdout, device=study.config.device
            )
        from studycli.screens.run import run_today

        return run_today(sitting)
