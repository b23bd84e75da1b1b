"""The judge as screens and commands see it: hand over an answer, get a verdict. No torch in here."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from studycli.errors import ContentError, JudgeError, StudyError, UsageError
from studycli.judge import lifecycle
from studycli.judge.answer_file import LARGEST_ANSWER
from studycli.judge.frames import BrokenConversation, WireError, receive_frame, send_frame
from studycli.model.items import Drill
from studycli.model.strength import Strength
from studycli.model.verdict import CaseVerdict, Cause, Verdict, VerdictKind


class CheckCancelled(JudgeError):
    """The caller set `cancelled` before the verdict was there."""


@dataclass(frozen=True, slots=True)
class JudgeStatus:
    """What `study judge status` shows."""

    pid: int
    uptime: float
    """Seconds since it was started."""
    ready: bool
    """False while torch is still being imported."""
    checks: int
    """Checks judged so far."""
    running: int
    """Checks being judged now."""
    idle_limit: float
    """Seconds without work after which it ends by itself."""
    layers: tuple[tuple[str, bool, str], ...]
    """Confinement of answers: (name, on, note) as the running judge found it; empty while it starts."""


class JudgeClient:
    """A user's connection to the judge. Safe to use from several threads; each check has its own connection.

    The judge is started when it is first needed, stays when this object is closed, and ends by itself after
    ten minutes without work.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[socket.socket] = []
        self._started: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._private: list[Any] = []
        """Where there are no Unix sockets (Windows): this client's own workers, which end with it."""

    def __enter__(self) -> JudgeClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm(self) -> None:
        """Makes sure that a judge is running or starting, without waiting for it. Never raises: `check` will say."""
        try:
            if not lifecycle.can_be_shared():
                return
            found = lifecycle.connect()
            if found is not None:
                self._give_back(found[0])
            elif self._started is None or self._started.poll() is not None:
                self._started = lifecycle.start()
        except (StudyError, OSError):
            return

    def check(
        self,
        drill: Drill,
        source: str,
        *,
        device: str = "auto",
        seed: int | None = None,
        on_case: Callable[[CaseVerdict], None] | None = None,
        on_passed: Callable[[Verdict], None] | None = None,
        cancelled: threading.Event | None = None,
    ) -> Verdict:
        """The verdict on `source` as an answer to `drill`. Blocks: call it from a thread where a screen is waiting.

        `on_case` is called from this thread with each case's verdict as it arrives, `on_passed` with a passing verdict
        as soon as it stands: what the answer costs is measured after that, and only the returned one says it. Setting `cancelled` ends the
        run within about 50 ms. A judge that dies meanwhile is restarted once, without a word.

        Raises JudgeError when no verdict can be had, CheckCancelled when `cancelled` was set, ContentError when the
        drill's own files are faulty, UsageError for a device that is not there.
        """
        if len(source) > LARGEST_ANSWER:
            return _too_long(drill, len(source))

        def pulse() -> None:
            if cancelled is not None and cancelled.is_set():
                raise CheckCancelled("The check was cancelled.")

        said = memoryview(source.encode("utf-8", "surrogatepass"))
        request = {"verb": "check", "device": device, "seed": seed}
        told = self._ask(drill, request, said, _News(on_case, on_passed), pulse)
        assert isinstance(told, Verdict)
        return told

    def strength(self, drill: Drill, *, without: Sequence[str], seed: int | None = None) -> Strength:
        """What no row of the drill tells apart; `without` names wrong files that the judge itself must not run.

        It may take half a minute. Raises what `check` does.
        """
        request = {"verb": "strength", "without": list(without), "seed": seed}
        told = self._ask(drill, request, memoryview(b""), _News(None, None), lambda: None)
        assert isinstance(told, Strength)
        return told

    def _ask(
        self,
        drill: Drill,
        request: dict[str, Any],
        source: memoryview,
        news: _News,
        pulse: Callable[[], None],
    ) -> Verdict | Strength:
        """What the judge tells of the drill in the end. Asks twice where it dies meanwhile."""
        folder = str(drill.folder.absolute())
        request = {**request, "folder": folder, "name": drill.name, "not_allowed": drill.not_allowed}
        try:
            told = self._converse(request, source, news, pulse)
        except BrokenConversation:
            self._drop_idle()
            try:
                told = self._converse({**request, "again": True}, source, news, pulse)
            except BrokenConversation as error:
                raise JudgeError(
                    f"The judge ended twice before it had a verdict ({error}).",
                    f"Run `study doctor`; its log is {lifecycle.log_path()}.",
                ) from error
        if isinstance(told, StudyError):
            raise told
        return told

    def _converse(
        self, request: dict[str, Any], source: memoryview, news: _News, pulse: Callable[[], None]
    ) -> Verdict | Strength | StudyError:
        """The judge's last word. Raises BrokenConversation, and whatever `pulse` raises."""
        channel = self._take(pulse)
        try:
            send_frame(channel, request, [source])
            while news.told(message := receive_frame(channel, pulse=pulse).header):
                continue
            last_word = _last_word(message)
        except BaseException:
            channel.close()
            raise
        self._give_back(channel)
        return last_word

    def status(self) -> JudgeStatus | None:
        """How the running judge is doing; None when none is running. Never starts one."""
        found = lifecycle.connect()
        if found is None:
            return None
        channel, _ = found
        with channel:
            try:
                send_frame(channel, {"verb": "status"})
                told = receive_frame(channel).header
                told["layers"] = tuple((name, state == "on", note) for name, state, note in told["layers"])
                return JudgeStatus(**told)
            except (BrokenConversation, TypeError, ValueError):
                return None

    def stop(self) -> bool:
        """Ends the running judge, whatever it is doing. False when none was running."""
        self._drop_idle()
        found = lifecycle.connect()
        if found is None:
            return False
        channel, _ = found
        with channel:
            lifecycle.end_judge(channel)
        if self._started is not None:
            self._started.wait(timeout=5.0)
        return True

    def close(self) -> None:
        """Ends this client's connections. The judge stays."""
        self._closed = True
        self._drop_idle()
        for worker in self._private:
            worker.end()
        self._private.clear()

    def _take(self, pulse: Callable[[], None]) -> socket.socket:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        if not lifecycle.can_be_shared():
            return self._private_worker()
        channel, self._started = lifecycle.connect_or_start(pulse, self._started)
        return channel

    def _private_worker(self) -> socket.socket:
        from studycli.judge.spawned import SpawnedProcess

        worker = SpawnedProcess("worker")
        self._private.append(worker)
        try:
            return worker.connect()
        except OSError as error:
            raise JudgeError(f"The judge cannot be started ({error}).", "Run `study doctor`.") from error

    def _give_back(self, channel: socket.socket) -> None:
        with self._lock:
            if not self._closed and len(self._idle) < 8:
                self._idle.append(channel)
                return
        channel.close()

    def _drop_idle(self) -> None:
        with self._lock:
            channels, self._idle = self._idle, []
        for channel in channels:
            channel.close()


@dataclass(frozen=True, slots=True)
class _News:
    """Who hears of what the judge tells before its last word."""

    on_case: Callable[[CaseVerdict], None] | None
    on_passed: Callable[[Verdict], None] | None

    def told(self, message: dict[str, Any]) -> bool:
        """Passes news on; False for the last word."""
        if "case" in message:
            if self.on_case is not None:
                self.on_case(CaseVerdict(**message["case"]))
            return True
        if "passed" in message:
            if self.on_passed is not None:
                self.on_passed(Verdict.from_json(message["passed"]))
            return True
        return False


_ERRORS: dict[str, type[StudyError]] = {
    "ContentError": ContentError,
    "UsageError": UsageError,
    "JudgeError": JudgeError,
}


def _last_word(message: dict[str, Any]) -> Verdict | Strength | StudyError:
    """What was asked for, or the error that the judge told in words."""
    if "error" in message:
        kind = _ERRORS.get(str(message["error"]), JudgeError)
        return kind(str(message.get("message")), str(message.get("hint", "")))
    try:
        if "strength" in message:
            return Strength.from_json(message["strength"])
        return Verdict.from_json(message["verdict"])
    except (KeyError, TypeError, ValueError) as error:
        raise WireError("a verdict that cannot be read") from error


def _too_long(drill: Drill, characters: int) -> Verdict:
    return Verdict(
        drill=drill.name,
        kind=VerdictKind.ERROR,
        message=f"This answer has {characters:,} characters; a drill's answer has at most {LARGEST_ANSWER:,}. "
        "Is it the right file?",
        cause=Cause.SYNTAX,
    )
