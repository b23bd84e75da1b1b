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
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studycli.config import SETTINGS, Config, load_config
from studycli.config_text import change_settings
from studycli.errors import UsageError
from studycli.exchange.outcome import Adopted, Adoption
from studycli.model.review import Choice, ChoiceKey, Moment
from studycli.setting import SettingValue, Where, in_words, plain
from studycli.store.event_ids import new_event_id
from studycli.store.store import Store

SHARED = tuple(name for name, setting in SETTINGS.items() if setting.where is Where.EVERYWHERE)

_FORMER_DEFAULTS: dict[str, SettingValue] = {
    "new_per_day": 10,
    "new_drills_per_day": 3,
    "reviews_per_day": 200,
    "learning_steps_minutes": [1.0, 10.0],
}
"""What machines may have agreed on because nobody had chosen: that the default is another now is no choice either."""

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
    written = _written(home.config)
    agreed = {
        name: value
        for name, value in json.loads(store.meta(_AGREED) or "{}").items()
        if name in written or name not in _FORMER_DEFAULTS or value != _FORMER_DEFAULTS[name]
    }
    latest = _latest(store)
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
        values = ", ".join(
            f"no {name}" if value is None else f"{name} = {in_words(value)}"
            for name, value in differing.items()
        )
        return Adoption(fault=f"{home.config} could not be changed ({error}). Change it yourself: {values}")
    _agree(store, now | differing)
    return Adoption(tuple(Adopted(name, now[name], value) for name, value in differing.items()), kept)


def _shared(config: Config) -> dict[str, SettingValue]:
    return {name: plain(getattr(config, name)) for name in SHARED}


def _latest(store: Store) -> dict[str, _Latest]:
    """The latest choice of every shared setting. What this version does not know, or allow, is passed over."""
    latest: dict[str, _Latest] = {}
    for choice in sorted(store.choices(ChoiceKey.SETTINGS), key=lambda choice: (choice.moment.at, choice.id)):
        chosen = json.loads(choice.value)
        for name in SHARED if isinstance(chosen, dict) else ():
            try:
                latest[name] = _Latest(plain(SETTINGS[name].rule.read(chosen[name])), choice.moment.at)
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
    """Changes the settings; returns where the file as it was is kept."""
    kept = None
    if home.config.exists() and home.config.stat().st_size:
        home.backups.mkdir(parents=True, exist_ok=True)
        kept = home.backups / f"config-{moment.at:%Y-%m-%dT%H%M%S}-before-sync.toml"
        shutil.copy(home.config, kept)
    change_settings(home.config, values)
    return kept
