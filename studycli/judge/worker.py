"""A worker: a trusted fork of the zygote that judges one answer at a time, with the references and the cases."""

from __future__ import annotations

import gc
import os
import secrets
import select
import signal
import socket
import sys
import traceback
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from studycli.errors import StudyError, UsageError
from studycli.judge.frames import BrokenConversation, Frame, receive_frame, send_frame
from studycli.judge.runner import ChildRun, ChildSource, child_runner
from studycli.model.verdict import CaseVerdict, Verdict

if TYPE_CHECKING:
    from studycli.judge.case_run import Preparations

LARGEST_SEED = 1_000_000
"""Seeds that nobody chose stay short enough to be typed again."""


def serve(channel: socket.socket, source: ChildSource) -> NoReturn:
    """Judges what the server sends until it closes the channel. `source` makes the processes that answers run in."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.enable()
    status = 1
    rows = _Rows()
    try:
        while True:
            send_frame(channel, _answer(receive_frame(channel), source, channel, rows))
            rows.make_ready(channel)
    except BrokenConversation:
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


class _Rows:
    """Rows of the drill that was judged last, made ready by the seed of the next answer to it while nobody waits."""

    def __init__(self) -> None:
        self._asked: tuple[Any, ...] = ()
        self._seed = 0
        self._made: Preparations | None = None

    def of(self, asked: dict[str, Any], device: str) -> tuple[int, Preparations | None]:
        """The seed for an answer, and what is ready of it. They are used once."""
        before, self._asked = self._asked, (asked["folder"], asked["name"], asked["not_allowed"], device)
        made, self._made = self._made, None
        return (self._seed, made) if asked["seed"] is None and before == self._asked else (_seed(asked), None)

    def make_ready(self, channel: socket.socket) -> None:
        """One row after the other, until something is asked. What goes wrong will go wrong again, and be told, when it is asked for."""
        from studycli.errors import ContentError
        from studycli.judge.case_run import Bench, Preparations
        from studycli.judge.drill_files import drill_files
        from studycli.judge.in_process import InProcessRun

        if not self._asked:
            return
        folder, name, not_allowed, device = self._asked
        self._seed = secrets.randbelow(LARGEST_SEED)
        try:
            files = drill_files(Path(folder), name)
        except ContentError:
            return
        self._made = Preparations(Bench(files, InProcessRun(), self._seed, device, tuple(not_allowed)))
        for index in range(len(files.table.cases)):
            if select.select([channel], [], [], 0)[0]:
                return
            self._made.ahead(index)


def _answer(request: Frame, source: ChildSource, channel: socket.socket, rows: _Rows) -> dict[str, Any]:
    try:
        if request.header["verb"] == "layers":
            return {"layers": _layers(source)}
        if request.header["verb"] == "strength":
            return {"strength": _strength(request.header)}
        return {"verdict": _check(request, source, channel, rows)}
    except StudyError as error:
        return {"error": type(error).__name__, "message": error.message, "hint": error.hint}
    except BrokenConversation:
        raise
    except Exception as error:
        traceback.print_exc()
        sys.stderr.flush()
        place = traceback.extract_tb(error.__traceback__)[-1]
        return {
            "error": "JudgeError",
            "message": f"The judge failed on this answer ({type(error).__name__}: {error}; "
            f"{os.path.basename(place.filename)}:{place.lineno}).",
            "hint": "This is a fault of the program or of the drill's own files; `study lint` looks at the latter.",
        }


def _check(request: Frame, source: ChildSource, channel: socket.socket, rows: _Rows) -> dict[str, Any]:
    from studycli.judge.drill_files import WrongFiles
    from studycli.judge.judging import judge_answer

    asked = request.header
    device = resolve_device(str(asked["device"]))
    seed, prepared = rows.of(asked, device)

    def tell(case: CaseVerdict) -> None:
        send_frame(channel, {"case": {each.name: getattr(case, each.name) for each in fields(case)}})

    def tell_passed(verdict: Verdict) -> None:
        send_frame(channel, {"passed": verdict.to_json()})

    verdict = judge_answer(
        Path(asked["folder"]),
        asked["name"],
        request.body.decode("utf-8", "surrogatepass"),
        child_runner(source, cuda=device == "cuda"),
        not_allowed=tuple(asked["not_allowed"]),
        device=device,
        seed=seed,
        prepared=prepared,
        wrong_files=WrongFiles.LEFT_ALONE if asked.get("again") else WrongFiles.ASKED,
        on_case=tell,
        on_passed=tell_passed,
    )
    told: dict[str, Any] = verdict.to_json()
    return told


def _strength(asked: dict[str, Any]) -> dict[str, Any]:
    from studycli.judge.strength import measure_strength

    folder, bans = Path(asked["folder"]), tuple(asked["not_allowed"])
    return measure_strength(folder, asked["name"], bans, _seed(asked), asked["without"]).to_json()


def _seed(asked: dict[str, Any]) -> int:
    return secrets.randbelow(LARGEST_SEED) if asked["seed"] is None else int(asked["seed"])


def _layers(source: ChildSource) -> list[list[str]]:
    run = ChildRun(source)
    run.close()
    return run.layers


def resolve_device(wanted: str) -> str:
    """The device to run on: "auto" is CUDA when it is there, then the CPU. Raises UsageError for one that is not there."""
    if wanted == "cpu":
        return "cpu"
    if wanted not in ("auto", "cuda"):
        raise UsageError(f"There is no device called {wanted}.", "Use cpu, cuda or auto.")
    if cuda_is_there():
        return "cuda"
    if wanted == "cuda":
        raise UsageError("PyTorch finds no CUDA device on this machine.", "Use --device cpu or auto.")
    return "cpu"


def cuda_is_there() -> bool:
    """Whether PyTorch can use a CUDA device; asked without initialising CUDA, which a fork would not survive."""
    import torch

    if not torch.version.cuda:
        return False
    os.environ.setdefault("PYTORCH_NVML_BASED_CUDA_CHECK", "1")
    return bool(torch.cuda.is_available())
