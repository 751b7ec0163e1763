"""Tables: regions found on a page, read into rows and columns with their headings, joined over pages."""

from .finding import find_tables, tables_on

__all__ = ["find_tables", "tables_on"]
