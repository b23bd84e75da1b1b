"""The verdict: what the judge says, in the order in which a learner needs it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content, Span
from textual.widget import Widget
from textual.widgets import Static

from studycli.drilling.wording import case_row, headline, shape_table, told_fix, where_and_how_long
from studycli.errors import StudyError
from studycli.model.verdict import CaseVerdict, Verdict
from studycli.widgets.side_by_side import SideBySide


class VerdictPanel(VerticalScroll, can_focus=False):
    """Sign, word and message first, and what would mend it once that was asked for; then the failing case, what was expected and what came; then the row of cases."""

    DEFAULT_CSS = """
    VerdictPanel {
        height: auto;
        .verdict-top { height: auto; }
        #verdict-kind { width: auto; margin-right: 2; text-style: bold; color: $muted; }
        #verdict-message { width: 1fr; }
        #verdict-fix, #verdict-shapes { margin-top: 1; }
        #verdict-case, #verdict-cost { color: $muted; margin-top: 1; }
        #verdict-trace, #verdict-output { margin-top: 1; padding: 0 1; background: $surface; text-wrap: nowrap; }
        #verdict-row { margin-top: 1; }
        #verdict-kind.-passed { color: $success; }
        #verdict-kind.-failed { color: $error; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kind = Static("", id="verdict-kind", markup=False)
        self._message = Static("", id="verdict-message", markup=False)
        self._fix = Static("", id="verdict-fix", markup=False)
        self._shapes = Static("", id="verdict-shapes", markup=False)
        self._case = Static("", id="verdict-case", markup=False)
        self._expected = Static("", id="verdict-expected", markup=False)
        self._got = Static("", id="verdict-got", markup=False)
        self._comparison = SideBySide("expected", self._expected, "got", self._got)
        self._trace = Static("", id="verdict-trace", markup=False)
        self._row = Static("", id="verdict-row", markup=False)
        self._output = Static("", id="verdict-output", markup=False)
        self._parts: tuple[Widget, ...] = (
            *(self._fix, self._shapes, self._case, self._comparison, self._trace, self._row, self._output),
        )
        self.verdict: Verdict | None = None
        """The verdict on show; None while something else is said."""
        self._failing = 0
        self._tail = ""

    def compose(self) -> ComposeResult:
        """All the parts; those without a text are not shown."""
        with Horizontal(classes="verdict-top"):
            yield self._kind
            yield self._message
        yield from self._parts

    def on_mount(self) -> None:
        """Nothing to say yet."""
        for part in self._parts:
            part.display = False

    @property
    def failing(self) -> tuple[CaseVerdict, ...]:
        """The cases that failed, in the verdict on show."""
        return () if self.verdict is None else tuple(case for case in self.verdict.cases if not case.passed)

    def say(self, word: str, text: str) -> None:
        """Shows a sentence that is no verdict: what to do, what is going on."""
        self._clear(word, text, "")

    def fault(self, error: StudyError) -> None:
        """Shows why there is no verdict, and what to do."""
        self._clear("no verdict", f"{error.message} {error.hint}".rstrip(), "-failed")

    def running(self, word: str, cases: Sequence[CaseVerdict]) -> None:
        """Shows the cases of a run as they arrive."""
        failed = next((case for case in cases if not case.passed), None)
        self._clear(word, failed.message if failed is not None else "", "")
        self._show(self._row, Content(case_row(cases)))

    def show(self, verdict: Verdict, attempt: int, fix: str = "") -> None:
        """Shows the verdict on that attempt, with `fix` and the failing case that its message speaks of."""
        style = "-passed" if verdict.passed else "-failed"
        self._clear(headline(verdict.kind), verdict.message, style)
        self._tail = f"attempt {attempt}, {where_and_how_long(verdict)}"
        self.verdict = verdict
        self._failing = next(
            (at for at, case in enumerate(self.failing) if case.message == verdict.message), 0
        )
        self._show(self._fix, Content(told_fix(fix)))
        self._show(self._shapes, Content(shape_table(verdict)))
        self._show(self._trace, Content(verdict.trace.rstrip("\n")))
        self._show_case()
        self.scroll_home(animate=False)

    def next_failure(self) -> None:
        """Shows the next failing case; after the last one, the first."""
        if self.failing:
            self._failing = (self._failing + 1) % len(self.failing)
            self._show_case()

    def turn_output(self) -> None:
        """Shows or hides what the answer printed."""
        if self._output.display or self.verdict is None:
            self._output.display = False
            return
        self._show(self._output, Content(f"your code printed:\n{self.verdict.output.rstrip()}"))
        self.call_after_refresh(self._output.scroll_visible, animate=False)

    def _show_case(self) -> None:
        verdict = self.verdict
        if verdict is None:
            return
        chosen = self.failing[self._failing] if self.failing else None
        self._show(self._case, Content("" if chosen is None else _case_line(chosen, verdict)))
        self._comparison.display = chosen is not None and bool(chosen.expected or chosen.got)
        if chosen is not None:
            expected, got = compared(chosen.expected, chosen.got)
            self._expected.update(expected)
            self._got.update(got)
            lines = f"{expected.plain}\n{got.plain}".split("\n")
            self._comparison.fit(max(map(cell_len, lines)))
        self._show(self._row, _row_of(verdict, chosen, self._tail))

    def _clear(self, word: str, text: str, style: str) -> None:
        self.verdict = None
        self._kind.set_class(style == "-passed", "-passed")
        self._kind.set_class(style == "-failed", "-failed")
        self._kind.display = bool(word)
        self._kind.update(Content(word))
        self._message.update(Content(text))
        for part in self._parts:
            part.display = False

    @staticmethod
    def _show(part: Static, content: Content) -> None:
        part.update(content)
        part.display = bool(content.plain)


def compared(expected: str, got: str) -> tuple[Content, Content]:
    """The two texts, the shape on a line of its own; the lines that are not the same in both stand out."""
    left, right = (text.replace("  ", "\n").split("\n") for text in (expected, got))
    length = max(len(left), len(right))
    left += [""] * (length - len(left))
    right += [""] * (length - len(right))
    differ = [a != b for a, b in zip(left, right, strict=True)]
    return _standing_out(left, differ, "$success"), _standing_out(right, differ, "$error")


def _standing_out(lines: Sequence[str], differ: Sequence[bool], colour: str) -> Content:
    spans: list[Span] = []
    position = 0
    for line, different in zip(lines, differ, strict=True):
        if different and line:
            spans.append(Span(position, position + len(line), colour))
        position += len(line) + 1
    return Content("\n".join(lines), spans=spans)


def _case_line(case: CaseVerdict, verdict: Verdict) -> str:
    line = f'case "{case.name}"'
    # An exception's trace says all of it once more.
    told = not case.message or case.message == verdict.message or verdict.trace
    return line if told else f"{line}: {case.message}"


def _row_of(verdict: Verdict, chosen: CaseVerdict | None, tail: str) -> Content:
    row = case_row(verdict.cases)
    text = f"{row}    {tail}".strip()
    spans = [Span(len(row), len(text), "$muted")]
    first = len(row) - 2 * len(verdict.cases) + 1
    for index, case in enumerate(verdict.cases):
        style = "$success" if case.passed else "$error"
        spans.append(
            Span(first + 2 * index, first + 2 * index + 1, f"{style} reverse" if case is chosen else style)
        )
    return Content(text, spans=spans)
