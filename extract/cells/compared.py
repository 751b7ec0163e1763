"""Which council do the tables of a paper set beside England or its neighbours?"""

from collections.abc import Iterable, Sequence

from ...schema.areas import find_areas
from ...schema.figures import Area
from ...schema.tables import Table


def council_compared(tables: Sequence[Table]) -> Area | None:
    """The one council that headings of ``tables`` name beside comparators (“Milton Keynes | Statistical neighbours |
    England”): a paper that names its council nowhere else is that council's. None where several are so named."""
    named = {area.code: area for table in tables for area in _compared_in(table)}
    return next(iter(named.values())) if len(named) == 1 else None


def _compared_in(table: Table) -> list[Area]:
    """The councils among headings of columns, or among labels of rows, where a comparator stands among them too."""
    heads = [cell.text for cell in table.cells if cell.is_header and cell.row < table.header_rows]
    labels = [cell.text for cell in table.cells if cell.is_header and cell.row >= table.header_rows]
    found = []
    for areas in map(_areas_of, (heads, labels)):
        councils = [area for area in areas if area.kind == "authority"]
        found += councils if len(councils) < len(areas) else []
    return found


def _areas_of(texts: Iterable[str]) -> list[Area]:
    """The areas that ``texts`` begin with."""
    said = (find_areas(text) for text in texts)
    return [mentions[0].area for mentions in said if mentions and mentions[0].start == 0]
