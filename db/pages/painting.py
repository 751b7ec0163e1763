"""A drawing given out: as SVG for the page and for print, as PNG for everything else."""

import io
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from .answers import text_of
from .chart import Dot, Drawing, Stroke

_SIZE = 13
_RADIUS = 4.5
_INK = "#222222"
_SCALE = 2
"""Dots of a PNG to a point of the drawing: sharp when it is printed across a column."""


def svg(drawing: Drawing, *, alone: bool = False) -> str:
    """The drawing as SVG: part of a page, in the page's own colours, or a file that stands ``alone``."""
    size = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    if alone:
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} width="{drawing.width:g}" height="{drawing.height:g}" '
            f'font-family="sans-serif" color="{_INK}"><rect width="100%" height="100%" fill="#ffffff"/>'
        )
    else:
        opening = f'<svg class="chart" {size} role="group" aria-label="{text_of(drawing.title)}">'
    parts = [opening, f"<title>{text_of(drawing.title)}</title>"]
    parts += [_stroke(stroke) for stroke in drawing.strokes]
    parts += [_dot(dot, alone=alone) for dot in drawing.dots]
    parts += [
        f'<text x="{w.x:.1f}" y="{w.y:.1f}" font-size="{_SIZE}" text-anchor="{w.anchor}" '
        f'fill="{w.colour or "currentColor"}">{text_of(w.text)}</text>'
        for w in drawing.words
    ]
    return "".join([*parts, "</svg>"])


def _stroke(stroke: Stroke) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in stroke.points)
    dashes = ' stroke-dasharray="6 5"' if stroke.dashed else ""
    colour = stroke.colour or "currentColor"
    faint = "" if stroke.colour else ' stroke-opacity="0.55"'
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{stroke.width:g}"{dashes}{faint}/>'


def _dot(dot: Dot, *, alone: bool) -> str:
    fill = dot.colour if dot.filled else "#ffffff"
    paint = f'fill="{fill}" stroke="{dot.colour}" stroke-width="1.6"'
    if dot.shape == "circle":
        mark = f'<circle cx="{dot.x}" cy="{dot.y}" r="{_RADIUS}" {paint}/>'
    else:
        mark = f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in _corners(dot))}" {paint}/>'
    label = text_of(dot.label)
    if alone:
        return f"<g><title>{label}</title>{mark}</g>"
    return f'<a href="{text_of(dot.leads_to)}" aria-label="{label}"><title>{label}</title>{mark}</a>'


def _corners(dot: Dot) -> list[tuple[float, float]]:
    x, y, r = dot.x, dot.y, _RADIUS
    if dot.shape == "square":
        return [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
    if dot.shape == "diamond":
        return [(x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)]
    return [(x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r)]


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG on white, two dots to the point."""
    picture = Image.new("RGB", (round(drawing.width * _SCALE), round(drawing.height * _SCALE)), "white")
    pen = ImageDraw.Draw(picture)
    for stroke in drawing.strokes:
        points = [(x * _SCALE, y * _SCALE) for x, y in stroke.points]
        colour = stroke.colour or ("#777777" if stroke.width > 1 else "#cccccc")
        width = max(1, round(stroke.width * _SCALE))
        for start, end in pairwise(points):
            for piece in _dashes(start, end) if stroke.dashed else [(start, end)]:
                pen.line(piece, fill=colour, width=width)
    for dot in drawing.dots:
        fill = dot.colour if dot.filled else "white"
        if dot.shape == "circle":
            box = [(dot.x - _RADIUS) * _SCALE, (dot.y - _RADIUS) * _SCALE, (dot.x + _RADIUS) * _SCALE]
            pen.ellipse([*box, (dot.y + _RADIUS) * _SCALE], fill=fill, outline=dot.colour, width=3)
        else:
            pen.polygon([(x * _SCALE, y * _SCALE) for x, y in _corners(dot)], fill=fill, outline=dot.colour, width=3)
    face = ImageFont.load_default(_SIZE * _SCALE)
    for word in drawing.words:
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[word.anchor]
        text = word.text.replace("−", "-")  # the built-in face has no minus sign
        pen.text((word.x * _SCALE, word.y * _SCALE), text, fill=word.colour or _INK, font=face, anchor=anchor)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _dashes(
    start: tuple[float, float], end: tuple[float, float]
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """``start`` to ``end`` in pieces of 12 dots with gaps of 10."""
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 or 1.0
    pieces, at = [], 0.0
    while at < length:
        a, b = at / length, min(at + 12, length) / length
        pieces.append(
            (
                (start[0] + (end[0] - start[0]) * a, start[1] + (end[1] - start[1]) * a),
                (start[0] + (end[0] - start[0]) * b, start[1] + (end[1] - start[1]) * b),
            )
        )
        at += 22
    return pieces
