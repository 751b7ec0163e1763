"""What the reading of one paper may take as known: whose paper it is, when it was tabled, which vocabulary applies."""

import datetime

from ..schema.document import Document
from ..schema.figures import Area
from ..schema.record import Record


class PaperContext(Record):
    """The paper's own details, as far as they were read."""

    sha256: str
    area: Area | None = None
    """The council that printed the paper: whom a figure is about unless it says otherwise."""
    meeting_date: datetime.date | None = None
    title: str = ""
    page_labels: tuple[str, ...] = ()
    """Printed label of each physical page, page 1 first."""

    def label(self, page: int) -> str:
        return self.page_labels[page - 1] if page <= len(self.page_labels) else ""


def context_of(document: Document, *, area: Area | None) -> PaperContext:
    """The context that ``document`` gives, with ``area`` as its council's reference record."""
    return PaperContext(
        sha256=document.sha256,
        area=area,
        meeting_date=document.meeting_date,
        title=document.title.text if document.title else "",
        page_labels=tuple(page.label for page in document.pages),
    )
