"""Talking in lines: for screen readers, dumb terminals and pipes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TextIO

from studycli.session.plain_text import WIDTH

END_OF_ANSWER = "."


class EndOfInput(Exception):
    """There is nobody left to ask."""


class Dialogue:
    """Says paragraphs and asks for lines. What the output cannot show is replaced, never an error."""

    def __init__(self, incoming: TextIO, outgoing: TextIO) -> None:
        self._in, self._out = incoming, outgoing

    def say(self, text: str = "") -> None:
        """One paragraph, wrapped."""
        self.show(textwrap.fill(text, WIDTH, break_on_hyphens=False))

    def show(self, text: str) -> None:
        """Lines as they are."""
        self._put(text + "\n")

    def ask(self, question: str) -> str:
        """The line that is typed in reply, without the spaces around it. Raises EndOfInput."""
        return self._line(f"{question} ").strip()

    def ask_for_text(self, question: str) -> str:
        """Like `ask`, for the first line of a text: only the line break is taken off."""
        return self._line(f"{question} ")

    def rest_of_text(self, first: str, keep: Callable[[str], None]) -> str:
        """The text that begins with the line `first` and goes on to a line with a full stop alone, or to the end.

        `keep` gets the text so far after every line.
        """
        text = first
        keep(text)
        try:
            while (line := self._line("")).strip() != END_OF_ANSWER:
                text = f"{text}\n{line}"
                keep(text)
        except EndOfInput:
            pass
        return text.strip("\n")

    def _line(self, question: str) -> str:
        while True:
            self._put(question)
            try:
                line = self._in.readline()
            except UnicodeDecodeError:
                self.say("That line could not be read: it is not UTF-8 text. Please write it again.")
                continue
            if not line:
                self._put("\n")
                raise EndOfInput
            return line.rstrip("\r\n")

    def _put(self, text: str) -> None:
        encoding = self._out.encoding or "utf-8"
        self._out.write(text.encode(encoding, "replace").decode(encoding))
        self._out.flush()
