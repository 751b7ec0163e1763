"""Which periods of a clause date a figure, and which is it measured from or set against?"""

import re

from .clauses import Item, Sentence
from .periods_aside import dates_a_figure


def levels_and_bases(sentence: Sentence, inside: list[Item]) -> tuple[list[Item], list[Item]]:
    """Periods that date a figure, and those a figure is measured from or set against."""
    periods = [item for item in inside if item.kind == "period" and dates_a_figure(sentence, item)]
    dated = [item for item in periods if not looks_back(sentence, item)]
    money = any(quantity.unit == "gbp" for quantity in sentence.quantities)
    if dated or not money or any(i.kind == "period" for i in sentence.items if i not in periods):
        # “9% had moved three times in the last twelve months”: the stretch tells how long, and not of when it is.
        periods = dated
    bases = [item for item in periods if _base(sentence, item)]
    return [item for item in periods if item not in bases], bases


def looks_back(sentence: Sentence, period: Item) -> bool:
    return bool(_LOOKING_BACK.match(sentence.periods[period.ref].period.text))


def _base(sentence: Sentence, period: Item) -> bool:
    """Whether the period is what a figure is measured from or set against: a word of comparison stands before it with
    nothing between but words like “the figure for”."""
    place = sentence.items.index(period)
    for back, item in enumerate(reversed(sentence.items[max(0, place - 9) : place]), 1):
        if item.text == "as":
            # “almost the same as in 2016/17”, “the same as at 31 March”; “as at 31 March” alone dates.
            same = sentence.items[place - back - 1].text in _SAME if place > back else False
            return same or sentence.items[place - back + 1].text in {"in", "for", "during"}
        if item.text in _COMPARING:
            against = sentence.periods[period.ref].period
            if item.text in {"on", "over"} and "to" in {i.text for i in sentence.items[place - 2 : place]}:
                # “over the period to 2028/29”
                return False
            if item.text == "on" and sentence.items[sentence.items.index(item) - 1].kind == "change":
                # “a reduction on the end of December 2020”
                return True
            if item.text in {"on", "over"} and (against.kind in {"instant", "span"} or _STRETCH.match(against.text)):
                return False
            return item.text != "from" or "to" not in {i.text for i in sentence.items[place + 1 : place + 3]}
        of_a_stretch = item.kind == "quantity" and sentence.quantities[item.ref].unit == "months"
        if item.text not in _BETWEEN and item.name not in {"count", "rate"} and not of_a_stretch:
            return False
    return False


_LOOKING_BACK = re.compile(r"(?:the )?(?:last|past|previous) (?:12|twelve) months", re.IGNORECASE)
_STRETCH = re.compile(r"(?:the )?(?:rolling )?(?:\S+ months|year|quarter) (?:to|ending|ended)\b", re.IGNORECASE)
"""“Over the year to 31 March 2024” says when; “over 2023/24” may say against what."""
_BETWEEN = frozenset(
    "the in at for of end comparable figure number position peak same point that those level levels last "
    "previous start beginning census term equivalent corresponding period months s 's reported a with to first".split()
)
_SAME = frozenset("same similar identical".split())
_COMPARING = frozenset("from than since against on compared comparison versus relative over".split())


def nearest(levels: list[Item], at: Item) -> Item | None:
    """Behind the number first, as “586 children in February 2021”; else the last before it."""
    behind = [item for item in levels if item.start > at.start]
    before = [item for item in levels if item.start < at.start]
    if behind and before and behind[0].start - at.end > 60 > at.start - before[-1].end:
        return before[-1]
    return behind[0] if behind else before[-1] if before else None
