"""What a sync or an import came to, as sentences and as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from studycli.errors import StoreError
from studycli.exchange.reading import Damages
from studycli.frozen import field, frozen
from studycli.setting import SettingValue, in_words
from studycli.store.events import EventType
from studycli.wording import count

Counts = Mapping[EventType, int]

_NOUNS = {
    EventType.REVIEW: ("answer", ""),
    EventType.RETRACTION: ("undo", "undone"),
    EventType.ATTEMPT: ("run of a drill", "runs of drills"),
    EventType.MARK: ("mark", ""),
    EventType.CHOICE: ("decision about the plan", "decisions about the plan"),
    EventType.DRAFT: ("draft", ""),
}

_SHOWN_DAMAGE = 5


@frozen
class Ahead:
    """Events whose time has not come yet: a clock somewhere is wrong."""

    events: int
    latest: datetime


@frozen
class Unread:
    """A file that could not be read, or what in it was not understood."""

    file: str
    why: str


@frozen
class Adopted:
    """A setting that was taken over from another machine."""

    name: str
    before: SettingValue
    after: SettingValue


@frozen
class Adoption:
    """What became of the other machines' settings."""

    settings: tuple[Adopted, ...] = ()
    kept: Path | None = None
    """Where config.toml is kept as it was before; None when there was none or nothing was changed."""
    fault: str = ""
    """Why they could not be taken over."""


@frozen
class Outcome:
    """What a sync or an import did."""

    received: Counts = field(default_factory=dict)
    """How many events of each type were new here."""
    sent: Counts = field(default_factory=dict)
    """How many were written for the others."""
    unsent: StoreError | None = None
    """Why nothing could be written for the others."""
    damaged: Damages = field(default_factory=Damages)
    unread: tuple[Unread, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)
    """How many events of types that only a later version knows."""
    ahead: Ahead | None = None
    backup: Path | None = None
    adoption: Adoption = Adoption()
    new_device: str | None = None
    """This machine's new id, when a copy of this home was found to use the one before."""


def as_data(outcome: Outcome) -> dict[str, Any]:
    """The outcome as one JSON object."""
    return {
        "received": {str(kind): outcome.received.get(kind, 0) for kind in EventType},
        "sent": {str(kind): outcome.sent.get(kind, 0) for kind in EventType},
        "unsent": outcome.unsent and outcome.unsent.message,
        "damaged": [{"file": d.file, "line": d.line, "why": d.why} for d in outcome.damaged.lines],
        "damaged_lines": outcome.damaged.count,
        "unread": [{"file": u.file, "why": u.why} for u in outcome.unread],
        "unknown": dict(outcome.unknown),
        "ahead": outcome.ahead
        and {"events": outcome.ahead.events, "latest": outcome.ahead.latest.isoformat()},
        "settings": {
            each.name: {"before": each.before, "now": each.after} for each in outcome.adoption.settings
        },
        "settings_fault": outcome.adoption.fault,
        "settings_kept": outcome.adoption.kept and str(outcome.adoption.kept),
        "backup": outcome.backup and str(outcome.backup),
        "new_device": outcome.new_device,
    }


def told(counts: Counts) -> str:
    """`12 answers, 1 undo`; empty when there is nothing."""
    return ", ".join(count(counts[kind], *noun) for kind, noun in _NOUNS.items() if counts.get(kind))


def sync_lines(outcome: Outcome) -> list[str]:
    """What came and what went."""
    came, went = told(outcome.received), told(outcome.sent)
    if outcome.unsent is not None:
        went = "nothing, since this machine's file cannot be written"
    if not came and not went:
        return ["Nothing new on either side.", *settings_lines(outcome.adoption)]
    return [
        f"Came in:  {came or 'nothing new'}.",
        f"Went out: {went or 'nothing new'}.",
        *settings_lines(outcome.adoption),
    ]


def import_lines(outcome: Outcome) -> list[str]:
    """What came."""
    return [f"Came in: {told(outcome.received) or 'nothing new'}.", *settings_lines(outcome.adoption)]


def settings_lines(adoption: Adoption) -> list[str]:
    """What was taken over into config.toml; nothing most of the time."""
    if not adoption.settings:
        return []
    changes = ", ".join(
        f"{each.name} = {in_words(each.after)} (was {in_words(each.before)})" for each in adoption.settings
    )
    kept = f" Your config.toml from before is {adoption.kept}." if adoption.kept else ""
    return [f"Settings: {changes}, as you chose elsewhere.{kept}"]


def remarks(outcome: Outcome) -> list[str]:
    """What the learner should know besides; most often nothing."""
    lines = [f"{unread.file}: {unread.why}" for unread in outcome.unread]
    lines += [f"{damage}. This line was passed over." for damage in outcome.damaged.lines[:_SHOWN_DAMAGE]]
    more = outcome.damaged.count - _SHOWN_DAMAGE
    if more > 0:
        lines.append(f"… and {more:,} more damaged lines; --json names the first hundred.")
    if outcome.unknown:
        kinds = ", ".join(sorted(outcome.unknown))
        total = count(sum(outcome.unknown.values()), "event")
        lines.append(
            f"{total} of a newer version of study ({kinds}) will be taken in once study is updated here."
        )
    if outcome.ahead is not None:
        of = count(outcome.ahead.events, "event")
        lines.append(
            f"{of} came in with a time still to come, up to {outcome.ahead.latest:%Y-%m-%d %H:%M} UTC:"
            " one machine's clock is wrong. Nothing is lost; set that clock."
        )
    if outcome.adoption.fault:
        lines.append(outcome.adoption.fault)
    if outcome.new_device is not None:
        lines.append(
            "Another copy of this home, or a restored backup, wrote under this machine's name."
            f" It is called {outcome.new_device} from now on; nothing is lost."
        )
    return lines
