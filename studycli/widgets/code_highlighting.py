"""Python's grammar and colours for the code editor: a few kinds of words, in the colours of the app's theme."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.widgets.text_area import TextAreaTheme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tree_sitter import Language

LANGUAGE = "python"

QUERY = """
(comment) @comment
(string) @string
(interpolation) @interpolation
[(integer) (float)] @number
[(true) (false) (none)] @constant
(function_definition name: (identifier) @definition)
(class_definition name: (identifier) @definition)
(decorator) @definition
(type) @type
((call function: (identifier) @builtin)
 (#any-of? @builtin "abs" "all" "any" "bool" "dict" "divmod" "enumerate" "filter" "float" "getattr" "int"
  "isinstance" "iter" "len" "list" "map" "max" "min" "next" "pow" "print" "range" "reversed" "round" "set" "slice"
  "sorted" "sum" "super" "tuple" "type" "zip"))
[
  "and" "as" "assert" "async" "await" "break" "class" "continue" "def" "del" "elif" "else" "except" "finally" "for"
  "from" "global" "if" "import" "in" "is" "lambda" "nonlocal" "not" "or" "pass" "raise" "return" "try" "while" "with"
  "yield"
] @keyword
"""


@cache
def python_grammar() -> Language:
    """Python's grammar for tree-sitter."""
    import tree_sitter_python
    from tree_sitter import Language

    return Language(tree_sitter_python.language())


def code_theme(name: str, colours: Mapping[str, str]) -> TextAreaTheme:
    """The styles of code under an app theme with these variables. Without colours, weight and slant still tell."""
    # A terminal's own colours have another name in Rich.
    colours = {key: colour.removeprefix("ansi_") for key, colour in colours.items()}
    text = colours.get("foreground", "#d0d0d0")
    muted = colours.get("muted", text)
    accent = colours.get("accent", text)
    return TextAreaTheme(
        name=name,
        syntax_styles={
            "comment": Style(color=muted, italic=True),
            "string": Style(color=colours.get("success", text)),
            "interpolation": Style(color=text),
            "number": Style(color=colours.get("warning", text)),
            "constant": Style(color=colours.get("warning", text)),
            "definition": Style(color=accent, bold=True),
            "type": Style(color=muted),
            "builtin": Style(color=accent),
            "keyword": Style(color=accent),
        },
    )
