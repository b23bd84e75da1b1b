r"""LaTeX mathematics as Unicode text: `\frac{QK^\top}{\sqrt{d_k}}` as `QKᵀ/√dₖ`, displayed formulas in two dimensions.

One reader (`inline`) serves running text; formulas on lines of their own are laid out by TeXicode, whose unknown macros
are caught here. What cannot be rendered comes back as its own source: a formula is never dropped and never wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from studycli.content.symbols import (
    ACCENTS,
    BLACKBOARD,
    ENVIRONMENT_FREE,
    FUNCTIONS,
    SCRIPT,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
    TRANSPARENT,
)

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}_^]|\s+|[^\\{}_^\s]", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`)(?:.|\n)+?(?<!`)\1(?!`)")
_DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"(?<![\\$\w])\$(?![\s$])((?:\\.|[^$\\])+?)(?<![\s\\])\$(?![\d$])")
_SPACED = frozenset("=<>≤≥≈≠≡∝→←↔⇒⇐⇔↦∈∉⊂⊆∼≪≫±×·∪∩∘⊙⊗⊕")

_DELIMITED = ("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr")
_WRITTEN = ("text", "textrm", "mathrm", "operatorname", "textbf", "textit", "texttt", "mathsf")


class _Unrenderable(Exception):
    """The formula uses something that has no faithful form in one line of text."""


def inline(source: str) -> str:
    """The formula `source` (without its dollars) in one line of Unicode; `source` itself when that is not possible."""
    try:
        return unicodedata.normalize("NFC", _Reader(source).read_all())
    except (_Unrenderable, RecursionError):
        return source.strip()


def display(source: str) -> str:
    """The formula `source` (without its dollars) as lines of Unicode text, laid out in two dimensions where that helps.

    Falls back to `inline` where TeXicode cannot lay it out.
    """
    flat = inline(source)
    if not re.search(r"\\(d?frac|sqrt|sum|prod|int|begin|underbrace|binom)", source):
        return flat
    rows = _laid_out(source)
    return "\n".join(rows) if rows else flat


def in_text(markdown: str) -> str:
    r"""`markdown` with every `$…$` and `$$…$$` outside code turned to Unicode: for readers without a Markdown renderer."""
    lines: list[str] = []
    for is_code, part in _split_fences(markdown):
        lines.append(part if is_code else _outside_code(part))
    return "".join(lines)


def _split_fences(markdown: str) -> Iterator[tuple[bool, str]]:
    """The text in turns of (inside a fenced code block, part)."""
    part: list[str] = []
    fence = ""
    for line in markdown.splitlines(keepends=True):
        opening = _FENCE.match(line)
        if not fence and opening:
            yield False, "".join(part)
            part, fence = [line], opening[1]
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            yield True, "".join([*part, line])
            part, fence = [], ""
        else:
            part.append(line)
    yield bool(fence), "".join(part)


def _outside_code(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for span in _CODE.finditer(text):
        pieces += [_formulas(text[end : span.start()]), span[0]]
        end = span.end()
    return "".join([*pieces, _formulas(text[end:])])


def _formulas(text: str) -> str:
    text = _DISPLAY.sub(lambda found: "\n" + _indented(display(found[1])) + "\n", text)
    return _INLINE.sub(lambda found: inline(found[1]), text).replace(r"\$", "$")


def _indented(block: str) -> str:
    return "\n".join("    " + line for line in block.splitlines())


def _laid_out(source: str) -> list[str]:
    """TeXicode's rows, or none when it does not know everything in `source`."""
    from texicode.pipeline import init_arts, render_tex_rows

    prepared = re.sub(
        r"\\(operatorname|text|mathrm|mathbf|boldsymbol|bm)\*?\s*(?=\{)", _plainer, source.strip()
    )
    prepared = re.sub(r"\\[dt]frac", r"\\frac", prepared)
    prepared = re.sub(r"(?<![_{]\w)\^\s*(?:\\top|\{\s*\\top\s*\})", "^T", prepared)
    prepared = _with_air(prepared)
    init_arts({"fonts": "normal"})
    try:
        rows = [str(row).rstrip() for row in render_tex_rows(prepared, False)]
    except Exception:  # it raises KeyError, IndexError and others on what it does not know
        return []
    if not rows or rows[0].startswith("TeXicode:") or (any("?" in row for row in rows) and "?" not in source):
        return []
    while rows and not rows[0]:
        del rows[0]
    indent = min((len(row) - len(row.lstrip()) for row in rows if row), default=0)
    return [row[indent:] for row in rows]


def _with_air(source: str) -> str:
    """`source` with space around the relations that stand outside every brace."""
    parts: list[str] = []
    depth = 0
    for token in _TOKEN.findall(source):
        depth += {"{": 1, "}": -1}.get(token, 0)
        relation = token in {"=", "\\approx", "\\le", "\\ge", "\\to", "\\propto"} and parts[-1:] not in (
            ["_"],
            ["^"],
        )
        parts.append(f"\\;{token}\\;" if relation and depth == 0 else token)
    return "".join(parts)


def _plainer(found: re.Match[str]) -> str:
    return r"\mathrm" if found[1] in {"operatorname", "text", "mathrm"} else r"\mathbf"


@dataclass(slots=True)
class _Reader:
    """Reads a formula from left to right."""

    source: str
    tokens: list[str]
    position: int

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = _TOKEN.findall(source.strip())
        self.position = 0

    def read_all(self) -> str:
        """The whole formula. Raises _Unrenderable."""
        text = self._sequence(closing="")
        if self.position < len(self.tokens):
            raise _Unrenderable
        return re.sub(r" {2,}", " ", re.sub(r" (?=[\])}|,⟩‖⌋⌉/ᵀ^_])|(?<=\w) (?=\()", "", text)).strip()

    def _next(self) -> str:
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if not token.isspace():
                return token
        raise _Unrenderable

    def _sequence(self, closing: str) -> str:
        parts: list[str] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token == closing:
                return "".join(parts)
            if token == "}":
                raise _Unrenderable
            if token in "_^":
                parts.append(self._script(token, parts))
            elif not token.isspace():
                self._append(parts, self._atom(token))
        if closing:
            raise _Unrenderable
        return "".join(parts)

    @staticmethod
    def _append(parts: list[str], text: str) -> None:
        """Puts relations between spaces and keeps a function's name from running into its argument."""
        before = parts[-1] if parts else ""
        if text in _SPACED:
            text = f" {text} "
        elif _needs_space(parts, text):
            text = " " + text
        elif text in {"+", "-", "−"} and before and before[-1] not in "([{=<>,^ ":
            text = f" {'−' if text == '-' else text} "
        elif text == "-":
            text = "−"
        elif text == ",":
            text = ", "
        parts.append(text)

    def _group(self) -> str:
        """The next braced group or single atom."""
        token = self._next()
        return self._sequence(closing="}") if token == "{" else self._atom(token)

    def _raw_group(self) -> str:
        """The next braced group, spaces kept: for text."""
        if self._next() != "{":
            raise _Unrenderable
        depth = 1
        parts: list[str] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            depth += {"{": 1, "}": -1}.get(token, 0)
            if depth == 0:
                return "".join(parts)
            parts.append(token.removeprefix("\\") if len(token) == 2 else token)
        raise _Unrenderable

    def _atom(self, token: str) -> str:
        if token == "{":
            return self._sequence(closing="}")
        if not token.startswith("\\"):
            return "′" if token == "'" else token
        name = token[1:].rstrip("*")
        if name in SYMBOLS:
            return SYMBOLS[name]
        if name in FUNCTIONS:
            return FUNCTIONS[name]
        return self._command(name)

    def _command(self, name: str) -> str:
        if name in _DELIMITED:
            delimiter = self._next()
            return "" if delimiter == "." else self._atom(delimiter)
        if name in _WRITTEN:
            return self._raw_group()
        if name in TRANSPARENT:
            return self._group()
        if name in {"mathbb", "mathcal", "mathscr"}:
            alphabet = BLACKBOARD if name == "mathbb" else SCRIPT
            return "".join(alphabet.get(letter, letter) for letter in self._group())
        if name in ENVIRONMENT_FREE:
            return ENVIRONMENT_FREE[name]
        return self._construction(name)

    def _construction(self, name: str) -> str:
        if name in {"frac", "dfrac", "tfrac"}:
            return f"{_bracketed(self._group())}/{_bracketed(self._group(), denominator=True)}"
        if name == "sqrt":
            return f"√{_bracketed(self._group(), denominator=True)}"
        if name == "binom":
            return f"C({self._group()}, {self._group()})"
        if name in ACCENTS:
            base = self._group()
            if len(base) == 1:
                return base + ACCENTS[name]
        raise _Unrenderable

    def _script(self, mark: str, parts: list[str]) -> str:
        content = self._group()
        if content == "⊤" or (mark == "^" and content == "T"):
            return "ᵀ"
        if mark == "^" and set(content) == {"′"}:
            return content
        table = SUPERSCRIPTS if mark == "^" else SUBSCRIPTS
        tight = content.replace(" ", "")
        if tight and all(letter in table for letter in tight):
            return "".join(table[letter] for letter in tight)
        if not parts:
            raise _Unrenderable
        return f"{mark}{tight} " if tight.isalnum() else f"{mark}({tight})"


def _needs_space(parts: list[str], text: str) -> bool:
    """Whether `text` would run into the word, or the sum with its bounds, before it."""
    before = parts[-1] if parts else ""
    if text in FUNCTIONS.values():
        return before[-1:].isalnum()
    return text[:1].isalnum() and (before in FUNCTIONS.values() or _is_scripted_operator(parts))


def _is_scripted_operator(parts: list[str]) -> bool:
    """Whether what was read last is a sum (or its like) with bounds: `∑ᵢ₌₁ⁿ`."""
    scripts = frozenset([*SUPERSCRIPTS.values(), *SUBSCRIPTS.values()])
    bare = next((part for part in reversed(parts) if not set(part) <= scripts), "")
    return bare in {"∑", "∏", "∫", "∮", "max", "min", "argmax", "argmin", "lim"}


def _bracketed(text: str, *, denominator: bool = False) -> str:
    """`text` in parentheses unless it is one factor already; above the bar a product is as good as one."""
    scripts = "".join([*SUPERSCRIPTS.values(), *SUBSCRIPTS.values(), "′", *ACCENTS.values()])
    factor = rf"√?(\d+(\.\d+)?|[^\W\d_]|∞)[{re.escape(scripts)}]*"
    if re.fullmatch(factor if denominator else f"({factor})+", text):
        return text
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        return text
    return f"({text})"
