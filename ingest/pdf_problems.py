"""What may be wrong with a PDF or one of its pages, and what to do about it."""

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ..schema.problems import Problem


def drawing_cut_short(number: int) -> Problem:
    return Problem(
        code="drawing-too-large",
        message=f"Page {number} holds a drawing of so many lines that not all were looked at.",
        severity="note",
        page=number,
    )


def damaged_page(number: int, reason: str) -> Problem:
    return Problem(
        code="damaged-page",
        message=f"Page {number} cannot be read: {reason}",
        cure="Open the file in a PDF viewer; if the page shows, print it to a new PDF and read that.",
        severity="error",
        page=number,
    )


def no_file(source: str | Path | bytes) -> Problem:
    return Problem(code="no-file", message=f"There is no file {source!s}.", severity="error")


def unreadable(error: pypdfium2.PdfiumError) -> Problem:
    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return Problem(
            code="encrypted",
            message="The PDF is encrypted and asks for a password.",
            cure="Save a copy without a password, or ask the council for one.",
            severity="error",
        )
    return Problem(
        code="damaged",
        message="The file is damaged or is not a PDF: it cannot be opened.",
        cure="Fetch it again; if that does not help, ask the council for another copy.",
        severity="error",
    )


def truncated(page_count: int) -> Problem:
    return Problem(
        code="truncated",
        message=f"The PDF breaks off before its end; {page_count} pages could be recovered, others may be missing.",
        cure="Fetch the file again.",
        severity="error",
    )
