"""`study pause`: a holiday that the plan is made around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.scheduler.pause import Pause


def pause(
    days: Annotated[
        str | None, typer.Argument(help="From … to, both included: 2026-12-20..2027-01-03. Or one day.")
    ] = None,
    end: Annotated[
        bool, typer.Option("--end", help="End the pause that runs, or take the next one back.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The pauses, one JSON object a line.")] = False,
) -> None:
    """Plan a holiday, show the ones that are planned, or end one.

    What would come due in it and suffer from waiting comes early; the rest is spread over the days after it.
    """
    from studycli.commands.opening import open_study
    from studycli.errors import UsageError
    from studycli.session.holidays import begin, read_pause

    if days is not None and end:
        raise UsageError("Name days, or --end alone.", "`study pause` shows which pauses there are.")
    with open_study() as study:
        if end:
            _end(study)
        elif days is not None:
            chosen = read_pause(days, study.clock.now().day)
            begin(study.store, chosen, study.clock.now())
            print(_told(study, chosen))
        else:
            _show(study, as_json=as_json)


def _end(study: Study) -> None:
    from studycli.errors import UsageError
    from studycli.session.holidays import end
    from studycli.session.pausing import told_day

    now = study.clock.now()
    over = end(study.store, now)
    if over is None:
        raise UsageError("There is no pause to end.", "`study pause 2026-12-20..2027-01-03` plans one.")
    if over.first <= now.day:
        print("The pause is over. Welcome back: `study today`.")
    else:
        print(f"The pause from {told_day(over.first)} to {told_day(over.last)} is taken back.")


def _show(study: Study, *, as_json: bool) -> None:
    pauses = study.store.pauses()
    if as_json:
        for each in pauses:
            print(each.to_text())
        return
    ahead = [each for each in pauses if each.last >= study.clock.now().day]
    for each in ahead:
        print(_told(study, each))
    if not ahead:
        print("No pause is planned. `study pause 2026-12-20..2027-01-03` plans one.")


def _told(study: Study, chosen: Pause) -> str:
    from studycli.scheduler.load import crowd
    from studycli.session.holidays import outlook
    from studycli.session.pausing import told_day
    from studycli.wording import count

    now = study.clock.now()
    holds, bound = crowd(study.store.usual_load(now.day)), study.config.reviews_per_day
    holds = holds if bound is None else min(bound, holds)
    found = outlook(study.store, chosen, now, holds)
    told = f"{told_day(chosen.first)} to {told_day(chosen.last)}, {count(chosen.days, 'day')}."
    if found.early:
        told += f" {count(found.early, 'item')} of what is known now will come early, from {told_day(max(now.day, chosen.run_up))} on."
    if found.late:
        told += f" {count(found.late, 'item')} can wait, and will be spread over {count(found.late_days, 'day')} after it."
    return told
