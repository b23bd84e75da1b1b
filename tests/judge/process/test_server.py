"""The judge between commands: started once, trusted only when it is ours, restarted when it dies, gone when idle."""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studycli.errors import ContentError, JudgeError, UsageError
from studycli.judge import lifecycle
from studycli.judge.answer_file import LARGEST_ANSWER
from studycli.judge.client import CheckCancelled, JudgeClient
from studycli.judge.frames import Frame, receive_frame, send_frame
from studycli.judge.zygote import SPARES
from studycli.model.items import Drill
from studycli.model.verdict import CaseVerdict, Verdict, VerdictKind

RIGHT = """\
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    x = x.reshape(B, H // window_size, window_size, W // window_size, window_size, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, window_size, window_size, C)
"""
WRONG = RIGHT.replace("0, 1, 3, 2, 4, 5", "0, 3, 1, 2, 4, 5")
ENDLESS = "def window_partition(x, window_size=7):\n    while True:\n        pass\n"


def frame_of(header: bytes) -> bytes:
    """A frame with these bytes as its header."""
    return b"SJF1" + struct.pack("!IQ", len(header), 0) + header


def living(pid: int) -> bool:
    """Whether the process exists and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def below(pid: int) -> set[int]:
    """Every process below `pid`."""
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        try:
            text = Path(f"/proc/{waiting[0]}/task/{waiting[0]}/children").read_text()
        except OSError:
            text = ""
        waiting = [*waiting[1:], *map(int, text.split())]
        found.update(map(int, text.split()))
    return found


def wait_until(holds: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether it came to hold in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.02)
    return holds()


@pytest.fixture
def own_runtime(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder for this test alone; a judge in it is stopped afterwards."""
    folder = short_folder / f"r{time.monotonic_ns() % 10**9}"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    yield folder / "study"
    folder.chmod(0o700)
    JudgeClient().stop()


def test_a_check_tells_each_case_and_then_the_verdict(judge: JudgeClient, window_partition: Drill) -> None:
    cases: list[CaseVerdict] = []
    verdict = judge.check(window_partition, RIGHT, on_case=cases.append, device="cpu", seed=11)
    assert verdict.kind is VerdictKind.PASSED
    assert verdict.seed == 11
    assert [case.name for case in cases] == [case.name for case in verdict.cases]
    assert judge.check(window_partition, WRONG).kind is VerdictKind.WRONG


def test_a_pass_is_told_before_its_cost_is_measured(judge: JudgeClient, window_partition: Drill) -> None:
    told: list[Verdict | CaseVerdict] = []
    verdict = judge.check(
        window_partition, RIGHT, on_case=told.append, on_passed=told.append, device="cpu", seed=11
    )
    *cases, early = told
    assert len(cases) == len(verdict.cases)
    assert isinstance(early, Verdict)
    assert early.passed
    assert early.seconds < verdict.seconds
    assert early.cases == verdict.cases
    told.clear()
    judge.check(window_partition, WRONG, on_passed=told.append)
    assert told == []


def test_the_connection_and_the_judge_are_kept(judge: JudgeClient, window_partition: Drill) -> None:
    judge.check(window_partition, RIGHT)
    first = judge.status()
    judge.check(window_partition, RIGHT)
    with JudgeClient() as other:
        other.check(window_partition, RIGHT)
    second = judge.status()
    assert first is not None
    assert second is not None
    assert second.pid == first.pid
    # The client has its verdict a moment before the judge has counted it.
    assert wait_until(lambda: (now := judge.status()) is not None and now.checks >= first.checks + 2)
    assert second.ready
    assert {name for name, _, _ in second.layers} >= {"session", "limits", "landlock", "seccomp"}


def test_errors_of_the_drill_and_of_the_call_come_back_as_themselves(
    judge: JudgeClient, window_partition: Drill, tmp_path: Path
) -> None:
    from dataclasses import replace

    with pytest.raises(ContentError, match="reference"):
        judge.check(replace(window_partition, folder=tmp_path), RIGHT)
    with pytest.raises(UsageError, match="tpu"):
        judge.check(window_partition, RIGHT, device="tpu")
    import torch

    if not torch.cuda.is_available():
        with pytest.raises(UsageError, match="CUDA"):
            judge.check(window_partition, RIGHT, device="cuda")
    assert judge.check(window_partition, RIGHT, device="auto").passed


def test_an_answer_of_50_megabytes_is_refused_at_once(judge: JudgeClient, window_partition: Drill) -> None:
    verdict = judge.check(window_partition, "#" * 50_000_000)
    assert verdict.kind is VerdictKind.ERROR
    assert "50,000,000" in verdict.message
    assert judge.check(window_partition, RIGHT + "#" * (LARGEST_ANSWER - len(RIGHT))).passed


def test_binary_garbage_and_lone_surrogates_get_a_verdict(
    judge: JudgeClient, window_partition: Drill
) -> None:
    assert judge.check(window_partition, "\x00\x7fELF\x02\x01").kind is VerdictKind.ERROR
    assert judge.check(window_partition, "x = '\ud800'\n").kind in (VerdictKind.ERROR, VerdictKind.UNSAFE)


def test_a_file_that_changes_after_it_was_read_changes_nothing(
    judge: JudgeClient, window_partition: Drill, tmp_path: Path
) -> None:
    file = tmp_path / "answer.py"
    file.write_text(RIGHT)
    verdict = judge.check(
        window_partition, file.read_text(), on_case=lambda case: file.write_text("raise SystemExit") and None
    )
    assert verdict.passed


@pytest.mark.slow
def test_cancelling_ends_the_run_and_the_next_check_is_served(
    judge: JudgeClient, window_partition: Drill
) -> None:
    cancelled = threading.Event()
    threading.Timer(0.3, cancelled.set).start()
    with pytest.raises(CheckCancelled):
        judge.check(window_partition, ENDLESS, cancelled=cancelled)
    assert judge.check(window_partition, RIGHT).passed
    status = judge.status()
    assert status is not None
    assert wait_until(lambda: judge.status().running == 0)
    # server's zygotes (2), workers (at most one per core) and spare children
    assert wait_until(lambda: len(below(status.pid)) <= 2 + SPARES + max(2, os.cpu_count() or 1))


@pytest.mark.slow
def test_several_answers_at_once(judge: JudgeClient, window_partition: Drill) -> None:
    verdicts: dict[int, VerdictKind] = {}

    def one(number: int) -> None:
        verdicts[number] = judge.check(window_partition, RIGHT if number % 2 else WRONG).kind

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [verdicts[number] for number in range(8)] == [VerdictKind.WRONG, VerdictKind.PASSED] * 4


@pytest.mark.slow
def test_four_clients_start_one_judge_and_when_it_dies_it_is_restarted_without_a_word(
    own_runtime: Path, window_partition: Drill
) -> None:
    pids = []

    def use() -> None:
        with JudgeClient() as client:
            client.warm()
            assert client.check(window_partition, RIGHT).passed
            pids.append(client.status().pid)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pids) == 4
    assert len(set(pids)) == 1
    with JudgeClient() as client:
        assert client.check(window_partition, RIGHT).passed
        processes = below(pids[0])
        assert processes
        os.kill(pids[0], signal.SIGKILL)
        assert client.check(window_partition, RIGHT).passed
        second = client.status()
        assert second is not None
        assert second.pid != pids[0]
        assert wait_until(lambda: not any(map(living, processes)))
        assert client.stop()
        assert client.status() is None
        assert not client.stop()
        assert wait_until(lambda: not living(second.pid))
        assert not lifecycle.socket_path().exists()


@pytest.mark.slow
def test_an_idle_judge_ends_by_itself(
    own_runtime: Path, monkeypatch: pytest.MonkeyPatch, window_partition: Drill
) -> None:
    monkeypatch.setenv("STUDY_JUDGE_IDLE_SECONDS", "1")
    with JudgeClient() as client:
        assert client.check(window_partition, RIGHT).passed
        pid = client.status().pid
        assert wait_until(lambda: not living(pid))
        assert not lifecycle.socket_path().exists()


def test_a_stale_socket_counts_as_none(own_runtime: Path) -> None:
    lifecycle.private_runtime()
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(str(lifecycle.socket_path()))
    stale.close()
    assert lifecycle.connect() is None
    assert JudgeClient().status() is None


def test_a_judge_of_another_version_is_asked_to_leave_and_not_used(own_runtime: Path) -> None:
    lifecycle.private_runtime()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(lifecycle.socket_path()))
    listener.listen()
    heard = []

    def other_version() -> None:
        channel, _ = listener.accept()
        send_frame(channel, {"judge": 1, "fingerprint": "study 0.0.0", "pid": 1})
        heard.append(receive_frame(channel).header)
        channel.close()

    thread = threading.Thread(target=other_version)
    thread.start()
    assert lifecycle.connect() is None
    thread.join()
    listener.close()
    assert heard == [{"verb": "stop"}]


@pytest.mark.parametrize(
    "noise", [b"HTTP/1.1 400 Bad Request\r\n\r\n", frame_of(b"[]"), frame_of(b"hello"), frame_of(b"{"), b""]
)
def test_something_else_behind_the_socket_counts_as_none(own_runtime: Path, noise: bytes) -> None:
    lifecycle.private_runtime()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(lifecycle.socket_path()))
    listener.listen()

    def other() -> None:
        channel, _ = listener.accept()
        channel.sendall(noise)
        channel.close()

    thread = threading.Thread(target=other)
    thread.start()
    assert lifecycle.connect() is None
    thread.join()
    listener.close()


def test_a_folder_that_others_can_enter_is_closed_to_them(own_runtime: Path) -> None:
    own_runtime.mkdir(mode=0o777)
    own_runtime.chmod(0o777)
    assert lifecycle.private_runtime().stat().st_mode & 0o777 == 0o700


def test_a_link_in_place_of_the_folder_is_refused(own_runtime: Path, tmp_path: Path) -> None:
    own_runtime.symlink_to(tmp_path)
    with pytest.raises(JudgeError, match="somebody else"):
        lifecycle.private_runtime()
    own_runtime.unlink()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can hand a folder to somebody else")
def test_a_folder_or_socket_of_another_user_is_refused(own_runtime: Path) -> None:
    own_runtime.mkdir(mode=0o700)
    os.chown(own_runtime, 65533, 65533)
    with pytest.raises(JudgeError, match="somebody else"):
        lifecycle.connect()
    os.chown(own_runtime, 0, 0)
    listen = (
        "import os, socket, sys\ns = socket.socket(socket.AF_UNIX)\ns.bind(sys.argv[1])\nos.setuid(65533)\ns.listen()\n"
        "print(1, flush=True)\ns.accept()\n"
    )
    path = str(lifecycle.socket_path())
    with subprocess.Popen([sys.executable, "-c", listen, path], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(JudgeError, match="another user"):
            lifecycle.connect()
        other.kill()


def test_a_judge_that_cannot_start_is_told_in_words(
    own_runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifecycle, "_BOOT", "raise SystemExit('no torch in this world')")
    with pytest.raises(JudgeError, match="no torch in this world") as caught, JudgeClient() as client:
        client._take(lambda: None)
    assert caught.value.hint


def test_the_client_needs_no_torch() -> None:
    code = "import sys, studycli.judge.client; assert not {'torch', 'numpy', 'textual', 'sqlite3'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3]).returncode == 0


def test_a_judging_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from studycli.judge import server
    from studycli.judge.worker_pool import Worker

    monkeypatch.setattr(server, "CHECK_LIMIT", 0.05)
    worker_here, worker_there = socket.socketpair()
    client_here, client_there = socket.socketpair()
    judge = object.__new__(server.Server)
    with worker_here, worker_there, client_here, client_there, pytest.raises(server._TookTooLong):
        judge._forward(client_here, Frame({"verb": "check"}, bytearray()), Worker(0, worker_here, None))
