"""SQLite: storing, querying, exporting.

``open_for_writing`` makes or opens a database and brings it up to date, ``open_for_reading`` opens one that nobody can
change through it; ``Writer`` stores a paper whole or not at all; ``export_rows`` and ``write_export`` give it back out.
"""

from .errors import DatabaseError
from .opening import open_for_reading, open_for_writing
from .rows import PaperRows, rows_of, rows_of_failure
from .writer import Reading, Writer

__all__ = [
    "DatabaseError",
    "PaperRows",
    "Reading",
    "Writer",
    "open_for_reading",
    "open_for_writing",
    "rows_of",
    "rows_of_failure",
]
