"""Whether a web page is a paper at all, or what a server sends instead of one."""

import re

from lxml.html import HtmlElement

from ..schema.document import Block
from ..schema.problems import PaperError
from .html import content_of
from .markup_text import mended
from .refusals import refusal

SHORT_PAGE = 1_500
"""Characters of content. Error pages seen hold up to some 800; the shortest agenda item with minutes about as many, so
length alone never decides: a title or heading must say so too."""

_CHALLENGE = re.compile(
    r"just a moment|attention required|checking (?:your browser|if the site connection is secure)|"
    r"(?:are you|verify (?:that )?you are) (?:a )?human|enable javascript and cookies to continue|"
    r"request unsuccessful\. incapsula|ddos protection by|pardon our interruption|unusual traffic",
    re.IGNORECASE,
)
_CHALLENGE_MARKUP = re.compile(
    r"cf-chl|challenge-platform|cf-browser-verification|_Incapsula_Resource|captcha|px-captcha|awsWaf", re.IGNORECASE
)
_ERROR = re.compile(
    r"\b(?:error|http)\s*[45]\d\d\b|^\s*[45]\d\d\b(?!\s*(?:million|children|pupils))|\b(?:page|file|document|resource) "
    r"(?:\w+ ){0,3}(?:not|could not be|cannot be|can't be) found\b|\bnot found\b|\bserver error\b|\bruntime error\b|"
    r"\b(?:access )?forbidden\b|\baccess (?:is )?denied\b|\bservice (?:is )?(?:temporarily )?unavailable\b|"
    r"\bbad (?:request|gateway)\b|\bgateway time-?out\b|\bsomething (?:has gone|went) wrong\b|"
    r"\bno longer (?:available|exists)\b|\bunder maintenance\b|\bsorry\b.*\b(?:problem|error|find)\b|^error\b|"
    r"\berror (?:has )?occurred\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"\b(?:log|sign)[ -]?(?:in|on)\b|\bauthentication required\b|\bunauthori[sz]ed\b", re.IGNORECASE)


def is_challenge(body: bytes) -> bool:
    """Whether the bytes of a web page ask whether the reader is human."""
    start = body[:20_000].decode("utf-8", errors="replace")
    return _CHALLENGE.search(start) is not None or _CHALLENGE_MARKUP.search(start) is not None


def is_challenge_title(body: bytes) -> bool:
    """Whether a page, sent as if all were well, is called what challenges are called."""
    title = re.search(rb"<title[^>]*>([^<]{0,200})", body[:5_000], re.IGNORECASE)
    return title is not None and _CHALLENGE.search(title[1].decode("utf-8", errors="replace")) is not None


def check_is_paper(tree: HtmlElement, blocks: tuple[Block, ...], *, name: str) -> None:
    """Raise ``PaperError`` where the page is an error page, a log-in page, a bot challenge, or empty.

    Codes: ``error-page``, ``login-page``, ``bot-challenge``, ``no-text``. A page named like a PDF that is none
    of these but too short to be minutes counts as an error page: the server, asked for a file, sent something else.
    """
    text = " ".join(block.text for block in blocks) + " ".join(cell.text for block in blocks for cell in block.cells)
    if len(text) >= SHORT_PAGE:
        return
    headlines = [mended(found.text_content()) for found in tree.xpath("//title | //h1 | //h2")]
    if trouble := _trouble(tree, headlines, text, name=name):
        raise trouble
    if not text.strip():
        raise refusal("no-text", name, "is a web page without content")
    if re.search(r"\.(?:pdf|docx?)$", name, re.IGNORECASE) and not tree.xpath("//div[@id='modgov']"):
        raise refusal("error-page", name, "is a short web page in place of the file it is named as", evidence=text)


def _trouble(tree: HtmlElement, headlines: list[str], text: str, *, name: str) -> PaperError | None:
    said = " | ".join(headlines)
    opening = f"{said} | {text[:300]}"
    scripts = " ".join(script.get("src", "") + (script.text or "")[:2000] for script in tree.iterdescendants("script"))
    if _CHALLENGE.search(opening) or (_CHALLENGE_MARKUP.search(scripts) and len(text) < 400):
        return refusal("bot-challenge", name, "is a page that asks whether the reader is human", evidence=opening)
    asks_password = bool(content_of(tree).xpath(".//input[@type='password']"))
    if asks_password or any(_LOGIN.search(line) for line in headlines):
        return refusal("login-page", name, "is a log-in page, not the paper behind it", evidence=opening)
    if any(_ERROR.search(line) for line in headlines) or (
        len(text) < 400 and _ERROR.search(text) and not tree.xpath("//div[@id='modgov']")
    ):
        return refusal("error-page", name, f"is an error page of a web server (“{_first(headlines, text)}”)")
    return None


def _first(headlines: list[str], text: str) -> str:
    return next((line for line in headlines if _ERROR.search(line)), text)[:80]
