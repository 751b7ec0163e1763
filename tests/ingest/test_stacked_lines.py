"""Two lines of print that were taken for one are read again, each by itself."""

import cv2
import numpy as np
import pytest
from agendapack.ingest import stacked_lines
from agendapack.ingest.image_rulings import Line
from agendapack.ingest.pieces import MARGIN
from agendapack.ingest.scan import Scan
from agendapack.ingest.stacked_lines import read_stacked_again
from agendapack.ingest.tesseract import Print

BESIDE = Print("Indicator", 40, 116, 260, 146, 0.9, 1)
NONSENSE = Print("seas", 400, 90, 560, 175, 0.1, 1)


@pytest.fixture
def scan() -> Scan:
    """One line of print beside two, whose middles are level."""
    image = np.full((300, 900), 255, dtype=np.uint8)
    for text, left, baseline in (("Indicator", 40, 146), ("Target", 400, 120), ("2024/25", 400, 175)):
        cv2.putText(image, text, (left, baseline), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 4)
    return Scan(grey=image, ink=image, soft=image, lines=(), skew=0.0)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[np.ndarray]:
    """The images handed to Tesseract, which answers with two words one below the other."""
    images: list[np.ndarray] = []

    def read_images(pieces: list[np.ndarray], **_: int) -> list[list[Print]]:
        images.extend(pieces)
        answer = [
            Print("Target", MARGIN, MARGIN, MARGIN + 100, MARGIN + 30, 0.9, 1),
            Print("2024/25", MARGIN, MARGIN + 60, MARGIN + 100, MARGIN + 90, 0.9, 2),
        ]
        return [answer for _ in pieces]

    monkeypatch.setattr(stacked_lines, "read_images", read_images)
    return images


def test_what_was_read_as_one_tall_word_becomes_two_lines(scan: Scan, asked: list[np.ndarray]) -> None:
    first, second = read_stacked_again(scan, [BESIDE, NONSENSE], [BESIDE])
    assert [w.text for w in first] == [w.text for w in second] == ["Indicator", "Target", "2024/25"]
    assert first[1].left == pytest.approx(NONSENSE.left, abs=6)
    assert first[2].bottom <= NONSENSE.bottom + 6
    assert len(asked) == 2


def test_a_tall_word_of_one_line_is_left_alone(scan: Scan, asked: list[np.ndarray]) -> None:
    small = Print("a", 40, 116, 60, 130, 0.9, 1)
    words = [BESIDE, small, small]
    assert read_stacked_again(scan, words, words) == (words, words)
    assert not asked


def test_a_ruling_parts_places(scan: Scan, asked: list[np.ndarray]) -> None:
    ruled = scan._replace(lines=(Line(390, 60, 394, 200),))
    near = Print("size", 360, 90, 386, 175, 0.2, 1)
    read_stacked_again(ruled, [BESIDE, BESIDE, NONSENSE, near], [BESIDE])
    assert all(image.shape[1] < 300 * 1.5 for image in asked)
