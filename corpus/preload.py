"""What every worker needs, imported once by the process that workers are forked from."""

from .. import extract, ingest  # noqa: F401
from . import worker  # noqa: F401
