"""The one door to printed numbers: in prose, in cells, under unit notes."""

from .cell_numbers import read_cell
from .prose_numbers import PrintedNumber, find_numbers, find_quantities
from .quantity import Quantity, rounding_of
from .unit_notes import UnitNote, find_unit_note

__all__ = [
    "PrintedNumber",
    "Quantity",
    "UnitNote",
    "find_numbers",
    "find_quantities",
    "find_unit_note",
    "read_cell",
    "rounding_of",
]
