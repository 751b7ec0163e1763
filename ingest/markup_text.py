"""How text taken out of markup is put right: entities, spaces, wrong encodings, the damage of converters."""

import html
import re

SUPERSCRIPT_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""A raised footnote number must not become part of the figure before it: £3.4m¹, not £3.4m1."""

BULLETS = "•·▪●◦‣⁃■□➢➤\uf0b7\uf0a7\uf0d8"
_BULLET = re.compile(rf"^[{BULLETS}]\s*|^o\s{{2,}}|^[-–]\s+(?=\S)")
_DAMAGED_BULLET = re.compile(r"^\?\s+(?=[A-Z0-9£(])")
"""A bullet that lost its character set: a lone question mark before a capital or a number."""
_DAMAGED_HYPHEN = re.compile(r"(?<=[a-z])\[1\](?=[a-z])")
"""Converters write Word's unbreakable hyphen as ``[1]``: ``up-to[1]date``. Letters on both sides, so that a footnote
mark, which follows a word and is not followed by one, stays."""
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,12}\d{0,2});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\ufff9-\ufffb]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MISDECODED = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122\u20ac]")


def mended(text: str) -> str:
    """``text`` with its entities resolved (doubly encoded ones too), invisible characters out, and single spaces.

    UTF-8 that was read as Windows-1252 (``Â£``, ``â€™``) is read again.
    """
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if _MISDECODED.search(text):
        text = _decoded_again(text)
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    return " ".join(_DAMAGED_HYPHEN.sub("-", text).split())


def without_bullet(text: str) -> tuple[str, bool]:
    """``text`` without a bullet at its start, and whether there was one."""
    for pattern in (_BULLET, _DAMAGED_BULLET):
        if match := pattern.match(text):
            return text[match.end() :], True
    return text, False


def _decoded_again(text: str) -> str:
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
