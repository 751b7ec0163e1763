"""Which sign stands alone where Tesseract saw a letter or another sign: a dash for nothing, the bullet of a list."""

import re

import cv2

from .tesseract import Image, Print

BAR = re.compile(r"[=_~]|[-–—=_~]{2,}")
"""A dash, where its ink is a single bar."""
ROUND = set("*¢e°©®@«»o+")
"""What a bullet is read as."""
BULLET = (0.75, 1.35, 0.7)
"""Width by height of a bullet, from and to, and how much of that box is inked: a disc fills 0.79 of it, an e 0.55."""


def with_right_sign(word: Print, ink: Image) -> Print:
    """The word; a lone sign as its ink (black on white) shows it: one bar is a dash, a filled disc a bullet."""
    if not BAR.fullmatch(word.text) and word.text not in ROUND:
        return word
    top, left = max(0, int(word.top)), max(0, int(word.left))
    piece = cv2.bitwise_not(ink[top : int(word.bottom) + 1, left : int(word.right) + 1])
    _, _, stats, _ = cv2.connectedComponentsWithStats(piece, connectivity=8)
    if len(stats) != 2:
        return word
    wide, high, area = (int(v) for v in stats[1][2:5])
    if BAR.fullmatch(word.text):
        return word._replace(text="-") if wide > 1.3 * high else word
    narrowest, widest, filled = BULLET
    is_bullet = narrowest * high <= wide <= widest * high and area >= filled * wide * high
    return word._replace(text="•") if is_bullet else word
