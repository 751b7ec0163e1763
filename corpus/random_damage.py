"""Random tables damaged as character recognition damages them, and what of it rounding hides."""

import random
from dataclasses import replace

from ..extract.arithmetic.misreadings import own_value
from .random_tables import Damage, RandomTable, Rounding

CONFUSIONS = ("17", "38", "56", "08")
"""The misreadings that the checker must know; others count as unusual."""

DAMAGES: tuple[tuple[Damage, int], ...] = (
    ("usual digit", 64),
    ("lost sign", 10),
    ("lost digit", 8),
    ("added digit", 4),
    ("£ read as 3", 3),
    ("lost decimal point", 4),
    ("columns joined", 2),
    ("lost", 2),
    ("unusual digit", 3),
)
"""How often each happens, out of a hundred: digits for look-alikes first, as on the scanned papers."""

HIDDEN_UNITS: dict[Rounding, float] = {"none": 0.5, "parts": 1.0, "each": 2.5}
"""Units of the last place that nobody can tell from rounding: where figures were rounded on their own a row of five
and a column of five may each be out by so many; where only the parts were, the reader cannot know it and allows one."""


def hidden_by_rounding(spoilt: RandomTable, place: tuple[int, int]) -> bool:
    """Whether the damage at ``place`` is no more than rounding does to a table of its kind."""
    text = next(cell.text for cell in spoilt.table.cells if (cell.row, cell.column) == place)
    change = abs((own_value(text) or 0.0) * spoilt.scale - spoilt.values[place])
    return change <= HIDDEN_UNITS[spoilt.rounded] * spoilt.unit * (1 + 1e-9)


def damage(rng: random.Random, whole: RandomTable, *, cells: int = 1, usual_only: bool = False) -> RandomTable:
    """``whole`` with ``cells`` body cells damaged as recognition does it; what cannot be damaged so is left alone."""
    places = [place for place, text in whole.printed.items() if any(c.isdigit() for c in text)]
    texts = {(cell.row, cell.column): cell.text for cell in whole.table.cells}
    done: list[tuple[int, int]] = []
    kinds: list[Damage] = []
    for place in rng.sample(places, min(cells, len(places))):
        for _ in range(20):
            kind = "usual digit" if usual_only else _draw(rng)
            spoilt = _spoil(rng, texts[place], kind, beside=texts.get((place[0], place[1] + 1), ""))
            if spoilt is not None and own_value(spoilt) != own_value(texts[place]):
                texts[place] = spoilt
                if kind == "columns joined":
                    texts[(place[0], place[1] + 1)] = ""
                done.append(place)
                kinds.append(kind)
                break
    changed = tuple(
        cell
        if texts[(cell.row, cell.column)] == cell.text
        else cell.model_copy(update={"text": texts[(cell.row, cell.column)]})
        for cell in whole.table.cells
    )
    return replace(
        whole, table=whole.table.model_copy(update={"cells": changed}), damaged=tuple(done), damages=tuple(kinds)
    )


def _draw(rng: random.Random) -> Damage:
    return rng.choices([kind for kind, _ in DAMAGES], [weight for _, weight in DAMAGES])[0]


def _spoil(rng: random.Random, text: str, kind: Damage, *, beside: str) -> str | None:
    """``text`` after one misreading of ``kind``; None where it cannot happen to it."""
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    if not digits:
        return None
    if kind == "usual digit":
        open_to = [(i, pair) for i in digits for pair in CONFUSIONS if text[i] in pair]
        if not open_to:
            return None
        i, pair = rng.choice(open_to)
        return text[:i] + pair[1 - pair.index(text[i])] + text[i + 1 :]
    if kind == "unusual digit":
        i = rng.choice(digits)
        return text[:i] + rng.choice([d for d in "0123456789" if d != text[i]]) + text[i + 1 :]
    if kind == "lost sign":
        if text.startswith("-"):
            return text[1:]
        return text.replace("(", "").replace(")", "") if "(" in text else None
    if kind == "lost digit":
        if len(digits) < 3:
            return None
        i = rng.choice(digits)
        return text[:i] + text[i + 1 :]
    if kind == "added digit":
        i = rng.choice(digits)
        return text[:i] + rng.choice("17") + text[i:]
    if kind == "£ read as 3":
        return "3" + text if text[0].isdigit() else None
    if kind == "lost decimal point":
        return text.replace(".", "") if "." in text else None
    if kind == "columns joined":
        return text + beside if beside and beside[0].isdigit() and text[-1].isdigit() and "." not in text else None
    return "" if text.strip("0.()-") else None
