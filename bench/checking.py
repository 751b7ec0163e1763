"""What checking costs of building: its share of the processor time that a paper takes to read, extract and check.

Run: ``.venv/bin/python bench/checking.py [PAPER ...]``; without papers, the sample papers. Each paper is read
six times and the first reading, which loads models, is left out; least, median and greatest share of the others are
printed, for a busy machine slows the one more than the other. Writing to the database is left out of building, and
the shares are the larger for it.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agendapack.corpus.worker import Manner, read_to_rows
from agendapack.extract import cells, paper
from agendapack.extract.arithmetic import check_table, checked

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
READINGS = 5
MANNER = Manner(version="bench")


class Meter:
    """Processor time spent in the functions it stands before."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def before(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def metered(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return function(*given, **named)
            finally:
                self.seconds += time.process_time() - start

        return metered


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", nargs="*", type=Path)
    papers = parser.parse_args().papers or sorted(p for p in SAMPLES.iterdir() if p.suffix in (".pdf", ".html"))
    checks = Meter()
    # Both are module names that the stages look up when they run.
    vars(cells)["check_table"] = checks.before(check_table)
    vars(paper)["checked"] = checks.before(checked)
    for path in papers:
        shares = []
        for _ in range(1 + READINGS):
            checks.seconds = 0.0
            start = time.process_time()
            read_to_rows(path, MANNER)
            spent = time.process_time() - start
            shares.append(checks.seconds / spent)
        del shares[0]
        print(
            f"{path.name[:50]:50} {spent:6.2f} s, of which checking "
            f"{min(shares):.1%}, {statistics.median(shares):.1%}, {max(shares):.1%}",
            flush=True,
        )


if __name__ == "__main__":
    main()
