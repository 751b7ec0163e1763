"""A table as its reader needs it: numbers by place, the labels of each row and column, columns that hold periods."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...schema.figures import Area, Period
from ...schema.periods import parse_period
from ...schema.quantities import UnitNote, find_unit_note
from ...schema.tables import Cell, Table
from .labels import Label, LabelReader
from .legend import abbreviated, initials_in, regions_beside
from .numbers import CellNumber, cell_number
from .tiles import tiles_of

_ALL_IN = re.compile(
    r"\bin\s(?:£\s?[’']?000s?|£\s?m(?:illions?)?\b|£(?!\s?\d)|(?:whole\s)?pounds\b|thousands\b|millions\b)",
    re.IGNORECASE,
)
"""“All figures are in £000”, “both in pounds”."""

_LINE_NUMBER = re.compile(r"\d\.\d\.\d{1,2}")
_LETTER = re.compile(r"[^\W\d_]")

_POLARITY = re.compile(
    r"(?:bigger|higher|high|lower|low|smaller|maximi[sz]e|minimi[sz]e|increas(?:e|ing)|decreas(?:e|ing)|neutral)"
    r"(?:\sis\s(?:better|best|good))?",
    re.IGNORECASE,
)
"""What a column of polarities prints: which way is good, and no part of what is counted."""

_PAIR = re.compile(r"(?P<first>[12]\d)[-–/](?P<last>[12]\d)")

_MAX_UNIT = 16
"""Characters of a cell that holds nothing but a unit."""

_MAX_LABEL = 200
"""Characters; a longer text in a cell is prose that happens to stand in a table, not a label."""


@dataclass(frozen=True)
class Place:
    """A body cell that holds one number."""

    cell: Cell
    number: CellNumber
    unit: str
    rows: tuple[Label, ...]
    """Labels that name its row, from the outermost group to the nearest."""
    columns: tuple[Label, ...]
    printed: tuple[str, ...]
    """All that stands as text before the row's first number, codes and polarity too."""

    @property
    def named(self) -> frozenset[str]:
        """The concepts of all its headings."""
        return frozenset[str]().union(*(label.concepts for label in (*self.rows, *self.columns)))


class TableView:
    """One table with its labels read. Rows and columns count from 0 as in the record."""

    def __init__(self, table: Table, *, reader: LabelReader, lead: Sequence[str] = ()) -> None:
        self.table = table
        self.reader = reader
        self.explained = (*table.notes, table.title, *lead)
        """The words in which its notes, its title and the paragraph before it may explain its headings."""
        self._texts = {(cell.row, cell.column): cell.text for cell in table.cells}
        self._body = [cell for cell in table.cells if not cell.is_header and cell.text.strip()]
        self._tiles = tiles_of(table)

    @functools.cached_property
    def title(self) -> tuple[Label, ...]:
        """The corner cell and the title."""
        labels = range(self.table.label_column, self.table.label_column + max(1, self.table.header_columns))
        corner = [
            cell.text
            for cell in self.table.cells
            if cell.row < max(1, self.table.header_rows) and cell.column in labels and not self._tiles
        ]
        return tuple(self.reader.read(text) for text in (*corner, self.table.title) if text.strip())

    @functools.cached_property
    def unit(self) -> UnitNote | None:
        """What the title, the corner or a note says of units."""
        from_note = self.reader.read(self.table.unit_note).unit if self.table.unit_note else None
        said = [from_note, *(label.unit for label in self.title)]
        said += [find_unit_note(found.group()) for text in self.explained if (found := _ALL_IN.search(text))]
        return next((unit for unit in said if unit is not None), None)

    @functools.cached_property
    def places(self) -> tuple[Place, ...]:
        """Every body cell that holds one number, row by row. Cells of columns that hold periods are left out; where key
        figures stand in tiles, each of them with the words below it."""
        if self._tiles:
            worded = [(cell, self._tiles.get((cell.row, cell.column))) for cell in self.table.cells]
            found = [self._place(cell, columns=(), printed=(words,)) for cell, words in worded if words]
        else:
            body = [cell for cell in self._body if cell.column not in self.period_columns]
            found = [self._place(c, columns=self.column_labels(c), printed=self._row_texts(c)) for c in body]
        return tuple(place for place in found if place is not None)

    def _place(self, cell: Cell, *, columns: tuple[Label, ...], printed: tuple[str, ...]) -> Place | None:
        rows = self.row_labels(cell, printed)
        noted = self._unit_of(rows, columns) or self._unit_rows.get(cell.column)
        noted = noted or self._unit_by_kind(rows, columns) or self.unit
        number = cell_number(cell.text, unit=noted.unit if noted else "", scale=noted.scale if noted else 1)
        if number is None:
            return None
        unit = number.quantity.unit
        return Place(cell=cell, number=number, unit=unit, rows=rows, columns=columns, printed=printed)

    def column_labels(self, cell: Cell) -> tuple[Label, ...]:
        return tuple(self._heading(text) for text in cell.column_path if text.strip())

    def _heading(self, text: str) -> Label:
        if text.strip() in self._short_years:
            return self.reader.read(f"20{text.strip()}").model_copy(update={"text": text})
        label, area = self.reader.read(text), self._areas_of_initials.get(initials_in(text))
        return label.model_copy(update={"areas": (area,), "rest": ""}) if area and not label.areas else label

    @functools.cached_property
    def _short_years(self) -> frozenset[str]:
        """Headings such as “21-22” that are years: one ends where the next begins, as no bands of ages do, or all of
        them stand beside a heading dated in or next to the year."""
        texts = {text.strip() for column in range(self.table.columns) for text in self._headings(column)}
        pairs = {text: (int(m["first"]), int(m["last"])) for text in texts if (m := _PAIR.fullmatch(text))}
        years = frozenset(text for text, (first, last) in pairs.items() if last == first + 1)
        if {last for _, last in pairs.values()} & {first for first, _ in pairs.values()}:
            return years
        dated = {period.end.year for text in texts - years for period in self.reader.read(text).periods}
        beside = all(dated & {2000 + first, 2000 + last, 2001 + last} for first, last in pairs.values())
        return years if beside and len(years) == len(pairs) else frozenset()

    @functools.cached_property
    def _areas_of_initials(self) -> dict[str, Area]:
        headings = [self.reader.read(text) for column in range(self.table.columns) for text in self._headings(column)]
        return regions_beside(headings) | abbreviated(self.explained)

    def row_labels(self, cell: Cell, printed: Sequence[str]) -> tuple[Label, ...]:
        """Those of the ``printed`` texts of its row that name it: not the cells of columns that hold periods or a
        rating (“Polarity”, “Data period”, “Ref”), nor numbers and codes where a name stands beside them."""
        aside = {*self.period_columns, *self._rating_columns}
        beside = {self._texts[cell.row, c] for c in aside if (cell.row, c) in self._texts}
        texts = [text for text in printed if text not in beside and not _POLARITY.fullmatch(text.strip())] or printed
        texts = [text for text in texts if _LETTER.search(text)] or texts
        labels = [self.reader.read(text) for text in texts]
        number = next((text for text in printed if _LINE_NUMBER.fullmatch(text.strip())), "")
        if number and labels:
            # “1.2.1” in a column of its own says of the name beside it which line of a statement it is.
            numbered = self.reader.read(f"{number} {labels[-1].text}").concepts
            labels[-1] = labels[-1].model_copy(update={"concepts": labels[-1].concepts | numbered})
        return tuple(labels)

    def _row_texts(self, cell: Cell) -> tuple[str, ...]:
        """The row path, then what stands as text before the first numbers (an indicator's name in a scorecard)."""
        left = [
            other.text
            for other in self._body_rows[cell.row]
            if other.column < min(cell.column, self._first_number) and other.text not in cell.row_path
        ]
        if not self.table.header_rows and not cell.row_path and not left:
            # A list of key figures: each number stands before what it is.
            left = [other.text for other in self._body_rows[cell.row] if other.column > cell.column]
        return tuple(text for text in (*cell.row_path, *left) if text.strip() and len(text) <= _MAX_LABEL)

    @functools.cached_property
    def _body_rows(self) -> dict[int, list[Cell]]:
        rows: dict[int, list[Cell]] = {}
        for cell in self._body:
            rows.setdefault(cell.row, []).append(cell)
        return rows

    @functools.cached_property
    def _rating_columns(self) -> tuple[int, ...]:
        return tuple(
            column
            for column in range(self.table.columns)
            if any("ranking" in self.reader.read(text).concepts for text in self._headings(column))
        )

    def _headings(self, column: int) -> list[str]:
        texts = [self._texts.get((row, column), "") for row in range(self.table.header_rows)]
        return [text for text in texts if text.strip()]

    @functools.cached_property
    def _first_number(self) -> int:
        """The leftmost body column most of whose cells begin with a digit, a sign or a pound."""
        for column in sorted({cell.column for cell in self._body}):
            cells = [cell.text for cell in self._body if cell.column == column]
            if sum(text.lstrip("(<>-−£~ ")[:1].isdigit() for text in cells) * 2 >= len(cells):
                return column
        return self.table.columns

    @functools.cached_property
    def period_columns(self) -> dict[int, Label]:
        """Columns headed as periods (“Latest Period”) whose cells print one each; column → its heading."""
        found = {}
        for column in range(self.table.columns):
            headings = [self.reader.read(text) for text in self._headings(column)]
            if not any(label.names_period for label in headings):
                continue
            cells = [
                text
                for (row, c), text in self._texts.items()
                if c == column and row >= self.table.header_rows and text.strip()
            ]
            if sum(self._period(text) is not None for text in cells) * 2 > len(cells):
                found[column] = headings[-1]
        return found

    def period_beside(self, place: Place) -> Period | None:
        """The period that a period column of the same row gives for a value column: the one that shares a word with
        its heading (“Latest Period” for “Latest Value”), else the nearest to the left."""
        if not self.period_columns:
            return None
        heading = _words(place.columns)

        def rank(column: int) -> tuple[int, bool, int]:
            shared = len(heading & _words([self.period_columns[column]]))
            return (-shared, column > place.cell.column, abs(place.cell.column - column))

        column = min(self.period_columns, key=rank)
        text = self._texts.get((place.cell.row, column))
        return self._period(text) if text else None

    def _period(self, text: str) -> Period | None:
        whole = parse_period(text, reference=self.reader.reference)
        if whole is not None:
            return whole
        label = self.reader.read(text) if len(text) < 40 else None
        return next(iter((*label.periods, *label.recent)), None) if label else None

    def _unit_of(self, rows: Sequence[Label], columns: Sequence[Label]) -> UnitNote | None:
        said = [label.unit for label in (*reversed(columns), *reversed(rows))]
        return next((unit for unit in said if unit is not None), None)

    def _unit_by_kind(self, rows: Sequence[Label], columns: Sequence[Label]) -> UnitNote | None:
        """The unit of what is never counted in a table's thousands: heads, and the price of one.

        “Placements” counts heads beside columns that say their own unit; elsewhere it may be a service.
        """
        named = frozenset[str]().union(*(label.concepts for label in (*columns, *rows)))
        if "weekly_cost" in named:
            return UnitNote(unit="gbp_per_week", scale=1, text="")
        if "unit_cost" in named:
            return UnitNote(unit="gbp", scale=1, text="")
        counted = self._units_in_headings and any("heads" in label.concepts for label in columns)
        return UnitNote(unit="", scale=1, text="") if counted or "headcount" in named else None

    @functools.cached_property
    def _units_in_headings(self) -> bool:
        headings = (text for column in range(self.table.columns) for text in self._headings(column))
        return any(self.reader.read(text).unit is not None for text in headings)

    @functools.cached_property
    def _unit_rows(self) -> dict[int, UnitNote]:
        """Units printed in a row of their own below the headings (“£000s” in every column); column → unit."""
        found = {}
        for cells in self._body_rows.values():
            units = [find_unit_note(cell.text) if len(cell.text) <= _MAX_UNIT else None for cell in cells]
            if len(cells) > 1 and all(units):
                found.update({cell.column: unit for cell, unit in zip(cells, units, strict=True) if unit})
        return found


def _words(labels: Sequence[Label]) -> set[str]:
    return {word for label in labels for word in label.text.casefold().split()} - {"period", "value", "date"}
