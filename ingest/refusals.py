"""Why a paper cannot be read: one short code, one sentence and one cure for each cause."""

from ..schema.problems import PaperError, Problem

CURES = {
    "not-found": "check the path",
    "unreadable": "give the reader permission to open the file",
    "empty-file": "download the paper again",
    "too-large": "split the file, or read its parts",
    "truncated": "download the paper again; the publisher's copy should end with an end-of-file mark",
    "damaged": "open and save it again in the program that wrote it, or download it again",
    "encrypted": "ask the publisher for a copy without a password",
    "no-pages": "download the paper again",
    "too-many-pages": "split the pack, for instance at its agenda items",
    "error-page": "download the paper again from the page that links to it",
    "login-page": "the paper is not public; leave it, or download it with the right to see it",
    "bot-challenge": "download the paper in a browser, or ask the council for it",
    "picture": "give the PDF that the picture came from, or convert the picture to PDF",
    "legacy-word": "save it as .docx or PDF",
    "legacy-excel": "save it as PDF",
    "legacy-powerpoint": "save it as PDF",
    "legacy-office": "save it as .docx or PDF",
    "spreadsheet": "save it as PDF",
    "presentation": "save it as PDF",
    "open-document": "save it as .docx or PDF",
    "rich-text": "save it as .docx or PDF",
    "plain-text": "give the paper as PDF, HTML or DOCX",
    "archive": "unpack it and give the papers inside",
    "no-text": "look at the file: it may be an empty form or a page that a script fills in",
    "unknown-kind": "give the paper as PDF, HTML or DOCX",
}
"""What a person can do about each code that :func:`refusal` takes."""


def refusal(code: str, name: str, what: str, *, evidence: str = "") -> PaperError:
    """The error that says ``name`` cannot be read because it ``what`` (“is encrypted”).

    ``code`` is one of :data:`CURES`; raises ``KeyError`` for another.
    """
    return PaperError(
        Problem(code=code, message=f"{name} {what}", cure=CURES[code], severity="error", evidence=evidence[:200])
    )
