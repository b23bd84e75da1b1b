"""The import rules of the house: who may load what, seen in a fresh interpreter."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "studycli"

ONLY_IMPORTERS = {
    "textual": ("screens", "widgets"),
    "sqlite3": ("store",),
    "sqlite_utils": ("store",),
    "fsrs": ("scheduler",),
    "torch": ("judge", "labs", "optimizer"),
    "sklearn": ("labs",),
    "timm": ("labs",),
}
"""Package → the rooms whose files may name it in an import, anywhere in the file."""


def modules() -> list[str]:
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE.parent).with_suffix("")
        if "_content" in relative.parts or path.name == "__main__.py":
            continue
        parts = relative.parts[:-1] if path.name == "__init__.py" else relative.parts
        names.append(".".join(parts))
    return names


@cache
def imported_packages(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("package", ONLY_IMPORTERS)
def test_a_heavy_package_has_few_importers(package: str) -> None:
    rooms = ONLY_IMPORTERS[package]
    strangers = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if "_content" not in path.parts
        and path.relative_to(PACKAGE).parts[0] not in rooms
        and package in imported_packages(path)
    ]
    assert strangers == []


@pytest.mark.slow
def test_there_are_no_import_circles_at_import_time() -> None:
    """Each module can be the first one that is imported; one interpreter clears the way for the next."""
    script = """
import importlib, json, sys
failed = {}
for name in json.loads(sys.argv[1]):
    for loaded in [m for m in sys.modules if m.split(".")[0] == "studycli"]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed[name] = str(error)
print(json.dumps(failed))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(modules())], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == {}


LIGHT = {
    "help": ["--help"],
    "version": ["--version"],
    "stats": ["stats"],
    "the queue": ["today", "--list"],
    "the queue as JSON": ["today", "--json"],
    "list": ["list"],
    "report": ["report", "--format", "md"],
    "lint": ["lint"],
    "export": ["export", "jsonl"],
    "export of cards": ["export", "csv"],
}


@cache
def _used_home() -> Path:
    """A home whose database has been made: making it takes sqlite-utils, once."""
    home = Path(tempfile.mkdtemp(prefix="study-used-"))
    environment = {**os.environ, "STUDY_HOME": str(home)}
    subprocess.run(
        [sys.executable, "-m", "studycli", "list"], env=environment, check=True, capture_output=True
    )
    return home


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(arguments, id=name, marks=[] if name in ("version", "stats") else pytest.mark.slow)
        for name, arguments in LIGHT.items()
    ],
)
def test_light_commands_load_neither_torch_nor_textual(arguments: list[str], study_home: Path) -> None:
    shutil.copytree(_used_home(), study_home)
    script = """
import sys
from studycli import cli
sys.argv = ["study", *sys.argv[1:]]
try:
    cli.main()
except SystemExit as leaving:
    assert not leaving.code, leaving.code
heavy = {"torch", "textual", "numpy", "sqlite_utils"} & set(sys.modules)
assert not heavy, heavy
"""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip(), "the command said nothing"


@pytest.mark.parametrize("command", ["stats", "list"])
def test_a_command_without_options_starts_without_a_parser_or_what_is_seldom_needed(
    command: str, study_home: Path
) -> None:
    shutil.copytree(_used_home(), study_home)
    script = """
import sys
from studycli import cli
sys.argv = ["study", *sys.argv[1:]]
cli.main()
slow = {"typer.main", "hashlib", "statistics", "uuid", "random", "secrets", "tempfile", "subprocess", "difflib"}
assert not slow & set(sys.modules), slow & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script, command], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


CLIENT_SIDE = ["studycli.cli", "studycli.judge.client", "studycli.session.session", "studycli.catalogue"]


@pytest.mark.parametrize("module", CLIENT_SIDE)
def test_the_client_side_never_imports_torch(module: str) -> None:
    script = f"import sys, {module}; assert not {{'torch', 'textual', 'numpy'}} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)


SELDOM = [
    "studycli.reports.gather",
    "studycli.store.merging",
    "studycli.store.own_work",
    "studycli.store.restoring",
    "studycli.store.staging",
]
"""What statistics, syncs, restores and exports need: the first question of a day does not wait for it."""


def test_a_session_starts_without_what_is_seldom_asked_for() -> None:
    script = f"""
import sys
import studycli.commands.today
from studycli.commands import opening
from studycli.screens.workspace import Workspace
from studycli.session.queue import build_queue
with opening.open_study() as study:
    Workspace(study)
early = set({SELDOM}) & set(sys.modules)
assert not early, early
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_tab_is_answered_without_a_screen_and_without_torch(study_home: Path) -> None:
    script = """
import os, sys
os.environ.update(_STUDY_COMPLETE="complete_bash", COMP_WORDS="study focus vi", COMP_CWORD="2")
sys.argv = ["study"]
from studycli.cli import main
try:
    main()
except SystemExit:
    pass
assert not {"textual", "torch", "fsrs"} & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert "vision" in done.stdout.split()
