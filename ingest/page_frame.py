"""Where a point of PDF user space lies on the page as it is shown, and as it is read."""

from typing import Literal, NamedTuple

from ..schema.record import Box


class PageFrame(NamedTuple):
    """The step from PDF user space (points, y upwards) to points from the top left of the page, y downwards.

    ``left, bottom, right, top`` is the visible part of the page in user space (the CropBox inside the MediaBox, ISO
    32000-1 14.11.2): its corner is the origin, so a page whose boxes do not begin at 0, 0 still starts at 0, 0.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotate: int
    """/Rotate of the page: clockwise, a multiple of 90."""
    turn: int = 0
    """Clockwise turn that is added so that sideways text reads upright."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, after both turns."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if (self.rotate + self.turn) % 180 else (width, height)

    @property
    def axes(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """Factors of x and y, and the constant, that give the new x and the new y."""
        match (self.rotate + self.turn) % 360:
            case 0:
                return (1, 0, -self.left), (0, -1, self.top)
            case 90:
                return (0, 1, -self.bottom), (1, 0, -self.left)
            case 180:
                return (-1, 0, self.right), (0, 1, -self.bottom)
            case 270:
                return (0, -1, self.top), (-1, 0, self.right)
        raise ValueError(f"a page is turned by a multiple of 90 degrees, not by {self.rotate} and {self.turn}")

    def turned(self, degrees: int) -> "PageFrame":
        """This frame turned clockwise by ``degrees`` more."""
        return self._replace(turn=(self.turn + degrees) % 360)

    def direction(self, x: float, y: float) -> int:
        """Clockwise degrees, to the nearest 90, by which a user-space vector is turned from pointing right."""
        (xx, xy, _), (yx, yy, _) = self.axes
        across, down = xx * x + xy * y, yx * x + yy * y
        if abs(across) >= abs(down):
            return 0 if across >= 0 else 180
        return 90 if down > 0 else 270

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box of a user-space rectangle."""
        (xx, xy, xc), (yx, yy, yc) = self.axes
        x0, x1 = xx * left + xy * bottom + xc, xx * right + xy * top + xc
        y0, y1 = yx * left + yy * bottom + yc, yx * right + yy * top + yc
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def quarter(degrees: int) -> Literal[0, 90, 180, 270]:
    """``degrees`` within one full turn; raises ``ValueError`` where it is not a multiple of 90."""
    match degrees % 360:
        case 0:
            return 0
        case 90:
            return 90
        case 180:
            return 180
        case 270:
            return 270
    raise ValueError(f"not a multiple of 90 degrees: {degrees}")
