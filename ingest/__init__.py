"""Papers in: a file becomes a Document of Pages.

``read`` takes a PDF, a web page or a Word report and raises ``PaperError`` for a file that cannot be read;
``known_beside`` gives it the details that a harvest left beside the file. ``moderngov`` brings papers from a council's
site.
"""

from ..schema.problems import PaperError
from .details import Known
from .known import known_beside
from .paper import read

__all__ = ["Known", "PaperError", "known_beside", "read"]
