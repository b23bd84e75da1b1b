"""`study today`: what is about to be forgotten, and what is next."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.commands.scopes import scope_words, selected, topic_words
from studycli.place.scope import EVERYTHING

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.place.scope import Selection
    from studycli.session.entries import Queue


def today(
    scopes: Annotated[list[str] | None, scope_words()] = None,
    minutes: Annotated[
        float | None, typer.Option(min=1, help="Fit the session into so many minutes.")
    ] = None,
    topic: Annotated[list[str] | None, topic_words()] = None,
    new: Annotated[
        int | None, typer.Option(min=0, help="So many new items, whatever the daily limit says.")
    ] = None,
    ahead: Annotated[
        int, typer.Option(min=0, metavar="N", help="So many items before they are due, those that gain most.")
    ] = 0,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line, without a screen.")] = False,
    as_list: Annotated[bool, typer.Option("--list", help="Show the queue and leave.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Show the queue, one JSON object, and leave.")
    ] = False,
) -> None:
    """Study what is due today and what is new; with scopes, only that part of the content."""
    from studycli.commands.opening import open_study
    from studycli.commands.starting import ask_once, going_on, remarks
    from studycli.model.items import Minutes
    from studycli.screens.terminal import ensure_terminal
    from studycli.session.entries import QueueOptions
    from studycli.session.queue import build_queue

    if not (plain or as_list or as_json):
        ensure_terminal()
    with open_study() as study:
        if not ask_once(study, plain=plain, is_data=as_list or as_json):
            return
        scope = selected(study, scopes, topic)
        options = QueueOptions.from_config(
            study.config,
            scope=scope,
            minutes=None if minutes is None else Minutes(minutes),
            new=new,
            ahead=ahead,
        )
        queue = build_queue(study.store, study.catalogue, study.scheduler, study.clock.now(), options)
        told = remarks(study)
        more = "" if queue.entries or queue.opening or scope != EVERYTHING else going_on(study)
        if told and (as_list or as_json):
            print(f"study: {told}", file=sys.stderr)
        if as_json:
            print(json.dumps(_as_json(queue), ensure_ascii=False))
        elif as_list:
            _list(queue, scope, more)
        elif not queue.entries and scope != EVERYTHING:
            print(_nothing_in(scope))
        else:
            raise SystemExit(
                _study(study, queue, " ".join(filter(None, (told, queue.opening, more))), plain=plain)
            )


def _study(study: Study, queue: Queue, opening: str, *, plain: bool) -> int:
    from studycli.errors import ExitCode
    from studycli.screens.workspace import Workspace
    from studycli.session.session import Session

    session = Session(study.store, study.catalogue, study.scheduler, study.clock, queue)
    if opening and not queue.entries:
        print(opening)
        return ExitCode.DONE
    with Workspace(study) as workspace:
        device = study.config.device
        if plain:
            from studycli.line_mode.sessions import run_session

            return run_session(
                session, workspace.judge, sys.stdin, sys.stdout, device=device, opening=opening
            )
        from studycli.screens.run import run_today
        from studycli.screens.sitting import Sitting

        return run_today(Sitting(session, workspace, opening, device))


def _nothing_in(scope: Selection) -> str:
    return f"There is nothing to study in {' '.join(scope.words)} now."


def _list(queue: Queue, scope: Selection, more: str) -> None:
    from studycli.wording import count

    if queue.opening:
        print(queue.opening)
    for entry in queue.entries:
        chance = "new" if entry.retrievability is None else f"{entry.retrievability * 100:.0f} %"
        gain = "" if entry.worth is None else f"+{entry.worth.gain * 100:.0f} %"
        print(f"{entry.reason.value:<9} {chance:>5} {gain:>6}  {entry.item:<36} {entry.topic}")
    if queue.entries:
        print(
            f"{count(len(queue.entries), 'item')}, {count(queue.drills, 'drill')} among them,"
            f" about {count(max(1, round(queue.expected / 60)), 'minute')}"
        )
    elif scope != EVERYTHING:
        print(_nothing_in(scope))
    elif not queue.opening:
        print(f"Nothing is due. {more or '`study today --new 5` brings new items.'}")


def _as_json(queue: Queue) -> dict[str, object]:
    return {
        "items": [
            {
                "id": entry.item,
                "reason": str(entry.reason),
                "form": str(entry.form),
                "topic": entry.topic,
                "recall": None if entry.retrievability is None else round(entry.retrievability, 4),
                "expected_seconds": round(entry.expected, 1),
                "gain": None if entry.worth is None else round(entry.worth.gain, 4),
                "score": None if entry.worth is None else round(entry.worth.score, 4),
            }
            for entry in queue.entries
        ],
        "drills": queue.drills,
        "expected_seconds": round(queue.expected, 1),
        "waiting": queue.backlog.waiting if queue.backlog else len(queue.entries),
        "message": queue.opening,
    }
