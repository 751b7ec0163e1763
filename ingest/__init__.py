"""Papers in: a file becomes a Document of Pages.

``read`` takes a PDF, a web page or a Word report and raises ``PaperError`` for a file that cannot be read.
"""

from ..schema.problems import PaperError
from .paper import read

__all__ = ["PaperError", "read"]
