"""Score of the ICDAR files printed to images: 200 dpi, a little skew, noise and compression, then read as a scan.

    python bench/tables/scanned.py [eu-004 ...]

One page takes some seconds of Tesseract; OMP_THREAD_LIMIT=1 keeps it from wasting processor time.
"""

import io
import json
import random
import sys
import tempfile
from pathlib import Path

import numpy as np
import pypdfium2
from agendapack.bench.tables.icdar import files, score
from agendapack.extract.tables import find_tables
from agendapack.extract.tables.printing import as_json
from agendapack.ingest import read
from PIL import Image

DPI = 200
SKEW = 0.6
"""Degrees to either side: what a sheet feeder does."""
NOISE = 6.0
"""Standard deviation of the grey values' noise, of 255."""
QUALITY = 60
"""Of the JPEG compression, as office scanners set it."""


def scanned(file: Path, folder: Path, *, seed: int) -> Path:
    """``file`` as a PDF of images in ``folder``."""
    chance = random.Random(seed)
    grain = np.random.default_rng(seed)
    pages = []
    document = pypdfium2.PdfDocument(file)
    for page in document:
        picture = page.render(scale=DPI / 72).to_pil().convert("L")
        turned = picture.rotate(chance.uniform(-SKEW, SKEW), resample=Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(turned, dtype=float) + grain.normal(0, NOISE, (turned.height, turned.width))
        packed = io.BytesIO()
        Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(packed, "JPEG", quality=QUALITY)
        pages.append(Image.open(packed))
    document.close()
    path = folder / file.name
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=DPI)
    return path


def main(names: list[str]) -> None:
    """Score every file and print the mean."""
    scores = []
    with tempfile.TemporaryDirectory() as folder:
        for seed, file in enumerate(files(names)):
            found = find_tables(read(scanned(file, Path(folder), seed=seed)))
            result = score(file, json.loads(as_json(found)))
            scores.append(result.f1)
            print(f"{file.stem:8} P {result.precision:.3f} R {result.recall:.3f} F1 {result.f1:.3f}", flush=True)
    print(f"{len(scores)} documents, mean F1 {sum(scores) / len(scores):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
