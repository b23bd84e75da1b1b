"""Pictures of a result as inline SVG, each with a text that says what it shows."""

from __future__ import annotations

from studycli.labs.results import Curve, LayerMap, Matrix, Reconstruction

CELL, MARGIN = 44, 22
WIDTH, HEIGHT = 260, 90
PIXEL = 10


def map_svg(found: LayerMap) -> str:
    """A heat map with its figures; darker is more alike on any background."""
    rows, columns = len(found.mean), len(found.mean[0])
    parts = [
        f'<text x="{MARGIN + CELL * (j + 0.5):.0f}" y="15" text-anchor="middle">{j}</text>'
        for j in range(columns)
    ]
    for i, row in enumerate(found.mean):
        y = MARGIN + CELL * i
        parts.append(f'<text x="8" y="{y + CELL / 2 + 4:.0f}">{i}</text>')
        parts += [_cell(MARGIN + CELL * j, y, value) for j, value in enumerate(row)]
    label = (
        f"Linear CKA of {rows} by {columns} layers, from {_least(found.mean):.2f} to {_most(found.mean):.2f}"
    )
    return _svg(MARGIN + CELL * columns + 2, MARGIN + CELL * rows + 2, label, parts)


def _cell(x: int, y: int, value: float) -> str:
    share = max(0.0, min(1.0, value))
    light = 94 - 62 * share
    ink = "#fff" if light < 62 else "#111"
    return (
        f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="hsl(212 60% {light:.0f}%)"/>'
        f'<text x="{x + CELL / 2:.0f}" y="{y + CELL / 2 + 4:.0f}" text-anchor="middle" style="fill:{ink}">'
        f"{value:.2f}</text>"
    )


def curve_svg(curve: Curve) -> str:
    """A line from the first step to the last, between the lowest and the highest value."""
    low, high = min(curve.values), max(curve.values)
    span, last = (high - low) or 1.0, max(1, len(curve.values) - 1)
    points = " ".join(
        f"{4 + (WIDTH - 8) * index / last:.1f},{HEIGHT - 6 - (HEIGHT - 12) * (value - low) / span:.1f}"
        for index, value in enumerate(curve.values)
    )
    label = f"{curve.name} of {curve.method}, from {curve.values[0]:.2f} to {curve.values[-1]:.2f}"
    frame = f'<rect class="frame" x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}"/>'
    return _svg(WIDTH, HEIGHT, label, [frame, f'<polyline class="line" points="{points}"/>'])


def picture_svg(found: Reconstruction) -> str:
    """The image, what was shown of it, and what came of that, side by side."""
    side = len(found.original)
    gap = PIXEL
    parts = [
        *_pixels(found.original, 0),
        *_pixels(found.original, side * PIXEL + gap, found.hidden),
        *_pixels(found.drawn, 2 * (side * PIXEL + gap)),
    ]
    label = "A digit, the patches of it that were shown, and its reconstruction"
    return _svg(3 * side * PIXEL + 2 * gap, side * PIXEL, label, parts)


def _pixels(rows: Matrix, left: int, hidden: Matrix | None = None) -> list[str]:
    parts = []
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            place = f'x="{left + j * PIXEL}" y="{i * PIXEL}" width="{PIXEL}" height="{PIXEL}"'
            if hidden is not None and hidden[i][j] > 0.5:
                parts.append(f'<rect class="hidden" {place}/>')
            else:
                grey = round(255 * max(0.0, min(1.0, value)))
                parts.append(f'<rect {place} fill="rgb({grey},{grey},{grey})"/>')
    return parts


def _svg(width: int, height: int, label: str, parts: list[str]) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg role="img" aria-label="{label}" {size} style="max-width:100%;height:auto">{"".join(parts)}</svg>'


def _least(matrix: Matrix) -> float:
    return min(min(row) for row in matrix)


def _most(matrix: Matrix) -> float:
    return max(max(row) for row in matrix)
