"""How fast a verdict is and what the judge's processes weigh, all in one run.

Run by hand: python tests/bench_judge.py [number of repetitions]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from studycli.content.drill_folder import read_drill
from studycli.judge.client import JudgeClient
from studycli.model.items import Drill
from studycli.paths import shipped_content

HERE = Path(__file__).parent
CHECKOUT = HERE.parent
FRESH = """\
import json, sys
sys.path.insert(0, sys.argv[1])
import torch
scope = {}
exec(open(sys.argv[2]).read(), scope)
out = scope["window_partition"](torch.randn(2, 14, 14, 96))
assert out.shape == (8, 7, 7, 96)
"""
CHILD = "import os\n\ndef f():\n    return open('/proc/self/smaps_rollup').read()\n"


def median(times: int, action: Callable[[], object]) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def window_partition() -> Drill:
    """The program's own drill."""
    folder = next((shipped_content() / "drills").glob("*/window_partition"))
    drill, faults = read_drill(folder)
    assert drill is not None, faults
    return drill


def memory_of(pid: int) -> dict[str, float]:
    """Megabytes of a process, from the kernel's smaps_rollup."""
    return rollup(Path(f"/proc/{pid}/smaps_rollup").read_text())


def rollup(text: str) -> dict[str, float]:
    """PSS (its share) and USS (its own alone), in MB."""
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in text.splitlines()[1:]}
    return {"pss": sizes["Pss"], "uss": sizes["Private_Clean"] + sizes["Private_Dirty"]}


def below(pid: int) -> list[int]:
    """Every process below `pid`."""
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*children, *(deeper for child in children for deeper in below(child))]


def child_alone(times: int) -> None:
    """Fork to outputs, without judging; and a child's own memory."""
    import torch

    from studycli.judge.protocol import Answer, CallRequest
    from studycli.judge.runner import ChildRun
    from studycli.judge.zygote_control import start_zygote

    torch.set_num_threads(1)
    source = (window_partition().folder / "reference.py").read_text()
    x = torch.randn(2, 14, 14, 96)
    with tempfile.TemporaryDirectory() as scratch:
        process, control = start_zygote(Path(scratch))
        control.wait_until_ready()

        def run() -> None:
            child = ChildRun(control)
            child.load(Answer(source, "window_partition"))
            assert child.call(CallRequest((x,), {})).outputs is not None
            child.close()

        def calmly() -> float:
            time.sleep(0.1)  # a learner does not send two answers within 50 ms: the spare child is ready
            return median(1, run)

        print(
            f"child, ready spare: answer → outputs   {statistics.median(calmly() for _ in range(times)):8.1f} ms"
        )
        print(f"child, back to back (fork included)    {median(times, run):8.1f} ms")
        child = ChildRun(control)
        child.load(Answer(CHILD, "f"))
        own = rollup(child.call(CallRequest((), {})).outputs)
        print(
            f"child's memory                         {own['uss']:8.1f} MB of its own, {own['pss']:.1f} MB share"
        )
        control.close()
        process.wait()


def whole_judge(times: int) -> None:
    """Through the socket, as screens and commands do it."""
    drill = window_partition()
    source = (drill.folder / "reference.py").read_text()
    start = time.perf_counter()
    client = JudgeClient()
    assert client.check(drill, source, device="cpu").passed
    print(f"cold start → first verdict             {1000 * (time.perf_counter() - start):8.1f} ms")
    time.sleep(4.0)

    def calmly() -> tuple[float, float]:
        """Milliseconds until the verdict is told, and until it also says what the answer costs."""
        time.sleep(0.5)  # nobody presses f5 ten times a second; the next child is made ready meanwhile
        told: list[float] = []
        start = time.perf_counter()
        client.check(
            drill, source, device="cpu", on_passed=lambda _: told.append(time.perf_counter() - start)
        )
        return 1000 * told[0], 1000 * (time.perf_counter() - start)

    verdicts, costs = zip(*(calmly() for _ in range(times)), strict=True)
    warm = statistics.median(verdicts)
    print(f"warm: request → verdict, all cases     {warm:8.1f} ms   (fastest {min(verdicts):.1f})")
    print(f"warm: request → what it costs as well  {statistics.median(costs):8.1f} ms")
    status = client.status()
    assert status is not None
    time.sleep(0.5)
    processes = {pid: memory_of(pid) for pid in [status.pid, *below(status.pid)]}
    for pid, told in processes.items():
        print(
            f"  process {pid:7}                      {told['pss']:8.1f} MB share, {told['uss']:.1f} MB of its own"
        )
    total = sum(told["pss"] for told in processes.values())
    print(f"  all together                         {total:8.1f} MB")
    command = [
        sys.executable,
        "-m",
        "studycli",
        "check",
        "window_partition",
        str(drill.folder / "reference.py"),
        "--json",
    ]

    def check() -> None:
        done = subprocess.run(command, capture_output=True, cwd=CHECKOUT)
        assert json.loads(done.stdout)["passed"], done

    print(f"`study check`, whole process, warm     {median(max(5, times // 4), check):8.1f} ms")
    fresh = [sys.executable, "-c", FRESH, str(CHECKOUT), str(drill.folder / "reference.py")]
    alone = median(max(3, times // 8), lambda: subprocess.run(fresh, check=True))
    print(f"fresh process, import torch, one run   {alone:8.1f} ms   ({alone / warm:.0f} × the warm verdict)")
    client.stop()


def main() -> None:
    """Everything, away from the learner's own judge."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory(prefix="st-") as runtime:
        os.environ.update({"XDG_RUNTIME_DIR": runtime, "STUDY_HOME": str(Path(runtime) / "home")})
        child_alone(times)
        whole_judge(times)


if __name__ == "__main__":
    main()
