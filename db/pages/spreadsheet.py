"""CSV that a spreadsheet opens as data: a cell that it would run as a formula is given an apostrophe."""

import csv
import io
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from ..export import without_formula

Send = Callable[[Any], Awaitable[None]]


def csv_text(rows: Iterable[Iterable[Any]]) -> str:
    """``rows`` as CSV with Windows line ends, every cell neutralised, none as an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(["" if cell is None else without_formula(str(cell)) for cell in row])
    return out.getvalue()


def csv_neutralised(send: Send) -> Send:
    """A ``send`` that neutralises answers that are CSV, record by record as they stream, and leaves others alone."""
    is_csv = False
    waiting = ""
    undecoded = b""

    async def sending(message: Any) -> None:
        nonlocal is_csv, waiting, undecoded
        if message["type"] == "http.response.start":
            headers = dict(message["headers"])
            is_csv = headers.get(b"content-type", b"").startswith((b"text/csv", b"text/plain"))
            if is_csv:
                kept = [(k, v) for k, v in message["headers"] if k.lower() != b"content-length"]
                message = {**message, "headers": kept}
        elif message["type"] == "http.response.body" and is_csv:
            raw = undecoded + message.get("body", b"")
            cut = len(raw) if not message.get("more_body") else _whole_characters(raw)
            undecoded = raw[cut:]
            waiting += raw[:cut].decode(errors="replace")
            end = len(waiting) if not message.get("more_body") else _end_of_records(waiting)
            records, waiting = waiting[:end], waiting[end:]
            message = {**message, "body": csv_text(csv.reader(io.StringIO(records, newline=""))).encode()}
        await send(message)

    return sending


def _whole_characters(raw: bytes) -> int:
    """How much of ``raw`` ends with a whole UTF-8 character."""
    cut = len(raw)
    while cut and cut > len(raw) - 4 and raw[cut - 1] & 0xC0 == 0x80:
        cut -= 1
    if cut and raw[cut - 1] >= 0xC0:
        width = 2 if raw[cut - 1] < 0xE0 else 3 if raw[cut - 1] < 0xF0 else 4
        return len(raw) if len(raw) - (cut - 1) == width else cut - 1
    return len(raw)


def _end_of_records(text: str) -> int:
    """Where the last whole record ends: a line end that is not inside quotes."""
    quotes_before = text.count('"')
    for position in range(len(text) - 1, -1, -1):
        if text[position] == '"':
            quotes_before -= 1
        elif text[position] == "\n" and quotes_before % 2 == 0:
            return position + 1
    return 0
