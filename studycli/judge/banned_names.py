"""Finds calls that are not allowed in an answer's text: the detector for modules, whose insides alone are seen while it runs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from studycli.judge.not_allowed import read_ban


def banned_name(tree: ast.Module, not_allowed: Iterable[str]) -> tuple[str, int] | None:
    """The first banned name that is used, in full (`torch.optim.AdamW`), with its line; None when there is none.

    Follows imports and their aliases. Methods of tensors (`x.softmax(-1)`) are not decided here: `x` might be anything.
    """
    bans = [read_ban(written) for written in not_allowed]
    if not bans:
        return None
    for name, line in _used_names(tree):
        if any(ban.covers(name) for ban in bans):
            return name, line
    return None


def _used_names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    aliases, from_star = _imports(tree)
    bound = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)} | {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            parts = _parts(node)
            if parts and parts[0] in aliases:
                yield ".".join([aliases[parts[0]], *parts[1:]]), node.lineno
            elif parts and from_star and parts[0] not in bound and isinstance(node, ast.Name):
                yield f"{from_star}.{parts[0]}", node.lineno


def _imports(tree: ast.Module) -> tuple[dict[str, str], str]:
    """Local name → what it is in full; and the module that a star import took everything from, or ""."""
    aliases: dict[str, str] = {}
    star = ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                head = alias.name.partition(".")[0]
                aliases[alias.asname or head] = alias.name if alias.asname else head
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                if alias.name == "*":
                    star = node.module
                else:
                    aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return aliases, star


def _parts(node: ast.expr) -> list[str]:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    return [node.id, *parts] if isinstance(node, ast.Name) else []
