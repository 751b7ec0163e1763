"""Pages to figures: tables, sentences, observations, checks."""

from ..schema.document import Document
from ..schema.figures import Extraction
from ..schema.vocabulary import Vocabulary

__all__ = ["extract"]


def extract(document: Document, *, vocabulary: Vocabulary | None = None) -> Extraction:
    """All that ``document`` says: tables, passages, figures, observations, problems.

    Pure: the same document and vocabulary give the same extraction. ``vocabulary`` is the packaged one unless given.
    """
    # Imported here because the sentence reader brings spaCy, which a command that reads no paper should not pay for.
    from .paper import extract_paper

    return extract_paper(document, vocabulary=vocabulary)
