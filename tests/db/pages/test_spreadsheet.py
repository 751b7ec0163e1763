"""CSV that a spreadsheet opens runs nothing, however it is cut into pieces on its way."""

import asyncio
import csv
import io
from itertools import pairwise

import pytest
from agendapack.db.pages.spreadsheet import csv_neutralised, csv_text
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(1)"])
def test_what_would_run_gets_an_apostrophe(cell):
    assert next(csv.reader(io.StringIO(csv_text([[cell]]), newline=""))) == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["-53045000.0", "+5", "-1,234", "-5.6%", "Kent", "", "1e-05"])
def test_numbers_and_words_stay_as_they_are(cell):
    assert next(csv.reader(io.StringIO(csv_text([["", cell]])))) == ["", cell]


def sent_through(pieces, kind=b"text/csv; charset=utf-8"):
    """What a browser gets of an answer sent in ``pieces``."""
    got = []

    async def send(message):
        got.append(message)

    async def run():
        sending = csv_neutralised(send)
        await sending({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})
        for number, piece in enumerate(pieces, 1):
            await sending({"type": "http.response.body", "body": piece, "more_body": number < len(pieces)})

    asyncio.run(run())
    return b"".join(message.get("body", b"") for message in got)


CELLS = st.lists(st.lists(st.text(alphabet='=-+@a£"\n,é1', max_size=6), min_size=2, max_size=3), min_size=1, max_size=6)


@given(CELLS, st.lists(st.integers(0, 60), max_size=4))
def test_streamed_csv_is_the_neutralised_csv_wherever_it_is_cut(rows, cuts):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    whole = out.getvalue().encode()
    places = sorted({min(cut, len(whole)) for cut in cuts} | {0, len(whole)})
    pieces = [whole[a:b] for a, b in pairwise(places)] or [whole]
    assert sent_through(pieces).decode() == csv_text(csv.reader(io.StringIO(whole.decode(), newline="")))


def test_answers_that_are_no_csv_pass_untouched():
    assert sent_through([b"=1,", b'"x'], kind=b"application/json") == b'=1,"x'
