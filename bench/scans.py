"""How many numbers OCR reads of pages whose text is known: born-digital pages printed, skewed, made noisy, scanned.

    python bench/scans.py [FILE.pdf:12 FILE.pdf:30 ...]

Without pages, three of the sample papers. Each page is printed at 200 dots per inch, turned by up to 1.2 degrees,
blurred, given a scanner's noise and JPEG's blocks, and read as a scan. A word with a digit counts as found when the
text layer prints it (surrounding punctuation aside). Numbers inside pictures of the original are in no text layer and
count against precision.
"""

import argparse
import time
from collections import Counter
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from agendapack.ingest.ocr import read_scan
from agendapack.ingest.pdf import PdfSource

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
PACK = str(SAMPLES / "leicestershire-2023-03-07-reports-pack.pdf")
OWN = [f"{PACK}:6", f"{PACK}:8", f"{PACK}:9"]
PRINTED, READ = 200, 300
STEEPEST = 1.2
AROUND = ".,;:()[]\"'‘’“”|"


def scanned(path: str, number: int, noise: np.random.Generator) -> Any:
    """The page as a scanner would give it, enlarged to the resolution that is read."""
    with pypdfium2.PdfDocument(path) as pdf:
        image = pdf[number - 1].render(scale=PRINTED / 72, grayscale=True).to_numpy().astype(np.float32)
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(noise.uniform(-STEEPEST, STEEPEST)), 1)
    image = cv2.warpAffine(image, turn, (width, height), borderValue=255)
    image = cv2.GaussianBlur(image, (0, 0), 0.6) * 0.9 + 12 + noise.normal(0, 8, image.shape)
    _, packed = cv2.imencode(".jpg", np.clip(image, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 60])
    unpacked: Any = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
    return cv2.resize(unpacked, None, fx=READ / PRINTED, fy=READ / PRINTED, interpolation=cv2.INTER_CUBIC)


def numbers(words: list[str]) -> Counter[str]:
    return Counter(w.strip(AROUND) for w in words if any(c.isdigit() for c in w))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="FILE.pdf:PAGE", default=OWN)
    noise = np.random.default_rng(7)
    totals = [0, 0, 0]
    for place in parser.parse_args().pages:
        path, _, number = place.rpartition(":")
        with PdfSource(path) as source:
            page = source.page(int(number)).page
        printed = numbers([w.text for w in page.words if w.direction == 0])
        start = time.perf_counter()
        read = numbers([w.text for w in read_scan(scanned(path, int(number), noise), dpi=READ).words])
        found = (printed & read).total()
        for n, count in enumerate((found, printed.total(), read.total())):
            totals[n] += count
        print(
            f"{path.rsplit('/', 1)[-1][:50]:50} page {number:>3}: {printed.total():4} numbers, "
            f"recall {found / max(1, printed.total()):.3f}, precision {found / max(1, read.total()):.3f}, "
            f"{time.perf_counter() - start:.1f} s",
            flush=True,
        )
    print(f"all: recall {totals[0] / max(1, totals[1]):.3f}, precision {totals[0] / max(1, totals[2]):.3f}")


if __name__ == "__main__":
    main()
