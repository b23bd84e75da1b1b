"""`study today`: what is about to be forgotten, and what is next."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from studycli.commands.scopes import scope_words, selected, topic_words
from studycli.place.scope import EVERYTHING

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.place.scope import Selection
    from studycli.screens.sitting import Sitting
    from studycli.screens.workspace import Workspace
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
    find = partial(_find, scopes=scopes, topic=topic, minutes=minutes, new=new, ahead=ahead)
    if not (plain or as_list or as_json):
        raise SystemExit(_study_on_screen(find))
    from studycli.commands.opening import open_study
    from studycli.commands.starting import ask_once

    with open_study() as study:
        if not ask_once(study, plain=plain, is_data=as_list or as_json):
            return
        found = find(study)
        if found.remarks and (as_list or as_json):
            print(f"study: {found.remarks}", file=sys.stderr)
        if as_json:
            print(json.dumps(_as_json(found.queue), ensure_ascii=False))
        elif as_list:
            _list(found)
        elif found.nothing:
            print(found.nothing)
        else:
            raise SystemExit(_study_in_lines(study, found))


class _Found(NamedTuple):
    """What there is to study, and what to say of it."""

    queue: Queue
    scope: Selection
    going_on: str
    """How the course goes on, when nothing was found though everything was looked at."""

    @property
    def remarks(self) -> str:
        """What of the learner's position and focus cannot be followed."""
        return " ".join(self.queue.place.remarks)

    @property
    def opening(self) -> str:
        """What the learner should be told first."""
        return " ".join(filter(None, (self.remarks, self.queue.opening, self.going_on)))

    @property
    def nothing(self) -> str:
        """What to say instead of a session; empty when there is to be one."""
        if self.queue.entries:
            return ""
        return _nothing_in(self.scope) if self.scope != EVERYTHING else self.opening


def _find(
    study: Study,
    *,
    scopes: list[str] | None,
    topic: list[str] | None,
    minutes: float | None,
    new: int | None,
    ahead: int,
) -> _Found:
    from studycli.commands.starting import going_on
    from studycli.model.items import Minutes
    from studycli.session.entries import QueueOptions
    from studycli.session.queue import build_queue

    scope = selected(study, scopes, topic)
    options = QueueOptions.from_config(
        study.config,
        scope=scope,
        minutes=None if minutes is None else Minutes(minutes),
        new=new,
        ahead=ahead,
    )
    queue = build_queue(study.store, study.catalogue, study.scheduler, study.clock.now(), options)
    more = "" if queue.entries or queue.opening or scope != EVERYTHING else going_on(study, queue.place)
    return _Found(queue, scope, more)


def _study_in_lines(study: Study, found: _Found) -> int:
    from studycli.line_mode.sessions import run_session
    from studycli.screens.workspace import Workspace

    with Workspace(study) as workspace:
        session, device = workspace.sitting(found.queue).session, study.config.device
        return run_session(
            session, workspace.judge, sys.stdin, sys.stdout, device=device, opening=found.opening
        )


def _ensure_terminal(find: Callable[[Study], object]) -> None:
    """Raises UsageError where there is no terminal; what is wrong with the learner's words is said first."""
    from studycli.commands.opening import open_study
    from studycli.errors import UsageError
    from studycli.screens.terminal import ensure_terminal

    try:
        ensure_terminal()
    except UsageError:
        with open_study() as study:
            find(study)
        raise


def _study_on_screen(find: Callable[[Study], _Found]) -> int:
    """Shows the session until the learner leaves; everything is opened behind the first paint."""
    from studycli import paths
    from studycli.commands.opening import workspace_when_asked
    from studycli.config import load_config
    from studycli.screens.run import run_opening

    _ensure_terminal(find)
    told = ""

    def begin(workspace: Workspace) -> Sitting | None:
        nonlocal told
        found = find(workspace.study)
        told = found.nothing
        if told:
            return None
        sitting = workspace.sitting(found.queue)
        sitting.opening = found.opening
        return sitting

    with workspace_when_asked() as enter:
        code = run_opening(enter, begin, load_config(paths.config_file()).theme)
        if told:
            print(told)
    return code


def _nothing_in(scope: Selection) -> str:
    return f"There is nothing to study in {' '.join(scope.words)} now."


def _list(found: _Found) -> None:
    from studycli.session.entries import Reason
    from studycli.wording import count

    queue, scope, more = found.queue, found.scope, found.going_on
    if queue.opening:
        print(queue.opening)
    for entry in queue.entries:
        chance = "new" if entry.retrievability is None else f"{entry.retrievability * 100:.0f} %"
        if entry.reason is Reason.LEARNING:
            chance = ""  # it was read today, known or not
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
