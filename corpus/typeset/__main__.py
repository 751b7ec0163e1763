"""Write the sample papers: ``python -m agendapack.corpus.typeset [FOLDER]``, by default into ``corpus/samples``."""

import io
import sys
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from . import markup, pack, reports
from .labels import labels
from .printed import COUNCIL
from .setting import HEIGHT, WIDTH, born_digital, run

UPDATE_NAME = "leicestershire-2024-09-05-high-needs-update.pdf"
GOLD_NAME = "gold.jsonl"


def update_report() -> bytes:
    """The report of September 2024, on its own as a single file."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle("High needs block: how plans and money have moved")
    canvas.setAuthor(COUNCIL)
    run(canvas, reports.update(born_digital()), lambda _canvas, _page: None)
    canvas.save()
    return out.getvalue()


def sample_papers() -> dict[str, bytes]:
    """Every sample file by its name, the labels among them."""
    return {
        pack.NAME: pack.reports_pack(),
        UPDATE_NAME: update_report(),
        markup.HTML_NAME: markup.minutes_page(),
        markup.DOCX_NAME: markup.care_leavers_report(),
        GOLD_NAME: labels(),
    }


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in sample_papers().items():
        (folder / name).write_bytes(content)
        print(f"{len(content):>9,} bytes  {folder / name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "samples")
