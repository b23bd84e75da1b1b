"""An exception of the answer, told in text: the learner's own lines, and the shapes on the line where it happened."""

from __future__ import annotations

import re
from types import FrameType, TracebackType

import torch

from studycli.judge.protocol import Answer, RaisedError

_LONGEST_MESSAGE = 2000
_MOST_LINES = 12
_NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*")


def raised_error(error: BaseException, answer: Answer) -> RaisedError:
    """What the judge is told of `error`: text only, bounded in length."""
    frames = _own_frames(error.__traceback__, answer.filename)
    lines = answer.source.splitlines()
    line = frames[-1][1] if frames else None
    if isinstance(error, SyntaxError) and error.filename == answer.filename:
        line = error.lineno
    source_line = lines[line - 1].strip() if line and line <= len(lines) else ""
    return RaisedError(
        type=type(error).__name__,
        message=_message(error),
        line=line,
        source_line=source_line,
        shapes=_shapes(frames[-1][0], source_line) if frames else {},
        trace=_trace(frames, lines),
    )


def _message(error: BaseException) -> str:
    try:
        return str(error)[:_LONGEST_MESSAGE]
    except BaseException:  # __str__ is the answer's own code, and may raise what it likes
        return ""


def _own_frames(traceback: TracebackType | None, filename: str) -> list[tuple[FrameType, int]]:
    """The answer's own frames with the line in each, outermost first."""
    frames = []
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == filename:
            frames.append((traceback.tb_frame, traceback.tb_lineno))
        traceback = traceback.tb_next
    return frames


def _shapes(frame: FrameType, source_line: str) -> dict[str, str]:
    shapes = {}
    for name in dict.fromkeys(_NAME.findall(source_line)):
        value = frame.f_locals.get(name)
        if isinstance(value, torch.Tensor):
            shapes[name] = f"{tuple(value.shape)} {str(value.dtype).removeprefix('torch.')}"
    return shapes


def _trace(frames: list[tuple[FrameType, int]], lines: list[str]) -> str:
    told = []
    for frame, number in frames:
        text = lines[number - 1].strip() if number <= len(lines) else ""
        told.append(f"line {number}, in {frame.f_code.co_name}: {text}")
    if len(told) > _MOST_LINES:
        told = [*told[:2], f"… {len(told) - 6} more …", *told[-4:]]
    return "\n".join(told)
