"""What figures say of each other: relations found, conventions inferred, misreadings repaired, contradictions."""

from .findings import Candidate, Closing, Convention, Determined, Fault, Relation, TableArithmetic, Term
from .paper import checked
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
    "checked",
]
