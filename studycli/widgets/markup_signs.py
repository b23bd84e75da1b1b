"""How much Markdown there is in a text, told without a parser: importing one takes longer than a first paint may."""

from __future__ import annotations

import re

_BLOCKS = re.compile(r"\n\s*\n|^\s*(#|>|[-*+] |\d+[.)] |\||```|~~~)|\$\$|^ {4}", re.MULTILINE)
_INLINE = re.compile(r"[`*_$\[\]\\<&~!]")


_FENCE = re.compile(r"\s*(```|~~~)")


def widest_figure(markdown: str) -> int:
    """The characters of the longest line of code, or row of a table, which no column should cut; 0 without one."""
    longest, in_code = 0, False
    for line in markdown.splitlines():
        if _FENCE.match(line):
            in_code = not in_code
        elif in_code or line.startswith("    ") or line.lstrip().startswith("|"):
            longest = max(longest, len(line))
    return longest


def is_one_paragraph(markdown: str) -> bool:
    """Whether it is a single paragraph, so that `inline_content` shows all of it."""
    return not _BLOCKS.search(markdown.strip())


def is_plain(markdown: str) -> bool:
    """Whether it reads the same with and without a Markdown parser."""
    return is_one_paragraph(markdown) and not _INLINE.search(markdown)
