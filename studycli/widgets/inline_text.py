"""One paragraph of Markdown as styled text: prompts and key points, painted at once and without a widget per block."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from textual.content import Content, Span

from studycli.content import mathematics

CODE_STYLE = "$accent"
_STYLES = {"em": "italic", "strong": "bold", "s": "strike", "link": "underline"}


def inline_content(markdown: str) -> Content:
    """The paragraph `markdown` with its code, emphasis and mathematics."""
    tokens = prose_parser().parseInline(" ".join(markdown.split()))
    pieces: list[str] = []
    spans: list[Span] = []
    opened: list[tuple[int, str]] = []
    position = 0
    for child in tokens[0].children or ():
        name = child.type.removesuffix("_open").removesuffix("_close")
        if child.type.endswith("_open"):
            opened.append((position, _STYLES.get(name, "")))
        elif child.type.endswith("_close"):
            start, style = opened.pop()
            spans.append(Span(start, position, style))
        else:
            text = " " if child.type in {"softbreak", "hardbreak"} else child.content
            if child.type == "code_inline":
                spans.append(Span(position, position + len(text), CODE_STYLE))
            pieces.append(text)
            position += len(text)
    return Content("".join(pieces), spans=spans)


@cache
def prose_parser() -> MarkdownIt:
    """A parser that knows tables and mathematics and takes HTML for what it is: text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.core.ruler.push("mathematics", _mathematics_to_text)
    return parser


def _mathematics_to_text(state: StateCore) -> None:
    """Turns formulas into text and code blocks: Textual drops tokens that it does not know."""
    for token in state.tokens:
        if token.type == "math_block":
            token.type, token.tag, token.info = "fence", "code", "text"
            token.content = mathematics.display(token.content) + "\n"
        for child in token.children or ():
            if child.type.startswith("math_inline"):
                _become_text(child)


def _become_text(token: Token) -> None:
    token.type, token.tag = "text", ""
    token.content = mathematics.inline(token.content)
