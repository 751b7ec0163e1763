"""White letters on coloured bands are made black on white, black letters on shades stay black."""

import cv2
import numpy as np
import pytest
from agendapack.ingest.whitening import ink_of, whitened, without_bands

PLACE = (slice(200, 280), slice(100, 900))
"""Rows and columns of the band, in pixels at 300 dpi."""


def page(*, band: int, letters: int, text: str = "2023/24  Budget") -> np.ndarray:
    """White paper with a shaded band and letters on it, with a scanner's noise."""
    image = np.full((500, 1000), 250, dtype=np.uint8)
    image[PLACE] = band
    cv2.putText(image, text, (130, 255), cv2.FONT_HERSHEY_SIMPLEX, 1.5, letters, 4)
    grain = np.random.default_rng(5).normal(0, 6, image.shape)
    return np.clip(image + grain, 0, 255).astype(np.uint8)


def lettered(image: np.ndarray) -> np.ndarray:
    """The ink inside of the band."""
    return ink_of(whitened(without_bands(image)))[PLACE][6:-6, 6:-6] > 0


TRUTH = lettered(page(band=250, letters=0))


@pytest.mark.parametrize("band", [20, 90, 140, 165, 185])
def test_white_letters_become_black_on_white(band: int) -> None:
    found = lettered(page(band=band, letters=250))
    assert (found & TRUTH).sum() > 0.85 * TRUTH.sum()
    assert (found & ~TRUTH).sum() < 0.25 * TRUTH.sum()


@pytest.mark.parametrize("band", [160, 190, 230])
def test_black_letters_stay_black(band: int) -> None:
    found = lettered(page(band=band, letters=0))
    assert (found & TRUTH).sum() > 0.85 * TRUTH.sum()
    assert (found & ~TRUTH).sum() < 0.25 * TRUTH.sum()


def test_a_dark_band_in_a_heavy_frame_turns_nothing_else() -> None:
    image = page(band=60, letters=250)
    cv2.rectangle(image, (96, 196), (904, 460), 0, 5)
    cv2.putText(image, "Fostering 135", (130, 400), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 4)
    below = np.s_[300:450, 120:880]
    assert np.array_equal(without_bands(image)[below], image[below])


def test_a_white_cell_in_a_dark_band_stays_white() -> None:
    image = page(band=60, letters=250, text="Total")
    cell = np.s_[215:265, 500:850]
    image[cell] = 250
    assert np.array_equal(without_bands(image)[cell][4:-4, 4:-4], image[cell][4:-4, 4:-4])
