"""What are the lines of a table together about, where no title says so?"""

from collections.abc import Sequence

from .breakdowns import OTHER_BLOCKS
from .metrics import Surroundings
from .view import TableView

_SECTION_251_LINES = 2
"""Rows coded as its lines that make a table one of the statement: a lone “1.2.3” numbers a paragraph."""
_HIGH_NEEDS_LINES = frozenset({"line_of_spending", "sen_support", "high_needs"})
_BALANCES = frozenset({"cumulative", "opening"})
_PLANS = frozenset({"ehcp", "send"})
_SPECIAL_NEEDS = frozenset({"ehcp", "send", "needs_assessment", "sen_support", "high_needs", "dsg"})
_OTHER_CHILDREN = frozenset({"cpp", "cin", "cla", "care_leaver"})
"""Who have plans of other kinds."""
_PLACEMENTS = 3
"""Rows of kinds of placement that make a table one of children looked after."""


def subjects_of(view: TableView) -> frozenset[str]:
    """What the lines of a table together are about.

    High needs, where a fifth of the rows name it or the last is its total, or where the first row or column is its
    funding and another the spending, and none names another block; or where two are its lines of the section 251
    statement. The grant, where as many name it and none its blocks.
    """
    rows = {label.text: label.concepts for place in view.places for label in place.rows}
    columns = {label.text: label.concepts for place in view.places for label in place.columns}
    about = set[str]()
    naming = sum("high_needs" in concepts for concepts in rows.values())
    coded = [concepts for concepts in rows.values() if "section_251_line" in concepts]
    if len(coded) >= _SECTION_251_LINES and any(concepts & _HIGH_NEEDS_LINES for concepts in coded):
        return frozenset({"high_needs", *about})
    if any(concepts & OTHER_BLOCKS for concepts in rows.values()):
        return frozenset(about)
    last = next((label for place in reversed(view.places) for label in place.rows[-1:]), None)
    totals = last is not None and last.is_total and "high_needs" in last.concepts
    funds = any(_funds_high_needs([*lines.values()]) for lines in (rows, columns))
    if totals or funds or naming >= max(2, len(rows) / 5):
        about.add("high_needs")
    elif not naming and sum("dsg" in concepts for concepts in rows.values()) >= max(2, len(rows) / 5):
        about.add("dsg")
    return frozenset(about)


def lists_blocks(view: TableView) -> bool:
    """Whether rows are the blocks of the grant, high needs one of them: a paper on high needs makes the others none."""
    rows = [label.concepts for place in view.places for label in place.rows[-1:]]
    return any("high_needs" in concepts for concepts in rows) and any(concepts & OTHER_BLOCKS for concepts in rows)


def plans_of(view: TableView) -> frozenset[str]:
    """Plans, where a row or column is of 20 weeks: no other service has that limit. What such a table's other rows may
    be of, where they say nothing else; a scorecard of the whole council has one such row as well."""
    labels = (label for place in view.places for label in (*place.rows, *place.columns))
    return frozenset({"ehcp"}) if any("weeks_20" in label.concepts for label in labels) else frozenset()


def plans_meant(named: frozenset[str], around: Surroundings) -> frozenset[str]:
    """EHC plans, for headings ``named``, or a title, that say “plans” and no more, where the nearest words that say
    whom a table is about speak of special needs and of no children who have other plans."""
    if "plans" in named | around.title:
        for said in (named, around.above, around.title, around.rows, around.lead, around.paper):
            if said & (_SPECIAL_NEEDS | _OTHER_CHILDREN):
                return frozenset() if said & _OTHER_CHILDREN else frozenset({"ehcp"})
    return frozenset()


def shares_of(view: TableView, *, around: frozenset[str]) -> frozenset[str]:
    """Of what a column of shares beside counts says that it is: “% of plans” makes the counts plans, in a paper that
    ``around`` says is of special needs."""
    columns = {label.text: label.concepts for place in view.places for label in place.columns}
    shares = [concepts for concepts in columns.values() if "percent_of" in concepts]
    plain = any(not concepts for concepts in columns.values())
    of_plans = any("ehcp" in concepts or ("any_plan" in concepts and around & _PLANS) for concepts in shares)
    return frozenset({"ehcp"}) if plain and of_plans else frozenset()


def _funds_high_needs(lines: Sequence[frozenset[str]]) -> bool:
    """Whether the first of ``lines`` is what the high needs block gets and one more what it is spent on, or lacks."""
    first = next(
        (n for n, concepts in enumerate(lines) if concepts - _BALANCES and not concepts & _BALANCES), len(lines)
    )
    return (
        first < len(lines)
        and "high_needs" in lines[first]
        and bool(lines[first] & {"allocation", "the_funding", "budget", "dsg"})
        and any("high_needs" not in concepts and concepts & {"expenditure", "in_year"} for concepts in lines)
        and not any(concepts & OTHER_BLOCKS for concepts in lines)
    )


def placements_of(view: TableView) -> frozenset[str]:
    """Children looked after, where three rows and half of all are kinds of placement, or several and no other but their
    total, and fostering is one of them: the table is of those placed."""
    rows = {label.text: label for place in view.places for label in place.rows[-1:]}
    kinds = [text for text, label in rows.items() if "placement_row" in label.concepts]
    fostered = any("foster" in text.casefold() for text in kinds)
    many = len(kinds) >= max(_PLACEMENTS, len(rows) / 2)
    alone = len(kinds) > 1 and all(text in kinds or label.is_total for text, label in rows.items())
    return frozenset({"cla"}) if fostered and (many or alone) else frozenset()
