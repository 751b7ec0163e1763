"""What has been made of a quantity so far, and what earlier sentences hand on to later ones?"""

import datetime
from dataclasses import dataclass, field

from ...schema.figures import Area, Measure, Period, Status
from .clauses import Item
from .frames import UnitClass
from .roles import Direction


@dataclass(slots=True)
class Claim:
    """What a quantity is a figure of: a metric, or decidedly nothing of the vocabulary (``metric`` empty)."""

    metric: str = ""
    unit: UnitClass | None = None
    measure: Measure = "level"
    direction: Direction = ""
    link: str = ""
    breakdown: str = ""
    negative: bool = False
    """A position below zero, or a fall."""
    own: bool = True
    """Said by the quantity's own clause, not handed on from an earlier one."""
    carried: bool = False
    """Handed on from an earlier sentence."""
    aspect: str = ""
    subject: str = ""
    why_not: str = ""
    """For the curious: why it is nothing of the vocabulary."""
    area: Area | None = None
    area_own: bool = False
    period: Period | None = None
    printed_period: Period | None = None
    """The period as printed where it is a stretch of which only one end holds: “between 2017 and 2024”."""
    last_period: Period | None = None
    """What was last said under the heading, where the paper itself may say better."""
    period_own: bool = False
    period_from: str = ""
    shifted: bool = False
    """Its period is counted back from another figure's."""
    beside_level: bool = False
    """A change told beside the level that it led to: “203 children started to be looked after, 14 fewer than …”."""
    status: Status = ""
    told: bool = False
    """Which part it is was told outright: by the passage's label, by primary need or by age."""
    subset: bool = False
    silent: bool = False
    """Only refers back to a figure already given: “of the 588”."""


@dataclass(slots=True)
class Carried:
    """What a sentence may take from those before it under the same heading."""

    topic: str = ""
    """Last full name of a people or plan subject."""
    money: str = ""
    """Last subject of money: ``hn`` or ``dsg``."""
    line: str = ""
    """Last line of high needs spending that was named, as printed: what “this area” speaks of."""
    label: str = ""
    """The kind of placement or line of spending that the passage, or the paragraph above its list, opens with."""
    label_above: str = ""
    """That of the last paragraph that is no item of a list."""
    at_label: bool = False
    """Whether the sentence being read is the one with the label."""
    of_lines: bool = False
    """Whether sums that stand alone behind such labels are overspends."""
    of_prices: bool = False
    """Whether sums that stand alone behind such labels are prices of a week."""
    list_of_plans: bool = False
    """Whether the list being read parts the plans, by primary need or by age."""
    title_money: str = ""
    title_topic: str = ""
    send: bool = False
    """Whether the paper or its heading is about special educational needs."""
    claims: dict[UnitClass, Claim] = field(default_factory=dict)
    """Last claim made of each unit class."""
    families: dict[str, Claim] = field(default_factory=dict)
    """Last level of a deficit, and last of a variance: what “the deficit” and “an adverse movement” speak of."""
    last: Claim | None = None
    reference: datetime.date | None = None
    """The meeting: what a bare month counts from."""
    spoken: frozenset[str] = frozenset()
    """Concepts of the sentence before."""
    row: tuple[Claim, ...] = ()
    """The levels of the last sentence with figures, in order: “the targets were 92% and 60%” speaks of them."""
    title_names: frozenset[str] = frozenset()
    strange: bool = False
    """Whether the last number counted something that is no metric."""
    values: dict[float, Claim] = field(default_factory=dict)
    """Counts already understood, so that “of the 588” can be followed up."""
    period: Period | None = None
    periods: tuple[Period, ...] = ()
    """Those of the last sentence that gave figures."""
    dates: list[Period] = field(default_factory=list)
    """Days that figures under this heading were given for, the last one last."""
    default_period: Period | None = None
    list_period: bool = False
    """Whether ``default_period`` holds only for the list that the last line opened."""
    head: tuple[str, ...] = ()
    """The lines at the head of the paper or item, which speak for all its sections."""
    year: Period | None = None
    """The financial year that the item's purpose names."""
    title_period: Period | None = None
    """What the title monitors: money without a year of its own is of it."""
    counted_on: dict[str, Period] = field(default_factory=dict)
    """By metric the day for which the paper first gave the whole of a stock: its later parts are of then, unless said
    otherwise."""
    reported: Period | None = None
    """What the paper, or its section, reports on: children and plans without a period of their own are of then."""
    stated: Period | None = None
    """The same of the whole paper, as its title or an early sentence says."""
    scene: Period | None = None
    """When the number of the last sentence was, whatever it counted: what stands behind it is of then."""
    month: Period | None = None
    """The last month named: what “in the month” speaks of."""
    here: bool = True
    """Whether ``period`` was said in this paragraph or the list it stands in."""
    status: Status = ""
    age: int = 0
    """Sentences since ``claims`` were made."""
    title_words: frozenset[str] = frozenset()


FAMILIES = {
    "deficit": "deficit", "surplus": "deficit", "reserve": "deficit", "gap": "deficit",
    "overspend": "variance", "underspend": "variance", "variance": "variance",
}  # fmt: skip
"""Aspects of money that are said for one another."""


def names_of(items: list[Item]) -> set[str]:
    """The concepts among ``items``."""
    named = {"assessment" for item in items if item.name == "request" and "assess" in item.text}
    return named | {
        item.name for item in items if item.kind in {"subject", "feature", "aspect", "change", "foreign", "other"}
    }
