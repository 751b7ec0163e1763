"""Why a request was not made or its answer not taken, and what a person can do about it."""

from typing import Literal

from ...schema.problems import PaperError, Problem

Trouble = Literal[
    "blocked",
    "forbidden-by-robots",
    "no-answer",
    "no-such-host",
    "not-allowed",
    "not-there",
    "refused",
    "server-error",
    "too-large",
]


class Refused(PaperError):
    """A request that was not made, or whose answer was not taken."""


_CURES: dict[Trouble, str] = {
    "blocked": "open the site in a browser, or ask the council for the papers",
    "forbidden-by-robots": "ask the council whether its papers may be collected by a program",
    "not-allowed": "name the document host with --document-host if it is the council's own",
    "too-large": "download it by hand",
    "no-such-host": "check the spelling of the address, and that this machine is online",
    "not-there": "look at the page that links to it",
    "no-answer": "run the harvest again later; it goes on where it stopped",
    "refused": "look at the address in a browser",
    "server-error": "run the harvest again later; it goes on where it stopped",
}


def refusal(code: Trouble, url: str, what: str) -> Refused:
    return Refused(Problem(code=code, message=f"{url} {what}", cure=_CURES[code], severity="error"))
