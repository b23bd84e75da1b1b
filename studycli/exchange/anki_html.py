"""Markdown as the HTML of an Anki field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from studycli.content.cloze_cards import marked_text
from studycli.content.section import Section

# Signs that no text holds: they stand for the beginning, the number's end and the end of a hidden span in Markdown.
_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_HIDDEN = re.compile(f"{_OPEN}(\\d+){_MIDDLE}(.*?){_CLOSE}", re.DOTALL)
_SIGNS = re.compile(f"[{_OPEN}{_MIDDLE}{_CLOSE}]")

CSS = """\
.card { font: 18px/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: #1f2933; background: #fdfcf8;
  max-width: 42em; margin: 1em auto; padding: 0 .8em; text-align: left; }
.question { font-weight: 600; }
.topic { color: #6b7280; font-size: .75em; }
hr { border: 0; border-top: 1px solid #d5d3c8; margin: 1em 0; }
pre { background: #f1efe6; padding: .6em .8em; overflow-x: auto; border-radius: 4px; }
code { font: .85em/1.4 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
table { border-collapse: collapse; } th, td { border: 1px solid #d5d3c8; padding: .2em .6em; }
.points { border-left: 3px solid #3b7a57; padding-left: 1.6em; }
details { color: #6b7280; font-weight: 400; }
.cloze { font-weight: 600; color: #1d6fa5; }
.nightMode.card, .nightMode .card { color: #dcdfe4; background: #1e2227; }
.nightMode pre { background: #2a2f36; } .nightMode hr, .nightMode th, .nightMode td { border-color: #444b55; }
.nightMode .cloze { color: #7cc4f2; } .nightMode .points { border-color: #6fbf94; }
"""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.add_render_rule("math_inline", _inline)
    parser.add_render_rule("math_inline_double", _display)
    parser.add_render_rule("math_block", _display)
    return parser


def _inline(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    return f"\\({escape(tokens[index].content.strip(), quote=False)}\\)"


def _display(_: Any, tokens: Sequence[Token], index: int, *__: Any) -> str:
    return f"\\[{escape(tokens[index].content.strip(), quote=False)}\\]"


def as_html(markdown: str) -> str:
    """`markdown` as HTML, its formulas as Anki's MathJax has them."""
    return str(_parser().render(markdown)).strip()


def points_as_html(points: Sequence[str]) -> str:
    """Key points as a list; nothing when there are none."""
    items = "".join(f"<li>{_parser().renderInline(point)}</li>" for point in points)
    return f'<ul class="points">{items}</ul>' if items else ""


def code_as_html(source: str) -> str:
    """Source code in a block of its own."""
    return f"<pre><code>{escape(source.rstrip(), quote=False)}</code></pre>"


def cloze_as_html(section: Section) -> str:
    """A cloze's text with its hidden spans as Anki writes them, numbered as our cards are."""
    marked = marked_text(section, lambda number, text: f"{_OPEN}{number}{_MIDDLE}{text}{_CLOSE}")
    return _SIGNS.sub("", _HIDDEN.sub(_as_anki_has_it, as_html(marked)))


def _as_anki_has_it(found: re.Match[str]) -> str:
    # Braces and colons would end the span, or begin its hint.
    text = found[2].replace("}}", "&#125;&#125;").replace("::", "&#58;&#58;")
    if text.endswith("}"):
        text = f"{text[:-1]}&#125;"
    return f"{{{{c{found[1]}::{text}}}}}"
