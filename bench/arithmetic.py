"""How well the arithmetic of tables finds and repairs errors: 10,000 random tables, counted.

Run: ``.venv/bin/python bench/arithmetic.py [--tables 10000] [--seed 1]``. Prints one line a kind of table.
"""

import argparse
import random
import time
from collections import Counter

from agendapack.corpus.random_damage import damage, hidden_by_rounding
from agendapack.corpus.random_tables import RandomTable, counted_table, never_additive, random_table
from agendapack.extract.arithmetic import TableArithmetic, check_table

UNUSUAL = ("unusual digit", "lost")
"""No misreading explains the one, and of the other nothing is left to repair: its value is only reported."""

KINDS = (
    "right",
    "right counts",
    "never additive",
    "one cell",
    "one cell, rounded",
    "one cell of counts",
    "two cells apart",
    "few cells",
    "column totals only",
)
"""“Rounded”: every figure on its own, of which ``bench/arithmetic_ceiling.py`` says how many anyone could repair."""


def draw(rng: random.Random, kind: str) -> RandomTable:
    match kind:
        case "right":
            return random_table(rng)
        case "right counts":
            return counted_table(rng)
        case "never additive":
            table = never_additive(rng)
            return damage(rng, table) if rng.random() < 0.5 else table
        case "one cell":
            return damage(rng, random_table(rng, row_totals=True))
        case "one cell, rounded":
            return damage(rng, random_table(rng, row_totals=True, rounding="each"))
        case "two cells apart":
            return two_apart(rng)
        case "one cell of counts":
            return damage(rng, counted_table(rng, row_totals=True))
        case "few cells":
            return damage(rng, random_table(rng), cells=rng.randint(2, 5))
        case _:
            return damage(rng, random_table(rng, row_totals=False), cells=rng.randint(1, 2))


def two_apart(rng: random.Random) -> RandomTable:
    """A table with two cells damaged in different rows and columns."""
    while True:
        spoilt = damage(rng, random_table(rng, row_totals=True), cells=2)
        if len({row for row, _ in spoilt.damaged}) == len({column for _, column in spoilt.damaged}) == 2:
            return spoilt


def count(spoilt: RandomTable, found: TableArithmetic, tally: Counter[str]) -> None:
    tally["tables"] += 1
    places = {(fault.row, fault.column) for fault in found.faults}
    says_wrong = any(problem.code in ("does-not-add-up", "repaired") for problem in found.problems)
    if not spoilt.damaged:
        tally["right reported wrong"] += says_wrong
    else:
        tally["damage noticed"] += says_wrong or bool(found.determined)
        places |= {(one.row, one.column) for one in found.determined}
    visible = [place for place in spoilt.damaged if not hidden_by_rounding(spoilt, place)]
    tally["cells damaged"] += len(spoilt.damaged)
    tally["hidden by rounding"] += len(spoilt.damaged) - len(visible)
    tally["located"] += sum(place in places for place in visible)
    usual = [p for p, kind in zip(spoilt.damaged, spoilt.damages, strict=True) if kind not in UNUSUAL and p in visible]
    tally["usual misreadings"] += len(usual)
    repaired = {(f.row, f.column) for f in found.faults if f.repair}
    tally["of them repaired"] += sum(place in repaired for place in usual)
    for fault in found.faults:
        if fault.repair is None or fault.row is None or fault.column is None:
            continue
        true = spoilt.values[(fault.row, fault.column)]
        right = abs(fault.repair.value - true) <= 1e-6 * max(1.0, abs(true))
        tally["repaired" if right else "FALSE REPAIRS"] += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began, spent = time.perf_counter(), 0.0
    for kind in KINDS:
        rng = random.Random(f"{options.seed} {kind}")
        tally: Counter[str] = Counter()
        for _ in range(options.tables // len(KINDS)):
            spoilt = draw(rng, kind)
            start = time.process_time()
            found = check_table(spoilt.table)
            spent += time.process_time() - start
            count(spoilt, found, tally)
        print(f"{kind:20}", ", ".join(f"{what} {n}" for what, n in tally.items() if n))
    print(
        f"{1000 * spent / options.tables:.1f} ms of processor time a table, {time.perf_counter() - began:.0f} s in all"
    )


if __name__ == "__main__":
    main()
