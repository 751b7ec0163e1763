"""The base of every record: strict, frozen, nothing unnamed."""

import math
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A strict, immutable record. A field of the wrong type or an unknown name raises ``ValidationError``."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Box(NamedTuple):
    """A rectangle in points (1/72 inch) from the top left corner of the page as it is shown."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle_x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def middle_y(self) -> float:
        return (self.top + self.bottom) / 2

    def union(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )

    def rounded(self, places: int) -> "Box":
        return Box(*(round(edge, places) for edge in self))

    def contains_middle(self, other: "Box") -> bool:
        """Whether the middle of ``other`` lies in this box: how a word is said to be in a cell."""
        return self.x0 <= other.middle_x <= self.x1 and self.top <= other.middle_y <= self.bottom

    def overlaps(self, other: "Box") -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom

    def turned(self, degrees: int, *, width: float, height: float) -> "Box":
        """This box after its page, ``width`` × ``height`` points, is turned clockwise by 0, 90, 180 or 270 degrees."""
        x0, top, x1, bottom = self
        match degrees % 360:
            case 0:
                return self
            case 90:
                return Box(height - bottom, x0, height - top, x1)
            case 180:
                return Box(width - x1, height - bottom, width - x0, height - top)
            case 270:
                return Box(top, width - x1, bottom, width - x0)
        raise ValueError(f"a page is turned by a multiple of 90 degrees, not by {degrees}")

    def tilted(self, degrees: float, *, width: float, height: float) -> "Box":
        """The upright box around this one after its page, ``width`` × ``height`` points, is turned clockwise by any
        angle about its middle."""
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        x, y = self.middle_x - width / 2, self.middle_y - height / 2
        middle_x, middle_y = width / 2 + x * cosine - y * sine, height / 2 + x * sine + y * cosine
        across = (abs(self.width * cosine) + abs(self.height * sine)) / 2
        down = (abs(self.width * sine) + abs(self.height * cosine)) / 2
        return Box(middle_x - across, middle_y - down, middle_x + across, middle_y + down)


def around(boxes: "list[Box]") -> Box:
    """The smallest box that holds all of ``boxes``; raises ``ValueError`` where there is none."""
    if not boxes:
        raise ValueError("no box to draw around")
    if len(boxes) == 1:
        return boxes[0]
    left, top, right, bottom = zip(*boxes, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))
