"""What is changed or run from the palette: themes, settings, and commands that talk to the terminal."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from studycli import paths
from studycli.config import load_config
from studycli.config_text import change_settings
from studycli.errors import StudyError, UsageError
from studycli.screens.ask_line import AskLine
from studycli.setting import Setting, SettingValue, plain

if TYPE_CHECKING:
    from studycli.screens.app import ScreenApp, StudyApp


def keep_setting(app: StudyApp, name: str, value: SettingValue) -> None:
    """Writes one setting into config.toml, and has the screens go by it. Raises UsageError when it cannot be written."""
    path = paths.config_file()
    try:
        change_settings(path, {name: value})
    except (ValueError, OSError) as error:
        raise UsageError(
            f"{path}: {name} could not be kept ({error}).", "Write it there yourself."
        ) from error
    app.workspace.config = load_config(path)


def choose_theme(app: StudyApp, theme: str) -> None:
    """Changes the colours, and keeps them. Raises UsageError when they cannot be kept."""
    app.theme = theme
    keep_setting(app, "theme", theme)


def ask_setting(app: StudyApp, setting: Setting) -> None:
    """Asks for the value of a setting, as it is written in config.toml; nothing turns a bound off."""
    value = plain(getattr(app.workspace.config, setting.name))

    def answer(typed: str) -> None:
        keep_setting(app, setting.name, _read(setting, typed.strip()))
        app.notify(f"{setting.name} is kept in {paths.config_file().name}.")

    question = f"{setting.name}: {setting.about}. It should be {setting.rule.words}."
    app.push_screen(AskLine(question, "" if value is None else _as_typed(value), answer))


def _as_typed(value: SettingValue) -> str:
    return str(value)


def _read(setting: Setting, typed: str) -> SettingValue:
    """The value that was typed: as TOML writes it, with or without quotation marks."""
    if not typed and setting.default is None:
        return None
    for text in (typed, f'"{typed}"'):
        with suppress(tomllib.TOMLDecodeError, TypeError, ValueError):
            return plain(setting.rule.read(tomllib.loads(f"value = {text}")["value"]))
    raise UsageError(f"{typed or 'Nothing'} does not fit.", f"It should be {setting.rule.words}.")


def run_command(app: ScreenApp, *words: str) -> None:
    """Lends the terminal to a command of this program. Raises StudyError where that cannot be."""
    try:
        with app.suspend():
            subprocess.run([sys.executable, "-m", "studycli", *words], check=False)
            with suppress(EOFError, KeyboardInterrupt):
                input("\nEnter goes back to study. ")
    except SuspendNotSupported as error:
        raise StudyError(
            "This terminal cannot be lent.", f"Run `study {' '.join(words)}` in another one."
        ) from error
