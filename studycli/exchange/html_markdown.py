"""The HTML of an Anki field as Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SPECIAL = re.compile(r"[\\`*$\[\]]|(?<!\w)_|_(?!\w)|==")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|>|[-+](?=\s)|\d{1,9}(?=[.)]\s)|~~~|---)", re.MULTILINE)
_SOUND = re.compile(r"\[sound:([^\]]*)\]")
# No formula is longer: without a bound, a field full of openings would be searched to its end for each of them.
_BODY = r"(.{1,2000}?)"
_MATH = re.compile(
    rf"\\\({_BODY}\\\)|\\\[{_BODY}\\\]"
    rf"|\[\$\]{_BODY}\[/\$\]|\[\$\$\]{_BODY}\[/\$\$\]|\[latex\]{_BODY}\[/latex\]",
    re.DOTALL,
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "header",
        "hr",
        "p",
        "section",
        "table",
        "tr",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDS = {"b": "**", "strong": "**", "i": "*", "em": "*"} | dict.fromkeys(_HEADINGS, "**")
_STARTS = _ENDS | dict.fromkeys(_HEADINGS, "\n\n**") | {"sub": "_", "sup": "^"}
_SILENT = frozenset(("script", "style", "head", "title"))
_SPACES = re.compile(r"[ \t\r\n\xa0]+")
_MANY_BREAKS = re.compile(r"\n{3,}")


def as_markdown(html: str) -> str:
    """`html` as Markdown. Images and sounds are named as missing; what has no form in Markdown is its text."""
    # Formulas are put away first: no sign in them means anything to Markdown.
    formulas: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        inline = found[1] or found[3]
        source = inline or found[2] or found[4] or found[5]
        plain = _text_of(source).strip()
        formulas.append(f"${plain}$" if inline else f"$${plain}$$")
        return f"\ue010{len(formulas) - 1}\ue011"

    reader = _Reader()
    reader.feed(_MATH.sub(put_away, html))
    reader.close()
    text = reader.markdown()
    return re.sub("\ue010(\\d+)\ue011", lambda found: formulas[int(found[1])], text)


def _text_of(html: str) -> str:
    reader = _Reader(escaped=False)
    reader.feed(html)
    reader.close()
    return reader.markdown()


def _escape_start(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


class _Reader(HTMLParser):
    def __init__(self, *, escaped: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        self._escaped = escaped
        self._out: list[str] = []
        self._lists: list[int] = []
        """Of each open list the number of its next item; 0 for one without numbers."""
        self._silent = 0
        self._code = 0
        self._inline = False
        self._cells = 0

    def markdown(self) -> str:
        text = "".join(self._out)
        lines = [line.rstrip() for line in text.split("\n")]
        return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip("\n").rstrip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif self._code and tag != "pre":
            self._write("\n" if tag == "br" else "")
        elif tag in _STARTS:
            self._write(_STARTS[tag])
        elif tag in _BLOCKS:
            self._break(tag)
        else:
            self._begin(tag, dict(attrs))

    def _begin(self, tag: str, told: dict[str, str | None]) -> None:
        if tag == "pre":
            self._write("\n\n```\n")
            self._code += 1
        elif tag == "code":
            self._inline = True
            self._write("`")
        elif tag == "br":
            self._write("\n" + "  " * len(self._lists))
        elif tag in ("ul", "ol"):
            self._write("\n" if self._lists else "\n\n")
            self._lists.append(1 if tag == "ol" else 0)
        elif tag == "li":
            self._item()
        elif tag == "img":
            self._write(f"(missing image: {told.get('alt') or told.get('src') or '?'})".replace("\n", " "))
        elif tag in ("td", "th"):
            self._write(" · " if self._cells else "")
            self._cells += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "pre":
            self._code = max(0, self._code - 1)
            self._write("\n```\n\n")
        elif self._code:
            return
        elif tag in _ENDS:
            self._close(_ENDS[tag])
            self._write("\n\n" if tag in _HEADINGS else "")
        elif tag in _BLOCKS:
            self._break(tag)
        elif tag == "code":
            self._inline = False
            self._write("`")
        elif tag in ("ul", "ol"):
            if self._lists:
                self._lists.pop()
            self._write("" if self._lists else "\n\n")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._code:
            self._write(data.replace("```", "'''"))
            return
        text = _SOUND.sub(r"(missing sound: \1)", _SPACES.sub(" ", data))
        if self._escaped and not self._inline:
            text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
        if not self._out or self._out[-1].endswith("\n"):
            text = text.lstrip()
            if self._escaped:
                text = _LINE_START.sub(_escape_start, text)
        self._write(text)

    def _write(self, text: str) -> None:
        if text and not self._silent:
            self._out.append(text)

    def _item(self) -> None:
        depth = max(0, len(self._lists) - 1)
        number = self._lists[-1] if self._lists else 0
        if number:
            self._lists[-1] += 1
        if self._out and not self._out[-1].endswith("\n"):
            self._write("\n")
        self._out.append(f"{'   ' * depth}{f'{number}.' if number else '-'} ")

    def _break(self, tag: str) -> None:
        if tag == "tr":
            self._cells = 0
        if self._lists:
            return  # within an item a paragraph would end the list
        self._write("\n" if tag in ("div", "tr", "dd", "dt") else "\n\n")

    def _close(self, mark: str) -> None:
        """Ends emphasis: blanks before its end would keep it from being one, and an empty one is none."""
        if self._out and self._out[-1].endswith(mark) and not self._out[-1].strip("*\n "):
            self._out[-1] = self._out[-1][: -len(mark)]
            return
        last = self._out.pop() if self._out else ""
        bare = last.rstrip(" ")
        self._out += [bare, mark, last[len(bare) :]]
