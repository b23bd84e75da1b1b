"""Where content and the learner's data live. The environment variable STUDY_HOME overrides all of it."""

from __future__ import annotations

import os
from pathlib import Path

from studycli.frozen import frozen

_PACKAGE = Path(__file__).parent


def home() -> Path:
    """The learner's folder: STUDY_HOME, else the platform's place for user data. It need not exist."""
    named = os.environ.get("STUDY_HOME")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("study", appauthor=False)


def database() -> Path:
    """The learner's database."""
    return home() / "study.db"


def config_file() -> Path:
    """The learner's settings."""
    return home() / "config.toml"


def backups() -> Path:
    """Where backups are kept."""
    return home() / "backups"


def shipped_content() -> Path:
    """The folder that holds the program's own `cards` and `drills`: inside a wheel, else the checkout."""
    packaged = _PACKAGE / "_content"
    return packaged if packaged.is_dir() else _PACKAGE.parent


@frozen
class ContentRoot:
    """A folder with `cards` and `drills` in it."""

    path: Path

    @property
    def cards(self) -> Path:
        """The decks."""
        return self.path / "cards"

    @property
    def drills(self) -> Path:
        """The drills."""
        return self.path / "drills"

    @property
    def curriculum(self) -> Path:
        """The map of topics."""
        return self.cards / "curriculum.toml"


def content_roots() -> tuple[ContentRoot, ...]:
    """The program's own content first, then the learner's."""
    return (ContentRoot(shipped_content()), ContentRoot(home()))


def runtime() -> Path:
    """Where the judge's socket lives: private to the user, short enough for a socket's name. It need not exist."""
    base = os.environ.get("XDG_RUNTIME_DIR")
    if base and Path(base).is_dir():
        return Path(base) / "study"
    return Path("/tmp") / f"study-{os.getuid()}" if hasattr(os, "getuid") else home() / "run"
