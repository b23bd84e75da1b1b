"""The settings that all machines of a learner share, since they decide the plan.

They stand in config.toml, which the learner edits. What changed there since machines last met becomes a choice in the
log, of the time at which the file was written; of all choices of one setting the latest counts, and is written into
the config.toml of every machine. Two machines with different plans would else undo each other's due days at each sync.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from studycli.config import Config, load_config, read_setting
from studycli.config_text import SettingValue, with_settings
from studycli.errors import UsageError
from studycli.exchange.outcome import Adopted, Adoption
from studycli.model.review import Choice, ChoiceKey, Moment
from studycli.reports.whole_file import write_whole
from studycli.store.event_ids import new_event_id
from studycli.store.store import Store

_OWN = frozenset({"device", "theme"})
"""What each machine has for itself: where its drills run, and how its terminal looks best."""

SHARED = tuple(field.name for field in fields(Config) if field.name not in _OWN)

_AGREED = "settings_agreed"
"""The meta key of the shared settings as they were in config.toml when machines last met."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where this machine keeps what a merge may change besides the database."""

    config: Path
    """The learner's settings; the file need not exist."""
    backups: Path


@dataclass(frozen=True, slots=True)
class _Latest:
    value: SettingValue
    at: datetime


def note_settings(store: Store, home: Home, moment: Moment) -> None:
    """Makes what the learner changed in config.toml a choice in the log. Raises UsageError, StoreError."""
    now = _shared(load_config(home.config))
    agreed = json.loads(store.meta(_AGREED) or "{}")
    latest = _latest(store)
    written = _written(home.config)
    changed = {
        name: value
        for name, value in now.items()
        if (value != agreed[name] if name in agreed else name in written)
        and (name not in latest or latest[name].value != value)
    }
    if changed:
        # What differs from what was agreed on was chosen after all that was known then, whatever the clocks say.
        known = [
            latest[name].at + timedelta(microseconds=1)
            for name in changed
            if name in agreed and name in latest
        ]
        at = max([_changed_at(home.config, moment), *known])
        choice = Choice(
            new_event_id(moment),
            ChoiceKey.SETTINGS,
            json.dumps(changed, sort_keys=True),
            Moment(at, moment.utc_offset, moment.day),
            store.device,
        )
        store.add_choice(choice)
    _agree(store, now)


def adopt_settings(store: Store, home: Home, moment: Moment) -> Adoption:
    """Writes the settings that were chosen last, on whichever machine, into config.toml.

    The file as it was is kept among the backups. Raises UsageError for settings that cannot be read, and StoreError.
    """
    now = _shared(load_config(home.config))
    latest = _latest(store)
    differing = {
        name: latest[name].value for name in SHARED if name in latest and latest[name].value != now[name]
    }
    if not differing:
        return Adoption()
    try:
        kept = _rewrite(home, differing, moment)
    except (OSError, ValueError, UsageError) as error:
        values = ", ".join(f"{name} = {value}" for name, value in differing.items())
        return Adoption(
            fault=f"{home.config} could not be changed ({error}). Write into it yourself: {values}"
        )
    _agree(store, now | differing)
    return Adoption(tuple(Adopted(name, now[name], value) for name, value in differing.items()), kept)


def _shared(config: Config) -> dict[str, SettingValue]:
    return {name: _plain(getattr(config, name)) for name in SHARED}


def _plain(value: object) -> SettingValue:
    if isinstance(value, time):
        return value.isoformat("auto" if value.second or value.microsecond else "minutes")
    if isinstance(value, tuple):
        return [float(each) for each in value]
    assert isinstance(value, int | float)
    return value


def _latest(store: Store) -> dict[str, _Latest]:
    """The latest choice of every shared setting. What this version does not know, or allow, is passed over."""
    latest: dict[str, _Latest] = {}
    for choice in sorted(store.choices(ChoiceKey.SETTINGS), key=lambda choice: (choice.moment.at, choice.id)):
        chosen = json.loads(choice.value)
        for name in SHARED if isinstance(chosen, dict) else ():
            try:
                latest[name] = _Latest(_plain(read_setting(name, chosen[name])), choice.moment.at)
            except (KeyError, ValueError, TypeError):
                continue
    return latest


def _written(path: Path) -> set[str]:
    """The settings that stand in the file at `path`."""
    return set(tomllib.loads(path.read_text(encoding="utf-8"))) if path.exists() else set()


def _changed_at(path: Path, moment: Moment) -> datetime:
    if not path.exists():
        return moment.at
    return min(moment.at, datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _agree(store: Store, settings: Mapping[str, SettingValue]) -> None:
    text = json.dumps(settings, sort_keys=True)
    if store.meta(_AGREED) != text:
        store.set_meta(_AGREED, text)


def _rewrite(home: Home, values: Mapping[str, SettingValue], moment: Moment) -> Path | None:
    # In place, where the file is a link to one that is kept among others.
    place = home.config.resolve()
    before = place.read_bytes().decode() if place.exists() else ""
    after = with_settings(before or _HEADING, values)
    kept = None
    if before:
        home.backups.mkdir(parents=True, exist_ok=True)
        kept = home.backups / f"config-{moment.at:%Y-%m-%dT%H%M%S}-before-sync.toml"
        shutil.copy(place, kept)
    write_whole(place, after)
    if kept is not None:
        shutil.copymode(kept, place)
    return kept


_HEADING = "# Settings of study.\n"
