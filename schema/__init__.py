"""What things are: records, the vocabulary of metrics, periods, units and areas. Imports no other room."""

from .areas import (
    AUTHORITIES,
    ENGLAND,
    REGIONS,
    STATISTICAL_NEIGHBOURS,
    AreaMention,
    find_areas,
    find_authority,
)
from .periods import PeriodMention, find_periods, parse_period
from .quantities import (
    PrintedNumber,
    Quantity,
    UnitNote,
    find_numbers,
    find_quantities,
    find_unit_note,
    read_cell,
    rounding_of,
)
from .statuses import StatusMention, find_statuses
from .vocabulary import Metric, Vocabulary, VocabularyError, load_vocabulary

__all__ = [
    "AUTHORITIES",
    "ENGLAND",
    "REGIONS",
    "STATISTICAL_NEIGHBOURS",
    "AreaMention",
    "Metric",
    "PeriodMention",
    "PrintedNumber",
    "Quantity",
    "StatusMention",
    "UnitNote",
    "Vocabulary",
    "VocabularyError",
    "find_areas",
    "find_authority",
    "find_numbers",
    "find_periods",
    "find_quantities",
    "find_statuses",
    "find_unit_note",
    "load_vocabulary",
    "parse_period",
    "read_cell",
    "rounding_of",
]
