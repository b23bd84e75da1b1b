"""Which editor, and where it shows itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from studycli.drilling import external_editor
from studycli.drilling.external_editor import ExternalEditor, Way, find_editor, is_running
from studycli.errors import UsageError


def test_visual_goes_before_editor_and_may_have_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external_editor.shutil, "which", lambda name: f"/bin/{name}")
    editor = find_editor({"VISUAL": "code --new-window", "EDITOR": "vim"})
    assert editor.command == ("code", "--new-window")


def test_without_either_an_installed_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external_editor.shutil, "which", lambda name: "/bin/vim" if name == "vim" else None)
    assert find_editor({}).command == ("vim",)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"EDITOR": "no-such-editor"}, r"\$EDITOR names no-such-editor, which is not installed"),
        ({"EDITOR": "vim 'x"}, "is not a command line"),
        ({}, "No editor was found"),
    ],
)
def test_what_is_wrong_with_it_is_said(
    environ: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external_editor.shutil, "which", lambda _: None)
    with pytest.raises(UsageError, match=said):
        find_editor(environ)


@pytest.mark.parametrize(
    ("command", "environ", "size", "way"),
    [
        (("vim",), {}, (200, 60), Way.TERMINAL),
        (("code", "--wait"), {}, (80, 24), Way.WINDOW),
        (("/usr/bin/gvim",), {"TMUX": "/tmp/x"}, (200, 60), Way.WINDOW),
        (("vim",), {"TMUX": "/tmp/x"}, (200, 60), Way.PANE),
        (("vim",), {"TMUX": "/tmp/x"}, (100, 50), Way.PANE),
        (("vim",), {"TMUX": "/tmp/x"}, (80, 24), Way.TERMINAL),
    ],
)
def test_it_shows_itself_where_the_verdict_stays_in_sight_if_there_is_room(
    command: tuple[str, ...],
    environ: dict[str, str],
    size: tuple[int, int],
    way: Way,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(external_editor.shutil, "which", lambda name: f"/bin/{name}")
    assert ExternalEditor(command).way(environ, *size) is way


def test_a_process_is_running_until_it_has_ended() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert is_running(process.pid)
    process.communicate(b"\n")
    assert not is_running(process.pid)
