"""What Tesseract reads in an image. The one module that calls it."""

import functools
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import pytesseract

from ..schema.problems import Problem

LANGUAGE = "eng"
PATIENCE = 90
"""Seconds for one call. A dense page takes 3 on a free processor; 90 is a page of noise on a busy one."""

os.environ.setdefault("OMP_THREAD_LIMIT", "1")
# Tesseract's own threads wait for one another more than they work: 1.7 times the processor time for the same page.

Image = np.ndarray[Any, Any]
"""Grey pixels of 8 bits, rows by columns."""


class Print(NamedTuple):
    """One word as Tesseract reads it, in pixels of its image."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    """0 to 1."""
    line: int
    """Words of one line share it."""


class TesseractFailed(Exception):
    """Tesseract is missing, broke off or took too long. Its problem says what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@functools.cache
def program() -> str:
    """The path of the tesseract program; raises ``TesseractFailed`` where there is none."""
    place = shutil.which("tesseract")
    if place:
        pytesseract.pytesseract.tesseract_cmd = place
        return place
    raise TesseractFailed(
        Problem(
            code="no-tesseract",
            message="Scanned pages cannot be read: the program tesseract is not installed.",
            cure="Install it (Debian and Ubuntu: sudo apt install tesseract-ocr) and build again; "
            "pages with a text layer are read all the same.",
            severity="error",
        )
    )


def read_image(image: Image, *, mode: int, dpi: int, only: str = "") -> list[Print]:
    """The words of one grey image by page segmentation ``mode``; ``only`` lists the characters allowed."""
    return read_images([image], mode=mode, dpi=dpi, only=only)[0]


def read_images(images: Sequence[Image], *, mode: int, dpi: int, only: str = "") -> list[list[Print]]:
    """The words of each of several grey images, in one call (starting Tesseract costs more than reading a cell).

    Raises ``TesseractFailed``.
    """
    if not images:
        return []
    program()
    config = f"--psm {mode} --dpi {dpi}" + (f" -c tessedit_char_whitelist={only}" if only else "")
    with tempfile.TemporaryDirectory(prefix="agendapack-") as folder:
        paths = [Path(folder, f"{number}.pgm") for number in range(len(images))]
        for path, image in zip(paths, images, strict=True):
            cv2.imwrite(str(path), image)
        source = paths[0]
        if len(paths) > 1:
            source = Path(folder, "list.txt")
            source.write_text("\n".join(map(str, paths)) + "\n")
        try:
            table = pytesseract.image_to_data(str(source), lang=LANGUAGE, config=config, timeout=PATIENCE)
        except (pytesseract.TesseractError, RuntimeError, OSError) as error:
            raise TesseractFailed(
                Problem(
                    code="ocr-failed",
                    message=f"Tesseract could not read the page: {' '.join(str(error).split())[:200]}",
                    cure="Run `tesseract --version` and `tesseract --list-langs`: English (eng) must be among them.",
                    severity="error",
                )
            ) from error
    return _prints(table, len(images))


def _prints(table: str, count: int) -> list[list[Print]]:
    """The rows of Tesseract's TSV (level, page, block, paragraph, line, word, box, confidence, text) by image."""
    found: list[list[Print]] = [[] for _ in range(count)]
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
            continue
        page, block, paragraph, line = (int(f) for f in fields[1:5])
        left, top, width, height = (float(f) for f in fields[6:10])
        confidence = max(0.0, min(1.0, float(fields[10]) / 100))
        key = (block * 1000 + paragraph) * 1000 + line
        if 1 <= page <= count:
            found[page - 1].append(Print(fields[11].strip(), left, top, left + width, top + height, confidence, key))
    return found
