"""The layers of confinement: told truthfully, each without the others, as root and as an ordinary user."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studycli.judge.protocol import Answer, CallRequest, CallStatus
from studycli.judge.runner import ChildRun
from studycli.judge.sandbox import seccomp
from studycli.judge.sandbox.layers import DESCRIPTIONS, LINUX, Layer, LayerState, layers_here, probe_layers
from studycli.judge.sandbox.readable import hidden_folders, readable_paths, without
from studycli.judge.sandbox.syscalls import TABLES
from studycli.judge.zygote import SPARES
from studycli.judge.zygote_control import ZygoteControl

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these layers are Linux's")


@linux
def test_the_probe_tells_every_layer_without_torch() -> None:
    statuses = probe_layers()
    assert [status.layer for status in statuses] == [layer for layer in Layer if layer in LINUX]
    assert all(status.description for status in statuses)
    assert all(status.note for status in statuses if status.state is LayerState.OFF)
    code = "import sys; from studycli.judge.sandbox.layers import probe_layers; probe_layers(); assert 'torch' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3]).returncode == 0


@linux
def test_a_child_tells_the_same_layers_as_the_probe(zygote: ZygoteControl) -> None:
    run = ChildRun(zygote)
    run.close()
    assert {name: state for name, state, _ in run.layers} == {
        str(s.layer): str(s.state) for s in probe_layers()
    }


@pytest.mark.slow
@linux
def test_missing_layers_are_told_and_the_rest_holds(open_zygote: ZygoteControl) -> None:
    run = ChildRun(open_zygote)
    states = {name: state for name, state, _ in run.layers}
    assert [states[name] for name in ("seccomp", "landlock", "namespaces", "scratch")] == ["off"] * 4
    assert [states[name] for name in ("session", "parent", "environment", "limits", "privileges")] == [
        "on"
    ] * 5
    run.load(Answer("import torch\n\ndef f(n):\n    return torch.empty(n, dtype=torch.uint8).numel()\n", "f"))
    assert run.call(CallRequest((10,), {})).outputs == 10
    assert run.call(CallRequest((100 << 30,), {})).status is CallStatus.MEMORY
    run.close()


@linux
@pytest.mark.parametrize(
    "body",
    [
        "while True:\n        os.fork()",
        "if os.fork() == 0:\n        os.setsid()\n        if os.fork():\n            os._exit(0)\n        time.sleep(1000)\n    return 1",
        "subprocess.Popen(['sleep', '1000'], start_new_session=True)\n    return 1",
        "os.makedirs('/'.join(['deep'] * 300))\n    return 1",
    ],
    ids=["fork bomb", "daemon", "program in its own session", "deep folders"],
)
@pytest.mark.slow
def test_without_seccomp_nothing_survives_either(open_zygote: ZygoteControl, body: str) -> None:
    import time

    run = ChildRun(open_zygote)
    run.load(Answer(f"import os, subprocess, time\n\ndef f():\n    {body}\n", "f"))
    run.call(CallRequest((), {}, time_limit=0.5))
    run.close()
    facts = open_zygote.facts()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        children = Path(f"/proc/{facts['pid']}/task/{facts['pid']}/children").read_text().split()
        if len(children) <= SPARES and len(os.listdir(facts["scratch"])) <= SPARES:
            return
        time.sleep(0.02)
    pytest.fail(f"still there: {children} {os.listdir(facts['scratch'])}")


@linux
@pytest.mark.skipif(os.geteuid() != 0, reason="already an ordinary user")
def test_an_ordinary_user_is_as_confined_as_root() -> None:
    """The same probe after giving up root, with the interpreter's folder made reachable in a private mount."""
    script = Path(__file__).with_name("as_ordinary_user.py")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    if done.returncode == 77:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    states = {name: state for name, state, _ in told["layers"]}
    assert states.pop("identity") == "not needed"
    assert set(states.values()) == {"on"}, told
    assert told["refused"] == ["chmod", "fork", "kill", "read", "socket", "threads", "write"]


def test_every_layer_is_described_and_belongs_to_some_system() -> None:
    assert set(DESCRIPTIONS) == set(Layer)
    assert layers_here()


def test_what_may_be_read_holds_nothing_of_study() -> None:
    paths = readable_paths()
    for hidden in map(os.path.realpath, hidden_folders()):
        assert not [path for path in paths if hidden == path or hidden.startswith(path + "/")]
    import torch

    assert [path for path in paths if os.path.realpath(torch.__file__).startswith(path + "/")]


def test_a_hidden_folder_is_cut_out_of_the_folder_that_holds_it(tmp_path: Path) -> None:
    for name in ("torch", "studycli/_content/drills", "numpy"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "typing_extensions.py").touch()
    kept = list(without([str(tmp_path)], [str(tmp_path / "studycli")]))
    assert kept == [str(tmp_path / name) for name in ("numpy", "torch", "typing_extensions.py")]
    assert list(without([str(tmp_path / "studycli" / "_content")], [str(tmp_path / "studycli")])) == []


@pytest.mark.parametrize("machine", TABLES)
def test_the_filter_is_a_well_formed_program(machine: str) -> None:
    """Every jump stays inside, and every path ends in a verdict; the numbers are known and different."""
    table = TABLES[machine]
    code = seccomp.program(table, 4242)
    for place, (operation, yes, no, _) in enumerate(code):
        if operation & 0x07 == 0x05:
            assert place + 1 + max(yes, no) < len(code)
    assert code[-1][0] == 0x06
    numbers = [*table.denied.values(), table.clone, table.clone3, table.kill, table.tgkill, table.prlimit64]
    assert len(numbers) == len(set(numbers))
    assert {"socket", "execve", "ptrace", "fchmodat", "mount", "bpf", "open_by_handle_at"} <= set(
        table.denied
    )


def interpret(code: list[seccomp.Instruction], architecture: int, number: int, argument: int) -> int:
    """What the filter answers, by the rules of classic BPF."""
    memory = {0: number, 4: architecture, 16: argument & 0xFFFFFFFF}
    accumulator, place = 0, 0
    while True:
        operation, yes, no, k = code[place]
        place += 1
        if operation == 0x20:
            accumulator = memory[k]
        elif operation == 0x06:
            return k
        else:
            holds = {0x15: accumulator == k, 0x35: accumulator >= k, 0x45: bool(accumulator & k)}[operation]
            place += yes if holds else no


@pytest.mark.parametrize("machine", TABLES)
def test_the_filter_decides_as_written(machine: str) -> None:
    table = TABLES[machine]
    code = seccomp.program(table, 4242)
    allow, refuse, unknown, kill = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000

    def answer(number: int, argument: int = 0) -> int:
        return interpret(code, table.audit_architecture, number, argument)

    assert all(answer(number) == refuse for number in table.denied.values())
    assert answer(table.clone, 0x00010000 | 0x100) == allow
    assert answer(table.clone, 17) == refuse
    assert answer(table.clone3) == unknown
    assert answer(table.kill, 4242) == allow
    assert answer(table.kill, 1) == refuse
    assert answer(table.kill, 0xFFFFFFFF) == refuse
    assert answer(table.prlimit64, 0) == allow
    assert answer(table.prlimit64, 7) == refuse
    assert answer(999) == unknown
    assert interpret(code, 0x40000003, 1, 0) == kill
    assert interpret(code, table.audit_architecture, 0x40000000 | 41, 0) == kill
