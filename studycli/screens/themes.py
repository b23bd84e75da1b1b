"""The two themes: greys and one accent. Every colour is one of the 256 that nearly all terminals have."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from textual.color import Color
from textual.theme import Theme

_QUIET = {
    "link-style": "none",
    "link-style-hover": "underline",
    "block-cursor-text-style": "none",
    "footer-background": "transparent",
}

DARK = Theme(
    name="study-dark",
    primary="#87afd7",
    secondary="#87afd7",
    accent="#87afd7",
    foreground="#d0d0d0",
    background="#1c1c1c",
    surface="#262626",
    panel="#303030",
    success="#87af87",
    warning="#d7af87",
    error="#d78787",
    dark=True,
    variables={
        **_QUIET,
        "muted": "#949494",
        "faint": "#585858",
        "border": "#87afd7",
        "border-blurred": "#4e4e4e",
        "link-background-hover": "#303030",
        "scrollbar": "#4e4e4e",
        "scrollbar-background": "#1c1c1c",
        "scrollbar-hover": "#767676",
        "scrollbar-active": "#87afd7",
    },
)

LIGHT = Theme(
    name="study-light",
    primary="#005f87",
    secondary="#005f87",
    accent="#005f87",
    foreground="#262626",
    background="#ffffff",
    surface="#eeeeee",
    panel="#e4e4e4",
    success="#005f00",
    warning="#875f00",
    error="#af0000",
    dark=False,
    variables={
        **_QUIET,
        "muted": "#626262",
        "faint": "#b2b2b2",
        "border": "#005f87",
        "border-blurred": "#b2b2b2",
        "link-background-hover": "#e4e4e4",
        "scrollbar": "#bcbcbc",
        "scrollbar-background": "#ffffff",
        "scrollbar-hover": "#8a8a8a",
        "scrollbar-active": "#005f87",
    },
)

THEMES = (DARK, LIGHT)


def missing_variables(theme: Theme) -> dict[str, str]:
    """What our stylesheets ask of a theme and Textual's own do not have: two shades between its text and its ground."""
    if theme in THEMES:
        return {}
    if theme.ansi:
        return dict.fromkeys(("muted", "faint"), "ansi_bright_black")
    colours = theme.to_color_system().generate()
    text, ground = Color.parse(colours["foreground"]), Color.parse(colours["background"])
    return {"muted": text.blend(ground, 0.3).hex6, "faint": text.blend(ground, 0.7).hex6}


def no_such_theme(name: str, known: Iterable[str]) -> str:
    """The sentence for a theme that config.toml names and this version of Textual does not have."""
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
    return f"config.toml: there is no theme called {name}. {hint}"
