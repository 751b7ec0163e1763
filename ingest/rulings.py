"""Which straight lines, filled rectangles and images are drawn on a page."""

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ..schema.document import Ruling, Shade
from ..schema.record import Box
from .page_frame import PageFrame
from .ruling_pieces import merged

THIN = 2.5
"""Points: a filled rectangle or an image no thicker than this is a line. Word and Excel draw borders 0.5 to 1.5 thick,
double borders and heavy total lines up to 2.3."""
LEVEL = 0.6
"""Points by which the ends of a level line may differ (rounding in exported coordinates)."""
WHOLE_PAGE = 0.9
"""A rectangle this large in both directions is the paper, not a mark on it."""
MOST_SEGMENTS = 40_000
"""A map or a drawing holds hundreds of thousands; no table does. Reading this many takes about 0.2 s."""
DEEPEST = 6
"""Forms inside forms; deeper ones are not followed."""
MOST_CLIPS = 8

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


class Drawing(NamedTuple):
    """What is drawn on a page besides its text, in the frame that was asked for."""

    rulings: tuple[Ruling, ...]
    shades: tuple[Shade, ...]
    images: tuple[Box, ...]
    """Clipped to the page."""
    segments: int
    """Pieces of path on the page; beyond MOST_SEGMENTS they are no longer looked at."""

    @property
    def cut_short(self) -> bool:
        """Whether the page holds more lines than are read."""
        return self.segments > MOST_SEGMENTS


def read_drawing(page: Any, frame: PageFrame) -> Drawing:
    """Rulings, shades and images of a pdfium page in ``frame``."""
    return _Reader(frame).read(getattr(page, "raw", page))


class _Reader:
    """Collects what is drawn while the page's objects are walked through."""

    def __init__(self, frame: PageFrame) -> None:
        self.frame = frame
        self.lines: list[tuple[Box, str]] = []
        self.shades: list[Shade] = []
        self.images: list[Box] = []
        self.segments = 0
        width, height = frame.size
        self.page = Box(0, 0, width, height)

    def read(self, page: Any) -> Drawing:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._object(pdfium.FPDFPage_GetObject(page, index), UNIT, 0)
        whole = (WHOLE_PAGE * self.page.width, WHOLE_PAGE * self.page.height)
        shades = [s for s in self.shades if s.box.width < whole[0] or s.box.height < whole[1]]
        return Drawing(
            rulings=tuple(merged(self.lines)),
            shades=tuple(shades),
            images=tuple(self.images),
            segments=self.segments,
        )

    def _object(self, pointer: Any, outer: Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(pointer)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if self.segments <= MOST_SEGMENTS:
                self._path(pointer, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._image(pointer, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = _times(_matrix(pointer), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(pointer)):
                self._object(pdfium.FPDFFormObj_GetObject(pointer, index), inner, depth + 1)

    def _image(self, pointer: Any, outer: Matrix) -> None:
        matrix = _times(_matrix(pointer), outer)
        corners = [_point(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        box = self._clipped(self._box(corners), self._clip(pointer, outer))
        if box is None:
            return
        if min(box.width, box.height) <= THIN < max(box.width, box.height):
            self.lines.append((box, "line"))
        else:
            self.images.append(box)

    def _path(self, pointer: Any, outer: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(pointer, fill, stroke) or not (fill.value or stroke.value):
            return
        filled = _colour(pdfium.FPDFPageObj_GetFillColor, pointer) if fill.value else None
        stroked = _colour(pdfium.FPDFPageObj_GetStrokeColor, pointer) if stroke.value else None
        if filled is None and stroked is None:
            return
        matrix = _times(_matrix(pointer), outer)
        pen = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(pointer, pen)
        thickness = pen.value * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        clip: Box | bool | None = False
        for points, closed in self._outlines(pointer, matrix):
            if clip is False:
                clip = self._clip(pointer, outer)
            box = _rectangle(points) if filled is not None or closed else None
            if box is not None and filled is not None:
                self._filled(box, filled, clip)
            if stroked is not None and thickness <= THIN * 2:
                ends = [*points, points[0]] if closed else points
                for a, b in itertools.pairwise(ends):
                    self._stroke(a, b, thickness, clip)
            elif stroked is not None:
                self._heavy(points, thickness, stroked, clip)

    def _heavy(self, points: list[tuple[float, float]], thickness: float, colour: Any, clip: Any) -> None:
        """A bar drawn as one very thick stroke: a shade."""
        if len(points) == 2 and (line := _level(points[0], points[1], thickness)) is not None:
            self._filled(line, colour, clip)

    def _filled(self, box: Box, colour: tuple[float, float, float], clip: Any) -> None:
        cut = self._clipped(box, clip)
        if cut is None:
            return
        if min(cut.width, cut.height) <= THIN:
            self.lines.append((cut, "line"))
            return
        if cut.width >= WHOLE_PAGE * self.page.width and cut.height >= WHOLE_PAGE * self.page.height:
            return
        if min(colour) < 0.99:
            self.shades.append(Shade(box=cut.rounded(3), colour=colour))
        x0, top, x1, bottom = cut
        for edge in (
            Box(x0, top, x1, top),
            Box(x0, bottom, x1, bottom),
            Box(x0, top, x0, bottom),
            Box(x1, top, x1, bottom),
        ):
            self.lines.append((edge, "edge"))

    def _stroke(self, a: tuple[float, float], b: tuple[float, float], thickness: float, clip: Any) -> None:
        line = _level(a, b, thickness)
        if line is not None and (cut := self._clipped(line, clip)) is not None:
            self.lines.append((cut, "line"))

    def _outlines(self, pointer: Any, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        """Corner points (page frame) of each straight part of a path, and whether it is closed."""
        count = pdfium.FPDFPath_CountSegments(pointer)
        self.segments += count
        if self.segments > MOST_SEGMENTS:
            return
        (xx, xy, xc), (yx, yy, yc) = self.frame.axes
        a, b, c, d, e, f = matrix
        px, py = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(pointer, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, px, py)
            x, y = a * px.value + c * py.value + e, b * px.value + d * py.value + f
            point = (xx * x + xy * y + xc, yx * x + yy * y + yc)
            if kind != pdfium.FPDF_SEGMENT_LINETO and points:
                if len(points) > 1:
                    yield points, False
                points = []
            points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                if len(points) > 1:
                    yield points, True
                points = []
        if len(points) > 1:
            yield points, False

    def _clip(self, pointer: Any, outer: Matrix) -> Box | None:
        """The box that clips an object, None where nothing does."""
        path = pdfium.FPDFPageObj_GetClipPath(pointer)
        if not path:
            return None
        clip: Box | None = None
        px, py = ctypes.c_float(), ctypes.c_float()
        for number in range(min(pdfium.FPDFClipPath_CountPaths(path), MOST_CLIPS)):
            count = pdfium.FPDFClipPath_CountPathSegments(path, number)
            if not 2 < count <= 64:
                continue
            corners = []
            for index in range(count):
                segment = pdfium.FPDFClipPath_GetPathSegment(path, number, index)
                pdfium.FPDFPathSegment_GetPoint(segment, px, py)
                corners.append(_point(outer, px.value, py.value))
            box = self._box(corners)
            clip = box if clip is None else _common(clip, box) or Box(0, 0, 0, 0)
        return clip

    def _box(self, corners: list[tuple[float, float]]) -> Box:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return self.frame.box(min(xs), min(ys), max(xs), max(ys))

    def _clipped(self, box: Box, clip: Any) -> Box | None:
        cut = _common(box, self.page)
        if cut is not None and isinstance(clip, Box):
            grown = Box(clip.x0 - LEVEL, clip.top - LEVEL, clip.x1 + LEVEL, clip.bottom + LEVEL)
            cut = _common(cut, grown)
        return cut


def _level(a: tuple[float, float], b: tuple[float, float], thickness: float) -> Box | None:
    """The box of a level or upright stroke; None for a slanted one."""
    half = thickness / 2
    dx, dy = abs(a[0] - b[0]), abs(a[1] - b[1])
    if dy <= LEVEL and dx > dy:
        middle = (a[1] + b[1]) / 2
        return Box(min(a[0], b[0]), middle - half, max(a[0], b[0]), middle + half)
    if dx <= LEVEL and dy > dx:
        middle = (a[0] + b[0]) / 2
        return Box(middle - half, min(a[1], b[1]), middle + half, max(a[1], b[1]))
    return None


def _rectangle(points: list[tuple[float, float]]) -> Box | None:
    """The box that four corners make, None where the sides are not level and upright."""
    if not 4 <= len(points) <= 5:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    for x, y in points:
        if min(x - box.x0, box.x1 - x) > LEVEL or min(y - box.top, box.bottom - y) > LEVEL:
            return None
    return box


def _colour(get: Any, pointer: Any) -> tuple[float, float, float] | None:
    """Red, green, blue from 0 to 1; None for paint that is fully transparent."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not get(pointer, red, green, blue, alpha):
        return (0.5, 0.5, 0.5)  # a pattern: there is ink, which colour cannot be said
    if alpha.value == 0:
        return None
    return (round(red.value / 255, 3), round(green.value / 255, 3), round(blue.value / 255, 3))


def _matrix(pointer: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(pointer, m):
        return UNIT
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies ``inner`` first (ISO 32000-1 8.3.4)."""
    if outer == UNIT:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _common(a: Box, b: Box) -> Box | None:
    x0, top, x1, bottom = max(a.x0, b.x0), max(a.top, b.top), min(a.x1, b.x1), min(a.bottom, b.bottom)
    return Box(x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None
