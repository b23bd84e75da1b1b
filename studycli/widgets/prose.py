"""Markdown as the cards use it: code, tables, lists, mathematics."""

from __future__ import annotations

from textual.widgets import Markdown

from studycli.widgets.inline_text import prose_parser
from studycli.widgets.shape_table import CodeBlock
from studycli.widgets.table_block import TableBlock


class Prose(Markdown):
    """Shows Markdown in which formulas have become Unicode."""

    BLOCKS = {**Markdown.BLOCKS, "fence": CodeBlock, "code_block": CodeBlock, "table_open": TableBlock}
    BULLETS = ["• ", "· ", "‣ ", "· ", "· "]

    DEFAULT_CSS = """
    Prose {
        padding: 0;
        background: transparent;
        MarkdownBlock:dark > .code_inline, MarkdownBlock:light > .code_inline { color: $accent; background: transparent; }
        MarkdownBullet { color: $muted; }
        MarkdownParagraph { margin: 0 0 1 0; }
        MarkdownTable { background: transparent; }
        MarkdownFence, MarkdownFence:light {
            margin: 0 0 1 0;
            color: $foreground;
            background: $surface;
            & > Label { padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; max-width: 100%; }
        }
        /* No line of prose is longer than the eye can follow; code takes what it needs. */
        MarkdownParagraph, MarkdownList, MarkdownBlockQuote { max-width: 100; }
        MarkdownBulletList, MarkdownOrderedList { margin: 0 0 1 0; padding: 0; }
        MarkdownList MarkdownList, MarkdownList MarkdownParagraph { margin: 0; }
        MarkdownH1, MarkdownH2, MarkdownH3, MarkdownH4 {
            margin: 0 0 1 0;
            content-align: left middle;
            color: $foreground;
            text-style: bold;
        }
    }
    """

    def __init__(self, markdown: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(markdown, id=id, classes=classes, parser_factory=prose_parser, open_links=False)
