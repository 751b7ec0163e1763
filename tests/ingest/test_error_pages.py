"""What a server sends instead of a paper is told apart from short minutes."""

from pathlib import Path

import pytest
from agendapack.ingest import PaperError, read

LONG = "The Panel considered the report on children in care and noted the figures for the year. " * 30


def code_of(tmp_path: Path, markup: str, *, name: str = "pack.pdf") -> str:
    path = tmp_path / name
    path.write_text(f"<!DOCTYPE html><html>{markup}</html>")
    try:
        read(path)
    except PaperError as error:
        return error.problem.code
    return ""


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        (
            "<head><title>404 - File or directory not found.</title></head><body><h1>Server Error</h1></body>",
            "error-page",
        ),
        ("<body><h1>Sorry, we cannot find that page</h1><p>It may have moved.</p></body>", "error-page"),
        ("<head><title>Service Unavailable</title></head><body><p>HTTP Error 503</p></body>", "error-page"),
        ("<body><p>An error occurred while processing your request.</p></body>", "error-page"),
        ("<body><p>Please wait</p></body>", "error-page"),
        ("<head><title>Just a moment...</title></head><body><p>example.gov.uk</p></body>", "bot-challenge"),
        (
            "<body><p>Checking your browser</p><script src='/cdn-cgi/challenge-platform/x.js'></script></body>",
            "bot-challenge",
        ),
        ("<body><form><p>User name</p><input type='password'></form></body>", "login-page"),
        ("<head><title>Log in - Our Council</title></head><body><p>Members only</p></body>", "login-page"),
        ("<body><div></div></body>", "no-text"),
    ],
)
def test_a_page_in_place_of_a_paper(tmp_path: Path, markup: str, code: str) -> None:
    assert code_of(tmp_path, markup) == code


@pytest.mark.parametrize(
    "markup",
    [
        "<body><div id='modgov'><h1>Agenda item</h1><h2>Apologies</h2><p>There were none.</p></div></body>",
        "<body><div id='modgov'><h2>Missing children</h2><p>One child was not found for 404 hours.</p></div></body>",
        f"<body><h1>Page not found on the map: rights of way</h1><p>{LONG}</p></body>",
        f"<body><form><input type='password'></form><div id='modgov'><h2>Minutes</h2><p>{LONG}</p></div></body>",
    ],
)
def test_minutes_are_not_taken_for_an_error_page(tmp_path: Path, markup: str) -> None:
    assert code_of(tmp_path, markup, name="minutes.html") == ""


def test_minutes_under_the_name_of_a_pdf_are_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_text(f"<html><body><h1>Minutes</h1><p>{LONG}</p></body></html>")
    assert [problem.code for problem in read(path).problems] == ["misnamed"]
