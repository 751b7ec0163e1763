"""What the figures of a table say of each other: relations found, conventions inferred, misreadings repaired."""

from .findings import Candidate, Closing, Convention, Determined, Fault, Relation, TableArithmetic, Term
from .table import check_table

__all__ = [
    "Candidate",
    "Closing",
    "Convention",
    "Determined",
    "Fault",
    "Relation",
    "TableArithmetic",
    "Term",
    "check_table",
]
