"""How many damaged cells anyone could repair: the most that a reader gets who knows how the damage was done.

Run: ``.venv/bin/python bench/arithmetic_ceiling.py [--tables 1500] [--seed 1]``. Random tables with row and column
totals whose every figure was rounded on its own, one cell damaged, the damage more than rounding hides.

The reader knows the structure of the table, that one cell is damaged, and the chances of every damage. For each cell
and each number that may have been printed there the chance of the damage is multiplied by the chances that rounding
leaves what is then left over in its row, column and subtotals. What is repaired must be right so nearly always that
so many false repairs are expected of 10,000 tables and no more: the cells are taken in the order of their odds until
that many are. Counted beside it: cells of which one reading alone fits.
"""

import argparse
import math
import random
import re
from collections import defaultdict
from dataclasses import dataclass

from agendapack.corpus import random_tables as tables
from agendapack.corpus.random_damage import CONFUSIONS, DAMAGES, damage, hidden_by_rounding
from agendapack.corpus.random_tables import RandomTable, random_table
from agendapack.extract.arithmetic.evidence import rounding_likelihood
from agendapack.extract.arithmetic.misreadings import own_value

Place = tuple[int, int]
WEIGHTS = dict(DAMAGES)
UNREPAIRABLE = ("unusual digit", "lost")
ALLOWED = (0.1, 1.0, 10.0)
"""False repairs expected of 10,000 tables."""


@dataclass(frozen=True)
class Sum:
    """A printed total, its parts, and what is left over between them in units of the last place."""

    total: Place
    parts: tuple[Place, ...]
    left: float


def sums_of(table: RandomTable, values: dict[Place, float]) -> list[Sum]:
    """The sums that the table was made with, told by the names of its rows."""
    names = {cell.row: cell.text for cell in table.table.cells if cell.column == 0 and cell.row}
    group = {row: found[1] for row, name in names.items() if (found := re.search(r" (\d+)\.\d+$", name))}
    subtotal = {row: found[1] for row, name in names.items() if (found := re.search(r"^\D+ (\d+)$", name))}
    last, width = max(names), table.table.columns - 1
    found_sums: list[tuple[Place, list[Place]]] = []
    for column in range(1, width + 1):
        found_sums += [
            ((row, column), [(item, column) for item, of in group.items() if of == number])
            for row, number in subtotal.items()
        ]
        found_sums.append(((last, column), [(row, column) for row in subtotal or group]))
    found_sums += [((row, width), [(row, column) for column in range(1, width)]) for row in names]
    return [
        Sum(total, tuple(parts), (values[total] - math.fsum(values[part] for part in parts)) / table.unit)
        for total, parts in found_sums
    ]


def printed_before(text: str, *, decimals: int, brackets: bool) -> dict[float, float]:
    """Numbers that may have been printed where ``text`` was read, and the chance that each is damaged to it."""
    around = {text[:i] + text[i + 1 :] for i in range(len(text))}
    around |= {text[:i] + new + text[i:] for i in range(len(text) + 1) for new in "0123456789."}
    around |= {text[:i] + new + text[i + 1 :] for i, old in enumerate(text) if old.isdigit() for new in "0123456789"}
    around |= {f"-{text}", f"({text})"}
    chances: dict[float, float] = {}
    for before in around:
        value = own_value(before)
        if value is not None and tables._print(value, decimals=decimals, brackets=brackets) == before:
            chance = chance_of(before, text)
            if chance:
                chances[value] = chance
    return chances


def chance_of(before: str, after: str) -> float:
    """The chance that ``before`` is damaged to ``after``; joined and lost cells are left out."""
    digits = [i for i, character in enumerate(before) if character.isdigit()]
    confused = [(i, pair) for i in digits for pair in CONFUSIONS if before[i] in pair]
    ways: dict[str, list[str]] = {
        "usual digit": [before[:i] + pair.replace(before[i], "") + before[i + 1 :] for i, pair in confused],
        "unusual digit": [before[:i] + d + before[i + 1 :] for i in digits for d in "0123456789" if d != before[i]],
        "lost sign": [before.strip("-()")] if before[0] in "-(" else [],
        "lost digit": [before[:i] + before[i + 1 :] for i in digits] if len(digits) > 2 else [],
        "added digit": [before[:i] + d + before[i:] for i in digits for d in "17"],
        "£ read as 3": [f"3{before}"] if before[0].isdigit() else [],
        "lost decimal point": [before.replace(".", "")] if "." in before else [],
    }
    possible = {kind: spoilt for kind, spoilt in ways.items() if spoilt}
    weight = math.fsum(WEIGHTS[kind] for kind in possible)  # type: ignore[index]
    return math.fsum(
        WEIGHTS[kind] / weight * spoilt.count(after) / len(spoilt)  # type: ignore[index]
        for kind, spoilt in possible.items()
    )


def readings(table: RandomTable) -> dict[tuple[Place, float], float]:
    """For each cell and number that may have been printed in it: its likelihood against the others."""
    texts = {(c.row, c.column): c.text for c in table.table.cells if c.row and c.column}
    values = {place: (own_value(text) or 0.0) * table.scale for place, text in texts.items()}
    decimals = round(math.log10(table.scale / table.unit))
    brackets = any("(" in text for text in table.printed.values())
    around: dict[Place, list[tuple[Sum, int]]] = defaultdict(list)
    sums = sums_of(table, values)
    for one in sums:
        around[one.total].append((one, 1))
        for part in one.parts:
            around[part].append((one, -1))
    failing = {id(one) for one in sums if not left_by_rounding(one, values, one.left)}
    likelihoods = {}
    for place, text in texts.items():
        if not text or not failing <= {id(one) for one, _ in around[place]}:
            continue
        as_read = math.prod(max(left_by_rounding(one, values, one.left), 1e-30) for one, _ in around[place])
        for value, chance in printed_before(text, decimals=decimals, brackets=brackets).items():
            meant = {**values, place: value * table.scale}
            change = (meant[place] - values[place]) / table.unit
            closes = math.prod(left_by_rounding(one, meant, one.left + sign * change) for one, sign in around[place])
            if closes and abs(change) > 0.5:
                likelihoods[(place, value)] = chance * closes / as_read
    return likelihoods


def left_by_rounding(one: Sum, values: dict[Place, float], left: float) -> float:
    """Chance that rounding leaves ``left`` units in ``one``; a nought was not rounded."""
    parts = sum(values[part] != 0 for part in one.parts)
    chance = rounding_likelihood(round(left), deviation=math.sqrt(parts / 12)) if parts else float(abs(left) < 0.5)
    return chance if chance > 1e-9 else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    chances: list[tuple[float, bool]] = []
    usual = alone = 0
    for _ in range(options.tables):
        spoilt = damage(rng, random_table(rng, row_totals=True, rounding="each"))
        if not spoilt.damaged or hidden_by_rounding(spoilt, spoilt.damaged[0]):
            continue
        place = spoilt.damaged[0]
        found = readings(spoilt)
        repairable = spoilt.damages[0] not in UNREPAIRABLE
        usual += repairable
        if found:
            best = max(found, key=lambda reading: found[reading])
            right = best[0] == place and math.isclose(best[1] * spoilt.scale, spoilt.values[place], abs_tol=1e-6)
            alone += repairable and right and len(found) == 1
            chances.append((found[best] / math.fsum(found.values()), repairable and right))
    chances.sort(reverse=True)
    print(f"{usual} usual misreadings; of {alone} ({alone / usual:.1%}) one reading alone fits")
    for allowed in ALLOWED:
        expected, repaired = 0.0, 0
        for chance, right in chances:
            expected += 1 - chance
            if expected > allowed * options.tables / 10_000:
                break
            repaired += right
        print(
            f"{repaired} ({repaired / usual:.1%}) repaired where {allowed:g} false repairs are allowed in 10,000 tables"
        )


if __name__ == "__main__":
    main()
