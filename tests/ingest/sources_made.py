"""Lines and pages as reading leaves them, for tests of what a paper says of itself."""

from agendapack.ingest.printed_lines import PrintedLine
from agendapack.schema.document import Page, Word
from agendapack.schema.record import Box


def printed(*texts: str, size: float = 11, bold: bool = False) -> tuple[PrintedLine, ...]:
    return tuple(
        PrintedLine(
            text=text,
            page=1,
            box=Box(70, 60 + 15 * at, 400, 71 + 15 * at),
            size=size,
            bold=bold,
            depth=0.07 + 0.02 * at,
        )
        for at, text in enumerate(texts)
    )


def page(number: int, text: str) -> Page:
    words = tuple(Word(text=part, box=Box(0, 0, 10, 10)) for part in text.split())
    return Page(number=number, width=595, height=842, words=words)
