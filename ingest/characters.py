"""Which characters pdfium finds on a page, each with its place along its own line of text."""

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from .page_frame import PageFrame

INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
OUTLINED = pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
FORCE_BOLD = 1 << 18  # ISO 32000-1 table 123, font descriptor flag 19
BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibd")

USUAL_DESCENT = -0.21
"""Of the type size; Helvetica's and Times' descents are -0.207 and -0.217. For fonts that state none or a wild one."""
SLANT = 0.2
"""Sine of the angle (11 degrees) beyond which text is slanted (a DRAFT across the page) and not a line of the page."""
MAP_CHECK_STEP = 8
"""Every eighth character is asked whether its font maps it to Unicode: the question costs as much as reading it."""


class Glyph(NamedTuple):
    """One character in the frame of its own line: x runs along the text, y downwards."""

    text: str
    """May be a space; control characters as the font maps them."""
    x0: float
    x1: float
    baseline: float
    top: float
    bottom: float
    size: float
    run: int
    """Which text object of the page it belongs to, counting from 0."""
    bold: bool


class Style(NamedTuple):
    """What all characters of one text object share."""

    run: int
    direction: int
    """Clockwise degrees by which the text is turned from reading left to right on the page as shown."""
    axis: int
    """0 where the text runs along user-space x, 1 along y."""
    sign: float
    start: float
    """Place along the line = sign x user-space coordinate + start."""
    baseline: float
    top: float
    bottom: float
    size: float
    bold: bool
    invisible: bool
    slanted: bool


class Characters(NamedTuple):
    """The characters of a page by reading direction, in the order the file draws them."""

    lines: dict[int, list[Glyph]]
    """By direction (0, 90, 180, 270), visible text."""
    hidden: dict[int, list[Glyph]]
    """The same for text drawn invisibly: what an earlier OCR run leaves over a scan."""
    slanted: list[tuple[str, tuple[float, float, float, float], float, bool, int]]
    """Text at an angle: character, user-space box, size, bold, text object."""
    unmapped: float
    """Share of the characters whose font does not say which letter they are, 0 to 1 (from a sample)."""

    @property
    def visible_count(self) -> int:
        return sum(not g.text.isspace() for line in self.lines.values() for g in line)

    @property
    def hidden_count(self) -> int:
        return sum(not g.text.isspace() for line in self.hidden.values() for g in line)


def read_characters(textpage: Any, frame: PageFrame) -> Characters:
    """Every character of a pdfium text page; ``frame`` is the page as shown (its turn 0)."""
    handle = getattr(textpage, "raw", textpage)
    count = pdfium.FPDFText_CountChars(handle)
    rect = pdfium.FS_RECTF()
    rect_ref = ctypes.byref(rect)
    get_object, get_box, get_code = (
        pdfium.FPDFText_GetTextObject,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetUnicode,
    )
    styles: dict[int, Style] = {}
    fonts: dict[int, tuple[float, bool]] = {}
    found = Characters({}, {}, [], 0.0)
    asked = unmapped = 0
    address_of = ctypes.addressof
    for index in range(count):
        pointer = get_object(handle, index)
        if not pointer:  # a space or line end that pdfium adds of its own accord
            continue
        address = address_of(pointer.contents)
        style = styles.get(address)
        if style is None:
            style = styles[address] = _style(handle, index, pointer, len(styles), frame, fonts)
        get_box(handle, index, rect_ref)
        code = get_code(handle, index)
        if index % MAP_CHECK_STEP == 0:
            asked += 1
            unmapped += pdfium.FPDFText_HasUnicodeMapError(handle, index) == 1
        text = "-" if code == 2 else chr(code) if code <= 0x10FFFF else "\ufffd"
        if style.slanted:
            edges = (rect.left, rect.bottom, rect.right, rect.top)
            found.slanted.append((text, edges, style.size, style.bold, style.run))
            continue
        low, high = (rect.bottom, rect.top) if style.axis else (rect.left, rect.right)
        x0, x1 = style.sign * low + style.start, style.sign * high + style.start
        if x1 < x0:
            x0, x1 = x1, x0
        lines = found.hidden if style.invisible else found.lines
        glyph = Glyph(text, x0, x1, style.baseline, style.top, style.bottom, style.size, style.run, style.bold)
        lines.setdefault(style.direction, []).append(glyph)
    return found._replace(unmapped=unmapped / asked if asked else 0.0)


def _style(
    handle: Any, index: int, pointer: Any, run: int, frame: PageFrame, fonts: dict[int, tuple[float, bool]]
) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    stated = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(pointer, stated)
    flip = -1.0 if stated.value < 0 else 1.0
    size = abs(stated.value) * (matrix.c**2 + matrix.d**2) ** 0.5
    loose = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(handle, index, loose)

    along_x, along_y = matrix.a * flip, matrix.b * flip
    length = (along_x**2 + along_y**2) ** 0.5
    slanted = length > 0 and min(abs(along_x), abs(along_y)) > SLANT * length
    direction = frame.direction(along_x, along_y)
    (xx, xy, xc), (yx, yy, yc) = frame.turned(-direction).axes
    axis = 0 if xx else 1
    drawn = abs(loose.right - loose.left) if axis else abs(loose.top - loose.bottom)
    if drawn > 0 and not 0.3 * drawn <= size <= 4 * drawn:  # Type 3 fonts may hold the size in their own matrix
        size = drawn
    baseline = yx * matrix.e + yy * matrix.f + yc
    descent, bold = _font(pointer, fonts)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer)
    return Style(
        run=run,
        direction=direction,
        axis=axis,
        sign=xy if axis else xx,
        start=xc,
        baseline=baseline,
        top=baseline - descent * size - size,
        bottom=baseline - descent * size,
        size=size,
        bold=bold or mode == OUTLINED,
        invisible=mode in INVISIBLE_MODES,
        slanted=slanted,
    )


def _font(pointer: Any, fonts: dict[int, tuple[float, bool]]) -> tuple[float, bool]:
    """Descent in parts of the type size (negative) and whether the font is a bold one."""
    font = pdfium.FPDFTextObj_GetFont(pointer)
    if not font:
        return USUAL_DESCENT, False
    address = ctypes.addressof(font.contents)
    known = fonts.get(address)
    if known is None:
        descent = ctypes.c_float()
        stated = pdfium.FPDFFont_GetDescent(font, 1.0, descent)
        plausible = stated and -0.6 < descent.value < -0.02
        name = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(font, name, 200)
        lowered = name.value.decode("latin-1").lower()
        bold = (
            any(part in lowered for part in BOLD_NAMES)
            or bool(pdfium.FPDFFont_GetFlags(font) & FORCE_BOLD)
            or pdfium.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
        )
        known = fonts[address] = (descent.value if plausible else USUAL_DESCENT, bold)
    return known
