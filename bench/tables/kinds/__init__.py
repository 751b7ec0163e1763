"""Kinds of tables as American public reports print them, each set at random with its truth known."""

from collections.abc import Callable
from random import Random

from ..setting import Sheets
from . import accounts, headings, places, rows

KINDS: dict[str, Callable[[Sheets, Random], None]] = {
    kind.__name__: kind
    for kind in (
        headings.leaders,
        headings.spaced_leaders,
        headings.spanning,
        headings.spanning_bare,
        headings.dollars,
        headings.percents,
        headings.symbols,
        rows.wrapped_labels,
        places.text_beside,
        places.text_only,
        places.two_beside,
        places.ruled_beside,
        places.beside_chart,
        places.typewritten,
        places.stacked,
        places.in_columns,
        headings.wide,
        rows.sections,
        rows.drawn_parts,
        rows.year_rows,
        rows.schools,
        rows.two_labels,
        headings.unit_rows,
        places.over_pages,
        rows.abstract,
        rows.ages,
        rows.pairs,
        rows.errors,
        rows.sparse,
        rows.answers,
        rows.tight,
        headings.quarters,
        accounts.accounts,
        places.no_table,
    )
}
TURNED = {"wide"}
"""Kinds set on a sheet lying down."""
