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
from studycli.health.leftovers import leftovers
from studycli.health.opening import open_own_store
from studycli.judge.client import JudgeClient
from studycli.judge.sandbox.layers import LayerState, probe_layers
from studycli.store.backup_check import examine
from studycli.store.backup_files import backup_files
from studycli.wording import count


def examination() -> Iterator[HealthFinding]:
    """Everything, one thing at a time; a thing that is ill does not keep the others from being looked at."""
    yield _program()
    yield _packages()
    yield from _settings()
    yield from database()
    yield from leftovers()
    yield _content()
    yield _terminal()
    yield _judge()
    yield from _confinement()


_NAMED = 5
"""How many of the items that differed are named."""


def rebuild() -> HealthFinding:
    """Makes the memory of every item anew from the log, and says what differed. Raises StoreError when it cannot."""
    with open_own_store() as store:
        found = store.rebuilt()
    compared = count(found.compared, "item")
    if not found.differed:
        return HealthFinding("memory", Health.WELL, f"made anew from the log: {compared} compared, all equal")
    named = ", ".join(found.differed[:_NAMED]) + (" …" if len(found.differed) > _NAMED else "")
    return HealthFinding(
        "memory",
        Health.NOTE,
        f"made anew from the log: {compared} compared, {len(found.differed):,} put right ({named})",
    )


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


def database() -> Iterator[HealthFinding]:
    """The learner's database and its backups. What does not follow from the log any more is put right at once."""
    path = paths.database()
    if not path.exists():
        yield HealthFinding("database", Health.WELL, f"none yet; the first session makes {path}")
        return
    try:
        with open_own_store() as store:
            mended = store.mend()
            found = store.check()
            loose = store.loose_ends()
        backup_fault = store.backup_fault
    except StudyError as error:
        yield HealthFinding("database", Health.ILL, error.message, error.hint, error.exit_code)
        return
    for sentence in mended:
        yield HealthFinding("memory", Health.NOTE, f"put right from the log: {sentence}")
    for trouble in found:
        remedy = "`study backup --list` shows the backups; `study restore NAME` what one would bring back."
        yield HealthFinding("database", Health.ILL, trouble, remedy, ExitCode.STORE)
    if not found:
        size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / 1e6
        yield HealthFinding("database", Health.WELL, f"sound; {path}, {size:.1f} MB")
    for sentence in loose:
        yield HealthFinding("database", Health.NOTE, f"kept, and harmless: {sentence}")
    yield _backups(backup_fault)


def _backups(fault: StoreError | None) -> HealthFinding:
    if fault is not None:
        return HealthFinding("backups", Health.ILL, fault.message, fault.hint, fault.exit_code)
    files = backup_files(paths.backups())
    if not files:
        return HealthFinding("backups", Health.NOTE, "none yet; one is made on the first start of each day")
    newest = examine(files[-1].path)
    if newest.error is not None:
        return HealthFinding(
            "backups", Health.ILL, newest.error.message, newest.error.hint, newest.error.exit_code
        )
    return HealthFinding("backups", Health.WELL, f"{len(files)}; the newest, {files[-1].path.name}, is sound")


def _content() -> HealthFinding:
    from studycli.content.library import load_library

    library = load_library(paths.content_roots())
    drills = len(library.drills())
    told = f"{count(len(library.items) - drills, 'card')}, {count(drills, 'drill')}"
    if library.faults:
        told += f"; {count(len(library.faults), 'thing')} to mend"
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
