"""What the doctor looks at, one function a thing."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from studycli import __version__, paths
from studycli.config import load_config
from studycli.errors import ContentError, ExitCode, StoreError, StudyError
from studycli.health.finding import Health, HealthFinding
from studycli.judge.client import JudgeClient
from studycli.judge.sandbox.layers import LayerState, probe_layers
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SystemClock


def examine() -> Iterator[HealthFinding]:
    """Everything, one thing at a time; a thing that is ill does not keep the others from being looked at."""
    yield _program()
    yield _packages()
    yield from _settings()
    yield from _database()
    yield _content()
    yield _terminal()
    yield _judge()
    yield from _confinement()


def rebuild() -> HealthFinding:
    """Makes the memory of every item anew from the log, and says what differed. Raises StoreError when it cannot."""
    with _store() as store:
        differed = store.rebuild()
    if not differed:
        return HealthFinding("memory", Health.WELL, "made anew from the log; it is the same as before")
    items = "1 item" if differed == 1 else f"{differed:,} items"
    return HealthFinding(
        "memory", Health.NOTE, f"made anew from the log; the memory of {items} was put right"
    )


def _store() -> Store:
    config = load_config(paths.config_file())
    clock = SystemClock(config.day_starts_at)
    return open_store(paths.database(), SchedulingSettings.from_config(config), clock)


def _program() -> HealthFinding:
    told = (
        f"study {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    return HealthFinding("program", Health.WELL, told)


def _packages() -> HealthFinding:
    """Versions are read from the installed metadata: importing torch to ask it would take seconds."""
    from importlib.metadata import PackageNotFoundError, version

    told, missing = [], []
    for name in ("torch", "numpy", "textual", "fsrs", "sqlite-utils"):
        try:
            told.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        remedy = "Install the program again: `pip install -c constraints.txt .`"
        return HealthFinding("packages", Health.ILL, f"missing: {', '.join(missing)}", remedy, ExitCode.JUDGE)
    return HealthFinding("packages", Health.WELL, ", ".join(told))


def _settings() -> Iterator[HealthFinding]:
    path = paths.config_file()
    try:
        load_config(path)
    except StudyError as error:
        yield HealthFinding("settings", Health.ILL, error.message, error.hint, error.exit_code)
        return
    told = f"{path}" if path.exists() else f"the defaults; {path} would change them"
    yield HealthFinding("settings", Health.WELL, told)


def _database() -> Iterator[HealthFinding]:
    path = paths.database()
    if not path.exists():
        yield HealthFinding("database", Health.WELL, f"none yet; the first session makes {path}")
        return
    try:
        with _store() as store:
            found = store.check()
        backup_fault = store.backup_fault
    except StudyError as error:
        yield HealthFinding("database", Health.ILL, error.message, error.hint, error.exit_code)
        return
    for trouble in found:
        remedy = (
            f"`study doctor --rebuild` mends what follows from the log; backups are in {paths.backups()}."
        )
        yield HealthFinding("database", Health.ILL, trouble, remedy, ExitCode.STORE)
    if not found:
        size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / 1e6
        yield HealthFinding("database", Health.WELL, f"sound; {path}, {size:.1f} MB")
    yield _backups(backup_fault)


def _backups(fault: StoreError | None) -> HealthFinding:
    if fault is not None:
        return HealthFinding("backups", Health.ILL, fault.message, fault.hint, fault.exit_code)
    files = sorted(paths.backups().glob("*.db")) if paths.backups().is_dir() else []
    if not files:
        return HealthFinding("backups", Health.NOTE, "none yet; one is made on the first start of each day")
    return HealthFinding("backups", Health.WELL, f"{len(files)}, the newest is {files[-1].name}")


def _content() -> HealthFinding:
    from studycli.content.library import load_library

    library = load_library(paths.content_roots())
    drills = len(library.drills())
    told = f"{len(library.items) - drills} cards, {drills} drills"
    if library.faults:
        count = len(library.faults)
        told += f"; {count} {'thing' if count == 1 else 'things'} to mend"
        return HealthFinding(
            "content", Health.ILL, told, "`study lint` says what and where.", ContentError.exit_code
        )
    return HealthFinding("content", Health.WELL, told)


def _terminal() -> HealthFinding:
    from studycli.screens.terminal import ensure_terminal

    try:
        ensure_terminal()
    except StudyError as error:
        return HealthFinding("terminal", Health.NOTE, error.message, error.hint)
    size = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return HealthFinding(
        "terminal", Health.WELL, f"{size.columns}×{size.lines}, TERM={os.environ.get('TERM')}"
    )


def _judge() -> HealthFinding:
    status = JudgeClient().status()
    if status is None:
        return HealthFinding("judge", Health.WELL, "not running; it starts when an answer is checked")
    told = f"running for {status.uptime / 60:.0f} min, {status.checks} checks"
    return HealthFinding(
        "judge", Health.WELL, f"{told}; ends after {status.idle_limit / 60:.0f} min without work"
    )


def _confinement() -> Iterator[HealthFinding]:
    signs = {LayerState.ON: Health.WELL, LayerState.NOT_NEEDED: Health.WELL, LayerState.OFF: Health.NOTE}
    for layer in probe_layers():
        told = layer.description if layer.state is LayerState.ON else f"{layer.state}: {layer.description}"
        yield HealthFinding("answers", signs[layer.state], told, layer.note)


def describe_home() -> str:
    """Where the learner's data lives, for the head of the report."""
    home: Path = paths.home()
    return f"Everything of yours is in {home}."
