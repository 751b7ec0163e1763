"""What a print looks like once it has been through an office scanner: askew, grey, grainy and compressed."""

import io

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

DPI = 200
"""What office scanners are set to; 1,654 × 2,339 dots for a page of A4."""
QUALITY = 62
"""JPEG quality. Of 40, 50, 62 and 75, the lowest at which single digits stay legible to a person at 200 dpi."""
_SKEWS = (0.45, -0.7, 0.3)
"""Degrees, page by page: what a sheet feeder does."""
_GRAIN = 5.0
"""Standard deviation of the noise, in grey levels of 256."""


def scanned(print_of: bytes) -> list[bytes]:
    """One JPEG for each page of the PDF ``print_of``; the same bytes every time."""
    pdf = pypdfium2.PdfDocument(print_of)
    try:
        return [_scanned_page(page, number) for number, page in enumerate(pdf)]
    finally:
        pdf.close()


def _scanned_page(page: pypdfium2.PdfPage, number: int) -> bytes:
    sheet = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    sheet = sheet.rotate(_SKEWS[number % len(_SKEWS)], resample=Image.Resampling.BICUBIC, fillcolor=255)
    sheet = sheet.filter(ImageFilter.GaussianBlur(0.6))
    dots = np.asarray(sheet, dtype=np.float64)
    rows, columns = dots.shape
    # The lamp is weaker towards the edges of the glass, and paper is never quite white.
    lamp = 244 - 10 * np.abs(np.linspace(-1, 1, columns)) ** 3
    grain = np.random.Generator(np.random.PCG64(number + 1)).normal(0, _GRAIN, (rows, columns))
    dots = np.clip(28 + dots / 255 * (lamp - 28) + grain, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(dots).save(out, "JPEG", quality=QUALITY, optimize=True, dpi=(DPI, DPI))
    return out.getvalue()
